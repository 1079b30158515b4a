package synthetic

import (
	"math/rand/v2"
	"slices"

	"tawthiq/data"
)

const (
	regime = "regime"

	killing        = "extrajudicial-killing"
	torture        = "death-under-torture"
	arrest         = "arbitrary-arrest"
	disappearance  = "enforced-disappearance"
	release        = "release"
	facilityAttack = "attack-on-vital-facility"
	indiscriminate = "indiscriminate-attack"
	outlawed       = "outlawed-weapon"
)

// partyShares hold over all years; on a day only those that the vocabulary has then are picked.
var partyShares = []share[string]{
	{regime, 56}, {"russia", 6}, {"isis", 5}, {"opposition", 5}, {"sdf", 4}, {"hts", 3}, {"transitional", 3},
	{"coalition", 2.5}, {"regime-remnants", 1.5}, {"turkey", 1.2}, {"iran-militias", 1}, {"tip", 0.3}, {"israel", 0.3},
	{"unknown-persons", 4}, {"landmine-unknown", 3}, {"bombing-unidentified", 3}, {"unidentified", 1.5},
	{"border-guards-turkey", 0.7}, {"fire-unknown", 0.3}, {"drowning", 0.3}, {"clashes-civilian", 0.2},
	{"border-guards-jordan", 0.1}, {"border-guards-lebanon", 0.1},
}

var violationShares = []share[string]{
	{killing, 38}, {arrest, 22}, {indiscriminate, 12}, {facilityAttack, 7}, {disappearance, 6}, {torture, 4},
	{outlawed, 3}, {"forced-displacement", 2}, {release, 2}, {"looting", 1.5}, {"siege", 1}, {"child-recruitment", 1}, {"sexual-violence", 0.5},
}

var weaponShares = []share[string]{
	{"artillery", 25}, {"warplane", 20}, {"gunfire", 15}, {"barrel-bomb", 10}, {"mortar", 7}, {"rocket", 6}, {"sniper", 5},
	{"ied", 4}, {"landmine", 4}, {"cluster-munition", 2}, {"drone", 1}, {"chemical", 0.3}, {"incendiary", 0.7},
}

var gradingShares = []share[string]{{"confirmed", 40}, {"fair", 30}, {"weak", 10}, {data.Ungraded, 15}, {"contested", 3}, {"discounted", 2}}

// attribute says who did it: mostly one party, sometimes the regime and another jointly.
func (g *Generator) attribute(r *rand.Rand, in *data.Incident) {
	party := g.parties.pick(r)
	for !there(party, in.When) {
		party = g.parties.pick(r)
	}
	first := data.Claim{Party: party.Code, Kind: "sole", Confidence: "stated", Source: 1}
	if happens(r, 20) {
		first.Confidence = "believed"
	}
	if party.Code == "unidentified" {
		first.Kind = "unidentified"
	}
	in.Claims = []data.Claim{first}
	other, _ := g.vocabulary.Term(data.Parties, []string{"russia", "iran-militias"}[r.IntN(2)])
	if party.Code == regime && happens(r, 8) && there(other, in.When) {
		in.Claims[0].Kind = "joint"
		in.Claims = append(in.Claims, data.Claim{Party: other.Code, Kind: "joint", Confidence: first.Confidence, Source: 1})
	}
}

// there reports whether a party existed on a day of a span, as data.Vocabulary's Check asks.
func there(party data.Term, w data.When) bool {
	return (party.ValidFrom.IsZero() || w.End >= party.ValidFrom) && (party.ValidTo.IsZero() || w.Start <= party.ValidTo)
}

// happening says what was done, with what, and to how many.
func (g *Generator) happening(r *rand.Rand, in *data.Incident) {
	main := g.violations.pick(r)
	in.Violations = []string{main}
	if main != arrest && main != release && happens(r, 12) {
		in.Violations = append(in.Violations, indiscriminate)
	}
	slices.Sort(in.Violations)
	in.Violations = slices.Compact(in.Violations)
	switch main {
	case facilityAttack:
		facilities := g.vocabulary.Terms(data.Facilities)
		in.Facilities = []string{facilities[r.IntN(len(facilities))].Code}
		fallthrough
	case killing, indiscriminate, outlawed:
		in.Weapons = []string{g.weapons.pick(r)}
	case torture:
		in.Weapons = []string{"torture"}
	}
	in.Casualties = casualties(r, main)
}

// casualties returns the numbers that a source of such an incident states.
func casualties(r *rand.Rand, violation string) data.Casualties {
	switch violation {
	case killing:
		return killed(r, several(r, 55))
	case torture:
		return killed(r, several(r, 5))
	case arrest:
		return data.Casualties{data.Detained: number(r, several(r, 60))}
	case disappearance:
		return data.Casualties{data.Disappeared: number(r, several(r, 30))}
	case release:
		return data.Casualties{data.Released: number(r, several(r, 60))}
	case facilityAttack, indiscriminate, outlawed:
		if happens(r, 50) {
			return nil // not stated
		}
		c := killed(r, several(r, 70)-1)
		c[data.Injured] = number(r, several(r, 80))
		return c
	}
	return nil
}

// killed returns the numbers of so many dead, of whom some are children and women.
func killed(r *rand.Rand, n int) data.Casualties {
	c := data.Casualties{data.Killed: number(r, n)}
	if happens(r, 70) {
		c[data.KilledCivilians] = data.Range{Min: n, Max: n}
	}
	if children := r.IntN(n/3 + 1); children > 0 {
		c["killed-children"] = data.Range{Min: children, Max: children}
	}
	if women := r.IntN(n/4 + 1); women > 0 {
		c["killed-women"] = data.Range{Min: women, Max: women}
	}
	return c
}

// number returns n as a source states it: mostly for certain, sometimes from n on, or "at least" n.
func number(r *rand.Rand, n int) data.Range {
	switch {
	case happens(r, 5):
		return data.Range{Min: n, Max: n, Open: true}
	case happens(r, 10):
		return data.Range{Min: n, Max: n + several(r, 50)}
	}
	return data.Range{Min: n, Max: n}
}

// describe gives the incident a title in both languages and a sentence, in the vocabulary's words.
func (g *Generator) describe(in *data.Incident) {
	violation, _ := g.vocabulary.Term(data.Violations, in.Violations[0])
	party, _ := g.vocabulary.Term(data.Parties, in.Claims[0].Party)
	in.Title.EN = "Made up: " + violation.Label.EN + " in " + in.Where.Text.EN
	in.Title.AR = "مختلق: " + violation.Label.AR + " في " + in.Where.Text.AR
	in.Summary.EN = "Made up: " + violation.Label.EN + " in " + in.Where.Text.EN + ", " + in.Where.Region.EN + ", on " + in.When.Start.String() + "; attributed to: " + party.Label.EN + "."
	if dead, ok := in.Casualties[data.Killed]; ok {
		in.Summary.EN += " Killed: " + dead.String() + "."
	}
}
