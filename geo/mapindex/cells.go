package mapindex

import mathbits "math/bits"

// cells adds rows up by the combination of their classes, numbered as digits of a number. Where
// there are few combinations each has its place in the lists, otherwise those that occur.
type cells struct {
	keys    []cellKey
	of      []cellMeasure
	slots   map[uint64]uint64 // the place of each combination; nil: its own number
	touched []uint64          // the combinations that occur
	rows    []uint32

	place [blockRows]uint64
	group Group // that is shown
}

// cellKey is a digit of the combinations.
type cellKey struct {
	attribute int
	size      uint64   // number of classes
	digits    []uint64 // by code: its class times the weight of the digit
}

// cellMeasure is what is added up of one measure.
type cellMeasure struct {
	attribute int
	numbers   []sum // by code
	sums      []sum // by place
}

type sum struct {
	min, max int64
	flags    uint64
}

// The flags of sums.
const (
	openFlag = 1 << iota
	statedFlag
)

// listBytes is the most memory that a place for every combination may take, whether they occur or not.
const listBytes = 16 << 20

func newCells(ix *Index, g Grouping) *cells {
	c := &cells{group: Group{Classes: make([]uint32, len(g.By)), Totals: make([]Total, len(g.Of))}}
	product := uint64(1)
	for i := len(g.By) - 1; i >= 0; i-- {
		key := newCellKey(ix, g.By[i], product)
		c.keys = append(c.keys, key)
		over, low := mathbits.Mul64(product, key.size)
		if over != 0 {
			panic("mapindex: more combinations of classes than there are numbers")
		}
		product = low
	}
	for _, m := range g.Of {
		c.of = append(c.of, newCellMeasure(ix, m))
	}
	if product > listBytes/uint64(4+24*len(g.Of)) {
		c.slots = map[uint64]uint64{}
		return c
	}
	c.rows = make([]uint32, product)
	for i := range c.of {
		c.of[i].sums = make([]sum, product)
	}
	return c
}

func newCellKey(ix *Index, k Key, weight uint64) cellKey {
	out := cellKey{attribute: k.Attribute, digits: make([]uint64, ix.size(k.Attribute)), size: 1}
	for code := range out.digits {
		class := uint64(code)
		if k.Classes != nil {
			if class = 0; code < len(k.Classes) {
				class = uint64(k.Classes[code])
			}
		}
		out.digits[code] = class * weight
		out.size = max(out.size, class+1)
	}
	return out
}

func newCellMeasure(ix *Index, m Measure) cellMeasure {
	out := cellMeasure{attribute: m.Attribute, numbers: make([]sum, max(ix.size(m.Attribute), len(m.Numbers)))}
	for code, n := range m.Numbers {
		s := sum{min: int64(n.Min), max: int64(n.Max)}
		if n.Open {
			s.flags |= openFlag
		}
		if n.Stated {
			s.flags |= statedFlag
		}
		out.numbers[code] = s
	}
	return out
}

// addSpan adds the matching rows from lo up to but not including hi.
func (c *cells) addSpan(s *scan, lo, hi int) {
	s.blocks(lo, hi, func(list []int32, first, n int) { c.add(s, list, first, n) })
}

// add adds a block of rows.
func (c *cells) add(s *scan, list []int32, first, n int) {
	if list == nil && c.countPairs(s, first, n) {
		return
	}
	places := c.place[:n]
	c.locate(s, list, first, places)
	if c.slots != nil {
		c.settle(places)
		c.count(places)
	}
	for _, m := range c.of {
		s.attrs[m.attribute].addNumbers(m.numbers, list, first, places, m.sums)
	}
}

// countPairs counts rows that follow each other by two keys of few codes in one pass, and reports
// whether it did: what a choropleth by party asks, in about half the time of the general way.
func (c *cells) countPairs(s *scan, first, n int) bool {
	if len(c.keys) != 2 || len(c.of) > 0 || c.slots != nil {
		return false
	}
	one, two := &s.attrs[c.keys[0].attribute], &s.attrs[c.keys[1].attribute]
	if one.width != 1 || two.width != 1 {
		return false
	}
	counts, high, low := c.rows, byteDigits(c.keys[0].digits), byteDigits(c.keys[1].digits)
	seconds := two.one[first : first+n]
	for j, code := range one.one[first : first+n] {
		at := high[code] + low[seconds[j]]
		if counts[at]++; counts[at] == 1 {
			c.touched = append(c.touched, uint64(at))
		}
	}
	return true
}

// byteDigits returns digits in a form that a code of a byte is never out of.
func byteDigits(digits []uint64) (out [256]uint32) {
	for code, digit := range digits[:min(len(digits), len(out))] {
		out[code] = uint32(digit)
	}
	return out
}

// locate sets places to the combinations of rows. Where every combination has its place, it counts the
// rows there with the last key: one pass over them less.
func (c *cells) locate(s *scan, list []int32, first int, places []uint64) {
	clear(places)
	for i, key := range c.keys {
		if i == len(c.keys)-1 && c.slots == nil {
			s.attrs[key.attribute].countDigits(c, key.digits, list, first, places)
			return
		}
		s.attrs[key.attribute].addDigits(key.digits, list, first, places)
	}
	if c.slots == nil {
		c.count(places)
	}
}

// count adds one row at each place, and notes the combinations that did not occur before.
func (c *cells) count(places []uint64) {
	rows := c.rows
	for _, at := range places {
		n := rows[at]
		if n == 0 && c.slots == nil {
			c.touched = append(c.touched, at)
		}
		rows[at] = n + 1
	}
}

// settle replaces combinations by their places in the lists.
func (c *cells) settle(places []uint64) {
	for j, combination := range places {
		at, known := c.slots[combination]
		if !known {
			at = uint64(len(c.touched))
			c.slots[combination] = at
			c.touched = append(c.touched, combination)
			c.rows = append(c.rows, 0)
			for i := range c.of {
				c.of[i].sums = append(c.of[i].sums, sum{})
			}
		}
		places[j] = at
	}
}

// flush shows the groups of a period, and is then empty again.
func (c *cells) flush(period int, visit func(Group)) {
	c.group.Period = period
	for slot, combination := range c.touched {
		at := combination
		if c.slots != nil {
			at = uint64(slot)
		}
		c.show(combination, at)
		visit(c.group)
		c.rows[at] = 0
		for i := range c.of {
			c.of[i].sums[at] = sum{}
		}
	}
	if c.slots != nil {
		clear(c.slots)
		c.rows = c.rows[:0]
		for i := range c.of {
			c.of[i].sums = c.of[i].sums[:0]
		}
	}
	c.touched = c.touched[:0]
}

// show sets the group to what was added up for a combination, at its place in the lists.
func (c *cells) show(combination, at uint64) {
	g := &c.group
	g.Rows = int(c.rows[at])
	for i, key := range c.keys { // the lowest digit first, which is of the last key
		g.Classes[len(c.keys)-1-i] = uint32(combination % key.size)
		combination /= key.size
	}
	for i := range c.of {
		s := c.of[i].sums[at]
		g.Totals[i] = Total{s.min, s.max, s.flags&openFlag != 0, s.flags&statedFlag != 0}
	}
}

// addDigits adds to places[j] the digit of the code of rows[j], or of row first+j where rows is nil.
func (c *column) addDigits(digits []uint64, rows []int32, first int, places []uint64) {
	switch c.width {
	case 0:
		for j := range places {
			places[j] += digits[0]
		}
	case 1:
		addDigits(c.one, digits, rows, first, places)
	case 2:
		addDigits(c.two, digits, rows, first, places)
	case 4:
		addDigits(c.four, digits, rows, first, places)
	}
}

func addDigits[T uint8 | uint16 | uint32](codes []T, digits []uint64, rows []int32, first int, places []uint64) {
	if rows == nil {
		for j, code := range codes[first : first+len(places)] {
			places[j] += digits[code]
		}
		return
	}
	for j, row := range rows[:len(places)] {
		places[j] += digits[codes[row]]
	}
}

// countDigits is addDigits, and counts a row at each place.
func (c *column) countDigits(to *cells, digits []uint64, rows []int32, first int, places []uint64) {
	switch c.width {
	case 0:
		c.addDigits(digits, rows, first, places)
		to.count(places)
	case 1:
		countDigits(to, c.one, digits, rows, first, places)
	case 2:
		countDigits(to, c.two, digits, rows, first, places)
	case 4:
		countDigits(to, c.four, digits, rows, first, places)
	}
}

func countDigits[T uint8 | uint16 | uint32](to *cells, codes []T, digits []uint64, rows []int32, first int, places []uint64) {
	counts := to.rows
	if rows == nil {
		for j, code := range codes[first : first+len(places)] {
			at := places[j] + digits[code]
			places[j] = at
			if counts[at]++; counts[at] == 1 {
				to.touched = append(to.touched, at)
			}
		}
		return
	}
	for j, row := range rows[:len(places)] {
		at := places[j] + digits[codes[row]]
		places[j] = at
		if counts[at]++; counts[at] == 1 {
			to.touched = append(to.touched, at)
		}
	}
}

// addNumbers adds to sums[places[j]] the number of the code of rows[j], or of row first+j where rows
// is nil.
func (c *column) addNumbers(numbers []sum, rows []int32, first int, places []uint64, sums []sum) {
	switch c.width {
	case 0:
		if numbers[0] != (sum{}) {
			addNumbers(make([]uint8, len(places)), numbers, nil, 0, places, sums)
		}
	case 1:
		addNumbers(c.one, numbers, rows, first, places, sums)
	case 2:
		addNumbers(c.two, numbers, rows, first, places, sums)
	case 4:
		addNumbers(c.four, numbers, rows, first, places, sums)
	}
}

func addNumbers[T uint8 | uint16 | uint32](codes []T, numbers []sum, rows []int32, first int, places []uint64, sums []sum) {
	if rows == nil {
		for j, code := range codes[first : first+len(places)] {
			sums[places[j]].add(&numbers[code])
		}
		return
	}
	for j, row := range rows[:len(places)] {
		sums[places[j]].add(&numbers[codes[row]])
	}
}

func (s *sum) add(n *sum) {
	s.min += n.min
	s.max += n.max
	s.flags |= n.flags
}
