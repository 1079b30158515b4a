package gazetteer

import (
	"slices"
	"sync"
)

// index finds names by their exact form and by their sounds.
//
// Names that sound alike are found through keys that they share: the skeleton itself and the
// skeleton without any one of its consonants (symmetric deletion: two names within one edit of
// each other share a key), and for short names, whose consonants say little, the same of all
// their sounds. What the keys bring up is then compared sound by sound.
type index struct {
	names   []Name           // distinct by Key
	byKey   map[string]int32 // position in names
	bearers [][]int32        // of each name, ascending
	of      [][]int32        // the names of each bearer
	briefs  []brief          // of each name
	words   map[string]bool  // every Arabic word of a name
	keys    *blocks          // of the sounds
	slips   *blocks          // of the letters; see slipKeys
	seen    sync.Pool        // of *seen

	later      []beginning // what is left of names from each word but the first on
	beginnings func() beginnings
}

// brief is what rules most names out without a look at them.
type brief struct {
	signs   signSet
	where   Governorates // of the bearers
	writing writing
}

// mayBe reports whether a name can be within limit of one that is asked for.
func (b *brief) mayBe(n *Name, limit int) bool {
	return n.apart[b.writing].cost(b.signs) <= limit
}

// seen marks the names that a search has met: those whose mark is the search's own number.
type seen struct {
	marks  []uint32
	search uint32
}

const (
	shortName   = 3 // consonants up to which all sounds make keys as well
	leastDelete = 3 // consonants from which one may be missing
)

func newIndex(names, bearers int) *index {
	return &index{byKey: make(map[string]int32, names), names: make([]Name, 0, names), bearers: make([][]int32, 0, names), of: make([][]int32, bearers), words: make(map[string]bool, names)}
}

// add says that a bearer has a name of these words. Bearers come in ascending order.
func (ix *index) add(list []Word, bearer int32, in Governorates) {
	n := NameOf(list)
	if n.IsZero() {
		return
	}
	at, ok := ix.byKey[n.Key]
	if !ok {
		at = int32(len(ix.names))
		ix.byKey[n.Key] = at
		ix.names, ix.bearers = append(ix.names, n), append(ix.bearers, nil)
		ix.briefs = append(ix.briefs, brief{signs: n.signs, writing: n.writing})
		ix.addLaterWords(at, list)
	}
	ix.briefs[at].where |= in
	known := ix.bearers[at]
	if len(known) > 0 && known[len(known)-1] == bearer {
		return
	}
	ix.bearers[at] = append(known, bearer)
	ix.of[bearer] = append(ix.of[bearer], at)
}

func (ix *index) addWords(list []Word) {
	for _, w := range list {
		if w.Script == Arabic {
			ix.words[w.Text] = true
		}
	}
}

// seal makes the keys of all names; what they begin with is put in order once it is asked for. Nothing
// may be added after it.
func (ix *index) seal() {
	ix.bearers, ix.of = packed(ix.bearers), packed(ix.of)
	ix.keys, ix.slips = ix.blocks((*Name).keys), ix.blocks((*Name).slipKeys)
	ix.beginnings = sync.OnceValue(ix.sortBeginnings)
}

// blocks returns the names by the hashes of their keys.
func (ix *index) blocks(keys func(n *Name, out []uint32) []uint32) *blocks {
	list := make([]block, 0, 12*len(ix.names))
	room := make([]uint32, 0, 2*maxSounds+2)
	for at := range ix.names {
		for _, hash := range keys(&ix.names[at], room) {
			list = append(list, block{hash, int32(at), ix.briefs[at].where})
		}
	}
	return newBlocks(list)
}

// packed returns lists side by side in memory.
func packed(lists [][]int32) [][]int32 {
	all := slices.Concat(lists...)
	for i, list := range lists {
		lists[i] = all[:len(list):len(list)]
		all = all[len(list):]
	}
	return lists
}

// keys appends the hashes of the keys of a name, that of its skeleton first.
func (n *Name) keys(out []uint32) []uint32 {
	var room [maxSounds]byte
	skeleton := n.sounds().appendSkeleton(room[:0])
	out = append(out, hashOf('s', skeleton))
	if len(skeleton) >= leastDelete {
		out = deletions('s', skeleton, out)
	}
	if n.Consonants() <= shortName {
		out = append(out, hashOf('a', n.sounds()))
		out = deletions('a', n.sounds(), out)
	}
	return out
}

// deletions appends the hashes of a text without each one of its signs.
func deletions(kind byte, text []byte, out []uint32) []uint32 {
	var without [maxSounds]byte
	for i := range text {
		if i > 0 && text[i] == text[i-1] {
			continue
		}
		n := copy(without[:], text[:i])
		n += copy(without[n:], text[i+1:])
		out = append(out, hashOf(kind, without[:n]))
	}
	return out
}

// hash returns the hash of a key (FNV-1a, with a final mix so that its leading bits are even).
func hashOf(kind byte, text []byte) uint32 {
	h := uint32(2166136261)
	h = (h ^ uint32(kind)) * 16777619
	for _, c := range text {
		h = (h ^ uint32(c)) * 16777619
	}
	h ^= h >> 15
	h *= 0x2c1b3c6d
	return h ^ h>>13
}

// similar calls found with every name in some of the governorates that shares a key with n, or the
// skeleton itself, once.
func (ix *index) similar(n *Name, in Governorates, same bool, found func(name int32)) {
	if same {
		var room [maxSounds]byte
		hash := hashOf('s', n.sounds().appendSkeleton(room[:0]))
		for _, b := range ix.keys.run(hash) {
			if b.hash == hash && b.where&in != 0 {
				found(b.name)
			}
		}
		return
	}
	met := ix.newSearch()
	defer ix.seen.Put(met)
	var hashes [2*maxSounds + 2]uint32
	for _, hash := range n.keys(hashes[:0]) {
		for _, b := range ix.keys.run(hash) {
			if b.hash == hash && b.where&in != 0 && met.marks[b.name] != met.search {
				met.marks[b.name] = met.search
				found(b.name)
			}
		}
	}
}

func (ix *index) newSearch() *seen {
	met, ok := ix.seen.Get().(*seen)
	if !ok {
		met = &seen{marks: make([]uint32, len(ix.names))}
	}
	if met.search++; met.search == 0 { // the numbers have run out
		clear(met.marks)
		met.search = 1
	}
	return met
}
