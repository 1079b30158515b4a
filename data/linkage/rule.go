package linkage

import "tawthiq/geo/mapindex"

// Link is two records that are likely to be of the same event.
type Link struct {
	A, B    int64 // their keys, A the lesser
	Score   int32 // in thousandths, from Threshold to 1000
	Reasons Reasons
}

// Threshold is the least score of a link, in thousandths.
const Threshold = 750

// The most that each part adds to a score.
const (
	placeWeight  = 400
	timeWeight   = 300
	partyWeight  = 100
	peopleWeight = 100
	whatWeight   = 100
)

// part is what is found of one part of the rule: how much speaks for the same event, from 0 to 1, and
// why. ok is false where the records cannot be of one.
type part struct {
	value   float64
	reasons Reasons
	ok      bool
}

// Compare returns the link of two records by the package's rule. ok is false where they are not
// linked. Symmetric: the order of the two does not matter.
func Compare(a, b *Record) (link Link, ok bool) {
	if a.Dataset == b.Dataset || a.Kinds&b.Kinds == 0 {
		return Link{}, false
	}
	if a.Key > b.Key {
		a, b = b, a
	}
	score, link := 0.0, Link{A: a.Key, B: b.Key}
	for _, one := range rule {
		p := one.compare(a, b)
		if !p.ok {
			return Link{}, false
		}
		score += one.weight * p.value
		link.Reasons |= p.reasons
	}
	link.Score = int32(score + 0.5)
	return link, link.Score >= Threshold
}

// rule is the parts, those first that most pairs fail.
var rule = []struct {
	weight  float64
	compare func(a, b *Record) part
}{
	{timeWeight, compareTime}, {placeWeight, comparePlace}, {partyWeight, compareParty}, {peopleWeight, comparePeople}, {whatWeight, compareWhat},
}

// longest is the most days on which one record can have happened.
const longest = 1 + 2*weekSlack

func compareTime(a, b *Record) part {
	gap := max(a.First, b.First) - min(a.Last, b.Last)
	if gap > maxGap {
		return part{}
	}
	days := max(a.Last-a.First, b.Last-b.First) + 1
	value := 1 - 0.7*float64(days-1)/(longest-1)
	switch {
	case gap > 0:
		return part{0.45 * value, NextDay, true}
	case days == 1:
		return part{value, SameDay, true}
	}
	return part{value, DaysOverlap, true}
}

func comparePlace(a, b *Record) part {
	if !a.Drawn || !b.Drawn {
		return part{0.45, SameSubdistrict, a.Subdistrict != 0 && a.Subdistrict == b.Subdistrict}
	}
	reach := float64(nearM + min(a.UncertaintyM, maxUncertaintyM) + min(b.UncertaintyM, maxUncertaintyM))
	distance := distanceM(a.At, b.At) / reach
	switch {
	case distance > 1:
		return part{}
	case a.Place != 0 && a.Place == b.Place:
		return part{1 - distance/2, SamePlace, true}
	}
	return part{0.6 * (1 - distance), Near, true}
}

func compareParty(a, b *Record) part {
	switch {
	case a.Parties&b.Parties != 0:
		return part{1, SameParty, true}
	case (a.Groups&b.Parties)|(a.Parties&b.Groups) != 0:
		return part{0.8, PartyGroup, true}
	}
	return part{0.4, PartyUnnamed, a.Unnamed || b.Unnamed}
}

// comparePeople goes by the first of the killed, the detained and the injured that can be compared. Only killed and detained contradict a link: who counts as injured differs
// too much from source to source.
func comparePeople(a, b *Record) part {
	out := part{value: 0.5, ok: true}
	found := false
	for _, of := range []struct {
		a, b   mapindex.Number
		reason Reasons
	}{{a.Killed, b.Killed, KilledAgree}, {a.Detained, b.Detained, DetainedAgree}, {a.Injured, b.Injured, InjuredAgree}} {
		if !areComparable(of.a, of.b) {
			continue
		}
		value, near := agreement(of.a, of.b)
		switch {
		case !near && of.reason != InjuredAgree:
			return part{}
		case found || !near:
		case value > closeValue:
			out.value, out.reasons, found = value, of.reason, true
		default:
			out.value, out.reasons, found = value, NumbersClose, true
		}
	}
	return out
}

// areComparable reports whether two numbers say something of each other: both are stated, they are not
// none in both, and neither is at least fewer than the other can be, which is as true of events that have
// nothing to do with each other.
func areComparable(a, b mapindex.Number) bool {
	below := a.Open && a.Max < b.Max || b.Open && b.Max < a.Max
	return a.Stated && b.Stated && a.Max+b.Max > 0 && !below
}

// closeValue is how well numbers agree that miss each other by little.
const closeValue = 0

// agreement returns how well two numbers that say something of each other agree, from 0 to 1, and whether they can be of one event.
func agreement(a, b mapindex.Number) (value float64, near bool) {
	if a.Min > b.Min {
		a, b = b, a // b has the larger minimum
	}
	switch miss := b.Min - a.Max; {
	case (a.Open || b.Open) && miss <= 0:
		return 0.75, true
	case miss <= 0:
		return 1, true
	default:
		return closeValue, miss <= max(2, b.Min/2)
	}
}

func compareWhat(a, b *Record) (p part) {
	p.ok = true
	if a.Violations&b.Violations != 0 {
		p.value, p.reasons = 0.5, SameViolation
	}
	if a.Facilities&b.Facilities != 0 {
		p.reasons |= SameFacility
	}
	if a.Weapons&b.Weapons != 0 {
		p.reasons |= SameWeapon
	}
	if p.reasons&(SameFacility|SameWeapon) != 0 {
		p.value += 0.5
	}
	return p
}
