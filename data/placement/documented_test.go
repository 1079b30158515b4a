package placement

import (
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tawthiq/geo"
	"tawthiq/geo/geocode"
)

var update = flag.Bool("update", false, "write the example of geo/geocode/doc.go with the numbers of the model")

// documented is the example of geo/geocode/doc.go, its names in the order in which it has them.
var documented = struct {
	text  string
	names []string
}{"Mashekh village, al Bseira, northern suburbs of Deir Ez-Zour", []string{"Mashekh", "al Bseira", "Deir Ez-Zour"}}

// The tables of the example stand between its question and its conclusion, and are written by this test.
const (
	documentedFrom = "// With the weights of weights.csv:\n//\n"
	documentedTo   = "//\n// So the village"
)

func TestTheDocumentedExampleIsWhatTheGeocoderDoes(t *testing.T) {
	path := filepath.Join("..", "..", "geo", "geocode", "doc.go")
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, found := strings.Cut(string(text), documentedFrom)
	table, after, ends := strings.Cut(rest, documentedTo)
	if !found || !ends {
		t.Fatalf("%s has no example from %q to %q", path, documentedFrom, documentedTo)
	}
	g, _ := loadGeocoder(t)
	want := example(g)
	if *update {
		if err := os.WriteFile(path, []byte(before+documentedFrom+want+documentedTo+after), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(want, table); diff != "" {
		t.Errorf("run `go test ./data/placement -run Documented -update` and read the text around it again: %s", diff)
	}
}

// example returns the example as the lines of a comment: what the names are names of, the three
// best readings and that none is meant, each with its terms, and the answer.
func example(g *geocode.Geocoder) string {
	var b strings.Builder
	line := func(format string, args ...any) {
		b.WriteString(strings.TrimRight("//\t"+fmt.Sprintf(format, args...), " \t") + "\n")
	}
	for _, name := range documented.names {
		var codes []string
		for _, bearer := range g.Gazetteer().Named(name) {
			codes = append(codes, string(bearer.Code()))
		}
		line("%-14s is a name of %s", name, strings.Join(codes, ", "))
	}
	query := geocode.Query{Text: geo.Label{EN: documented.text}}
	all := g.Explain(query)
	for _, e := range append(all[:3:3], all[len(all)-1]) {
		line("")
		line("%s", readingName(g, e.PCode))
		for _, term := range e.Terms {
			if term.Weight != 0 {
				line("  %-22s %5.2f × %6.3f = %6.3f", term.Feature, term.Value, term.Weight, term.Value*term.Weight)
			}
		}
		line("  %-22s %25.3f", "utility", e.Utility)
		line("  %-22s %25.3f", "share", e.Share)
	}
	sum := 0.0
	for _, e := range all {
		sum += math.Exp(e.Utility)
	}
	r := g.Geocode(query)
	line("")
	line("best: exp(%.3f) = %.1f, of %.1f that all %d have together; share %.3f, score %.3f", all[0].Utility, math.Exp(all[0].Utility), sum, len(all), all[0].Share, all[0].Score)
	line("%s %s, score %.3f: %s", r.Decision, r.Chosen.PCode, r.Chosen.Score, r.Reason)
	return b.String()
}

// readingName says what a reading is.
func readingName(g *geocode.Geocoder, code geo.PCode) string {
	if p, ok := g.Gazetteer().Get(code); ok {
		return fmt.Sprintf("%s, the %s %s", code, p.Kind, p.Name.EN)
	}
	if code == "" {
		return "none of them"
	}
	return fmt.Sprintf("%s, the %s", code, code.Level())
}
