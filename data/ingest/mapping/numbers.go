package mapping

import (
	"strconv"
	"strings"

	"tawthiq/data"
)

// numberReader is a Number bound to columns.
type numberReader struct {
	measure         data.Measure
	exact, min, max int
}

// numbers binds the numbers in the order of data.Measures, totals first.
func (b *binder) numbers(specs Numbers) []numberReader {
	var out []numberReader
	for _, m := range data.Measures() {
		n, ok := specs[string(m)]
		if !ok {
			continue
		}
		field := "casualties." + string(m)
		r := numberReader{m, -1, -1, -1}
		if n.Exact == "" || n.Min == "" && n.Max == "" {
			r.exact, r.min, r.max = b.column(field, n.Exact), b.column(field, n.Min), b.column(field, n.Max)
		} else {
			lenient := *b
			lenient.lenient = true // either way of giving the number will do
			r.exact, r.min, r.max = lenient.column(field, n.Exact), lenient.column(field, n.Min), lenient.column(field, n.Max)
			b.errs = lenient.errs
		}
		if r.exact < 0 && r.min < 0 && r.max < 0 {
			continue // the file does not have it
		}
		out = append(out, r)
	}
	return out
}

func (n numberReader) columns() []int {
	for _, at := range []int{n.min, n.exact, n.max} {
		if at >= 0 {
			return []int{at}
		}
	}
	return nil
}

func (l *Layout) readCasualties(d draft) error {
	for _, n := range l.numbers {
		if d.cell(n.min) == "" && d.cell(n.max) == "" && d.cell(n.exact) == "" {
			continue // as most are
		}
		r, ok, err := n.read(d)
		if err != nil {
			return err
		}
		if !ok {
			continue
		}
		if d.in.Casualties == nil {
			d.in.Casualties = data.Casualties{}
		}
		d.in.Casualties[n.measure] = r
	}
	return nil
}

// read returns the number of people. ok is false where the row does not give it.
func (n numberReader) read(d draft) (r data.Range, ok bool, err error) {
	least, hasLeast, err := people(d, n.min)
	if err != nil {
		return r, false, err
	}
	most, hasMost, err := people(d, n.max)
	if err != nil {
		return r, false, err
	}
	switch {
	case hasLeast && hasMost && least.Min > most.Max:
		return r, false, data.Invalid(d.name([]int{n.min}), "the minimum %d is more than the maximum %d in %s", least.Min, most.Max, d.name([]int{n.max}))
	case hasLeast && hasMost:
		return n.within(d, data.Range{Min: least.Min, Max: most.Max, Open: most.Open})
	case hasLeast:
		return data.Range{Min: least.Min, Max: least.Min, Open: true}, true, nil
	case hasMost:
		return data.Range{Min: 0, Max: most.Max, Open: most.Open}, true, nil
	}
	return people(d, n.exact)
}

// within returns the range, unless the number that the row gives beside it lies outside.
func (n numberReader) within(d draft, r data.Range) (data.Range, bool, error) {
	exact, ok, err := people(d, n.exact)
	if err == nil && ok && (exact.Min < r.Min || exact.Max > r.Max && !r.Open) {
		err = data.Invalid(d.name([]int{n.exact}), "%d lies outside %d to %d, which the row gives too", exact.Min, r.Min, r.Max)
	}
	return r, err == nil, err
}

// people reads "5", "5+" (at least five), "3-5" or "3–5". A blank cell gives no number.
func people(d draft, at int) (r data.Range, ok bool, err error) {
	cell := d.cell(at)
	if n, ok := plainNumber(cell); ok {
		return data.Range{Min: n, Max: n}, true, nil
	}
	cell = fold(foldDigits(cell))
	if cell == "" {
		return r, false, nil
	}
	low, high, isRange := strings.Cut(strings.ReplaceAll(cell, "–", "-"), "-")
	text, open := strings.CutSuffix(low, "+")
	least, good := whole(text)
	most := least
	if isRange {
		var goodMost bool
		most, goodMost = whole(high)
		good = good && goodMost && !open
	}
	if !good {
		return r, false, data.Invalid(d.name([]int{at}), "%q is not a number of people: write 5, or 5+ for at least five", clip(cell))
	}
	if least > most {
		return r, false, data.Invalid(d.name([]int{at}), "the minimum %d is more than the maximum %d", least, most)
	}
	return data.Range{Min: least, Max: most, Open: open}, true, nil
}

// plainNumber reads a number of a few digits of ASCII and nothing else: what nearly every cell has.
func plainNumber(s string) (n int, ok bool) {
	if s == "" || len(s) > 6 {
		return 0, false
	}
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = 10*n + int(s[i]-'0')
	}
	return n, true
}

// whole reads a whole number, which a spreadsheet may have written with decimals or with
// separated thousands. 1.000 may be either, and is none.
func whole(s string) (int, bool) {
	s = strings.TrimSpace(s)
	s, decimals, _ := strings.Cut(s, ".")
	if strings.Trim(decimals, "0") != "" || len(decimals) == 3 {
		return 0, false
	}
	if head, _, ok := strings.Cut(s, ","); ok && len(head) > 0 && len(head) <= 3 && len(s)%4 == len(head)%4 {
		s = strings.ReplaceAll(s, ",", "")
	}
	n, err := strconv.ParseUint(s, 10, 31)
	return int(n), err == nil
}
