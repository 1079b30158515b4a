package server_test

import (
	"encoding/csv"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tawthiq/data/atlas"
	"tawthiq/data/atlas/atlastest"
	"tawthiq/data/sheet"
)

type linkPage struct {
	Revision, Matching int
	Threshold          float64
	Groups             []atlas.LinkGroup
	Next               string
}

func TestLinks(t *testing.T) {
	s := open(t, atlastest.Retold(atlastest.Facts(t), 1, 300)...)
	page := read[linkPage](t, s, "/api/v1/links?limit=1")
	if page.Matching < 10 || len(page.Groups) != 1 || page.Next == "" {
		t.Fatalf("%d groups match, %d are shown", page.Matching, len(page.Groups))
	}
	group := page.Groups[0]
	first, second := group.Members[0].ID, group.Members[1].ID
	for _, sc := range []scenario{
		{name: "links say what speaks for them", target: "/api/v1/links?limit=2", status: 200,
			has: []string{`"revision":1`, `"threshold":0.75`, `"score":`, `"speaks":"01`, `"members":[{"matches":true,"id":"01`, `"links":[{"between":["01`, `"reasons":["same-place"`, "never merged", "تُربط ولا تُدمج"}},
		{name: "links of one dataset show the members of others", target: "/api/v1/links?dataset=third", status: 200, has: []string{`"matches":false`, `"dataset":"third"`, `"dataset":"other"`}},
		{name: "links under a filter that nothing matches", target: "/api/v1/links?from=1990-01-01&to=1990-12-31", status: 200, has: []string{`"matching":0`, `"groups":[]`}, hasNot: []string{`"next"`}},
		{name: "a page of links that is too long", target: "/api/v1/links?limit=101", status: 400, has: []string{`"field":"limit"`, "1 to 100"}},
		{name: "a cursor of another list of links", target: "/api/v1/links?dataset=third&cursor=" + page.Next, status: 400, has: []string{`"field":"cursor"`, "another list"}},
		{name: "a cursor of the list of incidents is none of links", target: "/api/v1/incidents?cursor=" + page.Next, status: 400, has: []string{`"field":"cursor"`}},
		{name: "an incident names what it is linked with", target: "/api/v1/incidents/" + first, status: 200, has: []string{`"linked":[{"id":"` + second}},
		{name: "linked records count once and the answer says so", target: "/api/v1/choropleth?linked=once", status: 200, has: []string{`"linked":"once"`, "same event count once", "تُحتسب مرة واحدة"}},
		{name: "each counts unless one asks for it", target: "/api/v1/areas/SY", status: 200, has: []string{`"counting":"full","linked":"all"`}, hasNot: []string{"same event"}},
		{name: "a list of events", target: "/api/v1/incidents?linked=once", status: 200, has: []string{`"linked":"once"`}},
		{name: "tiles of events", target: "/tiles/incidents.json?linked=once", status: 200, has: []string{"linked=once"}},
		{name: "a rule that there is not", target: "/api/v1/incidents?linked=twice", status: 400, has: []string{`"field":"linked"`, `"allowed":["all","once"]`}},
		{name: "the overlap", target: "/api/v1/overlap", status: 200, has: []string{`"datasets":["made-up","other","third"]`, `"patterns":[{"in":[1,0,0],"events":`, `"records":`, "Public records only", "السجلات العلنية فقط"}},
		{name: "the overlap of one dataset", target: "/api/v1/overlap?dataset=third", status: 200, has: []string{`"datasets":["third"]`, `"in":[1]`}},
		{name: "the overlap of nothing", target: "/api/v1/overlap?from=1990-01-01&to=1990-12-31", status: 200, has: []string{`"datasets":[]`, `"patterns":[]`, `"events":0`}},
		{name: "a form that there is not", target: "/api/v1/overlap?format=xlsx", status: 400, has: []string{`"field":"format"`, `"allowed":["json","csv"]`}},
	} {
		t.Run(sc.name, func(t *testing.T) { sc.run(t, s) })
	}
}

func TestTheOverlapAsATable(t *testing.T) {
	s := open(t, atlastest.Retold(atlastest.Facts(t), 1, 300)...)
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(s.get(t, "/api/v1/overlap?format=csv"), sheet.Mark)))
	r.Comment, r.FieldsPerRecord = '#', -1
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	overlap := read[atlas.Overlap](t, s, "/api/v1/overlap")
	want := [][]string{append(overlap.Datasets, "events")}
	for _, p := range overlap.Patterns {
		var row []string
		for _, in := range p.In {
			row = append(row, strconv.Itoa(in))
		}
		want = append(want, append(row, strconv.Itoa(p.Events)))
	}
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Error(diff)
	}
}
