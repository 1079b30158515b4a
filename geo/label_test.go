package geo

import (
	"strings"
	"testing"
)

func TestLabelOf(t *testing.T) {
	for name, tc := range map[string]struct {
		text string
		want Label
	}{
		"Latin letters":                       {" Saraqab ", Label{EN: "Saraqab"}},
		"Arabic letters":                      {"بلدة سراقب، إدلب", Label{AR: "بلدة سراقب، إدلب"}},
		"Arabic with digits and marks":        {"\u200fحي 5", Label{AR: "\u200fحي 5"}},
		"Arabic with vowel marks":             {"سَراقِب", Label{AR: "سَراقِب"}},
		"no letters":                          {"35.1", Label{EN: "35.1"}},
		"nothing":                             {"", Label{}},
		"the same name in both scripts":       {"Saraqab سراقب", Label{EN: "Saraqab", AR: "سراقب"}},
		"Arabic first, with a slash":          {"كفر نبل / Kafr Nabl", Label{EN: "Kafr Nabl", AR: "كفر نبل"}},
		"parts that say different things":     {"Saraqab, إدلب", Label{EN: "Saraqab, إدلب"}},
		"joined by a hyphen":                  {"إدلب - Saraqab", Label{EN: "إدلب - Saraqab"}},
		"mostly Arabic, with a Latin part":    {"بلدة كفر نبل (Kafr)", Label{AR: "بلدة كفر نبل (Kafr)"}},
		"scripts that change more than once":  {"حي Al-Waer حمص", Label{EN: "حي Al-Waer حمص"}},
		"one in brackets may say where it is": {"Saraqab (إدلب)", Label{EN: "Saraqab (إدلب)"}},
		"bytes that are no text":              {"\xff\xfe", Label{EN: "\xff\xfe"}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := LabelOf(tc.text); got != tc.want {
				t.Errorf("got %+q", got)
			}
		})
	}
}

func FuzzLabelOf(f *testing.F) {
	for _, s := range []string{"Saraqab سراقب", "a/ب", "\xffب", "ب | ", "١a"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		l := LabelOf(s)
		if !strings.Contains(s, l.EN) || !strings.Contains(s, l.AR) || l.IsZero() != (strings.TrimSpace(s) == "") {
			t.Errorf("%q: %+q", s, l)
		}
	})
}
