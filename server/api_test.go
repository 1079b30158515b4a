package server_test

import (
	"net/http"
	"strings"
	"testing"

	"tawthiq/data"
	"tawthiq/data/atlas/atlastest"
	"tawthiq/server/answer/answertest"
)

// scenario is one request and what its answer must and must not be.
type scenario struct {
	name    string
	method  string // default GET
	target  string
	send    []string // header names and values
	status  int
	has     []string
	hasNot  []string
	headers map[string]string // "" stands for an absent header
}

func (sc scenario) run(t *testing.T, s site) {
	t.Helper()
	method := sc.method
	if method == "" {
		method = http.MethodGet
	}
	r := s.ask(t, method, sc.target, sc.send...)
	text := answertest.Body(t, r)
	if r.StatusCode != sc.status {
		t.Fatalf("status %d, want %d: %s", r.StatusCode, sc.status, text)
	}
	for _, part := range sc.has {
		if !strings.Contains(text, part) {
			t.Errorf("it lacks %s:\n%.600s", part, text)
		}
	}
	for _, part := range append(sc.hasNot, atlastest.Secret) {
		if strings.Contains(text, part) {
			t.Errorf("it has %s", part)
		}
	}
	for name, want := range sc.headers {
		if got := r.Header.Get(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
}

const (
	problemType = "application/problem+json"
	jsonType    = "application/json; charset=utf-8"
)

func TestAPI(t *testing.T) {
	incidents := atlastest.Incidents(atlastest.Facts(t), 1, 400)
	var public, confidential string
	for _, in := range incidents {
		switch in.Sensitivity {
		case data.Public:
			public = in.ID
		case data.Confidential:
			confidential = in.ID
		}
	}
	s := open(t, incidents...)
	scenarios := []scenario{
		{name: "about says what there is", target: "/api/v1/about", status: 200,
			has:     []string{`"name":"tawthiq"`, `"version":"test"`, `"revision":1`, `"population_year":2022`, `"code":"made-up"`, `"credit":`},
			headers: map[string]string{"Content-Type": jsonType, "Cache-Control": "no-cache"}},
		{name: "about takes no parameters", target: "/api/v1/about?x=1", status: 400,
			has:     []string{`"field":"x"`, "takes no parameters"},
			headers: map[string]string{"Content-Type": problemType, "Cache-Control": "no-store", "ETag": ""}},
		{name: "the vocabulary has every list in both languages", target: "/api/v1/vocabulary", status: 200,
			has: []string{`"violation":[`, `"party":[`, `"controller":[`, `"facility":[`, `"weapon":[`, `"grading":[`, `"precision":[`,
				`"date-precision":[`, `"claim":[`, `"confidence":[`, `"sensitivity":[`, `"doubt":[{"code":"place","label":{"en":`, "القتل", `"parent":"other-parties"`}},
		{name: "the areas of a level", target: "/api/v1/areas/governorate", status: 200,
			has: []string{`"level":"governorate"`, `"pcode":"SY02"`, `"bbox":[`, `"center":[`, `"population_2004":`, `"name":{"en":"Aleppo","ar":`}},
		{name: "an area with its figures", target: "/api/v1/areas/SY0200?party=regime", status: 200,
			has: []string{`"ancestors":[{"pcode":"SY02"`, `"figures":{"incidents":`, `"killed-children":{"min":`, `"by_party":[`, `"by_violation":[`,
				`"counting":"full"`, `"counts":{"matching":`}},
		{name: "the country with its figures", target: "/api/v1/areas/SY", status: 200, has: []string{`"level":"country"`, `"ancestors":[]`}},
		{name: "an unknown area", target: "/api/v1/areas/SY99", status: 404, has: []string{`"field":"area"`, `"hint":`}},
		{name: "an area that is no text", target: "/api/v1/areas/%ff%fe", status: 404},
		{name: "a choropleth as values", target: "/api/v1/choropleth?level=district&metric=killed&per=100k&method=jenks&classes=4&from=2018-06-01", status: 200,
			has: []string{`"level":"district"`, `"metric":"killed"`, `"per":"100k"`, `"method":"jenks"`, `"population_year":2022`, `"classes":[{"from":`, `"values":{"pcode":["SY`,
				`"counts":{"matching":`, "minimum numbers", "أعداد دنيا"}},
		{name: "a choropleth as GeoJSON", target: "/api/v1/choropleth?format=geojson&area=SY02", status: 200,
			has:     []string{`"type":"FeatureCollection"`, `"type":"MultiPolygon"`, `"name_ar":`, `"classes":[`, `"max":`, `"incidents":`},
			hasNot:  []string{`"values"`, `"id":"SY03"`},
			headers: map[string]string{"Content-Type": "application/geo+json"}},
		{name: "a choropleth of shares", target: "/api/v1/choropleth?party=regime&per=share", status: 200,
			has:    []string{`"share":{"of":"party","value":`, `"few_below":20`, `"numerator":[`, `"denominator":[`, `"few":["SY`, "without the restriction on the party"},
			hasNot: []string{`"max"`}},
		{name: "a share of another attribute as GeoJSON", target: "/api/v1/choropleth?party=regime&violation=arbitrary-arrest&per=share&share_of=violation&format=geojson", status: 200,
			has: []string{`"share":{"of":"violation"`, `"numerator":`, `"denominator":`}},
		{name: "a share without a restriction to tell it without", target: "/api/v1/choropleth?violation=arbitrary-arrest&per=share", status: 400,
			has: []string{`"field":"per"`, "needs a filter by party", "give party=", "share_of"}},
		{name: "a share of what no share is of", target: "/api/v1/choropleth?per=share&share_of=area&area=SY02", status: 400, has: []string{`"field":"share_of"`, `"allowed":["party","violation","controller","facility","weapon"]`}},
		{name: "what a share is of, without a share", target: "/api/v1/choropleth?party=regime&share_of=party", status: 400, has: []string{`"field":"share_of"`, "per=share"}},
		{name: "what changed between two periods", target: "/api/v1/choropleth?from=2018-01-01&to=2020-12-31&against=2012-01-01..2014-12-31&classes=3", status: 200,
			has: []string{`"difference":{"after":{"from":"2018-01-01","to":"2020-12-31","days":1096,"counts":{`, `"before":{"from":"2012-01-01"`, `"after":{"value":[`, "(1096 days)", "عدد أيامها 1096"}},
		{name: "what changed as GeoJSON", target: "/api/v1/choropleth?from=2018-01-01&to=2020-12-31&against=2012-01-01..2014-12-31&format=geojson&area=SY02", status: 200,
			has: []string{`"after":{"value":`, `"before":{"value":`}},
		{name: "what changed in shares", target: "/api/v1/choropleth?from=2018-01-01&to=2020-12-31&against=2012-01-01..2014-12-31&party=regime&per=share", status: 200,
			has: []string{"percentage points", `"numerator":[`}, hasNot: []string{`"max"`}},
		{name: "what changed since nobody says when in time", target: "/api/v1/choropleth?from=2018-01-01&against=2012-01-01..2014-12-31", status: 400, has: []string{`"field":"against"`, "give from"}},
		{name: "what changed since no period", target: "/api/v1/choropleth?from=2018-01-01&to=2018-12-31&against=2017", status: 400, has: []string{`"field":"against"`, "against=2020-04-01..2020-04-30"}},
		{name: "what changed since no dates", target: "/api/v1/choropleth?from=2018-01-01&to=2018-12-31&against=2017-02-30..2017-03-01", status: 400, has: []string{`"field":"against"`, "two dates"}},
		{name: "what changed since a period the wrong way round", target: "/api/v1/choropleth?from=2018-01-01&to=2018-12-31&against=2017-03-01..2017-02-01", status: 400, has: []string{`"field":"against"`, "before it begins"}},
		{name: "too many breaks on both sides of zero", target: "/api/v1/choropleth?from=2018-01-01&to=2018-12-31&against=2017-03-01..2017-03-31&method=fixed&breaks=1,2,3,4", status: 400, has: []string{`"field":"breaks"`, "more than 3"}},
		{name: "the rank of an area", target: "/api/v1/areas/SY0200", status: 200, has: []string{`"rank":[{"metric":"incidents","position":`, `"level":"district","within":"SY02"}`, `"within":"SY"}`}},
		{name: "head/tail breaks", target: "/api/v1/choropleth?method=head-tail", status: 200, has: []string{`"method":"head-tail"`}},
		{name: "given breaks", target: "/api/v1/choropleth?method=fixed&breaks=1,5,10,50", status: 200,
			has: []string{`"classes":[{"from":1,"to":1,"areas":`, `{"from":2,"to":5,"areas":`, `{"from":51,"to":`, `"open":true`}},
		{name: "given breaks without any", target: "/api/v1/choropleth?method=fixed", status: 400, has: []string{`"field":"breaks"`, "breaks=1,5,10,50"}},
		{name: "breaks that do not ascend", target: "/api/v1/choropleth?method=fixed&breaks=5,5", status: 400, has: []string{`"field":"breaks"`, "5 does not lie above 5"}},
		{name: "breaks that are no numbers", target: "/api/v1/choropleth?method=fixed&breaks=1,Inf", status: 400, has: []string{`"field":"breaks"`, "not a number above 0"}},
		{name: "too many breaks", target: "/api/v1/choropleth?method=fixed&breaks=1,2,3,4,5,6,7", status: 400, has: []string{`"field":"breaks"`, "more than 6"}},
		{name: "breaks with another method", target: "/api/v1/choropleth?breaks=1,2", status: 400, has: []string{`"field":"breaks"`, "method=fixed"}},
		{name: "a number of classes with given breaks", target: "/api/v1/choropleth?method=fixed&breaks=1&classes=5", status: 400, has: []string{`"field":"classes"`}},
		{name: "too few classes", target: "/api/v1/choropleth?classes=2", status: 400, has: []string{`"field":"classes"`, "3 to 7"}},
		{name: "an unknown metric", target: "/api/v1/choropleth?metric=tanks", status: 400, has: []string{`"field":"metric"`, `"allowed":["incidents","killed","injured","detained","disappeared","released","attacks","massacres","killed-civilians"`}},
		{name: "an unknown level", target: "/api/v1/choropleth?level=country", status: 400, has: []string{`"field":"level"`}},
		{name: "an unknown party", target: "/api/v1/choropleth?party=x", status: 400, has: []string{`"field":"party"`, `"allowed":[`, "regime"}},
		{name: "an unknown dataset names only those that are public", target: "/api/v1/incidents?dataset=x", status: 400, has: []string{"made-up"}},
		{name: "a period the wrong way round", target: "/api/v1/incidents?from=2020-02-01&to=2020-01-01", status: 400, has: []string{`"field":"to"`}},
		{name: "a cross-table", target: "/api/v1/summary?rows=party&cols=violation&metric=killed&counting=split", status: 200,
			has: []string{`"revision":1`, `"counting":"split","linked":"all","metric":"killed"`, `"rows":{"dimension":"party","codes":["regime"`, `"cols":{"dimension":"violation"`,
				`"labels":[{"en":"Syrian regime forces","ar":`, `{"row":"regime","col":"attack-on-vital-facility","records":`, `"subsets":{"children":{"min":`, `"row_totals":[{"code":"regime"`, `"col_totals":[`, `"total":{"records":`,
				`"level":"country","counts":{"matching":`, "equal parts", "بالتساوي"}},
		{name: "a cross-table of one side", target: "/api/v1/summary?rows=governorate&area=SY02", status: 200,
			has: []string{`"cells":[{"row":"SY02","records":`, `"level":"governorate"`}, hasNot: []string{`"col"`, `"row_totals"`, `"SY03"`}},
		{name: "a cross-table as CSV", target: "/api/v1/summary?rows=party-group&cols=month&format=csv", status: 200,
			has:     []string{"\ufeffpart,row,row_en,row_ar,col,", "\ncell,extremist-islamist,Extremist Islamist groups,", "\nrow_total,regime,", "\ncol_total,,,,2018-0", "\ntotal,,,,", "\n# revision,1,", "\n# counting,full,"},
			headers: map[string]string{"Content-Type": "text/csv; charset=utf-8", "Content-Disposition": `attachment; filename="tawthiq.csv"`}},
		{name: "a cross-table without rows", target: "/api/v1/summary?cols=party", status: 400, has: []string{`"field":"rows"`, `"allowed":["governorate","district","subdistrict","party","party-group"`}},
		{name: "a cross-table of one kind twice", target: "/api/v1/summary?rows=party&cols=party-group", status: 400, has: []string{`"field":"cols"`, "of one kind"}},
		{name: "a cross-table by what there is not", target: "/api/v1/summary?rows=colour", status: 400, has: []string{`"field":"rows"`, `"allowed":[`}},
		{name: "counts of a level beside areas", target: "/api/v1/summary?rows=district&level=governorate", status: 400, has: []string{`"field":"level"`, "a table without areas"}},
		{name: "counts of a level beside no areas", target: "/api/v1/summary?rows=party&level=subdistrict", status: 200, has: []string{`"level":"subdistrict","counts":{`}},
		{name: "a timeline", target: "/api/v1/timeline?unit=month&from=2019-01-15&to=2019-03-02&metric=detained", status: 200,
			has: []string{`"rows":{"dimension":"month","codes":["2019-01","2019-02","2019-03"]`, `"cells":[{"row":"2019-01","records":`}, hasNot: []string{`"cols"`}},
		{name: "a timeline of several series", target: "/api/v1/timeline?unit=year&by=party-group&format=csv", status: 200, has: []string{"\ncell,2018,2018,2018,regime,"}},
		{name: "a timeline without anything in it", target: "/api/v1/timeline?unit=week&from=2050-01-01&to=2050-01-10", status: 200,
			has: []string{`"codes":["2049-W52","2050-W01","2050-W02"]`, `"cells":[],"total":{"records":0`}},
		{name: "a timeline of too many days", target: "/api/v1/timeline?unit=day&from=1950-01-01&to=2050-01-01", status: 400, has: []string{`"field":"unit"`, "more than 20000", "a longer unit"}},
		{name: "a timeline by periods", target: "/api/v1/timeline?by=month", status: 400, has: []string{`"field":"by"`, `"allowed":["governorate"`}},
		{name: "a timeline of an unknown unit", target: "/api/v1/timeline?unit=hour", status: 400, has: []string{`"field":"unit"`, `"allowed":["month","day","week","year"]`}},
		{name: "a page of incidents", target: "/api/v1/incidents?limit=3", status: 200,
			has: []string{`"revision":1`, `"counting":"full"`, `"incidents":[{"id":"01`, `"next":"`, `"place":{"text":`, `"parties":[`}},
		{name: "a page that is too long", target: "/api/v1/incidents?limit=501", status: 400, has: []string{`"field":"limit"`, "1 to 500"}},
		{name: "a cursor that is none", target: "/api/v1/incidents?cursor=abc", status: 400, has: []string{`"field":"cursor"`}},
		{name: "an unknown order", target: "/api/v1/incidents?sort=name", status: 400, has: []string{`"allowed":["-date","date","-killed","killed","-injured"`}},
		{name: "a page at an offset", target: "/api/v1/incidents?limit=1&offset=1&sort=governorate", status: 200, has: []string{`"total":`, `"incidents":[{"id":"01`}},
		{name: "a page behind the end", target: "/api/v1/incidents?offset=9999", status: 200, has: []string{`"total":`, `"incidents":[]`}, hasNot: []string{`"next"`}},
		{name: "an offset below the beginning", target: "/api/v1/incidents?offset=-1", status: 400, has: []string{`"field":"offset"`, "0 to 10000000"}},
		{name: "an offset and a cursor", target: "/api/v1/incidents?offset=5&cursor=abc", status: 400, has: []string{`"field":"offset"`, "one of the two"}},
		{name: "free text of a protected record finds nothing", target: "/api/v1/incidents?q=" + atlastest.Secret[:5], status: 200, has: []string{`"incidents":[]`}},
		{name: "an incident", target: "/api/v1/incidents/" + public, status: 200,
			has: []string{`"incident":{"id":"` + public, `"massacre":`, `"versions":[{"revision":1`, `"reason":"a reason"`}, hasNot: []string{"a person"}},
		{name: "what changed since a revision", target: "/api/v1/changes?since=1", status: 200,
			has: []string{`{"since":{"revision":1,"at":"20`, `"until":{"revision":1,`, `"counting":"full"`, `"before":{"incidents":`, `"incidents":[]`}, hasNot: []string{"a person"}},
		{name: "what changed since nobody says when", target: "/api/v1/changes", status: 400, has: []string{`"field":"since"`, "such as since=1"}},
		{name: "what changed since later", target: "/api/v1/changes?since=9", status: 400, has: []string{`"field":"since"`, "later than revision 1"}},
		{name: "what changed since no number", target: "/api/v1/changes?since=x", status: 400, has: []string{`"field":"since"`}},
		{name: "an unknown incident", target: "/api/v1/incidents/01DXF6DT000000000000000000", status: 404, has: []string{"there is no such incident"}},
		{name: "a confidential incident is like an unknown one", target: "/api/v1/incidents/" + confidential, status: 404, has: []string{"there is no such incident"}, hasNot: []string{confidential}},
		{name: "a revision that is not there", target: "/api/v1/incidents?revision=99", status: 400, has: []string{`"field":"revision"`}},
		{name: "a parameter given twice", target: "/api/v1/incidents?party=regime&party=sdf", status: 400, has: []string{`"field":"party"`, "commas"}},
		{name: "a query string that is malformed", target: "/api/v1/incidents?party=%zz", status: 400, has: []string{"malformed"}},
		{name: "a query string that is too long", target: "/api/v1/incidents?q=" + strings.Repeat("a", 5000), status: 414},
		{name: "a path that is too long", target: "/api/v1/incidents/" + strings.Repeat("a", 1100), status: 414, has: []string{"1024 bytes"}},
		{name: "an encoding that there is not", target: "/api/v1/about", send: []string{"Accept-Encoding", "br, *;q=0"}, status: 406, has: []string{`"field":"Accept-Encoding"`, `"zstd"`}},
		{name: "an unknown path of the API", target: "/api/v1/nothing", status: 404, headers: map[string]string{"Content-Type": problemType}},
		{name: "a path with a slash too many", target: "/api/v1/about/", status: 404},
		{name: "the server is up", target: "/healthz", status: 200, has: []string{`"status":"up"`}},
		{name: "the server is ready", target: "/readyz", status: 200, has: []string{`"status":"ready"`}},
		{name: "the page by a damaged link", target: "/?%%%&party=%zz", status: 200, has: []string{"<title>the page</title>"}},
		{name: "the page", target: "/", status: 200, has: []string{"<title>the page</title>"},
			headers: map[string]string{"Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-cache"}},
		{name: "the page takes parameters, which are its state", target: "/?lang=ar&x=y", status: 200},
		{name: "a hashed file of the page", target: "/assets/main-1a2b3c.js", status: 200,
			headers: map[string]string{"Content-Type": "text/javascript; charset=utf-8", "Cache-Control": "public, max-age=31536000, immutable"}},
		{name: "a hidden file is no part of the page", target: "/.keep", status: 404},
		{name: "a path out of the page", target: "/assets/../../go.mod", status: 404},
	}
	for _, sc := range scenarios {
		t.Run(sc.name, func(t *testing.T) { sc.run(t, s) })
	}
}
