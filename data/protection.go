package data

import (
	"crypto/sha256"
	"encoding/json"
	"slices"

	"tawthiq/geo"
)

// Release returns what readers without clearance may see of the records, and how many it holds
// back. It is the one place where records are protected; whatever is counted, drawn, searched
// or exported for the public is counted, drawn, searched or exported from its result.
//
//   - Confidential records are left out, of every total too, and are not among the held back; so
//     is a record of any sensitivity that is not known here.
//   - Restricted records lose everything that could place or name them below the subdistrict and
//     the month. Those that then look alike in all that can be filtered or shown are released in
//     whole threes, those with the lowest keys first; the others are coarsened once more, to the
//     governorate and the year, and again released in whole threes; what is left is held back.
//   - It is not said which filter a held-back record would match. It counts as suppressed in
//     every answer.
//
// Because look-alikes are in an answer in whole threes or not at all, no two answers differ by fewer
// than three restricted records, whether their filters, their levels or their revisions differ: no
// smaller count can be recovered by subtraction. (Samarati and Sweeney's k-anonymity with
// full-domain generalisation, k = 3; and counts that are multiples of k, so that it outlives the
// release of later revisions.)
func Release(records []Record) (released []Record, heldBack int) {
	for _, r := range records {
		if !r.Withdrawn && r.Incident.Sensitivity == Public {
			r.Incident = r.Incident.withoutContacts()
			released = append(released, r)
		}
	}
	guarded := new(Guarded).With(records, nil)
	return slices.AppendSeq(released, guarded.Records()), guarded.HeldBack()
}

// Stricter returns the one of two sensitivities that protects more. "" protects no more than
// Public, and one that is not known here as much as Confidential.
func Stricter(a, b string) string {
	rank := func(s string) int {
		switch s {
		case "":
			return 0
		case Public:
			return 1
		case Restricted:
			return 2
		}
		return 3
	}
	if rank(b) > rank(a) {
		return b
	}
	return a
}

func (in Incident) cell() cell {
	in.ID = ""
	text, err := json.Marshal(in)
	if err != nil {
		panic("data: an incident is always encodable: " + err.Error())
	}
	return sha256.Sum256(text)
}

// coarsened returns the incident without anything that tells its place below a level or its
// time below a period: no point, text, place, source or reason, and no derived control, which follows
// from the exact place and can be of a single village.
func (in Incident) coarsened(level geo.Level, period func(Date) (Date, Date), precision string) Incident {
	out := Incident{
		ID: in.ID, Dataset: in.Dataset,
		Placement:  in.Placement.coarsened(level),
		Violations: in.Violations, Facilities: in.Facilities, Weapons: in.Weapons,
		ControlStated: in.ControlStated,
		Grading:       in.Grading, Aggregated: in.Aggregated, Sensitivity: in.Sensitivity,
	}
	first, last := period(in.When.Start)
	out.When = When{Start: first, End: last, Precision: precision}
	for _, c := range in.Claims {
		c.Source = 0
		out.Claims = append(out.Claims, c)
	}
	// Numbers of people tell records apart as well as a date does; only the totals are kept.
	for _, total := range totals {
		if r, ok := in.Casualties[total]; ok {
			if out.Casualties == nil {
				out.Casualties = Casualties{}
			}
			out.Casualties[total] = r
		}
	}
	return out
}

// coarsened returns the placement as the area of the level, or as it is where it is coarser.
func (p Placement) coarsened(level geo.Level) Placement {
	out := Placement{State: p.State, Precision: min(p.Precision, geo.OfLevel(level))}
	out.Governorate = p.Area(geo.Governorate)
	if level >= geo.District {
		out.District = p.Area(geo.District)
	}
	if level >= geo.Subdistrict {
		out.Subdistrict = p.Area(geo.Subdistrict)
	}
	for _, code := range []geo.PCode{out.Subdistrict, out.District, out.Governorate, "SY"} {
		if code != "" {
			out.PCode = code
			break
		}
	}
	return out
}

func (in Incident) withoutContacts() Incident {
	for i, s := range in.Sources {
		if s.Contact == "" {
			continue
		}
		public := append([]Source(nil), in.Sources...)
		for j := i; j < len(public); j++ {
			public[j].Contact = ""
		}
		in.Sources = public
		break
	}
	return in
}
