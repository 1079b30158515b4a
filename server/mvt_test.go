package server_test

import (
	"encoding/binary"
	"fmt"
	"math"
	"testing"
)

// decodeMVT reads the properties of every feature of a vector tile by layer; "id()" is the id. It
// is written from the specification, apart from the encoder.
func decodeMVT(t testing.TB, tile string) map[string][]map[string]string {
	t.Helper()
	out := map[string][]map[string]string{}
	fields(t, []byte(tile), func(n int, layer []byte, _ uint64) {
		if n != 3 {
			t.Fatalf("field %d of a tile", n)
		}
		var name string
		var keys, values []string
		var features [][]byte
		fields(t, layer, func(n int, b []byte, _ uint64) {
			switch n {
			case 1:
				name = string(b)
			case 2:
				features = append(features, b)
			case 3:
				keys = append(keys, string(b))
			case 4:
				values = append(values, decodeValue(t, b))
			}
		})
		for _, f := range features {
			out[name] = append(out[name], decodeFeature(t, f, keys, values))
		}
	})
	return out
}

func decodeFeature(t testing.TB, feature []byte, keys, values []string) map[string]string {
	t.Helper()
	properties := map[string]string{}
	fields(t, feature, func(n int, b []byte, v uint64) {
		switch n {
		case 1:
			properties["id()"] = fmt.Sprint(v)
		case 2:
			for len(b) > 0 {
				key, k := binary.Uvarint(b)
				value, l := binary.Uvarint(b[k:])
				properties[keys[key]] = values[value]
				b = b[k+l:]
			}
		}
	})
	return properties
}

func decodeValue(t testing.TB, value []byte) (text string) {
	t.Helper()
	fields(t, value, func(n int, b []byte, v uint64) {
		switch n {
		case 1:
			text = string(b)
		case 3:
			text = fmt.Sprint(math.Float64frombits(v))
		case 4, 5:
			text = fmt.Sprint(float64(v))
		case 6:
			text = fmt.Sprint(float64(int64(v>>1) ^ -int64(v&1)))
		case 7:
			text = fmt.Sprint(v == 1)
		}
	})
	return text
}

// fields calls visit with the fields of a protocol-buffers message.
func fields(t testing.TB, message []byte, visit func(number int, content []byte, value uint64)) {
	t.Helper()
	for len(message) > 0 {
		tag, n := binary.Uvarint(message)
		message = message[n:]
		switch tag & 7 {
		case 0:
			v, n := binary.Uvarint(message)
			message = message[n:]
			visit(int(tag>>3), nil, v)
		case 1:
			visit(int(tag>>3), nil, binary.LittleEndian.Uint64(message))
			message = message[8:]
		case 2:
			length, n := binary.Uvarint(message)
			message = message[n:]
			visit(int(tag>>3), message[:length], 0)
			message = message[length:]
		default:
			t.Fatalf("wire type %d", tag&7)
		}
	}
}
