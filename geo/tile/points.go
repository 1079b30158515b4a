package tile

import (
	"encoding/binary"

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

// Column is a property of points. Codes says for each point which of Values it has; the zero Value
// means that a point lacks the property. Values can be far more than the points have: only those
// that occur are written.
type Column struct {
	Key    string
	Codes  []uint32
	Values []Value
}

// ColumnOf returns the column of these values, by point.
func ColumnOf(key string, values []Value) Column {
	c := Column{Key: key, Codes: make([]uint32, len(values))}
	codes := map[Value]uint32{}
	for i, v := range values {
		code, known := codes[v]
		if !known {
			code = uint32(len(c.Values))
			codes[v] = code
			c.Values = append(c.Values, v)
		}
		c.Codes[i] = code
	}
	return c
}

// Layer returns the same points as features.
func (p *Points) Layer() Layer {
	layer := Layer{Name: p.Name, Features: make([]Feature, len(p.At))}
	for i, at := range p.At {
		f := Feature{ID: p.IDs[i], At: at}
		for _, c := range p.Columns {
			if v := c.Values[c.Codes[i]]; v.kind != absent {
				f.Properties = append(f.Properties, Property{Key: c.Key, Value: v})
			}
		}
		layer.Features[i] = f
	}
	return layer
}

// AppendMVT appends the layer to a vector tile, or nothing where it has no point.
func (p *Points) AppendMVT(out []byte, t geo.Tile) []byte {
	if len(p.At) == 0 {
		return out
	}
	w := newPointWriter(p, t)
	for i := range p.At {
		w.add(i)
	}
	layer := appendBytes(w.head, layerName, p.Name)
	tail := w.dictionaries()
	out = binary.AppendUvarint(appendTag(out, tileLayers, wireBytes), uint64(len(layer)+len(w.features)+len(tail)))
	return append(append(append(out, layer...), w.features...), tail...)
}

// pointWriter writes the features of Points, and numbers the values that occur.
type pointWriter struct {
	points   *Points
	frame    frame
	origin   geo.World
	head     []byte
	features []byte
	values   []Value
	numbers  [][]uint32 // by column and code: the value's number plus 1; 0: it has none yet
	feature  []byte
	tags     []byte
}

// featureBytes is about how long a feature of a few properties is.
const featureBytes = 40

func newPointWriter(p *Points, t geo.Tile) *pointWriter {
	w := &pointWriter{
		points: p, frame: frame{tile: t}, origin: t.Origin(), features: make([]byte, 0, featureBytes*len(p.At)),
		numbers: make([][]uint32, len(p.Columns)),
	}
	for k, c := range p.Columns {
		w.numbers[k] = make([]uint32, len(c.Values))
	}
	return w
}

func (w *pointWriter) add(i int) {
	tags := w.tags[:0]
	for k := range w.points.Columns {
		code := w.points.Columns[k].Codes[i]
		number := w.numbers[k][code]
		if number == 0 {
			if number = w.number(k, code); number == 0 {
				continue
			}
		}
		tags = appendShort(appendShort(tags, uint32(k)), number-1)
	}
	w.tags = tags
	c := w.frame.cell(w.points.At[i])
	f := w.feature[:0]
	if id := w.points.IDs[i]; id != 0 {
		f = appendUint(f, featureID, id)
	}
	if len(tags) > 0 {
		f = appendBytes(f, featureTags, tags)
	}
	f = append(f, featureType<<3|wireVarint, byte(pointForm), featureGeometry<<3|wireBytes)
	x, y := uint32(c[0])<<1, uint32(c[1])<<1 // zigzag: a point of the tile is nowhere negative
	f = append(f, byte(1+shortBytes(x)+shortBytes(y)), moveTo|1<<3)
	f = appendShort(appendShort(f, x), y)
	w.feature = f
	w.features = appendBytes(w.features, layerFeatures, f)
}

// number numbers a value that occurs for the first time. It returns 0 for the lack of one.
func (w *pointWriter) number(column int, code uint32) uint32 {
	v := w.points.Columns[column].Values[code]
	if v.kind == absent {
		return 0
	}
	w.values = append(w.values, v)
	w.numbers[column][code] = uint32(len(w.values))
	return uint32(len(w.values))
}

// appendShort appends a varint, fast for those of up to two bytes.
func appendShort(b []byte, v uint32) []byte {
	switch {
	case v < 1<<7:
		return append(b, byte(v))
	case v < 1<<14:
		return append(b, byte(v)|1<<7, byte(v>>7))
	}
	return binary.AppendUvarint(b, uint64(v))
}

// shortBytes returns how long a varint below 2^14 is.
func shortBytes(v uint32) int {
	if v < 1<<7 {
		return 1
	}
	return 2
}

// dictionaries returns the rest of the layer: what its features refer to.
func (w *pointWriter) dictionaries() (out []byte) {
	for _, c := range w.points.Columns {
		out = appendBytes(out, layerKeys, c.Key)
	}
	for _, v := range w.values {
		out = appendBytes(out, layerValues, appendValue(w.tags[:0], v))
	}
	return appendUint(appendUint(out, layerExtent, Extent), layerVersion, 2)
}
