package atlas

import (
	"slices"
	"strconv"

	"tawthiq/data"
	"tawthiq/data/linkage"
	"tawthiq/geo"
	"tawthiq/geo/mapindex"
)

// linkReader reads the records of a view as the rule of linkage wants them: what its codes mean there.
type linkReader struct {
	view       *View
	spans      []datedSpan
	parties    []claimed
	kinds      []linkage.Kinds
	facilities []uint64
	weapons    uint64  // all but the unknown one
	radii      []int32 // uncertainties

	killed, injured, detained people
}

// people is a measure's attribute, with those of its subsets by profession.
type people struct {
	total       int
	professions []int
}

func peopleOf(m data.Measure) people {
	p := people{total: attrOf(m)}
	for _, profession := range []data.Measure{"medical", "media", "civil-defence", "humanitarian"} {
		if of := m + "-" + profession; data.TraitOf(of) != data.TraitCount {
			p.professions = append(p.professions, attrOf(of))
		}
	}
	return p
}

type datedSpan struct {
	precision string
	following int
}

type claimed struct {
	groups  uint64
	unnamed bool
}

func (v *View) linkReader() *linkReader {
	m, r := v.meaning, &linkReader{view: v, weapons: ^v.vocabulary.Bit(data.Weapons, unknownWeapon),
		killed: peopleOf(data.Killed), injured: peopleOf(data.Injured), detained: peopleOf(data.Detained)}
	for _, text := range m.texts[attrSpan] {
		precision, following := data.ParseSpan(text)
		r.spans = append(r.spans, datedSpan{precision, following})
	}
	for _, text := range m.texts[attrClaims] {
		r.parties = append(r.parties, v.claimed(data.Values(text)))
	}
	for _, text := range m.texts[attrViolations] {
		r.kinds = append(r.kinds, linkage.KindsOf(data.Values(text)))
	}
	for _, text := range m.texts[attrFacilities] {
		r.facilities = append(r.facilities, v.vocabulary.FamilyBits(data.Facilities, data.Values(text)))
	}
	for _, text := range m.texts[attrUncertainty] {
		metres, _ := strconv.Atoi(text) // "" has none
		r.radii = append(r.radii, int32(metres))
	}
	return r
}

const unknownWeapon = "unknown"

// claimed returns what claims say beside the parties themselves.
func (v *View) claimed(claims []string) claimed {
	out := claimed{unnamed: len(claims) == 0}
	for _, text := range claims {
		party := data.PartyOf(text)
		term, _ := v.vocabulary.Term(data.Parties, party)
		out.groups |= v.vocabulary.Bit(data.Parties, term.Parent)
		out.unnamed = out.unnamed || linkage.IsUnnamed(party)
	}
	return out
}

// days are those on which a record can have happened, see linkage.Days.
type days struct{ first, last int32 }

// when returns the days of a row; ok is false for one that is linked with nothing: that is not public,
// stands for several events, or is of no known day or place.
func (r *linkReader) when(row int) (when days, ok bool) {
	v := r.view
	if v.guarded.Shows(data.Key(v.index.Key(row))) || v.index.Code(row, attrAggregated) != 0 {
		return when, false
	}
	start, s := v.index.Day(row), r.spans[v.index.Code(row, attrSpan)]
	when.first, when.last, ok = linkage.Days(data.Date(start), s.precision, s.following)
	return when, ok && start > 0 && (v.index.Drawn(row) || r.subdistrict(row) != 0)
}

func (r *linkReader) subdistrict(row int) uint16 {
	return r.view.meaning.areas[r.view.index.Code(row, attrAreas)][geo.Subdistrict]
}

// record returns a row as the rule reads it; ok is false for one that is linked with nothing.
func (r *linkReader) record(row int) (out linkage.Record, ok bool) {
	when, ok := r.when(row)
	if !ok {
		return out, false
	}
	v, code := r.view, func(attribute int) uint32 { return r.view.index.Code(row, attribute) }
	claims, violations := code(attrClaims), code(attrViolations)
	out = linkage.Record{
		Key: v.index.Key(row), Dataset: code(attrDataset), Start: v.index.Day(row), First: when.first, Last: when.last,
		Drawn: v.index.Drawn(row), At: v.index.World(row), Place: code(attrPlace), Subdistrict: r.subdistrict(row), UncertaintyM: r.radii[code(attrUncertainty)],
		Parties: v.meaning.claims[claims].Parties, Groups: r.parties[claims].groups, Unnamed: r.parties[claims].unnamed,
		Kinds: r.kinds[violations], Violations: v.meaning.sets[attrViolations][violations].bits,
		Facilities: r.facilities[code(attrFacilities)], Weapons: v.meaning.sets[attrWeapons][code(attrWeapons)].bits & r.weapons,
		Killed: r.number(row, r.killed.total), Injured: r.number(row, r.injured.total), Detained: r.number(row, r.detained.total),
	}
	if r.isOfOneProfession(row) {
		out.Killed.Open, out.Injured.Open, out.Detained.Open = true, true, true
	}
	return out, true
}

func (r *linkReader) number(row, measure int) mapindex.Number {
	return r.view.meaning.numbers[measure][r.view.index.Code(row, measure)]
}

// isOfOneProfession reports whether a row's killed or detained are all of one profession.
func (r *linkReader) isOfOneProfession(row int) bool {
	return r.countsOneProfession(row, r.killed, r.number(row, r.killed.total)) || r.countsOneProfession(row, r.detained, r.number(row, r.detained.total))
}

// countsAll reports whether a row states how many were killed, injured or detained, and not of one
// profession alone.
func (r *linkReader) countsAll(row int) bool {
	states := func(of people) bool { return r.number(row, of.total).Stated }
	return (states(r.killed) || states(r.injured) || states(r.detained)) && !r.isOfOneProfession(row)
}

// countsOneProfession reports whether all of a number of people are of one profession: a source that
// states it so counts no others, as a database of aid workers does.
func (r *linkReader) countsOneProfession(row int, of people, n mapindex.Number) bool {
	return n.Stated && slices.ContainsFunc(of.professions, func(profession int) bool { return r.number(row, profession) == n })
}
