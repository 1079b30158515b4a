package tile

import (
	"encoding/binary"
	"math"
	"slices"

	"tawthiq/geo"
)

// Points is a layer of many points, given column by column: its encoding as a vector tile takes
// some nanoseconds a point, where that of a Layer of Features takes hundreds.
type Points struct {
	Name    string
	IDs     []uint64    // by point; 0: none
	At      []geo.World // by point: inside the tile that is written
	Columns []Column
}

// Column is a property of points: Codes says for each point which of Values it has.
type Column struct {
	Key    string
	Codes  []uint32
	Values *Dictionary
}

// Dictionary is values that the points of many tiles can have, by code. It can have far more than
// the points of one do: only those that occur are written. The zero Value means that a point lacks
// the property. A Dictionary is immutable and safe for concurrent use.
type Dictionary struct {
	values  []Value
	encoded []byte // each as the layer's message has it, one after another
	ends    []uint32
	json    []uint16 // how long each is as JSON
}

// NewDictionary returns the dictionary of these values, which the caller must not change any more.
func NewDictionary(values []Value) *Dictionary {
	d := &Dictionary{values: values, ends: make([]uint32, len(values)), json: make([]uint16, len(values))}
	var message []byte
	var w jsonWriter
	for code, v := range values {
		if v.kind != absent {
			message = appendValue(message[:0], v)
			d.encoded = appendBytes(d.encoded, layerValues, message)
			w.out = w.out[:0]
			w.value(v)
			d.json[code] = uint16(min(len(w.out), math.MaxUint16))
		}
		d.ends[code] = uint32(len(d.encoded))
	}
	return d
}

// message returns the encoded form of the value of a code, empty for the lack of one.
func (d *Dictionary) message(code uint32) []byte {
	start := uint32(0)
	if code > 0 {
		start = d.ends[code-1]
	}
	return d.encoded[start:d.ends[code]]
}

// ColumnOf returns the column of these values, by point.
func ColumnOf(key string, values []Value) Column {
	c := Column{Key: key, Codes: make([]uint32, len(values))}
	codes := map[Value]uint32{}
	var distinct []Value
	for i, v := range values {
		code, known := codes[v]
		if !known {
			code = uint32(len(distinct))
			codes[v] = code
			distinct = append(distinct, v)
		}
		c.Codes[i] = code
	}
	c.Values = NewDictionary(distinct)
	return c
}

// smallCounts is how many of the counts have their place in a list; there are few others.
const smallCounts = 1 << 10

// CountColumn returns the column of these numbers, by point, of which 0 means that a point lacks the
// property.
func CountColumn(key string, counts []int32) Column {
	c := Column{Key: key, Codes: make([]uint32, len(counts))}
	var small [smallCounts]uint32
	large := map[int32]uint32{}
	distinct := []Value{{}}
	for i, n := range counts {
		if n == 0 {
			continue
		}
		var code uint32
		if n > 0 && n < smallCounts {
			code = small[n]
		} else {
			code = large[n]
		}
		if code == 0 {
			code = uint32(len(distinct))
			distinct = append(distinct, Int(int64(n)))
			if n > 0 && n < smallCounts {
				small[n] = code
			} else {
				large[n] = code
			}
		}
		c.Codes[i] = code
	}
	c.Values = NewDictionary(distinct)
	return c
}

// Layer returns the same points as features.
func (p *Points) Layer() Layer {
	layer := Layer{Name: p.Name, Features: make([]Feature, len(p.At))}
	for i, at := range p.At {
		f := Feature{ID: p.IDs[i], At: at}
		for _, c := range p.Columns {
			if v := c.Values.values[c.Codes[i]]; v.kind != absent {
				f.Properties = append(f.Properties, Property{Key: c.Key, Value: v})
			}
		}
		layer.Features[i] = f
	}
	return layer
}

// GeoJSONBytes returns about how long the layer is as GeoJSON, and not less than it is.
func (p *Points) GeoJSONBytes() int {
	const frame = len(`{"type":"Feature","id":18446744073709551615,"layer":"","geometry":{"type":"Point","coordinates":[-179.123456,-85.123456]},"properties":{}},`)
	n := (frame + len(p.Name)) * len(p.At)
	for _, c := range p.Columns {
		for _, code := range c.Codes {
			if length := int(c.Values.json[code]); length > 0 {
				n += len(c.Key) + len(`"":,`) + length
			}
		}
	}
	return n
}

// AppendMVT appends the layer to a vector tile, or nothing where it has no point. Range: some
// hundreds of columns. Cost: some 20 ns a point of a few properties.
func (p *Points) AppendMVT(out []byte, t geo.Tile) []byte {
	if len(p.At) == 0 {
		return out
	}
	w := newPointWriter(p, t)
	for i := range p.At {
		w.add(i)
	}
	name, tail := appendBytes(nil, layerName, p.Name), w.dictionaries()
	out = binary.AppendUvarint(appendTag(out, tileLayers, wireBytes), uint64(len(name)+len(w.features)+len(tail)))
	return append(append(append(out, name...), w.features...), tail...)
}

// pointWriter writes the features of Points, and numbers the values that occur.
type pointWriter struct {
	points   *Points
	columns  []Column
	frame    frame
	features []byte
	most     int        // bytes of a feature, with its tag and length
	length   int        // bytes to keep free for a length: 2 where one may be over 127
	values   []byte     // that occur, in the order of their numbers
	count    uint32     // of the values
	numbers  [][]uint32 // by column and code: the value's number plus 1; 0: it has none yet
}

const (
	featureBytes  = 40 // about how long a feature of a few properties is
	bareBytes     = 32 // the most of one without properties
	propertyBytes = 2 * binary.MaxVarintLen16
)

func newPointWriter(p *Points, t geo.Tile) *pointWriter {
	w := &pointWriter{
		points: p, columns: make([]Column, len(p.Columns)), frame: frame{tile: t}, numbers: make([][]uint32, len(p.Columns)),
		most: bareBytes + propertyBytes*len(p.Columns), length: 1,
	}
	if w.most > 1<<7 {
		w.length = 2
	}
	w.features = make([]byte, 0, w.most+featureBytes*len(p.At))
	for k, c := range p.Columns {
		w.columns[k] = c.compact()
	}
	for k, c := range w.columns {
		w.numbers[k] = make([]uint32, len(c.Values.values))
	}
	return w
}

// Beside a dictionary of more values than this, and than so many for each point, only the values
// that occur are numbered: a tile costs what is in it.
const (
	largeDictionary = 1 << 14
	valuesPerPoint  = 8
)

// compact returns the column with a dictionary of the values that occur, where it has far more.
func (c Column) compact() Column {
	if n := len(c.Values.values); n <= largeDictionary || n <= valuesPerPoint*len(c.Codes) {
		return c
	}
	values := make([]Value, len(c.Codes))
	for i, code := range c.Codes {
		values[i] = c.Values.values[code]
	}
	return ColumnOf(c.Key, values)
}

// add writes a feature. What it writes is known to be short, so it counts bytes itself: this is
// where most of a tile's time goes.
func (w *pointWriter) add(i int) {
	at := len(w.features)
	w.features = slices.Grow(w.features, w.most)
	b := w.features[at : at+w.most]
	b[0] = layerFeatures<<3 | wireBytes
	start := 1 + w.length
	n := start
	if id := w.points.IDs[i]; id != 0 {
		b[n] = featureID<<3 | wireVarint
		n = putVarint(b, n+1, id)
	}
	n = w.putTags(b, n, i)
	b[n], b[n+1] = featureType<<3|wireVarint, byte(pointForm)
	b[n+2], b[n+4] = featureGeometry<<3|wireBytes, moveTo|1<<3
	c := w.frame.cell(w.points.At[i])
	end := putVarint(b, n+5, uint64(c[0])<<1) // zigzag: a point of the tile is nowhere negative
	end = putVarint(b, end, uint64(c[1])<<1)
	b[n+3] = byte(end - n - 4)
	w.features = w.features[:at+putLength(b, 1, start, end)]
}

// putTags writes the properties of a point from b[n] on and returns where they end.
func (w *pointWriter) putTags(b []byte, n, i int) int {
	start := n + 1 + w.length
	end := start
	for k := range w.columns {
		code := w.columns[k].Codes[i]
		number := w.numbers[k][code]
		if number == 0 {
			if number = w.number(k, code); number == 0 {
				continue
			}
		}
		end = putVarint(b, end, uint64(k))
		end = putVarint(b, end, uint64(number-1))
	}
	if end == start {
		return n
	}
	b[n] = featureTags<<3 | wireBytes
	return putLength(b, n+1, start, end)
}

// putLength writes the length of b[start:end] to b[at:], moves it up to there, and returns where it
// ends then.
func putLength(b []byte, at, start, end int) int {
	after := putVarint(b, at, uint64(end-start))
	if after < start {
		copy(b[after:], b[start:end])
	}
	return end - start + after
}

// number numbers a value that occurs for the first time. It returns 0 for the lack of one.
func (w *pointWriter) number(column int, code uint32) uint32 {
	message := w.columns[column].Values.message(code)
	if len(message) == 0 {
		return 0
	}
	w.values = append(w.values, message...)
	w.count++
	w.numbers[column][code] = w.count
	return w.count
}

// putVarint writes v from b[n] on and returns where it ends.
func putVarint(b []byte, n int, v uint64) int {
	for v >= 1<<7 {
		b[n] = byte(v) | 1<<7
		v >>= 7
		n++
	}
	b[n] = byte(v)
	return n + 1
}

// dictionaries returns the rest of the layer: what its features refer to.
func (w *pointWriter) dictionaries() (out []byte) {
	for _, c := range w.columns {
		out = appendBytes(out, layerKeys, c.Key)
	}
	return appendUint(appendUint(append(out, w.values...), layerExtent, Extent), layerVersion, 2)
}
