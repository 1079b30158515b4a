package answer

import (
	"encoding/csv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestATableIsReadAsItWasWritten(t *testing.T) {
	rows := [][]string{{"party", "killed"}, {"قوات النظام, \"x\"\ny", "-5"}, {"", "1e6"}}
	body, err := CSV(rows, [2]string{"revision", "7"})
	if err != nil {
		t.Fatal(err)
	}
	got, err := csv.NewReader(strings.NewReader(string(body))).ReadAll()
	if diff := cmp.Diff(append(rows, []string{"# revision", "7"}), got); diff != "" || err != nil {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
}

func TestNoCellIsAFormula(t *testing.T) {
	for _, cell := range []string{"=1+1", "+cmd", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "=HYPERLINK(\"https://example.org\")"} {
		body, err := CSV([][]string{{cell, "x"}}, [2]string{"note", cell})
		if err != nil {
			t.Fatal(err)
		}
		r := csv.NewReader(strings.NewReader(string(body)))
		got, err := r.ReadAll()
		if err != nil || got[0][0][0] != '\'' || got[1][1][0] != '\'' {
			t.Errorf("%q is written as %q, %v", cell, got, err)
		}
	}
	for _, cell := range []string{"5", "-5", "+0.5", "a=b", "#1"} {
		if harmless(cell) != cell {
			t.Errorf("%q becomes %q", cell, harmless(cell))
		}
	}
}
