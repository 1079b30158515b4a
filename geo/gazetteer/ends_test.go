package gazetteer

import (
	"math/rand/v2"
	"testing"
)

func TestSharedEndsDoNotChangeTheDistance(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	left := 0
	for range 50_000 {
		a := spoken(r, 1+r.IntN(8))
		b := altered(r, a)
		n, o := nameOfSounds(a), nameOfSounds(b)
		for mode := range missing {
			x, y := differing(&n, &o, mode)
			left += len(a) - len(x)
			if got, want := distance(x, y, mode, far), distance(a, b, mode, far); got != want {
				t.Fatalf("%v and %v in mode %d: %d, but without their ends %v and %v: %d", a, b, mode, want, x, y, got)
			}
		}
	}
	if left < 40_000 {
		t.Errorf("only %d sounds were left out", left)
	}
}

// spoken returns sounds of which about half are vowels.
func spoken(r *rand.Rand, n int) sounds {
	s := make(sounds, n)
	for i := range s {
		s[i] = byte(r.IntN([]int{len(alphabet), vowels}[r.IntN(2)]))
	}
	return s
}

// altered returns sounds with up to three of them left out, added, replaced or exchanged.
func altered(r *rand.Rand, s sounds) sounds {
	out := append(sounds(nil), s...)
	for range r.IntN(4) {
		at := r.IntN(len(out))
		switch r.IntN(4) {
		case 0:
			out = append(out[:at:at], out[at+1:]...)
		case 1:
			out = append(append(out[:at:at], spoken(r, 1)...), out[at:]...)
		case 2:
			out[at] = spoken(r, 1)[0]
		default:
			other := r.IntN(len(out))
			out[at], out[other] = out[other], out[at]
		}
		if len(out) == 0 {
			return spoken(r, 1)
		}
	}
	return out
}

func nameOfSounds(s sounds) Name {
	n := Name{length: uint8(len(s)), signs: setOf(s)}
	copy(n.spoken[:], s)
	return n
}
