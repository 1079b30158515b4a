package server_test

import (
	"encoding/json"
	"math/rand/v2"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"tawthiq/data"
	"tawthiq/data/atlas/atlastest"
	"tawthiq/geo"
	"tawthiq/server/answer/answertest"
)

// questions returns requests of every kind that counts or lists records, each under several filters.
func questions(seed uint64, n int) (out []string) {
	routes := []string{
		"/api/v1/about?", "/api/v1/incidents?limit=500", "/api/v1/incidents?limit=20&offset=15&sort=-injured", "/api/v1/incidents?limit=500&offset=3&sort=precision",
		"/api/v1/incidents?limit=500&offset=1&sort=party", "/api/v1/incidents?offset=10000000&sort=governorate", "/api/v1/changes?since=1&limit=500", "/api/v1/choropleth?level=governorate", "/api/v1/choropleth?level=subdistrict&metric=killed&format=geojson",
		"/api/v1/choropleth?level=district&per=share&party=regime", "/api/v1/choropleth?level=district&from=2019-01-01&to=2020-12-31&against=2012-01-01..2018-12-31", "/api/v1/choropleth?level=governorate&metric=killed&from=2018-06-01&to=2018-06-30&against=2018-05-01..2018-05-31&format=geojson",
		"/api/v1/choropleth?level=governorate&per=share&party=regime&from=2015-01-01&to=2020-12-31&against=2012-01-01..2014-12-31", "/api/v1/areas/SY0200?", "/api/v1/areas/SY?", "/api/v1/areas/SY02?", "/api/v1/areas/SY020001?",
		"/api/v1/summary?rows=party&cols=governorate", "/api/v1/summary?rows=district&cols=month&metric=killed", "/api/v1/summary?rows=violation&cols=controller&metric=detained",
		"/api/v1/summary?rows=dataset&cols=grading&format=csv", "/api/v1/summary?rows=subdistrict&metric=massacres", "/api/v1/summary?rows=weapon&cols=facility&metric=attacks",
		"/api/v1/summary?rows=doubt", "/api/v1/summary?rows=doubt&cols=governorate&metric=detained", "/api/v1/incidents?doubt=attribution,numbers,control&limit=500",
		"/api/v1/choropleth?level=subdistrict&doubt=numbers,sources", "/api/v1/timeline?unit=month&by=doubt",
		"/api/v1/timeline?unit=month&by=party", "/api/v1/timeline?unit=day&metric=killed", "/api/v1/timeline?unit=year&by=governorate&format=csv",
		"/api/v1/facets?", "/api/v1/facets?dimensions=party,area&level=subdistrict&q=made", "/api/v1/facets?dimensions=area&level=governorate&linked=once",
		"/api/v1/reconcile?", "/api/v1/reconcile?format=csv", "/api/v1/links?", "/api/v1/overlap?", "/api/v1/control/disagreements?",
		"/tiles/incidents.json?", "/tiles/incidents/5/19/12.geojson?", "/tiles/incidents/0/0/0.geojson?points=0",
	}
	for _, route := range routes {
		_, own, _ := strings.Cut(route, "?")
		given, _ := url.ParseQuery(own)
		for _, f := range atlastest.Filters(seed, n) {
			values := f.Values()
			for name := range values {
				if given.Has(name) || !takesFilter(route, name) {
					values.Del(name)
				}
			}
			out = append(out, strings.TrimSuffix(route+"&"+values.Encode(), "&"))
		}
	}
	return out
}

// takesFilter reports whether a route takes a parameter of the filter.
func takesFilter(route, name string) bool {
	switch {
	case strings.HasPrefix(route, "/api/v1/about"):
		return false
	case strings.HasPrefix(route, "/api/v1/reconcile"):
		return slices.Contains([]string{"from", "to", "dataset", "party", "counting"}, name)
	}
	return true
}

// saysHeldBack are the numbers that stand for records of which it is not said what they match.
var saysHeldBack = regexp.MustCompile(`("(?:suppressed|matching)":|(?:suppressed|matching),)\d+|\d+ (?:matching|suppressed)`)

// answers asks a question and returns what is said, but for the number of records held back.
func (s site) answers(t *testing.T, target string) string {
	return saysHeldBack.ReplaceAllString(s.get(t, target), "$1?")
}

// TestRecordsThatAreHeldBackLeaveNoTrace asks two servers the same, of which one has records that are
// confidential, or restricted and unlike any other. Who subtracts the answers of one filter, level or
// format from those of another learns nothing of these, since every answer is the same.
func TestRecordsThatAreHeldBackLeaveNoTrace(t *testing.T) {
	incidents := atlastest.Retold(atlastest.Facts(t), 1, 300)
	var without []data.Incident
	released, _ := data.Release(recordsOf(incidents))
	shown := map[string]bool{}
	for _, r := range released {
		shown[r.Incident.ID] = true
	}
	for _, in := range incidents {
		if shown[in.ID] {
			without = append(without, in)
		}
	}
	hidden := len(incidents) - len(without)
	if hidden < 20 {
		t.Fatalf("only %d of the made-up records are hidden", hidden)
	}
	some, all := open(t, without...), open(t, incidents...)
	targets := questions(3, 12)
	for _, in := range without {
		targets = append(targets, "/api/v1/incidents/"+in.ID)
	}
	for _, target := range targets {
		if a, b := some.answers(t, target), all.answers(t, target); a != b {
			at := 0
			for at < min(len(a), len(b)) && a[at] == b[at] {
				at++
			}
			t.Errorf("%s: %d hidden records can be told from their absence:\n…%s\n…%s", target, hidden, a[max(0, at-200):min(len(a), at+80)], b[max(0, at-200):min(len(b), at+80)])
		}
	}
	for _, in := range incidents {
		if shown[in.ID] {
			continue
		}
		for _, id := range []string{in.ID, numberOf(in.ID)} {
			if a, b := some.refusal(t, id), all.refusal(t, id); a != b {
				t.Errorf("of a hidden record it is said %s, and %s where there is none", b, a)
			}
		}
	}
	if !slices.ContainsFunc(targets, func(target string) bool { return strings.Contains(all.get(t, target), `"linked":[{`) }) {
		t.Error("no record that was asked for is linked: the test shows little")
	}
}

// request is the number that the refusal of one request has.
var request = regexp.MustCompile(`"request_id":"[^"]*"`)

// refusal returns what is answered of an incident that is not there for the public.
func (s site) refusal(t *testing.T, id string) string {
	t.Helper()
	r := s.ask(t, "GET", "/api/v1/incidents/"+id)
	if r.StatusCode != http.StatusNotFound {
		t.Errorf("incident %s: %d", id, r.StatusCode)
	}
	return request.ReplaceAllString(answertest.Body(t, r), "")
}

func recordsOf(incidents []data.Incident) (out []data.Record) {
	for i, in := range incidents {
		out = append(out, data.Record{Key: data.Key(i + 1), Revision: 1, Incident: in})
	}
	return out
}

// counted finds every number of records in an answer.
type counted []float64

func (c *counted) read(value any) {
	switch v := value.(type) {
	case map[string]any:
		for name, part := range v {
			switch n, isNumber := part.(float64); {
			case isNumber && (name == "records" || name == "mapped" || name == "not_mappable" || name == "points" || name == "total"):
				*c = append(*c, n)
			case name == "incidents":
				c.readIncidents(part)
			default:
				c.read(part)
			}
		}
	case []any:
		for _, part := range v {
			c.read(part)
		}
	}
}

// readIncidents reads a number, a range of numbers, or lists of them.
func (c *counted) readIncidents(value any) {
	switch v := value.(type) {
	case float64:
		*c = append(*c, v)
	case map[string]any:
		for _, part := range v {
			c.readIncidents(part)
		}
	case []any:
		for _, part := range v {
			if _, isNumber := part.(float64); isNumber {
				c.readIncidents(part)
			} else {
				c.read(part)
			}
		}
	}
}

// TestRestrictedRecordsAreOnlyEverCountedInThrees asks a server that has nothing but restricted
// records: whatever is subtracted from whatever, fewer than three of them never come out.
func TestRestrictedRecordsAreOnlyEverCountedInThrees(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 5))
	incidents := atlastest.Incidents(atlastest.Facts(t), 1, 400)
	for i := range incidents {
		in := &incidents[i]
		like := incidents[random.IntN(1+i/16)] // so that there are look-alikes
		in.Sensitivity = data.Restricted
		in.Dataset, in.When, in.Placement, in.Violations, in.Facilities, in.Weapons = like.Dataset, like.When, like.Placement, like.Violations, like.Facilities, like.Weapons
		in.Claims, in.Casualties, in.ControlStated, in.Grading, in.Aggregated = like.Claims, like.Casualties, like.ControlStated, like.Grading, like.Aggregated
	}
	s := open(t, incidents[:300]...)
	s.commit(t, data.Change{Incidents: incidents[300:]})
	numbers := 0
	for _, target := range questions(8, 12) {
		if strings.Contains(target, "csv") || strings.Contains(target, "counting=split") || strings.Contains(target, "dataset=") {
			continue // of the datasets, not all have three
		}
		for _, revision := range []string{"", "&revision=1"} {
			if strings.HasPrefix(target, "/api/v1/about") && revision != "" {
				continue
			}
			var said any
			if err := json.Unmarshal([]byte(s.get(t, target+revision)), &said); err != nil {
				t.Fatalf("%s: %v", target, err)
			}
			var found counted
			found.read(said)
			for _, n := range found {
				if int(n)%3 != 0 {
					t.Fatalf("%s%s counts %g restricted records", target, revision, n)
				}
				if n > 0 {
					numbers++
				}
			}
		}
	}
	if numbers < 200 {
		t.Errorf("only %d numbers were found: the test shows little", numbers)
	}
	page := read[struct{ Incidents []struct{ ID string } }](t, s, "/api/v1/incidents?limit=500")
	for _, in := range page.Incidents {
		if said := s.get(t, "/api/v1/incidents/"+in.ID); !strings.Contains(said, `"versions":[]`) || !strings.Contains(said, `"linked":[]`) {
			t.Errorf("of a restricted record it is said: %s", said)
		}
	}
	if held := s.get(t, "/api/v1/areas/"+string(geo.PCode("SY"))); !strings.Contains(held, `"suppressed":`) {
		t.Error("it is not said how many are held back")
	}
}
