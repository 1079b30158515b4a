package gazetteer

import "math/bits"

// signSet is the set of the signs that occur in a name, by their positions in alphabet.
type signSet uint64

// setOf returns the signs that occur in the sounds.
func setOf(s sounds) (set signSet) {
	for _, sign := range s {
		set |= 1 << sign
	}
	return set
}

// size returns how many signs are in the set.
func (s signSet) size() int { return bits.OnesCount64(uint64(s)) }

// steps are costs of substitutions that a bound tells apart, ascending.
var steps = [...]uint8{15, 35, 60, 90}

// apart holds the signs that cost a step or more, each to be made of the signs of one name, or left
// out. What they cost together bounds the distance of that name to any other from below.
type apart [len(steps)]signSet

// cost returns the bound for another name, by its signs.
func (a *apart) cost(signs signSet) int {
	sum, below := 0, 0
	for k, step := range steps {
		sum += (a[k] & signs).size() * (int(step) - below)
		below = int(step)
	}
	return sum
}

// apartFrom returns what costs a step or more beside the sounds of a name, by the writing of the
// other name.
func apartFrom(s sounds, w writing) (out [2]apart) {
	out = [2]apart{gapsApart[modes[w][inLatin]], gapsApart[modes[w][inArabic]]}
	for _, sign := range s {
		for k, set := range signsApart[sign] {
			out[0][k] &= set
			out[1][k] &= set
		}
	}
	return out
}

// signsApart holds the signs that cost a step or more to be made of each sign.
var signsApart = func() (table [len(alphabet)]apart) {
	for sign := range table {
		table[sign] = costing(&substitution[sign])
	}
	return table
}()

// gapsApart holds the signs that cost a step or more where only one of two names has them.
var gapsApart = func() (table [len(missing)]apart) {
	for mode := range table {
		table[mode] = costing(&missing[mode])
	}
	return table
}()

// costing returns the signs that cost each step or more.
func costing(costs *[len(alphabet)]uint8) (out apart) {
	for sign, cost := range costs {
		for k, step := range steps {
			if cost >= step {
				out[k] |= 1 << sign
			}
		}
	}
	return out
}
