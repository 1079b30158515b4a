package data

import (
	"strings"
	"testing"
)

func TestAPartyActsOnlyInItsTime(t *testing.T) {
	v, err := DefaultVocabulary()
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		party      string
		start, end Date
		refused    string
	}{
		"on its last day":                {"regime", DateOf(2024, 12, 8), DateOf(2024, 12, 8), ""},
		"after its last day":             {"regime", DateOf(2024, 12, 9), DateOf(2024, 12, 9), "only until 2024-12-08"},
		"on its first day":               {"russia", DateOf(2015, 9, 30), DateOf(2015, 9, 30), ""},
		"before its first day":           {"russia", DateOf(2015, 9, 29), DateOf(2015, 9, 29), "only from 2015-09-30 on"},
		"in a year that holds its first": {"russia", DateOf(2015, 1, 1), DateOf(2015, 12, 31), ""},
		"without bounds":                 {"other", DateOf(2011, 1, 1), DateOf(2011, 1, 1), ""},
	} {
		t.Run(name, func(t *testing.T) {
			err := v.checkParty(c.party, When{Start: c.start, End: c.end})
			if (err == nil) != (c.refused == "") || err != nil && !strings.Contains(err.Error(), c.refused) {
				t.Errorf("got %v, want %q", err, c.refused)
			}
		})
	}
}
