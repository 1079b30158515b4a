package atlas

import (
	"tawthiq/data"
	"tawthiq/data/reference"
	"tawthiq/geo"
	"tawthiq/geo/mapindex"
)

// meaning is what the codes of the index stand for, by attribute and code. It is immutable.
type meaning struct {
	texts   [attributeCount][]string
	areas   [][geo.Subdistrict + 1]uint16     // by level: the area's position in its list plus 1; 0: none
	sets    [attrControl + 1][]termSet        // of the attributes that are lists of terms
	claims  []data.Attribution                // of the lists of claims
	numbers [attributeCount][]mapindex.Number // of the measures
	held    []held                            // of who held the place
}

// termSet is a list of terms: as bits of the vocabulary's list, and the first.
type termSet struct {
	bits  uint64
	first string
}

// setLists are the lists of the vocabulary that attributes hold terms of.
var setLists = map[int]data.List{
	attrViolations: data.Violations, attrClaims: data.Parties, attrControl: data.Controllers,
	attrFacilities: data.Facilities, attrWeapons: data.Weapons, attrDoubts: data.Doubts,
}

// meaning returns what every code stands for that was given so far.
func (d *dictionary) meaning(vocabulary *data.Vocabulary, facts *reference.Facts) *meaning {
	m := &meaning{}
	for a := range d.terms {
		texts := d.terms[a].texts
		m.texts[a] = texts[:len(texts):len(texts)]
	}
	for _, text := range m.texts[attrAreas] {
		m.areas = append(m.areas, areaNumbers(facts, text))
	}
	for a, list := range setLists {
		for _, text := range m.texts[a] {
			m.sets[a] = append(m.sets[a], termsOf(vocabulary, list, codesOf(a, text)))
		}
	}
	for _, text := range m.texts[attrClaims] {
		m.claims = append(m.claims, vocabulary.Attribution(data.Values(text)))
	}
	for _, text := range m.texts[attrControl] {
		m.held = append(m.held, readHeld(text))
	}
	for a := attrMeasure; a < attributeCount; a++ {
		for _, text := range m.texts[a] {
			m.numbers[a] = append(m.numbers[a], numberOf(text))
		}
	}
	return m
}

func areaNumbers(facts *reference.Facts, text string) (out [geo.Subdistrict + 1]uint16) {
	for i, code := range data.Values(text) {
		if at, ok := facts.Areas.Position(geo.PCode(code)); ok && code != "" {
			out[int(geo.Governorate)+i] = uint16(at) + 1
		}
	}
	return out
}

// codesOf returns the terms that the text of an attribute names.
func codesOf(attribute int, text string) []string {
	if attribute == attrControl {
		return readHeld(text).controllers()
	}
	codes := data.Values(text)
	for i, code := range codes {
		if attribute == attrClaims {
			codes[i] = data.PartyOf(code)
		}
	}
	return codes
}

func termsOf(vocabulary *data.Vocabulary, list data.List, codes []string) (out termSet) {
	if len(codes) > 0 {
		out.first = codes[0]
	}
	out.bits = vocabulary.Bits(list, codes)
	return out
}

func numberOf(text string) mapindex.Number {
	r, err := data.ParseRange(text)
	if err != nil {
		return mapindex.Number{} // the empty text: nothing is stated
	}
	return mapindex.Number{Min: int32(r.Min), Max: int32(r.Max), Open: r.Open, Stated: true}
}
