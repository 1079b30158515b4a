package atlas

import (
	"strconv"

	"tawthiq/data"
	"tawthiq/geo/mapindex"
)

// dictionary numbers the texts of attributes as they occur, for the rows of the index. It only
// grows: a number that was given keeps its meaning while the process runs. It is not safe for
// concurrent use; what it means at one moment is.
type dictionary struct {
	terms    [attributeCount]*terms
	radius   map[int32]uint32 // the code of an uncertainty
	control  map[controlSymbols]uint32
	bySymbol [attributeCount][]uint32 // by the store's symbol: its code plus 1; 0: it was not asked for yet
}

// terms numbers the texts of one attribute; "" has the code 0.
type terms struct {
	codes map[string]uint32
	texts []string // by code
}

func newDictionary() *dictionary {
	d := &dictionary{radius: map[int32]uint32{}, control: map[controlSymbols]uint32{}}
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

// controlSymbols are the store's symbols of who held a place, as stated and as derived.
type controlSymbols struct{ stated, derived data.Symbol }

// held returns the number of who held a place.
func (d *dictionary) held(by controlSymbols, symbols []string) uint32 {
	code, known := d.control[by]
	if !known {
		code = d.terms[attrControl].code(heldBy(symbols[by.stated], symbols[by.derived]))
		d.control[by] = code
	}
	return code
}

// read sets a row to a brief of a record that is released as it is.
func (d *dictionary) read(b *data.Brief, symbols []string, row *mapindex.Row) {
	row.Key, row.ID, row.Name, row.Drawn, row.At, row.Day = int64(b.Key), data.NumberOf(b.ID), b.ID, b.Drawn, b.At, int32(b.Start)
	for a, trait := range traits {
		row.Codes[a] = d.code(a, b.Traits[trait], symbols)
	}
	row.Codes[attrControl] = d.held(controlSymbols{b.Traits[data.TraitControlStated], b.Traits[data.TraitControlDerived]}, symbols)
	row.Codes[attrUncertainty] = d.uncertainty(b.UncertaintyM)
	row.Codes[attrImprecise] = impreciseUnits(b.Start, symbols[b.Traits[data.TraitSpan]])
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
	return &dictionary{terms: d.terms, radius: d.radius, control: map[controlSymbols]uint32{}}
}
