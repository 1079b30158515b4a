package atlas

import (
	"slices"

	"tawthiq/data"
	"tawthiq/data/reference"
	"tawthiq/geo"
	"tawthiq/geo/mapindex"
)

// The columns of the map index, by their position in its schema.
const (
	setViolation = iota
	setParty
	setController
	setFacility
	setWeapon
)

const (
	codeDataset = iota
	codeGrading
	codePrecision
	codeParties // how many parties the claims name: 0, 1, or 2 for more
)

const (
	measureKilled = iota
	measureInjured
	measureDetained
	measureKilledChildren
	measureKilledWomen
)

// measures are the numbers of people that the index keeps, in the order of its columns.
var measures = []data.Measure{data.Killed, data.Injured, data.Detained, "killed-children", "killed-women"}

// setLists are the lists of the vocabulary that the index keeps as bits, in the order of its columns.
var setLists = []data.List{data.Violations, data.Parties, data.Controllers, data.Facilities, data.Weapons}

func schema() mapindex.Schema {
	s := mapindex.Schema{Codes: []string{"dataset", "grading", "precision", "parties"}}
	for _, l := range setLists {
		s.Sets = append(s.Sets, string(l))
	}
	for _, m := range measures {
		s.Measures = append(s.Measures, string(m))
	}
	return s
}

// dictionary turns records into rows: codes into the small numbers of the index.
type dictionary struct {
	vocabulary *data.Vocabulary
	facts      *reference.Facts
	datasets   []string
}

func (d *dictionary) row(key data.Key, in data.Incident) mapindex.Row {
	row := mapindex.Row{
		Key: int64(key), Day: int32(in.When.Start),
		Sets:  make([]uint64, len(setLists)),
		Codes: make([]uint16, 4),
	}
	if p := in.Placement.Drawn(); p != nil {
		row.Drawn, row.Point = true, *p
	}
	for i, level := range geo.Levels() {
		row.Area[i] = d.area(in.Placement.Area(level))
	}
	for k, codes := range [][]string{in.Violations, in.Parties(), in.Control(), in.Facilities, in.Weapons} {
		row.Sets[k] = d.vocabulary.Bits(setLists[k], codes)
	}
	row.Codes[codeDataset] = d.dataset(in.Dataset)
	row.Codes[codeGrading] = d.grading(in.Grading)
	row.Codes[codePrecision] = uint16(in.Placement.Precision)
	row.Codes[codeParties] = uint16(min(len(in.Parties()), 2))
	row.Measures = counts(in)
	return row
}

// area returns the number of an area in the index, 0 where there is none.
func (d *dictionary) area(p geo.PCode) uint16 {
	pos, ok := d.facts.Areas.Position(p)
	if p == "" || !ok {
		return 0
	}
	return uint16(pos) + 1
}

// dataset returns the number of a dataset, counting on where it is new.
func (d *dictionary) dataset(code string) uint16 {
	at := slices.Index(d.datasets, code)
	if at < 0 {
		at = len(d.datasets)
		d.datasets = append(d.datasets, code)
	}
	return uint16(at)
}

func (d *dictionary) grading(code string) uint16 {
	if code == "" {
		code = data.Ungraded
	}
	return uint16(max(slices.Index(d.vocabulary.Codes(data.Gradings), code), 0))
}

// counts returns the numbers of people that count: the minimum is 0 where the record is contested
// or discounted.
func counts(in data.Incident) []mapindex.Count {
	out := make([]mapindex.Count, len(measures))
	for k, m := range measures {
		lowest, ok := in.CountedMinimum(m)
		if !ok {
			continue
		}
		r := in.Casualties[m]
		out[k] = mapindex.Count{Min: int32(lowest), Max: int32(r.Max), Open: r.Open, Stated: true}
	}
	return out
}
