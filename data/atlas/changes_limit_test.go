package atlas

import (
	"strings"
	"testing"

	"tawthiq/data"
)

func TestTooManyChangesAreRefusedWithWhatToDo(t *testing.T) {
	all := make([]candidate, 3*MaxCompared)
	for i := range all {
		all[i].after, all[i].before = true, i < MaxCompared // those that were added are only counted
	}
	if err := checkComparable(all); err != nil {
		t.Errorf("%d records to compare: %v", MaxCompared, err)
	}
	all[MaxCompared].before = true
	if err := checkComparable(all); data.KindOf(err) != data.InvalidKind || !strings.Contains(err.Error(), "100001 records") {
		t.Errorf("one more: %v", err)
	}
}
