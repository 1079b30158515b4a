package main

import (
	"strings"
	"testing"
)

func TestBenchImportStoresEveryRow(t *testing.T) {
	said := mustTawthiq(t, "bench", "import", "--rows", "1500")
	for _, want := range []string{"1500 rows", "of memory at most", "tawthiq import", "each cell in a column", "each row one text"} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is missing in\n%s", want, said)
		}
	}
	if said, code := tawthiq(t, "bench", "import", "--rows", "0"); code != 2 || !strings.Contains(said, "nothing to import") {
		t.Errorf("exit code %d: %s", code, said)
	}
}
