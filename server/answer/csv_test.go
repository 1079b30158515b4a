package answer

import (
	"encoding/csv"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tawthiq/data/sheet"
)

func TestATableIsReadAsItWasWritten(t *testing.T) {
	rows := [][]string{{"party", "killed", "place"}, {"قوات النظام, \"x\"\ny", "-5", "=1"}, {"", "1e6", "-1"}}
	body, err := CSV(slices.Values(rows), [2]string{"revision", "7"})
	if err != nil {
		t.Fatal(err)
	}
	got, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(body), sheet.Mark))).ReadAll()
	want := [][]string{{"party", "killed", "place"}, {"قوات النظام, \"x\"\ny", "-5", "'=1"}, {"", "1e6", "-1"}, {"# revision", "7", ""}}
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
}
