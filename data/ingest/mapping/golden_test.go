package mapping_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tawthiq/data"
	"tawthiq/data/ingest/mapping"
	"tawthiq/data/ingest/tabular"
)

var update = flag.Bool("update", false, "write the golden files anew")

func vocabulary(t testing.TB) *data.Vocabulary {
	t.Helper()
	v, err := data.DefaultVocabulary()
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// outcome is what a row of a golden file became.
type outcome struct {
	Line     int            `json:"line"`
	Incident *data.Incident `json:"incident,omitempty"`
	Error    string         `json:"error,omitempty"`
}

// outcomes recognises a file and converts its rows.
func outcomes(t *testing.T, path string) (name string, out []outcome) {
	t.Helper()
	f, err := tabular.Open(path, tabular.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	m, err := mapping.Recognise(f.Columns, f.Tags)
	if err != nil {
		t.Fatal(err)
	}
	layout, err := m.Bind(f.Columns, f.Tags, vocabulary(t))
	if err != nil {
		t.Fatal(err)
	}
	for {
		row, err := f.Next()
		if errors.Is(err, io.EOF) {
			return m.Name, out
		}
		if err != nil || row.Problem != "" {
			t.Fatalf("line %d: %v %s", row.Line, err, row.Problem)
		}
		in, err := layout.Incident(row.Cells)
		o := outcome{Line: row.Line, Incident: &in}
		if err != nil {
			o = outcome{Line: row.Line, Error: err.Error()}
		}
		out = append(out, o)
	}
}

// TestLayoutsRead compares what every built-in mapping makes of a few invented rows with what a
// person has looked at. After a change on purpose: go test -update, and look at the difference.
func TestLayoutsRead(t *testing.T) {
	for _, name := range mapping.Names() {
		t.Run(name, func(t *testing.T) {
			recognised, got := outcomes(t, filepath.Join("testdata", name+".csv"))
			if recognised != name {
				t.Fatalf("recognised as %s", recognised)
			}
			encoded, err := json.MarshalIndent(got, "", " ")
			if err != nil {
				t.Fatal(err)
			}
			golden := filepath.Join("testdata", name+".golden.json")
			if *update {
				if err := os.WriteFile(golden, append(encoded, '\n'), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(bytes.TrimSpace(want)), string(encoded)); diff != "" {
				t.Error(diff)
			}
		})
	}
}
