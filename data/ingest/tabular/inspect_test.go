package tabular

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// counted are the numbers of a census.
type counted struct {
	Size, Even, Odd, Control, Feeds, Returns, Multibyte, Invalid int64
}

// countedOneByOne counts what takeCensus does, a character at a time.
func countedOneByOne(b []byte) (c counted) {
	c.Size = int64(len(b))
	for i, v := range b {
		switch {
		case v == 0 && i%2 == 0:
			c.Even++
		case v == 0:
			c.Odd++
		case v == '\n':
			c.Feeds++
		case v == '\r':
			c.Returns++
		case v < ' ' && v != '\t' && v != '\v' && v != '\f' && v != 0x1a && v != 0x1e:
			c.Control++
		}
	}
	for i, r := range string(b) {
		switch {
		case r == utf8.RuneError && b[i] != 0xef:
			c.Invalid++
		case r >= utf8.RuneSelf:
			c.Multibyte++
		}
	}
	return c
}

func TestACensusCountsEveryByteOnceWhereverItsPartsEnd(t *testing.T) {
	t.Parallel()
	pieces := []string{"a", "Aleppo, 2018-05-05", "حلب", "漢", "😀", "\uFFFD", "\n", "\r\n", "\t", "\x00", "\x01", "\x7f", "\xd8", "\xe2\x80", "\xf0\x9f\x98", "\xff"}
	r := rand.New(rand.NewPCG(4, 2))
	for _, size := range []int{1, 7, 100, 600_000} {
		var text []byte
		for len(text) < size {
			text = append(text, pieces[r.IntN(len(pieces))]...)
		}
		path := filepath.Join(t.TempDir(), "bytes")
		if err := os.WriteFile(path, text, 0o600); err != nil {
			t.Fatal(err)
		}
		c, err := takeCensus(path)
		if err != nil {
			t.Fatal(err)
		}
		got := counted{c.size, c.zeroAt[0], c.zeroAt[1], c.control, c.feeds, c.returns, c.multibyte, c.invalid}
		if diff := cmp.Diff(countedOneByOne(text), got); diff != "" {
			t.Errorf("%d bytes (-one by one +census): %s", len(text), diff)
		}
	}
}
