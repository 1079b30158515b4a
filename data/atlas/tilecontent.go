package atlas

import (
	"math/bits"
	"strconv"

	"tawthiq/data"
	"tawthiq/geo"
	"tawthiq/geo/tile"
)

const (
	// DefaultTilePoints and MaxTilePoints are how many points a tile shows one by one unless the
	// caller says otherwise, and at the most; where there are more, those that share a square of it
	// are shown as a bin.
	DefaultTilePoints = 2000
	MaxTilePoints     = 10_000
	// MaxBinsPerSide is how many bins a tile is wide and high at the most: a power of two. On a tile of
	// 512 pixels a bin has the room of a symbol that one can tell from its neighbours.
	MaxBinsPerSide = 32
)

// TileShape says how a tile shows records.
type TileShape struct {
	Points      int // up to how many one by one; 0: bins only, but for what is alone in its square
	BinsPerSide int // a power of two, up to MaxBinsPerSide
	Terms       []data.List
	Measures    []data.Measure // what a bin counts beside its records
}

// BinLists are the lists of terms by which a bin can count its records, the default first.
func BinLists() []data.List {
	return []data.List{data.Parties, data.Violations, data.Controllers, data.Facilities, data.Weapons}
}

// Tile returns what a tile shows of the matching records: the points, and bins of at least two. Every
// drawable record is in exactly one tile of a zoom, and in one point or bin of it.
//
// A point has the properties date, party (the first that a claim names), parties (how many, where
// more than one), violation (the first), killed (the documented minimum, where any is stated),
// precision, and uncertainty_m where it is only near a place. A bin has count, size (how wide it is
// drawn, in hundredths of the largest; see binSize), each of the shape's measures under the counting
// rule, and the number of its records under each term, such as party_russia.
func (s *Selection) Tile(t geo.Tile, how TileShape) (points, bins tile.Points) {
	var shown []int32
	if how.Points == 0 || s.rows.CountInTile(t) > how.Points {
		shown, bins = s.bins(t, how)
	} else {
		s.rows.InTile(t, func(rows []int32) { shown = append(shown, rows...) })
	}
	return s.view.points(shown), bins
}

// tileValues are what the codes of the index look like in a tile.
type tileValues struct {
	first                                    int32 // the day whose code is 1
	dates, party, parties, violation, killed *tile.Dictionary
	precision, radius                        *tile.Dictionary
	near                                     uint32 // the code of the precision
}

func (v *View) tileValues() *tileValues {
	m := v.meaning
	out := &tileValues{precision: texts(m.texts[attrPrecision]), violation: firstTerms(m.sets[attrViolations]), party: firstTerms(m.sets[attrClaims])}
	var parties, killed, radius []tile.Value
	for _, claims := range m.sets[attrClaims] {
		parties = append(parties, valueIf(bits.OnesCount64(claims.bits) > 1, int64(bits.OnesCount64(claims.bits))))
	}
	for _, n := range m.numbers[attrOf(data.Killed)] {
		killed = append(killed, valueIf(n.Stated, int64(n.Min)))
	}
	for _, text := range m.texts[attrUncertainty] {
		metres, err := strconv.Atoi(text)
		radius = append(radius, valueIf(err == nil && metres > 0, int64(metres)))
	}
	out.parties, out.killed, out.radius = tile.NewDictionary(parties), tile.NewDictionary(killed), tile.NewDictionary(radius)
	for code, text := range m.texts[attrPrecision] {
		if text == geo.PrecisionNear.String() {
			out.near = uint32(code)
		}
	}
	out.first, out.dates = v.dates()
	return out
}

// dates returns the days from the first to the last on which a record began, as values behind that
// of an undated record, and the first.
func (v *View) dates() (first int32, values *tile.Dictionary) {
	first, last := v.index.Period()
	first = max(first, 1) // where every record is undated, none has a value
	days := []tile.Value{{}}
	for day := first; day <= last; day++ {
		days = append(days, tile.String(data.Date(day).String()))
	}
	return first, tile.NewDictionary(days)
}

func texts(all []string) *tile.Dictionary {
	values := make([]tile.Value, len(all))
	for code, text := range all {
		if text != "" {
			values[code] = tile.String(text)
		}
	}
	return tile.NewDictionary(values)
}

func firstTerms(sets []termSet) *tile.Dictionary {
	first := make([]string, len(sets))
	for code, set := range sets {
		first[code] = set.first
	}
	return texts(first)
}

func valueIf(stated bool, n int64) tile.Value {
	if !stated {
		return tile.Value{}
	}
	return tile.Int(n)
}

// points returns the layer of rows one by one.
func (v *View) points(rows []int32) tile.Points {
	values, n := v.values(), len(rows)
	p := tile.Points{Name: "incidents", IDs: make([]uint64, n), At: make([]geo.World, n)}
	v.index.IDs(rows, p.IDs)
	v.index.Worlds(rows, p.At)
	column := func(key string, attribute int, values *tile.Dictionary) []uint32 {
		codes := make([]uint32, n)
		v.index.Codes(attribute, rows, codes)
		p.Columns = append(p.Columns, tile.Column{Key: key, Codes: codes, Values: values})
		return codes
	}
	p.Columns = append(p.Columns, tile.Column{Key: "date", Codes: v.days(rows, values.first), Values: values.dates})
	claims := column("party", attrClaims, values.party)
	p.Columns = append(p.Columns, tile.Column{Key: "parties", Codes: claims, Values: values.parties})
	column("violation", attrViolations, values.violation)
	column("killed", attrOf(data.Killed), values.killed)
	precisions := column("precision", attrPrecision, values.precision)
	radii := column("uncertainty_m", attrUncertainty, values.radius)
	for i, precision := range precisions {
		if precision != values.near {
			radii[i] = 0
		}
	}
	return p
}

// days returns the days of rows, counted from the first, which is 1.
func (v *View) days(rows []int32, first int32) []uint32 {
	days, codes := make([]int32, len(rows)), make([]uint32, len(rows))
	v.index.Days(rows, days)
	for i, day := range days {
		codes[i] = uint32(max(day-first+1, 0))
	}
	return codes
}
