package reference

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"sync"

	"github.com/paulmach/orb"

	"tawthiq/geo/area"
	"tawthiq/geo/control"
	"tawthiq/geo/gazetteer"
)

// Facts is everything that the program knows before any record is imported. It is immutable and
// safe for concurrent use.
type Facts struct {
	Areas     *area.Set
	Gazetteer *gazetteer.Gazetteer
	Control   *control.Layer

	Places  []gazetteer.Place  // communities, then neighbourhoods, by p-code
	Regions []gazetteer.Region // vernacular regions, by code
	Claims  []control.Claim    // those of Control, of communities only, by p-code

	Neighbours []NamedShape // land around the country, and under it: draw the areas above
	Lakes      []NamedShape // the largest first
	Rivers     []River      // the greatest first
	Extent     orb.Bound    // what Neighbours covers: beyond it the base map knows nothing

	Attributions []Attribution
	Digest       string // SHA-256 of the embedded files, in hexadecimal: changes when any fact does
}

//go:embed compiled/*.bin
var compiled embed.FS

// Load returns the embedded facts, the same ones to every caller. Errors: a damaged file, which only a
// damaged program has. Cost: of the first call, see BenchmarkLoad.
func Load() (*Facts, error) { return embedded() }

var embedded = sync.OnceValues(decodeEmbedded)

func decodeEmbedded() (*Facts, error) {
	return load(func(name string) ([]byte, error) { return compiled.ReadFile("compiled/" + name) }, vernacularFiles)
}

// load reads the facts from the files that Build writes, which open returns by their names, and
// from the vernacular ones.
func load(open func(name string) ([]byte, error), vernacular fs.FS) (*Facts, error) {
	r := reader{open: open, vernacular: vernacular}
	f := &Facts{Extent: extent(), Attributions: Attributions()}
	areas := read(&r, areasKind, decodeAreas)
	f.Places = read(&r, placesKind, decodePlaces)
	f.Claims = read(&r, controlKind, decodeControl)
	f.Neighbours = read(&r, neighboursKind, decodeShapes)
	f.Rivers = read(&r, riversKind, decodeRivers)
	f.Lakes = read(&r, lakesKind, decodeShapes)
	f.Regions = r.regions(areas.areas)
	r.addNames(areas.areas, f.Places)
	if r.err != nil {
		return nil, r.err
	}
	f.Digest = r.digest()
	var err error
	if f.Areas, err = area.New(areas.areas, areas.arcs); err != nil {
		return nil, fmt.Errorf("%s: %w", fileName(areasKind), err)
	}
	if f.Gazetteer, err = gazetteer.New(f.Places, f.Areas, f.Regions); err != nil {
		return nil, fmt.Errorf("%s: %w", fileName(placesKind), err)
	}
	f.Control = control.New(f.Claims)
	return f, nil
}

// reader reads the files one after the other until the first error.
type reader struct {
	open       func(name string) ([]byte, error)
	vernacular fs.FS
	sums       []byte
	err        error
}

// read returns what a compiled file of this kind holds.
func read[T any](r *reader, kind string, decode func(content string) (T, error)) (value T) {
	if r.err != nil {
		return value
	}
	file, err := r.open(fileName(kind))
	if err != nil {
		r.err = fmt.Errorf("a compiled file of the facts: %w", err)
		return value
	}
	r.sum(file)
	content, err := unseal(kind, file)
	if err == nil {
		value, err = decode(content)
	}
	if err != nil {
		r.err = fmt.Errorf("%s: %w", fileName(kind), err)
	}
	return value
}

// sum adds a file to those that the digest is of.
func (r *reader) sum(file []byte) {
	sum := sha256.Sum256(file)
	r.sums = append(r.sums, sum[:]...)
}

func (r *reader) digest() string {
	sum := sha256.Sum256(r.sums)
	return hex.EncodeToString(sum[:])
}

// fileName returns the name of the compiled file of a kind.
func fileName(kind string) string { return kind + ".bin" }
