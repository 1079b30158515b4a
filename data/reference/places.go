package reference

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/paulmach/orb"

	"tawthiq/geo"
	"tawthiq/geo/gazetteer"
)

const placesKind = "places"

// encodePlaces encodes places in the order of their p-codes.
func encodePlaces(places []gazetteer.Place) []byte {
	var e encoder
	e.placeCodes(places)
	encodeColumn(places, func(p gazetteer.Place) { e.text(p.Name.EN) })
	encodeColumn(places, func(p gazetteer.Place) { e.text(p.Name.AR) })
	encodeColumn(places, func(p gazetteer.Place) { e.texts(p.Aliases) })
	e.codes(places, func(p gazetteer.Place) string { return string(p.Subdistrict) })
	e.codes(places, func(p gazetteer.Place) string { return string(p.Within) })
	encodeColumn(places, func(p gazetteer.Place) { e.count(p.Population) })
	var points []orb.Point
	for _, p := range places {
		points = append(points, p.Point)
	}
	e.points(points, pointGrid)
	return e.content
}

func decodePlaces(content string) ([]gazetteer.Place, error) {
	d := decoder{rest: content}
	codes := d.placeCodes()
	places := make([]gazetteer.Place, len(codes))
	for i, code := range codes {
		places[i].PCode, places[i].Kind = code, kindOf(code)
	}
	decodeColumn(places, func(p *gazetteer.Place) { p.Name.EN = d.text() })
	decodeColumn(places, func(p *gazetteer.Place) { p.Name.AR = d.text() })
	decodeColumn(places, func(p *gazetteer.Place) { p.Aliases = d.texts() })
	d.codes(len(places), func(i int, code string) { places[i].Subdistrict = geo.PCode(code) })
	d.codes(len(places), func(i int, code string) { places[i].Within = geo.PCode(code) })
	decodeColumn(places, func(p *gazetteer.Place) { p.Population = d.below(maxPopulation) })
	for i, p := range d.points(len(places), pointGrid) {
		places[i].Point = p
	}
	return places, d.end()
}

func kindOf(p geo.PCode) string {
	if p[0] == 'C' {
		return gazetteer.Community
	}
	return gazetteer.Neighbourhood
}

// placeCodes appends the p-codes of communities, then of neighbourhoods, as differences of their
// numbers. The places must be in this order.
func (e *encoder) placeCodes(places []gazetteer.Place) {
	for _, kind := range []string{gazetteer.Community, gazetteer.Neighbourhood} {
		var numbers []int64
		for _, p := range places {
			if p.Kind == kind {
				numbers = append(numbers, placeNumber(p.PCode))
			}
		}
		e.count(len(numbers))
		var last int64
		for _, n := range numbers {
			e.whole(n - last)
			last = n
		}
	}
}

func (d *decoder) placeCodes() []geo.PCode {
	var codes []geo.PCode
	for _, letter := range "CN" {
		n := d.count()
		codes = slices.Grow(codes, n)
		var number int64
		for range n {
			number += d.whole()
			code := placeCode(letter, number)
			if d.err != nil || !code.IsPlace() {
				d.fail("a p-code is not a place's")
				return nil
			}
			codes = append(codes, code)
		}
	}
	return codes
}

// placeCode is the inverse of a code's letter and placeNumber.
func placeCode(letter rune, number int64) geo.PCode {
	return geo.PCode(fmt.Sprintf("%c%04d", letter, number))
}

// placeNumber returns the number in the p-code of a place.
func placeNumber(p geo.PCode) int64 {
	n, _ := strconv.ParseInt(string(p[1:]), 10, 64) // IsPlace: only digits
	return n
}

// codes appends a column of codes that recur: the distinct ones, then each item's place among them.
func (e *encoder) codes(places []gazetteer.Place, of func(gazetteer.Place) string) {
	distinct := []string{}
	for _, p := range places {
		distinct = append(distinct, of(p))
	}
	slices.Sort(distinct)
	distinct = slices.Compact(distinct)
	e.texts(distinct)
	for _, p := range places {
		at, _ := slices.BinarySearch(distinct, of(p))
		e.count(at)
	}
}

func (d *decoder) codes(n int, set func(i int, code string)) {
	distinct := d.texts()
	for i := range n {
		at := d.below(len(distinct))
		if d.err != nil {
			return
		}
		set(i, distinct[at])
	}
}
