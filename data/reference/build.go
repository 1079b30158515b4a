package reference

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"tawthiq/data"
	"tawthiq/geo"
	"tawthiq/geo/gazetteer"
)

// Report says what a Build found and wrote.
type Report struct {
	Governorates, Districts, Subdistricts int
	Communities, Neighbourhoods           int
	Inside                                int // places inside the subdistrict that they state
	Claims                                int // of control
	Countries, Rivers, Lakes              int
	Files                                 []File
	Digest                                string // as Facts.Digest
}

// File is one file that Build wrote.
type File struct {
	Name  string
	Bytes int
}

// Build compiles the source facts in the folder from into the folder to, which is made where it is
// missing. The vernacular names of the program must fit them. The same sources give the same bytes. What is written has been read back first, and
// nothing is written unless all of it is right. Errors: data.Error naming the source file, the
// line, the column and what to do.
func Build(ctx context.Context, from, to string) (Report, error) {
	return build(ctx, from, to, vernacularFiles)
}

func build(ctx context.Context, from, to string, vernacular fs.FS) (Report, error) {
	c := compiler{from: from, files: map[string][]byte{}}
	var sources sourceFacts
	for _, step := range []func(*sourceFacts) error{c.readAreas, c.readPlaces, c.readControl, c.readSurroundings} {
		if err := ctx.Err(); err != nil {
			return Report{}, err
		}
		if err := step(&sources); err != nil {
			return Report{}, err
		}
	}
	if err := c.seal(sources); err != nil {
		return Report{}, err
	}
	facts, err := load(c.open, vernacular)
	if err != nil {
		return Report{}, data.Invalid(from, "the facts do not fit together: %v", err).WithHint("correct the sources and build again")
	}
	report := reportOf(facts)
	for _, kind := range kinds() {
		report.Files = append(report.Files, File{fileName(kind), len(c.files[fileName(kind)])})
	}
	return report, c.write(to)
}

// sourceFacts is what the sources say, checked and in the order of the p-codes.
type sourceFacts struct {
	areas                     areaFacts
	places                    []gazetteer.Place
	control                   []controlSpan
	neighbours, lakes         []NamedShape
	rivers                    []River
	subdistricts, communities map[geo.PCode]bool
}

// compiler reads the sources in a folder and holds the compiled files until all are right.
type compiler struct {
	from  string
	files map[string][]byte // by name
}

// kinds lists the kinds of compiled file.
func kinds() []string {
	return []string{areasKind, placesKind, controlKind, neighboursKind, riversKind, lakesKind}
}

func (c *compiler) seal(s sourceFacts) error {
	contents := map[string][]byte{
		areasKind:      encodeAreas(s.areas),
		placesKind:     encodePlaces(s.places),
		controlKind:    encodeControl(s.control),
		neighboursKind: encodeShapes(s.neighbours),
		riversKind:     encodeRivers(s.rivers),
		lakesKind:      encodeShapes(s.lakes),
	}
	for kind, content := range contents {
		file, err := seal(kind, content)
		if err != nil {
			return fmt.Errorf("compressing %s: %w", fileName(kind), err)
		}
		c.files[fileName(kind)] = file
	}
	return nil
}

func (c *compiler) open(name string) ([]byte, error) { return c.files[name], nil }

// write puts the compiled files in place, each at once, so that no reader sees half of one.
func (c *compiler) write(to string) error {
	if err := os.MkdirAll(to, 0o755); err != nil {
		return data.Invalid(to, "the folder cannot be made").WithHint("choose another folder").Because(err)
	}
	for _, kind := range kinds() {
		name := filepath.Join(to, fileName(kind))
		err := os.WriteFile(name+".new", c.files[fileName(kind)], 0o644)
		if err == nil {
			err = os.Rename(name+".new", name)
		}
		if err != nil {
			return data.Invalid(name, "the file cannot be written").WithHint("see that the folder can be written to and has room").Because(err)
		}
	}
	return nil
}

func reportOf(f *Facts) Report {
	r := Report{
		Governorates: len(f.Areas.All(geo.Governorate)),
		Districts:    len(f.Areas.All(geo.District)),
		Subdistricts: len(f.Areas.All(geo.Subdistrict)),
		Claims:       len(f.Claims),
		Countries:    len(f.Neighbours),
		Rivers:       len(f.Rivers),
		Lakes:        len(f.Lakes),
		Digest:       f.Digest,
	}
	for _, p := range f.Places {
		if p.Kind == gazetteer.Community {
			r.Communities++
		} else {
			r.Neighbourhoods++
		}
		if found, metres, ok := f.Areas.Locate(p.Point); ok && metres == 0 && found == p.Subdistrict {
			r.Inside++
		}
	}
	return r
}
