// Package atlastest makes up incidents for the tests of what is served: of every precision, grading,
// kind of attribution and sensitivity, spread over the real areas. None is a real event.
package atlastest

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"github.com/paulmach/orb"

	"tawthiq/data"
	"tawthiq/data/reference"
	"tawthiq/geo"
	"tawthiq/geo/gazetteer"
)

// Secret is in every text of a restricted or confidential record that must never be served, and
// in the contact of every source.
const Secret = "zzsecret"

// Datasets are those of the records. The last one has confidential records only, so that not even
// its name may be served.
func Datasets() []data.Dataset {
	return []data.Dataset{
		{Code: "made-up", Title: "Made up", Publisher: "Nobody", Licence: "CC0", Attribution: "Nobody <made up>", Kind: data.OneReport},
		{Code: "other", Title: "Also made up"},
		{Code: "third", Title: "Made up as well"},
		{Code: Secret + "-set", Title: Secret},
	}
}

// Incidents returns n made-up records, the same for the same seed. About an eighth is restricted
// and an eighth confidential.
func Incidents(facts *reference.Facts, seed uint64, n int) []data.Incident {
	g := &generator{rand.New(rand.NewPCG(seed, 7)), facts}
	out := make([]data.Incident, n)
	for i := range out {
		out[i] = g.incident(fmt.Sprintf("%d-%d", seed, i))
		out[i].When = blurred(out[i].When, i)
	}
	return out
}

// blurred returns the time of the i-th record, of which every second one is known less well than to the
// day: to a span that its period holds, or to one that goes on in the next.
func blurred(w data.When, i int) data.When {
	switch {
	case w.Precision != "day": // as its protection has it
	case i%10 == 1:
		w.Precision, w.End = "days", w.Start+data.Date(i/10%6)
	case i%10 == 3:
		w.Precision, w.End = "week", w.Start+6
	case i%10 == 5:
		w.Precision, w.End = "month", w.Start+data.Date(i/10%30)
	case i%10 == 7:
		w.Precision = "year"
		_, w.End = w.Start.Year()
	case i%10 == 9:
		w.End = w.Start + 40 // it went on: the day on which it began is known
	}
	return w
}

type generator struct {
	*rand.Rand
	facts *reference.Facts
}

func pick[T any](g *generator, from ...T) T { return from[g.IntN(len(from))] }

func (g *generator) incident(sourceID string) data.Incident {
	day := data.DateOf(2018+g.IntN(3), 1, 1+g.IntN(365))
	in := data.Incident{
		Dataset: pick(g, "made-up", "made-up", "other"), SourceID: sourceID,
		Title:      geo.Label{EN: "Shelling of " + pick(g, "a market", "a school", "a road"), AR: "قصف " + pick(g, "سوق", "مدرسة")},
		Summary:    geo.Label{EN: "Made up for tests"},
		When:       data.When{Start: day, End: day, Precision: "day"},
		Violations: g.subset([]string{"attack-on-vital-facility", "extrajudicial-killing", "indiscriminate-attack"}, 1),
		Facilities: g.subset([]string{"market", "school"}, 0),
		Weapons:    g.subset([]string{"artillery", "mortar"}, 0),
		Casualties: g.casualties(), Claims: g.claims(),
		ControlStated:  g.subset([]string{"government", "sdf"}, 0),
		ControlDerived: g.subset([]string{"hts-opposition"}, 0),
		Sources:        []data.Source{{Type: "report", Title: "Report", URL: "https://example.org/report", Contact: Secret}},
		Grading:        pick(g, "confirmed", "fair", "weak", "contested", "discounted", "ungraded"),
		Aggregated:     day%4 == 0,
		Sensitivity:    data.Public,
	}
	in.ID = in.NewID() // while it is public: the same every time
	g.place(&in)
	doubt(&in)
	switch g.IntN(8) {
	case 0:
		in.Sensitivity = data.Confidential
		in.Dataset = pick(g, in.Dataset, Secret+"-set")
		hide(&in)
	case 1:
		g.restrict(&in)
	}
	return in
}

// doubt makes a record known better or worse, by its identifier: the day, and how many sources tell of it.
func doubt(in *data.Incident) {
	by := func(place, choices int) int { return int(in.ID[len(in.ID)-place]) % choices }
	if by(1, 3) == 0 {
		in.When.Precision = []string{"days", "week", "month", "year"}[by(2, 4)]
	}
	for range by(3, 3) {
		in.Sources = append(in.Sources, data.Source{Type: "post", Title: "Another report", Contact: Secret})
	}
}

// restrict makes a record one of few kinds, so that some groups of look-alikes are large enough to
// be released and some are not.
func (g *generator) restrict(in *data.Incident) {
	in.Sensitivity = data.Restricted
	in.Dataset, in.Grading = "made-up", pick(g, "fair", "weak")
	in.When = data.When{Start: data.DateOf(2019, 1, 1+g.IntN(60)), Precision: "day"}
	in.When.End = in.When.Start
	in.Violations, in.Facilities, in.Weapons = []string{"arbitrary-arrest"}, nil, nil
	in.Casualties = data.Casualties{data.Detained: {Min: 1, Max: 1}}
	in.Claims = []data.Claim{{Party: pick(g, "regime", "sdf"), Kind: "sole", Confidence: "stated"}}
	in.ControlStated, in.ControlDerived, in.Aggregated = []string{"government"}, nil, false
	in.Placement.Subdistrict, in.Placement.District, in.Placement.Governorate = "SY020000", "SY0200", "SY02"
	in.Placement.State, in.Placement.Precision = data.Accepted, geo.PrecisionLocality
	hide(in)
}

// hide marks every text of a record that must not be served.
func hide(in *data.Incident) {
	in.SourceID = Secret + in.SourceID
	in.Title = geo.Label{EN: Secret + " title", AR: Secret + " عنوان"}
	in.Summary = geo.Label{EN: Secret + " summary"}
	in.Where.Text, in.Where.Region = geo.Label{EN: Secret + " village"}, geo.Label{EN: Secret + " region"}
	in.Placement.Name, in.Placement.Reason = geo.Label{EN: Secret + " place"}, Secret+" reason"
	in.Placement.Candidates = []data.Candidate{{PCode: "C1007", Name: geo.Label{EN: Secret + " candidate"}, Score: 1}}
	for i := range in.Sources {
		in.Sources[i].Title, in.Sources[i].URL = Secret+" source", "https://example.org/"+Secret
	}
}

func (g *generator) subset(from []string, least int) []string {
	out := slices.Clone(from)
	g.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	out = out[:least+g.IntN(len(out)-least+1)]
	slices.Sort(out)
	return out
}

func (g *generator) casualties() data.Casualties {
	c := data.Casualties{}
	for _, m := range []data.Measure{data.Killed, data.Injured, data.Detained} {
		if g.IntN(3) > 0 {
			lowest := g.IntN(9)
			c[m] = data.Range{Min: lowest, Max: lowest + g.IntN(3)}
		}
	}
	if killed := c[data.Killed]; killed.Min > 3 {
		c[data.KilledCivilians] = data.Range{Min: killed.Min, Max: killed.Max}
	}
	if killed, ok := c[data.Killed]; ok && g.IntN(4) == 0 {
		c["killed-children"] = data.Range{Min: killed.Min / 2, Max: killed.Min / 2}
		c[data.Killed] = data.Range{Min: killed.Min, Max: killed.Min, Open: true}
	}
	if detained := c[data.Detained]; detained.Min > 2 {
		third := data.Range{Min: detained.Min / 3, Max: detained.Min / 3}
		c["detained-children"], c["detained-women"], c["detained-under-torture"] = third, data.Range{Min: third.Min, Max: third.Max + 1}, third
	}
	return c
}

func (g *generator) claims() []data.Claim {
	parties := g.subset([]string{"regime", "russia", "isis", "hts", "sdf"}, 0)
	parties = parties[:min(len(parties), 3)]
	kind := "sole"
	switch {
	case len(parties) > 1 && parties[0] == "russia":
		kind = "alternative"
	case len(parties) > 1:
		kind = "joint"
	case len(parties) == 1 && parties[0] == "hts":
		kind = "contested"
	}
	var out []data.Claim
	for _, p := range parties {
		out = append(out, data.Claim{Party: p, Kind: kind, Confidence: "stated", Source: 1})
	}
	return out
}

// place puts the record at a place of the gazetteer, known as well as chance has it. What is known
// to a district or less well bears the code and the names of a vernacular region now and then.
func (g *generator) place(in *data.Incident) {
	place := g.facts.Places[g.IntN(len(g.facts.Places))]
	in.Where.Text = geo.Label{EN: place.Name.EN, AR: place.Name.AR}
	p := data.Placement{State: data.Accepted, Method: data.ByGazetteer, Precision: pick(g, geo.Precisions()...), Score: 1}
	if g.IntN(10) == 0 {
		p.State = data.Review
	}
	placeAreas(&p, place)
	if p.Precision.Drawable() {
		point := geo.Round(orb.Point{place.Point[0] + g.Float64()/500, place.Point[1] + g.Float64()/500}, 6)
		p.PCode, p.Name, p.Point, p.UncertaintyM = place.PCode, place.Name, &point, 1000
	} else if letters := len(place.Name.EN); p.Precision <= geo.PrecisionDistrict && letters%2 == 0 {
		region := g.facts.Regions[letters%len(g.facts.Regions)]
		p.PCode, p.Name = region.Code, region.Name
	}
	in.Placement = p
}

func placeAreas(p *data.Placement, place gazetteer.Place) {
	for _, level := range geo.Levels() {
		if !p.Precision.Supports(level) {
			continue
		}
		at := place.Subdistrict.At(level)
		p.PCode = at
		switch level {
		case geo.Governorate:
			p.Governorate = at
		case geo.District:
			p.District = at
		default:
			p.Subdistrict = at
		}
	}
}

// Retold returns n made-up records and, after them, some of the public ones as other datasets tell of them: a
// little later, a little elsewhere, with other numbers, or less well.
func Retold(facts *reference.Facts, seed uint64, n int) []data.Incident {
	g := &generator{rand.New(rand.NewPCG(seed, 13)), facts}
	out := Incidents(facts, seed, n)
	for i, in := range out[:n] {
		if in.Sensitivity == data.Public && !in.Aggregated {
			for again := range g.IntN(4) {
				out = append(out, g.retell(in, fmt.Sprintf("%d-%d-%d", seed, i, again)))
			}
		}
	}
	return out
}

func (g *generator) retell(in data.Incident, sourceID string) data.Incident {
	in.Dataset, in.SourceID = pick(g, "made-up", "other", "third"), sourceID
	in.Grading = pick(g, "confirmed", "fair", "weak", "ungraded", "contested", "discounted")
	in.When.Start += data.Date(g.IntN(8) / 6)
	in.When.End = in.When.Start
	if g.IntN(6) == 0 {
		in.When.Precision, in.When.End = "days", in.When.Start+2
	}
	if point := in.Placement.Point; point != nil && g.IntN(2) == 0 {
		moved := geo.Round(orb.Point{point[0] + g.Float64()/50, point[1] + g.Float64()/50}, 6)
		in.Placement.Point = &moved
	}
	if in.Placement.Precision.Drawable() && g.IntN(5) == 0 {
		in.Placement.Precision, in.Placement.Point, in.Placement.PCode = geo.PrecisionSubdistrict, nil, in.Placement.Subdistrict
		in.Placement.Name, in.Placement.UncertaintyM = geo.Label{}, 0
	}
	switch g.IntN(5) {
	case 0:
		in.Casualties = g.casualties()
	case 1:
		in.Casualties = data.Casualties{data.Killed: {Min: 1, Max: 1}, "killed-humanitarian": {Min: 1, Max: 1}}
	}
	if g.IntN(5) == 0 {
		in.Claims = g.claims()
	}
	if in.ID = in.NewID(); g.IntN(10) == 0 {
		in.Sensitivity, in.Sources = data.Confidential, slices.Clone(in.Sources)
		hide(&in)
	}
	return in
}
