package server_test

import (
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"tawthiq/data"
	"tawthiq/data/atlas/atlastest"
)

// recorded returns a site on which a layer about the surroundings of Aleppo in April 2018 was
// recorded with revision 2.
func recorded(t testing.TB) site {
	t.Helper()
	s := open(t, atlastest.Incidents(atlastest.Facts(t), 1, 400)...)
	s.commit(t, data.Change{Control: []data.ControlLayer{{
		Source: "A map <drawn by hand>", SourceURL: "https://example.org/map", Licence: "CC0", From: data.DateOf(2018, 4, 1), To: data.DateOf(2018, 4, 30),
		Claims: []data.ControlClaim{
			{Area: orb.MultiPolygon{{{{36.8, 36}, {37.4, 36}, {37.4, 36.4}, {36.8, 36.4}, {36.8, 36}}}}, Controllers: []string{"government", "sdf"}, Confidence: "believed"},
			{Place: "C1008", Controllers: []string{"isis"}},
		},
	}}})
	return s
}

func TestControl(t *testing.T) {
	s := recorded(t)
	for _, sc := range []scenario{
		{name: "a point in an area", target: "/api/v1/control?lat=36.2&lon=37.16&date=2018-04-10", status: 200,
			has: []string{`"revision":2`, `"date":"2018-04-10"`, `"controllers":["government","sdf"]`, `"known":true`, `"joint":true`, `"contested":false`, `"subdistrict":"SY020000"`,
				`"source":"A map \u003cdrawn by hand\u003e"`, `"source_url":"https://example.org/map"`, `"licence":"CC0"`, `"valid_from":"2018-04-01"`, `"valid_to":"2018-04-30"`,
				`"confidence":"believed"`, `"layer":1`, `"recorded_revision":2`, `"by":"area"`, `"note":{"en":`}, hasNot: []string{"distance_m", "outside_m"}},
		{name: "a point in degrees, minutes and seconds", target: "/api/v1/control?lat=36%C2%B012%2700%22N&lon=37,16&date=2018-04-10", status: 200, has: []string{`"by":"area"`}},
		{name: "a place by its code", target: "/api/v1/control?pcode=C1008&date=2018-04-10", status: 200,
			has: []string{`"controllers":["isis"]`, `"by":"place"`, `"pcode":"C1008"`, `"others":[{"controllers":["government","sdf"]`, `"why":"less-specific"}]`, `"kind":"community"`, `"joint":false`}},
		{name: "without a date it is the last that is known", target: "/api/v1/control?pcode=C1007", status: 200,
			has: []string{`"date":"2024-11-26"`, `"controllers":["government"]`, `"layer":0`, "World Bank"}, hasNot: []string{"recorded_revision"}},
		{name: "a day that nobody speaks for", target: "/api/v1/control?pcode=C1007&date=2019-01-01", status: 200,
			has: []string{`"controllers":["unknown"]`, `"known":false`, `"claims":[]`, `"known_days":[{"from":"2018-04-01","to":"2018-04-30"},{"from":"2020-03-06","to":"2024-11-26"}]`,
				"No source says who held it on 2019-01-01."}},
		{name: "before the layer was recorded", target: "/api/v1/control?pcode=C1007&date=2018-04-10&revision=1", status: 200,
			has: []string{`"revision":1`, `"controllers":["unknown"]`, `"known_days":[{"from":"2020-03-06","to":"2024-11-26"}]`}},
		{name: "an area by its communities", target: "/api/v1/control?pcode=SY02&date=2018-04-10", status: 200,
			has: []string{`"area":{"pcode":"SY02","level":"governorate"`, `"communities":`, `"shares":[{"controllers":["`, `"controllers":["government","sdf"]`, `"percent":`}, hasNot: []string{`"claims"`}},
		{name: "the country", target: "/api/v1/control?pcode=SY&date=2021-01-01", status: 200, has: []string{`"level":"country"`, `"controllers":["government+sdf"]`}},
		{name: "a point abroad", target: "/api/v1/control?lat=41&lon=29", status: 400, has: []string{`"field":"lat"`, "is not in Syria"}},
		{name: "a point the wrong way round", target: "/api/v1/control?lat=40.1&lon=35.3", status: 400, has: []string{`"field":"lat"`, "exchanged"}},
		{name: "no point", target: "/api/v1/control?lat=north&lon=29", status: 400, has: []string{`"field":"lat"`}},
		{name: "a point that would be in Syria the other way round", target: "/api/v1/control?lat=37.16&lon=36.2", status: 400, has: []string{`"field":"lat"`, "the other way round they are in Syria"}},
		{name: "half a point", target: "/api/v1/control?lat=36.2", status: 400, has: []string{`"field":"lon"`}},
		{name: "nothing asked", target: "/api/v1/control", status: 400, has: []string{"no place is asked about"}},
		{name: "asked twice", target: "/api/v1/control?pcode=C1007&lat=36.2&lon=37.16", status: 400, has: []string{`"field":"pcode"`, "give lat and lon, or pcode"}},
		{name: "an unknown code", target: "/api/v1/control?pcode=C9999", status: 400, has: []string{`"field":"pcode"`, "C1007"}},
		{name: "an unknown area", target: "/api/v1/control?pcode=SY99", status: 400, has: []string{`"field":"pcode"`}},
		{name: "no date", target: "/api/v1/control?pcode=C1007&date=yesterday", status: 400, has: []string{`"field":"date"`, "YYYY-MM-DD"}},
		{name: "a revision to come", target: "/api/v1/control?pcode=C1007&revision=3", status: 400, has: []string{`"field":"revision"`}},
		{name: "no revision", target: "/api/v1/control?pcode=C1007&revision=0", status: 400, has: []string{`"field":"revision"`, "from 1 on"}},
		{name: "control takes no filter", target: "/api/v1/control?pcode=C1007&party=regime", status: 400, has: []string{`"field":"party"`, `"allowed":["lat","lon","pcode","date","revision"]`}},

		{name: "the layers", target: "/api/v1/control/layers", status: 200,
			has: []string{`"layers":[{"layer":0,"source":"Community survey`, `"valid_from":"2020-03-06"`, `"places":7593,"areas":0`, `"layer":1`, `"places":1,"areas":1`,
				`"controllers":["government","isis","sdf"]`, `"recorded_revision":2`, `"recorded_at":"2020-09-13T12:26:40Z"`}},
		{name: "the layers of an earlier revision", target: "/api/v1/control/layers?revision=1", status: 200, has: []string{`"revision":1`, `"layer":0`}, hasNot: []string{`"layer":1`}},

		{name: "records whose source disagrees", target: "/api/v1/control/disagreements?limit=3", status: 200,
			has: []string{`"counting":"full"`, `"counts":{"matching":`, `"incidents":[{`, `"control_stated":["`, `"control_derived":["hts-opposition"]`, `"next":"`, `"compared":`,
				`"pairs":[{"stated":["`, `"derived":["hts-opposition"],"records":`}},
		{name: "none of a controller that nobody states", target: "/api/v1/control/disagreements?controller=isis", status: 200, has: []string{`"incidents":[]`, `"pairs":[]`, `"compared":0`}},
		{name: "a cursor of another list", target: "/api/v1/control/disagreements?cursor=x", status: 400, has: []string{`"field":"cursor"`}},
		{name: "an unknown filter", target: "/api/v1/control/disagreements?holder=x", status: 400, has: []string{`"field":"holder"`}},

		{name: "control tiles of an imported layer", target: "/tiles/control/8/154/100.geojson?date=2018-04-10", status: 200,
			has: []string{`"controller":"government+sdf"`, `"controller":"isis"`, `"controller":"unknown"`}, headers: map[string]string{"X-Control-Validity": "2018-04-01/2018-04-30"}},
		{name: "control tiles of an earlier revision", target: "/tiles/control/8/154/100.geojson?date=2018-04-10&revision=1", status: 200,
			has: []string{`"features":[]`}, headers: map[string]string{"X-Control-Validity": "unknown"}},
		{name: "TileJSON of an imported layer", target: "/tiles/control.json?date=2018-04-10", status: 200,
			has: []string{`"revision":2`, `"known":true`, `"valid_from":"2018-04-01"`, `A map \u0026lt;drawn by hand`, `?date=2018-04-10\u0026v=`}},
		{name: "TileJSON of an earlier revision", target: "/tiles/control.json?date=2018-04-10&revision=1", status: 200,
			has: []string{`"revision":1`, `"known":false`, `\u0026revision=1\u0026v=`}, hasNot: []string{"drawn by hand"}},
	} {
		t.Run(sc.name, func(t *testing.T) { sc.run(t, s) })
	}
}

// Of a revision in the midst of a derivation every answer that rests on derived control says so, for good.
func TestAnswersSayThatControlWasStillBeingDerived(t *testing.T) {
	s := recorded(t)
	const en, ar = "At this revision control was still being derived anew", "لم يكن قد اكتمل اشتقاق السيطرة"
	resting := []string{
		"/api/v1/summary?rows=controller", "/api/v1/summary?rows=party&controller=government", "/api/v1/summary?rows=party&cols=controller&format=csv",
		"/api/v1/timeline?unit=year&by=controller", "/api/v1/choropleth?level=governorate&controller=government", "/api/v1/choropleth?level=governorate&controller=government&format=geojson",
		"/api/v1/control/disagreements?limit=1", "/api/v1/incidents?limit=1", "/api/v1/facets", "/api/v1/overlap?controller=government", "/api/v1/links?controller=government", "/api/v1/changes?since=1&limit=1",
		"/api/v1/control/layers",
	}
	tags := map[string]string{}
	for _, target := range resting {
		scenario{name: target, target: target, status: 200, has: []string{en, ar}}.run(t, s)
		tags[target] = s.ask(t, "GET", target).Header.Get("ETag")
	}
	scenario{target: "/api/v1/control/layers", status: 200, has: []string{
		`"derivation":{"done":false,"layers_revision":2,"since_revision":2,"reason":"layer 1 (A map \u003cdrawn by hand\u003e, 2018-04-01 to 2018-04-30) was recorded"`,
		`"recorded_revision":2,"derived_revision":null`}, hasNot: []string{"a person"}}.run(t, s)
	for _, target := range []string{"/api/v1/summary?rows=party", "/api/v1/timeline?unit=year", "/api/v1/choropleth?level=governorate", "/api/v1/summary?rows=controller&revision=1"} {
		scenario{name: target, target: target, status: 200, hasNot: []string{"derived anew"}}.run(t, s)
	}
	left, err := s.store.Underived(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	s.commit(t, data.Change{Layers: 2, Derived: &data.Derived{Of: left, Through: 400, Done: true}})
	for _, target := range resting {
		if strings.Contains(target, "changes") {
			target += "&revision=3"
		} else {
			scenario{name: target, target: target, status: 200, hasNot: []string{"derived anew"}}.run(t, s)
		}
		if s.ask(t, "GET", target).Header.Get("ETag") == tags[target] {
			t.Errorf("%s: the ETag is the former one", target)
		}
		separator := "&"
		if !strings.Contains(target, "?") {
			separator = "?"
		}
		if !strings.Contains(target, "revision=") {
			scenario{name: target, target: target + separator + "revision=2", status: 200, has: []string{en, ar}}.run(t, s)
		}
	}
	scenario{target: "/api/v1/control/layers", status: 200, has: []string{`"derivation":{"done":true,"layers_revision":2}`, `"derived_revision":3`, `"derived_revision":0`}}.run(t, s)
}

// What the addresses of control tiles carry is another text with every layer, and the former one when
// that is taken back.
func TestTheVersionOfControlTilesFollowsTheLayers(t *testing.T) {
	s := open(t)
	before := versionOf(t, s, "/tiles/control.json?date=2021-05-01")
	s.commit(t, data.Change{Control: []data.ControlLayer{{
		Source: "A list", From: data.DateOf(2018, 4, 1), To: data.DateOf(2018, 4, 30), Claims: []data.ControlClaim{{Place: "C1008", Controllers: []string{"isis"}}},
	}}})
	with := versionOf(t, s, "/tiles/control.json?date=2021-05-01")
	s.commit(t, data.Change{CloseControl: []int64{1}})
	if after := versionOf(t, s, "/tiles/control.json?date=2021-05-01"); before == with || after != before {
		t.Errorf("%s, then %s, then %s", before, with, after)
	}
}
