package tiletest

import (
	"encoding/binary"
	"fmt"
	"math"
)

// Extent is the width and height of a tile that Decode takes.
const Extent = 4096

// Layer is a layer as a tile has it.
type Layer struct {
	Name     string
	Features []Feature
}

// Feature is a feature of a layer. Of Points, Lines and Polygons it has those of its type.
type Feature struct {
	ID         uint64         // 0: none
	Type       int            // 1 points, 2 lines, 3 polygons
	Properties map[string]any // string, int64 or float64
	Points     []Cell
	Lines      [][]Cell
	Polygons   [][][]Cell // the outer ring of each, then its holes; open
}

// Cell is a position in the tile's own units: x eastwards, y southwards.
type Cell = [2]int32

type field struct {
	number, wire int
	varint       uint64
	bytes        []byte
}

func fields(b []byte) ([]field, error) {
	var out []field
	for len(b) > 0 {
		tag, n := binary.Uvarint(b)
		if n <= 0 {
			return nil, fmt.Errorf("a tag is cut off")
		}
		b = b[n:]
		f := field{number: int(tag >> 3), wire: int(tag & 7)}
		switch f.wire {
		case 0:
			f.varint, n = binary.Uvarint(b)
			if n <= 0 {
				return nil, fmt.Errorf("a number is cut off")
			}
			b = b[n:]
		case 1:
			if len(b) < 8 {
				return nil, fmt.Errorf("a double is cut off")
			}
			f.varint, b = binary.LittleEndian.Uint64(b), b[8:]
		case 2:
			length, n := binary.Uvarint(b)
			if n <= 0 || uint64(len(b)-n) < length {
				return nil, fmt.Errorf("a field is cut off")
			}
			f.bytes, b = b[n:n+int(length)], b[n+int(length):]
		default:
			return nil, fmt.Errorf("wire type %d", f.wire)
		}
		out = append(out, f)
	}
	return out, nil
}

func packed(b []byte) ([]uint64, error) {
	var out []uint64
	for len(b) > 0 {
		v, n := binary.Uvarint(b)
		if n <= 0 || v > math.MaxUint32 {
			return nil, fmt.Errorf("not a packed uint32")
		}
		out, b = append(out, v), b[n:]
	}
	return out, nil
}

// Decode returns the layers of a vector tile, in their order. Errors: anything that the specification
// forbids or that the project's tiles never have, such as another extent.
func Decode(mvt []byte) ([]Layer, error) {
	top, err := fields(mvt)
	if err != nil {
		return nil, err
	}
	var layers []Layer
	names := map[string]bool{}
	for _, f := range top {
		if f.number != 3 || f.wire != 2 {
			return nil, fmt.Errorf("field %d in a tile", f.number)
		}
		layer, err := decodeLayer(f.bytes)
		if err != nil {
			return nil, fmt.Errorf("layer %q: %w", layer.Name, err)
		}
		if names[layer.Name] {
			return nil, fmt.Errorf("two layers are called %q", layer.Name)
		}
		names[layer.Name] = true
		layers = append(layers, layer)
	}
	return layers, nil
}

func decodeLayer(b []byte) (Layer, error) {
	var layer Layer
	all, err := fields(b)
	if err != nil {
		return layer, err
	}
	var keys []string
	var values []any
	var features [][]byte
	var version, extent uint64
	for _, f := range all {
		switch f.number {
		case 1:
			layer.Name = string(f.bytes)
		case 2:
			features = append(features, f.bytes)
		case 3:
			keys = append(keys, string(f.bytes))
		case 4:
			v, err := decodeValue(f.bytes)
			if err != nil {
				return layer, err
			}
			values = append(values, v)
		case 5:
			extent = f.varint
		case 15:
			version = f.varint
		default:
			return layer, fmt.Errorf("field %d in a layer", f.number)
		}
	}
	if version != 2 || extent != Extent || len(features) == 0 {
		return layer, fmt.Errorf("version %d, extent %d, %d features", version, extent, len(features))
	}
	for _, raw := range features {
		feature, err := decodeFeature(raw, keys, values)
		if err != nil {
			return layer, err
		}
		layer.Features = append(layer.Features, feature)
	}
	return layer, nil
}

func decodeValue(b []byte) (any, error) {
	f, err := fields(b)
	if err != nil || len(f) != 1 {
		return nil, fmt.Errorf("a value of %d fields: %v", len(f), err)
	}
	switch f[0].number {
	case 1:
		return string(f[0].bytes), nil
	case 3:
		return math.Float64frombits(f[0].varint), nil
	case 4, 5:
		return int64(f[0].varint), nil
	case 6:
		return int64(f[0].varint>>1) ^ -int64(f[0].varint&1), nil
	}
	return nil, fmt.Errorf("field %d in a value", f[0].number)
}

func decodeFeature(b []byte, keys []string, values []any) (Feature, error) {
	out := Feature{Properties: map[string]any{}}
	all, err := fields(b)
	if err != nil {
		return out, err
	}
	var geometry []uint64
	for _, f := range all {
		switch f.number {
		case 1:
			out.ID = f.varint
		case 2:
			tags, err := packed(f.bytes)
			if err != nil || len(tags)%2 != 0 {
				return out, fmt.Errorf("%d tags: %v", len(tags), err)
			}
			for ; len(tags) > 0; tags = tags[2:] {
				if tags[0] >= uint64(len(keys)) || tags[1] >= uint64(len(values)) {
					return out, fmt.Errorf("tag %v is in no dictionary", tags[:2])
				}
				out.Properties[keys[tags[0]]] = values[tags[1]]
			}
		case 3:
			out.Type = int(f.varint)
		case 4:
			if geometry, err = packed(f.bytes); err != nil {
				return out, err
			}
		}
	}
	return out, out.decodeGeometry(geometry)
}

func (f *Feature) decodeGeometry(commands []uint64) error {
	var at Cell
	var parts [][]Cell
	closed := 0
	for len(commands) > 0 {
		id, times := commands[0]&7, int(commands[0]>>3)
		commands = commands[1:]
		if times == 0 || id == 7 && times != 1 || id == 1 && times != 1 && f.Type != 1 {
			return fmt.Errorf("command %d %d times", id, times)
		}
		if id == 7 {
			closed++
			if f.Type != 3 || closed != len(parts) {
				return fmt.Errorf("a close path where nothing is open")
			}
			continue
		}
		if id != 1 && id != 2 || len(commands) < 2*times || id == 2 && (len(parts) == 0 || len(parts[len(parts)-1]) != 1) {
			return fmt.Errorf("command %d with %d numbers left", id, len(commands))
		}
		if id == 1 {
			parts = append(parts, nil)
		}
		for range times {
			step := Cell{unzigzag(commands[0]), unzigzag(commands[1])}
			if id == 2 && step == (Cell{}) {
				return fmt.Errorf("a line to where it is")
			}
			at[0], at[1] = at[0]+step[0], at[1]+step[1]
			parts[len(parts)-1] = append(parts[len(parts)-1], at)
			commands = commands[2:]
		}
	}
	return f.sort(parts, closed)
}

func unzigzag(v uint64) int32 { return int32(v>>1) ^ -int32(v&1) }

func (f *Feature) sort(parts [][]Cell, closed int) error {
	switch f.Type {
	case 1:
		if len(parts) != 1 {
			return fmt.Errorf("%d moves in a point", len(parts))
		}
		f.Points = parts[0]
		return nil
	case 2:
		f.Lines = parts
		for _, line := range parts {
			if len(line) < 2 {
				return fmt.Errorf("a line of one position")
			}
		}
		return nil
	case 3:
		if closed != len(parts) {
			return fmt.Errorf("%d of %d rings are closed", closed, len(parts))
		}
		return f.sortRings(parts)
	}
	return fmt.Errorf("geometry type %d", f.Type)
}

func (f *Feature) sortRings(rings [][]Cell) error {
	for i, ring := range rings {
		area := 0.0
		for j := range ring {
			a, b := ring[j], ring[(j+1)%len(ring)]
			area += float64(a[0])*float64(b[1]) - float64(b[0])*float64(a[1])
		}
		switch {
		case len(ring) < 3 || area == 0 || ring[0] == ring[len(ring)-1]:
			return fmt.Errorf("the ring %v is none", ring)
		case i == 0 && area < 0:
			return fmt.Errorf("the first ring is a hole")
		case area > 0:
			f.Polygons = append(f.Polygons, nil)
		}
		last := len(f.Polygons) - 1
		f.Polygons[last] = append(f.Polygons[last], ring)
	}
	return nil
}
