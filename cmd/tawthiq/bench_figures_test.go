package main

import (
	"strings"
	"testing"
)

func TestBenchFiguresTimesEveryTable(t *testing.T) {
	said := mustTawthiq(t, "bench", "figures", "--records", "600", "--rounds", "1")
	for _, path := range append(benchTables, "processor ms", "\nall ") {
		if !strings.Contains(said, path) {
			t.Errorf("%q is missing in\n%s", path, said)
		}
	}
	if said, code := tawthiq(t, "bench", "figures", "--rounds", "0"); code != 2 || !strings.Contains(said, "nothing to time") {
		t.Errorf("exit code %d: %s", code, said)
	}
}
