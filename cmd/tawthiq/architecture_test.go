package main

import (
	"encoding/json"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// A rule says which packages of this module, and which of other modules, a package may import.
// The first rule whose pattern matches the package's path decides.
type rule struct {
	packages *regexp.Regexp
	own      *regexp.Regexp
	foreign  *regexp.Regexp
}

var orbPattern = `github\.com/paulmach/orb(/.*)?`

func match(pattern string) *regexp.Regexp { return regexp.MustCompile(`^(` + pattern + `)$`) }

// Imports point one way, cmd → server → data → geo → orb, and each technology has one home.
var rules = []rule{
	{match(`geo(/.*)?`), match(`geo(/.*)?`), match(orbPattern)},
	{match(`data`), match(`geo(/.*)?`), match(orbPattern + `|github\.com/oklog/ulid/v2`)},
	{match(`data/(sheet|words)`), match(`data`), match(``)},
	{match(`data/sqlite`), match(`data|data/words|geo(/.*)?`), match(orbPattern + `|github\.com/oklog/ulid/v2|github\.com/mattn/go-sqlite3`)},
	{match(`data/(controlfile|ingest|export|report|placelist)(/.*)?`), match(`data|data/(ingest|export|report)(/.*)?|geo(/.*)?`), match(`.*`)},
	{match(`data/.*`), match(`data|data/(atlas|linkage|placement|reference|sheet|storetest|words)|geo(/.*)?`), match(`.*`)},
	{match(`server(/.*)?`), match(`server(/.*)?|data|data/(atlas|reference|review|sheet)|geo(/.*)?`), match(`.*`)},
	{match(`web`), match(``), match(``)},
	{match(`cmd/.*`), match(`.*`), match(`.*`)},
}

// homes says where a technology may be imported at all.
var homes = map[string]*regexp.Regexp{
	"github.com/gin-gonic/gin":        match(`server(/.*)?`),
	"github.com/mattn/go-sqlite3":     match(`data/sqlite|cmd/benchmap/peer`),
	"github.com/urfave/cli/v3":        match(`cmd/.*`),
	"github.com/xuri/excelize/v2":     match(`data/(ingest|export|report)(/.*)?`),
	"github.com/paulmach/orb/geojson": match(`data/ingest(/.*)?|cmd/benchmap/peer`),
	"github.com/jackc/pgx/v5":         match(`cmd/benchmap/peer`),
}

func TestImportsPointOneWay(t *testing.T) {
	for _, p := range listPackages(t) {
		path := strings.TrimPrefix(p.ImportPath, "tawthiq/")
		r := ruleFor(path)
		if r == nil {
			t.Errorf("%s: no rule says what it may import; is it in the right folder?", path)
			continue
		}
		for _, imported := range p.Imports {
			if own, ok := strings.CutPrefix(imported, "tawthiq/"); ok {
				if !r.own.MatchString(own) {
					t.Errorf("%s must not import %s", path, own)
				}
			} else if strings.Contains(strings.Split(imported, "/")[0], ".") && !r.foreign.MatchString(imported) {
				t.Errorf("%s must not import %s", path, imported)
			}
			if home, ok := homes[imported]; ok && !home.MatchString(path) {
				t.Errorf("%s must not import %s: it stays under %s", path, imported, home)
			}
		}
	}
}

func ruleFor(path string) *rule {
	for i := range rules {
		if rules[i].packages.MatchString(path) {
			return &rules[i]
		}
	}
	return nil
}

type goPackage struct {
	ImportPath string
	Imports    []string
}

func listPackages(t *testing.T) []goPackage {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", "tawthiq/...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var packages []goPackage
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p goPackage
		if err := dec.Decode(&p); err == io.EOF {
			return packages
		} else if err != nil {
			t.Fatal(err)
		}
		packages = append(packages, p)
	}
}

func TestMapLibreStaysUnderTheMapFolder(t *testing.T) {
	src := filepath.Join(root, "web", "src")
	err := filepath.WalkDir(src, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(strings.TrimSuffix(path, "x"), ".ts") {
			return err
		}
		text, err := os.ReadFile(path)
		inMap := strings.HasPrefix(path, filepath.Join(src, "map")+string(filepath.Separator))
		if strings.Contains(string(text), "from 'maplibre-gl'") || strings.Contains(string(text), `from "maplibre-gl"`) {
			if !inMap {
				t.Errorf("%s imports maplibre-gl outside web/src/map", path)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestTopLevelHoldsOnlyTheFixedFolders(t *testing.T) {
	allowed := match(`cmd|geo|server|web|data|go\.mod|go\.sum|Dockerfile|README\.md|Makefile|LICENSE|CHANGELOG\.md|\..*`)
	out, err := exec.Command("git", "-C", root, "ls-tree", "--name-only", "HEAD").Output()
	if err != nil {
		t.Skip("not a git checkout: ", err)
	}
	for name := range strings.FieldsSeq(string(out)) {
		if !allowed.MatchString(name) {
			t.Errorf("%s does not belong at the top level", name)
		}
	}
}
