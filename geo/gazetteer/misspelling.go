package gazetteer

import "slices"

// misspellings finds names that differ from what is written by one slip of the pen: a letter too
// many, too few, wrong, or exchanged with its neighbour. Most slips leave a name's sounds alike
// and are found by those; this finds the ones that do not, such as a letter in the middle of "sh".
//
// It holds the hash of every name and of every name without one of its letters, so that two names
// one slip apart share one (symmetric deletion), with the name in the low half, in order.
type misspellings []uint64

// leastLetters is how many letters a name has at the least for a slip to leave it recognisable.
const leastLetters = 5

// slipCost is the cost of a slip, in hundredths of a consonant.
const slipCost = 60

func newMisspellings(names []Name) misspellings {
	out := make(misspellings, 0, 12*len(names))
	var room [64]uint32
	for at := range names {
		for _, hash := range slipKeys(names[at].Key, room[:0]) {
			out = append(out, uint64(hash)<<32|uint64(at))
		}
	}
	slices.Sort(out)
	return out
}

// slipKeys appends the hashes of a normalised name and of it without each of its letters. A short
// or a very long name has none.
func slipKeys(key string, out []uint32) []uint32 {
	var room [maxSounds + 1]rune
	letters := room[:0]
	for _, r := range key {
		if len(letters) == len(room) {
			return out
		}
		letters = append(letters, r)
	}
	if len(letters) < leastLetters {
		return out
	}
	for skip := -1; skip < len(letters); skip++ {
		h := uint32(2166136261)
		for i, r := range letters {
			if i != skip {
				h = (h ^ uint32(r)) * 16777619
			}
		}
		out = append(out, h)
	}
	return out
}

// find calls found with every name that shares a key, some of them more than once.
func (m misspellings) find(key string, found func(name int32)) {
	var room [64]uint32
	for _, hash := range slipKeys(key, room[:0]) {
		at, _ := slices.BinarySearch(m, uint64(hash)<<32)
		for ; at < len(m) && uint32(m[at]>>32) == hash; at++ {
			found(int32(uint32(m[at])))
		}
	}
}

// oneSlip reports whether no more than one slip makes one text of the other.
func oneSlip(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	for len(x) > 0 && x[0] == y[0] {
		x, y = x[1:], y[1:]
	}
	for len(x) > 0 && x[len(x)-1] == y[len(y)-1] {
		x, y = x[:len(x)-1], y[:len(y)-1]
	}
	switch {
	case len(y) == 1:
		return true
	case len(x) == 2 && len(y) == 2:
		return x[0] == y[1] && x[1] == y[0]
	}
	return len(x) == 0 && len(y) == 0
}

// Misspelt appends the bearers in some of the governorates of names that are one slip of the pen
// from n, or equal to it. Order: as found; it is the same for the same name.
func (g *Gazetteer) Misspelt(n *Name, in Governorates, out []Match) []Match {
	from := len(out)
	g.index.slips.find(n.Key, func(at int32) {
		name := &g.index.names[at]
		if !oneSlip(n.Key, name.Key) {
			return
		}
		like := Likeness{Cost: slipCost, Consonants: n.Consonants()}
		for _, b := range g.index.bearers[at] {
			if g.where[b]&in != 0 {
				out = keepBest(out, from, Match{b, like})
			}
		}
	})
	return out
}
