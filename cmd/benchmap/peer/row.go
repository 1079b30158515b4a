package peer

import (
	"iter"

	"github.com/paulmach/orb"

	"tawthiq/data"
	"tawthiq/geo"
)

// Layer is the name of the one layer of every tile.
const Layer = "incidents"

// Row is an incident as the peers are given it: with what a point in a tile carries, and what is
// grouped by.
type Row struct {
	Number      int64 // from 1 on
	ID          string
	Drawn       bool      // it is in the tiles, at At
	At          orb.Point // longitude and latitude
	Start       data.Date
	Party       string   // the first
	Parties     []string // each once
	Violation   string   // the first
	Killed      int      // the counted minimum, or NotStated
	Precision   string
	Governorate geo.PCode // "" where it is not known so well
}

// NotStated stands for a number that a source does not state.
const NotStated = -1

// Rows are the rows in the order of their numbers.
type Rows = iter.Seq[Row]

// NewRow returns the row of an incident.
func NewRow(number int64, in data.Incident) Row {
	r := Row{
		Number: number, ID: in.ID, Start: in.When.Start, Parties: in.Parties(), Killed: NotStated,
		Precision: in.Placement.Precision.String(), Governorate: in.Placement.Area(geo.Governorate),
	}
	if at := in.Placement.Drawn(); at != nil {
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
	return r
}

// killed returns the number as databases take it: nil where none is stated.
func (r Row) killed() any {
	if r.Killed == NotStated {
		return nil
	}
	return r.Killed
}
