package tile

import (
	"encoding/binary"

	"tawthiq/geo"
)

// Field numbers of vector_tile.proto.
const (
	tileLayers = 3

	layerName     = 1
	layerFeatures = 2
	layerKeys     = 3
	layerValues   = 4
	layerExtent   = 5
	layerVersion  = 15

	featureID       = 1
	featureTags     = 2
	featureType     = 3
	featureGeometry = 4

	valueString = 1
	valueDouble = 3
	valueUint   = 5
	valueSint   = 6
)

// MVT returns the layers as a vector tile. A tile that shows nothing has no bytes at all.
func MVT(t geo.Tile, layers []Layer) []byte {
	out, f := []byte{}, newFrame(t)
	for i := range layers {
		if layer := encodeLayer(f, &layers[i]); layer != nil {
			out = appendBytes(out, tileLayers, layer)
		}
	}
	return out
}

// layerWriter collects a layer: its features, and the dictionaries that they refer to.
type layerWriter struct {
	frame    frame
	features []byte
	keys     dictionary[string]
	values   dictionary[Value]
	slots    []slot

	// Memory used again for every feature.
	feature, tags, geometry []byte
}

// dictionary numbers what it is asked for, in the order of asking.
type dictionary[T comparable] struct {
	list  []T
	index map[T]uint64
}

func (d *dictionary[T]) number(v T) uint64 {
	n, known := d.index[v]
	if !known {
		n = uint64(len(d.list))
		d.list = append(d.list, v)
		d.index[v] = n
	}
	return n
}

// slot remembers what the property at one place of the list was in the feature before: most often
// it has the same key, and often the same value, and need not be looked up again.
type slot struct {
	key         string
	value       Value
	keyNumber   uint64
	valueNumber uint64
}

func encodeLayer(f frame, l *Layer) []byte {
	w := layerWriter{frame: f}
	w.keys.index, w.values.index = map[string]uint64{}, map[Value]uint64{}
	for i := range l.Features {
		if s := f.shape(&l.Features[i]); !s.isEmpty() {
			w.add(&l.Features[i], s)
		}
	}
	if w.features == nil {
		return nil
	}
	out := appendBytes(make([]byte, 0, len(w.features)+1024), layerName, l.Name)
	out = append(out, w.features...)
	for _, key := range w.keys.list {
		out = appendBytes(out, layerKeys, key)
	}
	for _, v := range w.values.list {
		out = appendBytes(out, layerValues, appendValue(w.tags[:0], v))
	}
	out = appendUint(out, layerExtent, Extent)
	return appendUint(out, layerVersion, 2)
}

func (w *layerWriter) add(f *Feature, s shape) {
	w.tags = w.tags[:0]
	for i, p := range f.Properties {
		if p.Value.kind != absent {
			s := w.lookUp(i, p)
			w.tags = binary.AppendUvarint(w.tags, s.keyNumber)
			w.tags = binary.AppendUvarint(w.tags, s.valueNumber)
		}
	}
	w.geometry = appendGeometry(w.geometry[:0], w.frame, s)
	w.feature = w.feature[:0]
	if f.ID != 0 {
		w.feature = appendUint(w.feature, featureID, f.ID)
	}
	if len(w.tags) > 0 {
		w.feature = appendBytes(w.feature, featureTags, w.tags)
	}
	w.feature = appendUint(w.feature, featureType, uint64(s.form))
	w.feature = appendBytes(w.feature, featureGeometry, w.geometry)
	w.features = appendBytes(w.features, layerFeatures, w.feature)
}

// lookUp returns the numbers of the property at place i of a list.
func (w *layerWriter) lookUp(i int, p Property) slot {
	for len(w.slots) <= i {
		w.slots = append(w.slots, slot{})
	}
	s := &w.slots[i]
	if s.value.kind == absent || s.key != p.Key {
		s.key, s.keyNumber = p.Key, w.keys.number(p.Key)
	}
	if s.value != p.Value {
		s.value, s.valueNumber = p.Value, w.values.number(p.Value)
	}
	return *s
}

func appendValue(b []byte, v Value) []byte {
	switch v.kind {
	case text:
		return appendBytes(b, valueString, v.text)
	case float:
		return appendFixed64(b, valueDouble, v.bits)
	}
	if n := int64(v.bits); n < 0 {
		return appendUint(b, valueSint, zigzag(n))
	}
	return appendUint(b, valueUint, v.bits)
}

// Commands of a geometry, each with how often it is repeated.
const (
	moveTo    = 1
	lineTo    = 2
	closePath = 7
)

// pen writes geometry commands; positions are differences to the one before.
type pen struct {
	out []byte
	at  cell
}

func (p *pen) command(id, times int) {
	p.out = binary.AppendUvarint(p.out, uint64(id|times<<3))
}

func (p *pen) to(c cell) {
	for axis := range c {
		p.out = binary.AppendUvarint(p.out, zigzag(int64(c[axis])-int64(p.at[axis])))
	}
	p.at = c
}

func appendGeometry(b []byte, f frame, s shape) []byte {
	p := pen{out: b}
	if s.form == pointForm {
		p.command(moveTo, len(s.points))
		for _, w := range s.points {
			p.to(f.cell(w))
		}
	}
	for _, part := range s.parts {
		p.command(moveTo, 1)
		p.to(part[0])
		p.command(lineTo, len(part)-1)
		for _, c := range part[1:] {
			p.to(c)
		}
		if s.form == polygonForm {
			p.command(closePath, 1)
		}
	}
	return p.out
}
