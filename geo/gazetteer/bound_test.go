package gazetteer

import (
	"math/rand/v2"
	"testing"
)

func TestTheBoundIsNeverMoreThanTheDistance(t *testing.T) {
	const far = 1 << 20
	r := rand.New(rand.NewPCG(3, 5))
	spoken := func() sounds {
		s := make(sounds, 1+r.IntN(maxSounds-1))
		for i := range s {
			s[i] = byte(r.IntN(len(alphabet)))
		}
		return s
	}
	for range 50_000 {
		a, b := spoken(), spoken()
		if r.IntN(2) == 0 { // one sound differs
			b = append(sounds(nil), a...)
			b[r.IntN(len(b))] = byte(r.IntN(len(alphabet)))
		}
		for _, w := range []writing{inLatin, inArabic} {
			for _, o := range []writing{inLatin, inArabic} {
				from := apartFrom(a, w)
				if bound, cost := from[o].cost(setOf(b)), distance(a, b, modes[w][o], far); bound > cost {
					t.Fatalf("%v and %v in writings %d and %d: the bound is %d, the distance %d", a, b, w, o, bound, cost)
				}
			}
		}
	}
}
