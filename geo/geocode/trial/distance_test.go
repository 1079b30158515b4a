package trial

import (
	"math/rand/v2"
	"testing"
)

// slowDistance is the edit distance with exchanges of neighbours by its definition.
func slowDistance(a, b []byte) int {
	d := make([][]int, len(a)+1)
	for i := range d {
		d[i] = make([]int, len(b)+1)
		for j := range d[i] {
			switch {
			case i == 0 || j == 0:
				d[i][j] = i + j
			case a[i-1] == b[j-1]:
				d[i][j] = d[i-1][j-1]
			default:
				d[i][j] = 1 + min(d[i-1][j], d[i][j-1], d[i-1][j-1])
			}
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d[i][j] = min(d[i][j], d[i-2][j-2]+1)
			}
		}
	}
	return d[len(a)][len(b)]
}

func TestTheFastEditDistanceIsThatOfTheDefinition(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	word := func() []byte {
		out := make([]byte, random.IntN(maxLetters+1))
		for i := range out {
			out[i] = "abcd"[random.IntN(4)]
		}
		return out
	}
	for range 3000 {
		a, b := word(), word()
		if got, want := newPattern(a).distance(b), slowDistance(a, b); got != want {
			t.Fatalf("%q and %q are %d apart, want %d", a, b, got, want)
		}
	}
}

func TestLettersOfTheTwoScriptsDiffer(t *testing.T) {
	latin, arabic := letters("abcdefghijklmnopqrstuvwxyz"), letters("ابتثجحخدذرزسشصضطظعغفقكلمنهوي")
	for _, c := range arabic {
		if newPattern(latin).masks[c] != 0 {
			t.Errorf("the letter %x stands for both scripts", c)
		}
	}
}
