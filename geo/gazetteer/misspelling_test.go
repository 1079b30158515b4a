package gazetteer

import "testing"

func TestOneSlip(t *testing.T) {
	for name, tc := range map[string]struct {
		a, b string
		want bool
	}{
		"the same":             {"saraqab", "saraqab", true},
		"a letter too many":    {"sheiklh", "sheikh", true},
		"a letter too few":     {"saraab", "saraqab", true},
		"a wrong letter":       {"saraqap", "saraqab", true},
		"two exchanged":        {"sarqaab", "saraqab", true},
		"in Arabic":            {"سرقاب", "سراقب", true},
		"exchanged in Arabic":  {"سارقب", "سراقب", true},
		"two slips":            {"sarapap", "saraqab", false},
		"two letters too many": {"saraqabab", "saraqab", false},
		"nothing and a letter": {"", "a", true},
	} {
		t.Run(name, func(t *testing.T) {
			if got := oneSlip(tc.a, tc.b); got != tc.want || oneSlip(tc.b, tc.a) != got {
				t.Errorf("got %v", got)
			}
		})
	}
}

func TestMisspeltNamesAreFound(t *testing.T) {
	g := toy(t)
	for _, written := range []string{"Kafr Takhxarim", "Kafr Takarim", "Kafr Takhairm", "كفر تخارم", "كفر تخلريم"} {
		n := NameOf(Words(written))
		found := g.Misspelt(&n, Everywhere, nil)
		if len(found) != 1 || g.Bearer(found[0].Bearer).Code() != "C1001" {
			t.Errorf("%s: found %v", written, found)
		}
	}
	n := NameOf(Words("Small Frm"))
	if found := g.Misspelt(&n, GovernorateOf("SY01"), nil); len(found) != 0 {
		t.Errorf("outside the governorate: %v", found)
	}
}
