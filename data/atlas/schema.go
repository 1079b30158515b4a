package atlas

import (
	"strconv"

	"tawthiq/data"
	"tawthiq/data/reference"
	"tawthiq/geo"
	"tawthiq/geo/mapindex"
)

// The attributes of the map index. The measures follow: that of data.Measures()[i] is
// attrMeasure+i.
const (
	attrDataset = iota
	attrGrading
	attrPrecision
	attrAreas
	attrViolations
	attrClaims
	attrFacilities
	attrWeapons
	attrControl
	attrUncertainty // in metres
	attrMeasure

	attributeCount = attrMeasure + int(data.TraitCount-data.TraitMeasure)
)

// attrOf returns the attribute of a measure.
func attrOf(m data.Measure) int { return attrMeasure + int(data.TraitOf(m)-data.TraitMeasure) }

// traits are the attributes that are a trait of a record as it is.
var traits = [...]data.Trait{
	attrDataset: data.TraitDataset, attrGrading: data.TraitGrading, attrPrecision: data.TraitPrecision,
	attrAreas: data.TraitAreas, attrViolations: data.TraitViolations, attrClaims: data.TraitClaims,
	attrFacilities: data.TraitFacilities, attrWeapons: data.TraitWeapons,
}

// dictionary numbers the texts of attributes as they occur, for the rows of the index. It only
// grows: a number that was given keeps its meaning while the process runs. It is not safe for
// concurrent use; what it means at one moment is.
type dictionary struct {
	terms    [attributeCount]*terms
	radius   map[int32]uint32         // the code of an uncertainty
	bySymbol [attributeCount][]uint32 // by the store's symbol: its code plus 1; 0: it was not asked for yet
}

// terms numbers the texts of one attribute; "" has the code 0.
type terms struct {
	codes map[string]uint32
	texts []string // by code
}

func newDictionary() *dictionary {
	d := &dictionary{radius: map[int32]uint32{}}
	for a := range d.terms {
		d.terms[a] = &terms{codes: map[string]uint32{"": 0}, texts: []string{""}}
	}
	return d
}

// code returns the number of a text.
func (t *terms) code(text string) uint32 {
	code, known := t.codes[text]
	if !known {
		code = uint32(len(t.texts))
		t.codes[text] = code
		t.texts = append(t.texts, text)
	}
	return code
}

// code returns the number of the text that a symbol of the store stands for.
func (d *dictionary) code(attribute int, symbol data.Symbol, symbols []string) uint32 {
	known := d.bySymbol[attribute]
	if int(symbol) < len(known) && known[symbol] != 0 {
		return known[symbol] - 1
	}
	if more := int(symbol) + 1 - len(known); more > 0 {
		known = append(known, make([]uint32, more)...)
	}
	code := d.terms[attribute].code(symbols[symbol])
	known[symbol] = code + 1
	d.bySymbol[attribute] = known
	return code
}

func (d *dictionary) uncertainty(metres int32) uint32 {
	code, known := d.radius[metres]
	if !known {
		code = d.terms[attrUncertainty].code(strconv.Itoa(int(metres)))
		d.radius[metres] = code
	}
	return code
}

// read sets a row to a brief of a record that is released as it is.
func (d *dictionary) read(b *data.Brief, symbols []string, row *mapindex.Row) {
	row.Key, row.ID, row.Drawn, row.At, row.Day = int64(b.Key), data.NumberOf(b.ID), b.Drawn, b.At, int32(b.Start)
	for a, trait := range traits {
		row.Codes[a] = d.code(a, b.Traits[trait], symbols)
	}
	control := b.Traits[data.TraitControlStated]
	if control == 0 {
		control = b.Traits[data.TraitControlDerived]
	}
	if row.Codes[attrControl] = d.code(attrControl, control, symbols); control == 0 {
		row.Codes[attrControl] = d.terms[attrControl].code(data.UnknownController)
	}
	row.Codes[attrUncertainty] = d.uncertainty(b.UncertaintyM)
	for a := attrMeasure; a < attributeCount; a++ {
		row.Codes[a] = d.code(a, b.Traits[int(data.TraitMeasure)+a-attrMeasure], symbols)
	}
}

// write returns the row of a released record.
func (d *dictionary) write(r *data.Record) (mapindex.Row, error) {
	symbols := []string{""}
	brief, err := r.Incident.Brief(func(text string) data.Symbol {
		symbols = append(symbols, text)
		return data.Symbol(len(symbols) - 1)
	})
	if err != nil {
		return mapindex.Row{}, err
	}
	brief.Key = r.Key
	row := mapindex.Row{Codes: make([]uint32, attributeCount)}
	// These symbols are not the store's: they must not be mistaken for what is known of those.
	d.withoutSymbols().read(&brief, symbols, &row)
	return row, nil
}

// withoutSymbols returns a dictionary that numbers the same texts and knows no symbol.
func (d *dictionary) withoutSymbols() *dictionary {
	return &dictionary{terms: d.terms, radius: d.radius}
}

// meaning is what the codes of the index stand for, by attribute and code. It is immutable.
type meaning struct {
	texts   [attributeCount][]string
	areas   [][geo.Subdistrict + 1]uint16     // by level: the area's position in its list plus 1; 0: none
	sets    [attrControl + 1][]termSet        // of the attributes that are lists of terms
	numbers [attributeCount][]mapindex.Number // of the measures
}

// termSet is a list of terms: as bits of the vocabulary's list, and the first.
type termSet struct {
	bits  uint64
	first string
}

// setLists are the lists of the vocabulary that attributes hold terms of.
var setLists = map[int]data.List{
	attrViolations: data.Violations, attrClaims: data.Parties, attrControl: data.Controllers,
	attrFacilities: data.Facilities, attrWeapons: data.Weapons,
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
			m.sets[a] = append(m.sets[a], termsOf(vocabulary, list, text))
		}
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

func termsOf(vocabulary *data.Vocabulary, list data.List, text string) (out termSet) {
	codes := data.Values(text)
	for i, code := range codes {
		if list == data.Parties {
			codes[i] = data.PartyOf(code)
		}
	}
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
