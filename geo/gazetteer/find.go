package gazetteer

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

// ExactWords is Exact of the name that words make, which need not be prepared.
func (g *Gazetteer) ExactWords(list []Word) []int32 {
	var room [96]byte
	key := room[:0]
	for _, w := range list {
		key = append(key, w.Text...)
	}
	at, ok := g.index.byKey[string(key)]
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

// rivals is how much worse a match may be than the best one to be listed, in hundredths of a
// consonant.
const rivals = 90

// Scope says which names Similar looks for.
type Scope struct {
	In    Governorates // the bearers that count
	Limit int          // how much their sounds may differ, in hundredths of a consonant
	Same  bool         // only those whose consonants are the same, which is faster to find
}

// Similar appends the bearers of names that sound like n, and not much worse than the best of them,
// each with its best likeness. It finds names whose consonants differ in at most one place.
// Order: as found; it is the same for the same name.
func (g *Gazetteer) Similar(n *Name, scope Scope, out []Match) []Match {
	limit, in := scope.Limit, scope.In
	from, best := len(out), limit
	g.index.similar(n, in, scope.Same, func(at int32) {
		most := min(limit, best+rivals)
		if !g.index.briefs[at].mayBe(n, most) {
			return
		}
		like, ok := n.compare(&g.index.names[at], most)
		if !ok {
			return
		}
		best = min(best, like.Penalty())
		out = g.addBearers(at, like, in, out, from)
	})
	kept := out[:from]
	for _, m := range out[from:] {
		if m.Penalty() <= best+rivals {
			kept = append(kept, m)
		}
	}
	return kept
}

// addBearers adds the bearers of a name that lie in some of the governorates.
func (g *Gazetteer) addBearers(name int32, like Likeness, in Governorates, out []Match, from int) []Match {
	for _, b := range g.index.bearers[name] {
		if g.where[b]&in != 0 {
			out = keepBest(out, from, Match{b, like})
		}
	}
	return out
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
		if g.index.briefs[at].writing == n.writing {
			return true
		}
	}
	return false
}

// Likeness returns how well a name matches the best of the names of a bearer, and false where
// all differ by more than limit hundredths of a consonant.
func (g *Gazetteer) Likeness(n *Name, bearer int32, limit int) (best Likeness, ok bool) {
	for _, at := range g.index.of[bearer] {
		if !g.index.briefs[at].mayBe(n, limit) {
			continue
		}
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

func (g *Gazetteer) bearersOf(numbers []int32) []Bearer {
	out := make([]Bearer, 0, len(numbers))
	for _, n := range numbers {
		out = append(out, g.bearers[n])
	}
	return out
}
