package tiles

import (
	"encoding/binary"
	"slices"
	"testing"
)

// decodedShape is the rings of a polygon feature in tile units.
type decodedShape struct {
	id    uint64
	rings [][][2]float64
}

// decodeShapes reads the polygons of the one layer of a vector tile.
func decodeShapes(t testing.TB, mvt []byte) (out []decodedShape) {
	t.Helper()
	for _, layer := range parts(t, mvt, 3) {
		for _, raw := range parts(t, layer, 2) {
			var s decodedShape
			for _, geometry := range parts(t, raw, 4) {
				s.rings = decodeRings(t, geometry)
			}
			s.id = number(t, raw, 1)
			out = append(out, s)
		}
	}
	return out
}

// parts returns the fields of a message that hold bytes and have a number.
func parts(t testing.TB, message []byte, wanted uint64) (out [][]byte) {
	fields(t, message, func(number, _ uint64, content []byte) {
		if number == wanted && content != nil {
			out = append(out, content)
		}
	})
	return out
}

func number(t testing.TB, message []byte, wanted uint64) (out uint64) {
	fields(t, message, func(number, value uint64, content []byte) {
		if number == wanted && content == nil {
			out = value
		}
	})
	return out
}

func fields(t testing.TB, message []byte, visit func(number, value uint64, content []byte)) {
	t.Helper()
	for len(message) > 0 {
		tag, n := binary.Uvarint(message)
		message = message[n:]
		switch tag & 7 {
		case 0:
			v, n := binary.Uvarint(message)
			message = message[n:]
			visit(tag>>3, v, nil)
		case 1:
			message = message[8:]
		case 2:
			length, n := binary.Uvarint(message)
			visit(tag>>3, 0, message[n:n+int(length):n+int(length)])
			message = message[n+int(length):]
		default:
			t.Fatalf("wire type %d", tag&7)
		}
	}
}

func decodeRings(t testing.TB, commands []byte) (rings [][][2]float64) {
	t.Helper()
	next := func() int64 {
		v, n := binary.Uvarint(commands)
		commands = commands[n:]
		return int64(v)
	}
	var x, y int64
	for len(commands) > 0 {
		command := next()
		if command&7 == 7 {
			continue
		}
		if command&7 == 1 {
			rings = append(rings, nil)
		}
		for range command >> 3 {
			dx, dy := next(), next()
			x, y = x+(dx>>1^-(dx&1)), y+(dy>>1^-(dy&1))
			rings[len(rings)-1] = append(rings[len(rings)-1], [2]float64{float64(x), float64(y)})
		}
	}
	return rings
}

// stretch is a part of a line through a tile that the same features cover.
type stretch struct {
	from, to float64
	features []uint64
}

// scan returns what covers a line through a tile, an upright one where axis is 0, at a place that
// is on no vertex.
func scan(shapes []decodedShape, axis int, at float64) (out []stretch) {
	type end struct {
		place   float64
		feature uint64
	}
	var ends []end
	for _, s := range shapes {
		for _, ring := range s.rings {
			for i, b := range ring {
				a := ring[(i+len(ring)-1)%len(ring)]
				if (a[axis] < at) != (b[axis] < at) {
					part := (at - a[axis]) / (b[axis] - a[axis])
					ends = append(ends, end{a[1-axis] + part*(b[1-axis]-a[1-axis]), s.id})
				}
			}
		}
	}
	slices.SortFunc(ends, func(a, b end) int {
		switch {
		case a.place < b.place:
			return -1
		case a.place > b.place:
			return 1
		}
		return 0
	})
	var open []uint64
	last := -1e9
	for _, e := range ends {
		if e.place > last+1e-6 { // what two features share is computed twice
			out = append(out, stretch{last, e.place, slices.Clone(open)})
		}
		if i := slices.Index(open, e.feature); i >= 0 {
			open = slices.Delete(open, i, i+1)
		} else {
			open = append(open, e.feature)
		}
		slices.Sort(open)
		last = e.place
	}
	return append(out, stretch{last, 1e9, nil})
}
