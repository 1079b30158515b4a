package mapping

import (
	"testing"

	"tawthiq/data"
)

// A minimum is at least that many, whether or not the file has a column for a maximum.
func TestAMinimumAloneIsAtLeastThatMany(t *testing.T) {
	vocabulary, err := data.DefaultVocabulary()
	if err != nil {
		t.Fatal(err)
	}
	native, err := Named("tawthiq")
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		columns, cells []string
		want           data.Range
	}{
		"no column for a maximum":   {[]string{"killed_min"}, []string{"7"}, data.Range{Min: 7, Max: 7, Open: true}},
		"the maximum is blank":      {[]string{"killed_min", "killed_max"}, []string{"7", ""}, data.Range{Min: 7, Max: 7, Open: true}},
		"both are given":            {[]string{"killed_min", "killed_max"}, []string{"7", "9"}, data.Range{Min: 7, Max: 9}},
		"one number":                {[]string{"killed"}, []string{"7"}, data.Range{Min: 7, Max: 7}},
		"one number that says more": {[]string{"killed"}, []string{"7+"}, data.Range{Min: 7, Max: 7, Open: true}},
	} {
		t.Run(name, func(t *testing.T) {
			layout, err := native.Bind(append([]string{"date_start", "violation"}, c.columns...), nil, vocabulary)
			if err != nil {
				t.Fatal(err)
			}
			in, err := layout.Incident(append([]string{"2020-05-01", "other"}, c.cells...))
			if err != nil {
				t.Fatal(err)
			}
			if got := in.Casualties[data.Killed]; got != c.want {
				t.Errorf("got %+v, want %+v", got, c.want)
			}
		})
	}
}
