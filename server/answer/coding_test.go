package answer

import (
	"math/rand/v2"
	"strings"
	"testing"
)

func TestAcceptEncodingIsReadAsRFC9110Says(t *testing.T) {
	cases := []struct {
		name    string
		headers []string
		want    acceptance // identity, gzip, zstd
		first   coding
	}{
		{"nothing is said", nil, acceptance{1, 0, 0}, identity},
		{"nothing is wanted", []string{""}, acceptance{1, 0, 0}, identity},
		{"a browser", []string{"gzip, deflate, br, zstd"}, acceptance{1, 1000, 1000}, zstandard},
		{"an older browser", []string{"gzip, deflate, br"}, acceptance{1, 1000, 0}, gzipped},
		{"the old name, in any case", []string{"X-GZip"}, acceptance{1, 1000, 0}, gzipped},
		{"weights", []string{"gzip;q=0.9, zstd;q=0.25"}, acceptance{1, 900, 250}, gzipped},
		{"white space", []string{" gzip\t; q=0.5 ,\tzstd ;Q=0.4 "}, acceptance{1, 500, 400}, gzipped},
		{"identity first", []string{"identity, gzip;q=0.5"}, acceptance{1000, 500, 0}, identity},
		{"identity and gzip alike", []string{"identity, gzip"}, acceptance{1000, 1000, 0}, gzipped},
		{"gzip is refused", []string{"gzip;q=0, zstd"}, acceptance{1, 0, 1000}, zstandard},
		{"identity is refused", []string{"gzip, identity;q=0"}, acceptance{0, 1000, 0}, gzipped},
		{"anything", []string{"*"}, acceptance{1000, 1000, 1000}, zstandard},
		{"anything but zstd", []string{"*, zstd;q=0.000"}, acceptance{1000, 1000, 0}, gzipped},
		{"gzip or nothing at all", []string{"gzip;q=0.001, *;q=0"}, acceptance{0, 1, 0}, gzipped},
		{"identity or else", []string{"identity;q=0.1, *;q=0"}, acceptance{100, 0, 0}, identity},
		{"nothing is taken", []string{"*;q=0"}, acceptance{0, 0, 0}, zstandard},
		{"only identity is refused", []string{"identity;q=0"}, acceptance{0, 0, 0}, zstandard},
		{"two headers", []string{"gzip;q=0.5", "zstd"}, acceptance{1, 500, 1000}, zstandard},
		{"a weight over 1", []string{"gzip;q=1.001, zstd;q=0.1"}, acceptance{1, 0, 100}, zstandard},
		{"weights that are none", []string{"gzip;q=, zstd;q=-1, gzip;q=0.1234, gzip;q=.5, gzip;p=1, gzip;q=1,"}, acceptance{1, 1000, 0}, gzipped},
		{"the shortest weights", []string{"gzip;q=0., zstd;q=1"}, acceptance{1, 0, 1000}, zstandard},
		{"empty elements", []string{",, ,gzip,,"}, acceptance{1, 1000, 0}, gzipped},
	}
	for _, c := range cases {
		got := parseAcceptance(c.headers)
		if got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
		if first := got.order()[0]; first != c.first {
			t.Errorf("%s: %s comes first, want %s", c.name, codingNames[first], codingNames[c.first])
		}
	}
}

func TestOrderIsByWeight(t *testing.T) {
	for range 1000 {
		a := acceptance{rand.IntN(4), rand.IntN(4), rand.IntN(4)}
		o := a.order()
		for i := 1; i < len(o); i++ {
			if a[o[i]] > a[o[i-1]] || (a[o[i]] == a[o[i-1]] && o[i] > o[i-1]) {
				t.Fatalf("%v is in the order %v", a, o)
			}
		}
	}
}

func FuzzAcceptEncoding(f *testing.F) {
	for _, seed := range []string{"", "gzip", "gzip, deflate, br, zstd", "*;q=0", "identity;q=0, gzip;q=0.5", "gzip;q=1.0000", "zstd;q=0.00,;;,=", "gzip;q=\x00", "*;q=0.001,identity;q=1"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, header string) {
		a := parseAcceptance([]string{header})
		for c, weight := range a {
			if weight < 0 || weight > mostWelcome {
				t.Errorf("%q gives %s %d", header, codingNames[c], weight)
			}
		}
		lower := strings.ToLower(header)
		if a[zstandard] > 0 && !strings.Contains(lower, "zstd") && !strings.Contains(header, "*") {
			t.Errorf("%q takes zstd", header)
		}
		if a[identity] == 0 && !strings.Contains(header, "0") {
			t.Errorf("%q refuses identity", header)
		}
		if split := parseAcceptance(strings.Split(header, ",")); split != a {
			t.Errorf("%q gives %v, and in several headers %v", header, a, split)
		}
	})
}

func BenchmarkAcceptEncoding(b *testing.B) {
	headers := []string{"gzip, deflate, br, zstd"}
	b.ReportAllocs()
	for b.Loop() {
		parseAcceptance(headers)
	}
}
