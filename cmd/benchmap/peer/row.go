package peer

import (
	"fmt"
	"hash/fnv"
	"iter"
	"maps"
	"slices"

	"github.com/oklog/ulid/v2"
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"

	"tawthiq/data"
	"tawthiq/geo"
)

// Layer is the name of the one layer of every tile.
const Layer = "incidents"

// Row is an incident as the peers are given it: with what a point in one of the program's own tiles
// carries, and what is grouped by.
type Row struct {
	Number      uint64    // the feature's id in a tile, see data.NumberOf
	Drawn       bool      // it is in the tiles, at At
	At          orb.Point // longitude and latitude
	Start       data.Date
	Party       string   // the first
	Parties     []string // each once
	Violation   string   // the first
	Killed      int      // the counted minimum, or NotStated
	Precision   string
	RadiusM     int       // where it is only near a place, otherwise NotStated
	Governorate geo.PCode // "" where it is not known so well
}

// NotStated stands for a number that is not given.
const NotStated = -1

// Rows are the rows, the same ones in the same order each time.
type Rows = iter.Seq[Row]

// NewRow returns the row of an incident. Errors: an ID that is none.
func NewRow(in data.Incident) (Row, error) {
	id, err := ulid.ParseStrict(in.ID)
	if err != nil {
		return Row{}, fmt.Errorf("incident %q: %w", in.ID, err)
	}
	p := in.Placement
	r := Row{
		Number: data.NumberOf(id), Start: in.When.Start, Parties: in.Parties(), Killed: NotStated,
		Precision: p.Precision.String(), RadiusM: NotStated, Governorate: p.Area(geo.Governorate),
	}
	if at := p.Drawn(); at != nil {
		r.Drawn, r.At = true, *at
	}
	if len(r.Parties) > 0 {
		r.Party = r.Parties[0]
	}
	if len(in.Violations) > 0 {
		r.Violation = in.Violations[0]
	}
	if killed, ok := in.CountedMinimum(data.Killed); ok {
		r.Killed = killed
	}
	if p.Precision == geo.PrecisionNear {
		r.RadiusM = p.UncertaintyM
	}
	return r, nil
}

// properties returns what a point carries in a tile beside its id. Numbers are int.
func (r Row) properties() geojson.Properties {
	p := geojson.Properties{"date": r.Start.String(), "party": r.Party, "violation": r.Violation, "precision": r.Precision}
	for name, n := range map[string]int{"killed": r.Killed, "uncertainty_m": r.RadiusM, "parties": r.several()} {
		if n != NotStated {
			p[name] = n
		}
	}
	return p
}

// several returns how many parties there are where there is more than one.
func (r Row) several() int {
	if len(r.Parties) > 1 {
		return len(r.Parties)
	}
	return NotStated
}

// Content returns a number that stands for all that a tile says of a row: two tiles with the same sum of
// them over their points say the same, but for their coordinates.
func (r Row) Content() uint64 { return content(r.Number, r.properties()) }

// FeatureContent returns the same of a feature of a decoded tile.
func FeatureContent(f *geojson.Feature) uint64 {
	id, _ := f.ID.(float64)
	return content(uint64(id), f.Properties)
}

func content(number uint64, properties geojson.Properties) uint64 {
	h := fnv.New64a()
	fmt.Fprint(h, number)
	for _, key := range slices.Sorted(maps.Keys(properties)) {
		fmt.Fprintf(h, " %s=%v", key, properties[key])
	}
	return h.Sum64()
}

// stated returns a number as databases take it: nil where it is not given.
func stated(n int) any {
	if n == NotStated {
		return nil
	}
	return n
}
