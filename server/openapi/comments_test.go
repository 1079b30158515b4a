package openapi

import (
	"bytes"
	"encoding/csv"
	"flag"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write what the source says into comments.csv")

// sources are the packages whose types are in answers.
var sources = []string{"data", "data/atlas", "data/reference", "data/review", "geo", "geo/geocode", "server", "server/answer", "server/api", "server/tiles"}

func TestCommentsAreThoseOfTheSource(t *testing.T) {
	found := map[string]string{}
	for _, name := range sources {
		readPackage(t, name, found)
	}
	var want bytes.Buffer
	w := csv.NewWriter(&want)
	for _, key := range slices.Sorted(maps.Keys(found)) {
		if err := w.Write([]string{key, found[key]}); err != nil {
			t.Fatal(err)
		}
	}
	w.Flush()
	if *update {
		if err := os.WriteFile("comments.csv", want.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(want.String(), commentsCSV); diff != "" {
		t.Errorf("the comments of the source changed; run: make types\n%s", diff)
	}
}

// TestCommentsAreInPlainWords looks for what only a reader of the source knows.
func TestCommentsAreInPlainWords(t *testing.T) {
	names := map[string]bool{"nil": true}
	for key := range readComments() {
		for _, name := range strings.Split(key, ".")[1:] {
			names[name] = !slices.Contains([]string{"EN", "AR", "ID"}, name)
		}
	}
	compound, formats := regexp.MustCompile(`[a-z][A-Z]|\w\.[A-Z]`), []string{"GeoJSON", "TileJSON", "FeatureCollection"}
	for key, text := range readComments() {
		words := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(` ,;:()"`, r) })
		for i, word := range words {
			begins := i == 0 || strings.HasSuffix(words[i-1], ".")
			if bare := strings.TrimSuffix(word, "."); i == 0 && strings.HasSuffix(key, "."+bare) && strings.Count(key, ".") == 1 || slices.Contains(formats, bare) {
				continue // a type begins with its name, which is that of its schema
			} else if compound.MatchString(bare) || names[bare] && !begins && bare != strings.ToLower(bare) || bare == "nil" {
				t.Errorf("%s: %q is a name of the source: %s", key, bare, text)
			}
		}
	}
}

// readPackage adds what a package says of its structs that are written as JSON.
func readPackage(t *testing.T, name string, found map[string]string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("..", "..", name, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range files {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if d, ok := n.(*ast.GenDecl); ok && d.Tok == token.TYPE {
				for _, spec := range d.Specs {
					readType(name, d, spec.(*ast.TypeSpec), found)
				}
			}
			return true
		})
	}
}

func readType(name string, d *ast.GenDecl, spec *ast.TypeSpec, found map[string]string) {
	s, ok := spec.Type.(*ast.StructType)
	if !ok {
		return
	}
	key, written := name+"."+spec.Name.Name, false
	for _, f := range s.Fields.List {
		if f.Tag == nil || !strings.Contains(f.Tag.Value, "json:") {
			continue
		}
		written = true
		for _, field := range f.Names {
			if text := line(f.Doc.Text() + " " + f.Comment.Text()); text != "" {
				found[key+"."+field.Name] = text
			}
		}
	}
	if text := line(d.Doc.Text()); written && text != "" {
		found[key] = text
	}
}

// line returns a comment on one line.
func line(comment string) string { return strings.Join(strings.Fields(comment), " ") }
