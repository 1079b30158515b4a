package gazetteer

// leastLetters is how many letters a name has at the least for a slip to leave it recognisable.
const leastLetters = 5

// slipCost is the cost of a slip, in hundredths of a consonant.
const slipCost = 60

// slipKeys appends the hashes of the key of a name and of it without each of its letters, so that
// two names one slip of the pen apart share one (symmetric deletion): a letter too many, too few,
// wrong, or exchanged with its neighbour. Most slips leave a name's sounds alike and are found by
// those; this finds the ones that do not, such as a letter in the middle of "sh". A short or a very
// long name has none.
func (n *Name) slipKeys(out []uint32) []uint32 {
	var room [maxSounds + 1]rune
	letters := room[:0]
	for _, r := range n.Key {
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
	var room [maxSounds + 2]uint32
	for _, hash := range n.slipKeys(room[:0]) {
		for _, b := range g.index.slips.run(hash) {
			if b.hash == hash && b.where&in != 0 && oneSlip(n.Key, g.index.names[b.name].Key) {
				like := Likeness{Cost: slipCost, Consonants: n.Consonants()}
				out = g.addBearers(b.name, like, in, out, from)
			}
		}
	}
	return out
}
