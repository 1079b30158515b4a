package trial

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"tawthiq/geo"
)

func TestVariedTextsAreAllDifferentAndAlwaysTheSame(t *testing.T) {
	rows := []Row{
		{ID: "1", Text: geo.Label{EN: "Saraqab", AR: "سراقب"}, Region: geo.Label{EN: "Idlib"}, At: truth},
		{ID: "2", Text: geo.Label{EN: "Kafr Nabl"}, Region: geo.Label{EN: "Idlib"}, At: truth},
		{ID: "3", Text: geo.Label{EN: "Saraqab", AR: "سراقب"}, Region: geo.Label{EN: "Idlib"}, At: truth},
	}
	varied := Vary(rows, 100)
	if len(varied) != 100 {
		t.Fatalf("%d texts, want 100", len(varied))
	}
	english, arabic := map[string]bool{}, map[string]bool{"": true}
	for _, row := range varied {
		if english[row.Text.EN] || row.Text.AR != "" && arabic[row.Text.AR] {
			t.Errorf("%+v is there twice", row.Text)
		}
		english[row.Text.EN], arabic[row.Text.AR] = true, true
		if row.At != truth || row.Region.EN != "Idlib" || row.ID == "3" {
			t.Errorf("%+v is not a row in other words", row)
		}
	}
	if diff := cmp.Diff(varied, Vary(rows, 100)); diff != "" {
		t.Error(diff)
	}
	if got := len(Vary(rows[:1], 100_000)); got == 0 || got == 100_000 {
		t.Errorf("one row gives %d texts", got)
	}
}
