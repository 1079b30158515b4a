package gazetteer

import "slices"

// Bearers returns how many things bear names: places by p-code, then areas from governorates to
// subdistricts, then vernacular regions. Their numbers are from 0.
func (g *Gazetteer) Bearers() int { return len(g.bearers) }

// Bearer returns the bearer of a number below Bearers.
func (g *Gazetteer) Bearer(number int32) Bearer { return g.bearers[number] }

// Exact returns the numbers of the bearers of a name, official or alias, in either script, whose
// normalised forms are equal up to spaces, in ascending order.
func (g *Gazetteer) Exact(n *Name) []int32 {
	at, ok := g.index.byKey[n.Key]
	if !ok {
		return nil
	}
	return g.index.bearers[at]
}

// HasWord reports whether a normalised Arabic word occurs in any name.
func (g *Gazetteer) HasWord(w string) bool { return g.index.words[w] }

// Match is a bearer of a name that is like the one asked for.
type Match struct {
	Bearer int32
	Likeness
}

// Similar appends the bearers, among those that within allows (nil: all), of names whose sounds
// differ from n by no more than limit hundredths of a consonant, each with its best likeness. It
// finds names whose consonants differ in at most one place. Order: none.
func (g *Gazetteer) Similar(n *Name, limit int, within func(bearer int32) bool, out []Match) []Match {
	from := len(out)
	g.index.similar(n, func(at int32) {
		bearers := g.index.bearers[at]
		if within != nil && !anyOf(bearers, within) {
			return
		}
		like, ok := n.compare(&g.index.names[at], limit)
		if !ok {
			return
		}
		for _, b := range bearers {
			if within == nil || within(b) {
				out = keepBest(out, from, Match{b, like})
			}
		}
	})
	return out
}

func anyOf(bearers []int32, within func(int32) bool) bool {
	for _, b := range bearers {
		if within(b) {
			return true
		}
	}
	return false
}

// keepBest adds a match, or improves the one of the same bearer.
func keepBest(list []Match, from int, m Match) []Match {
	for i := from; i < len(list); i++ {
		if list[i].Bearer == m.Bearer {
			if m.better(list[i].Likeness) {
				list[i].Likeness = m.Likeness
			}
			return list
		}
	}
	return append(list, m)
}

// HasScript reports whether a bearer has a name in the script of n.
func (g *Gazetteer) HasScript(n *Name, bearer int32) bool {
	for _, at := range g.index.of[bearer] {
		if g.index.names[at].arabic == n.arabic {
			return true
		}
	}
	return false
}

// Likeness returns how well a name matches the best of the names of a bearer, and false where
// all differ by more than limit hundredths of a consonant.
func (g *Gazetteer) Likeness(n *Name, bearer int32, limit int) (best Likeness, ok bool) {
	for _, at := range g.index.of[bearer] {
		like, near := n.compare(&g.index.names[at], limit)
		if near && (!ok || like.better(best)) {
			best, ok = like, true
		}
		if best.Exact && ok {
			break
		}
	}
	return best, ok
}

// Named returns the bearers of a name, in the order of their numbers.
func (g *Gazetteer) Named(name string) []Bearer {
	n := Name{Key: Key(name)}
	return g.bearersOf(g.Exact(&n))
}

// minSkeleton is the fewest consonants that tell one name from most others.
const minSkeleton = 3

// Sounding returns the bearers of a name with the same Skeleton, in the order of their numbers. A
// name of fewer than three consonants has none.
func (g *Gazetteer) Sounding(name string) []Bearer {
	n := NameOf(Words(name))
	if len(n.skeleton) < minSkeleton {
		return nil
	}
	var numbers []int32
	g.index.similar(&n, func(at int32) {
		if g.index.names[at].skeleton == n.skeleton {
			numbers = append(numbers, g.index.bearers[at]...)
		}
	})
	slices.Sort(numbers)
	return g.bearersOf(slices.Compact(numbers))
}

func (g *Gazetteer) bearersOf(numbers []int32) []Bearer {
	out := make([]Bearer, 0, len(numbers))
	for _, n := range numbers {
		out = append(out, g.bearers[n])
	}
	return out
}
