package server_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tawthiq/data/atlas/atlastest"
	"tawthiq/geo/geocode"
	"tawthiq/server"
	"tawthiq/server/answer"
	"tawthiq/server/answer/answertest"
	"tawthiq/server/api"
)

func TestGeocode(t *testing.T) {
	s := open(t)
	ask := func(parameters ...string) string {
		q := url.Values{}
		for i := 0; i < len(parameters); i += 2 {
			q.Set(parameters[i], parameters[i+1])
		}
		return "/api/v1/geocode?" + q.Encode()
	}
	for _, sc := range []scenario{
		{name: "a text", target: ask("text", "Saraqab, Idlib"), status: 200,
			has:     []string{`"decision":`, `"candidates":[{"pcode":"C3916"`, `"chosen":`, `"score":`, `"reason":`},
			headers: map[string]string{"Content-Type": jsonType, "Cache-Control": "no-cache"}},
		{name: "a text in Arabic, under either name", target: ask("text", "بلدة سراقب", "region_ar", "إدلب", "lang", "ar"), status: 200, has: []string{`"C3916"`}},
		{name: "both languages", target: ask("text", "Saraqab", "text_ar", "سراقب", "region", "Idlib"), status: 200, has: []string{`"candidates":[{"pcode":"C3916"`}},
		{name: "coordinates in any style", target: ask("lat", "٣٥٫٨٦", "lon", `36°48'22"E`), status: 200, has: []string{`"SY070003"`, `"basis":"coordinates"`}},
		{name: "coordinates that are exchanged", target: ask("lat", "40.1", "lon", "35.3"), status: 200, has: []string{"latitude and longitude were exchanged"}},
		{name: "a text that is being typed", target: ask("text", "Jisr al-Sh", "complete", "yes"), status: 200,
			has: []string{`"decision":"review"`, `"completions":[{"pcode":"C4199"`, `"fit":"beginning"`}},
		{name: "the same in Arabic", target: ask("text_ar", "جسر الش", "complete", "yes"), status: 200, has: []string{`"completions":[{"pcode":"C4199"`}},
		{name: "the same without completions", target: ask("text", "Jisr al-Sh"), status: 200, hasNot: []string{`"completions"`}},
		{name: "completions or not", target: ask("text", "Jisr", "complete", "perhaps"), status: 400, has: []string{`"field":"complete"`, `"allowed":["no","yes"]`}},
		{name: "nothing that is known", target: ask("text", "?!"), status: 200, has: []string{`"decision":"not_found"`}},
		{name: "nothing at all", target: "/api/v1/geocode?lang=en", status: 400, has: []string{`"field":"text"`}},
		{name: "an unknown language", target: ask("text", "a", "lang", "fr"), status: 400, has: []string{`"field":"lang"`, `"allowed":["en","ar"]`}},
		{name: "a latitude that is none", target: ask("lat", "north", "lon", "37"), status: 400, has: []string{`"field":"lat"`, `"hint":`}},
		{name: "a longitude that is none", target: ask("lat", "36", "lon", "east"), status: 400, has: []string{`"field":"lon"`}},
		{name: "a latitude alone", target: ask("text", "a", "lat", "36"), status: 400, has: []string{`"field":"lon"`}},
		{name: "a longitude alone", target: ask("text", "a", "lon", "36"), status: 400, has: []string{`"field":"lat"`}},
		{name: "a text that is too long", target: ask("text", strings.Repeat("a", 1001)), status: 400, has: []string{`"field":"text"`, "1000"}},
		{name: "bytes that are no text", target: "/api/v1/geocode?region_ar=%ff", status: 400, has: []string{`"field":"region_ar"`}},
		{name: "a parameter given twice", target: "/api/v1/geocode?text=a&text=b", status: 400, has: []string{`"field":"text"`}},
	} {
		t.Run(sc.name, func(t *testing.T) { sc.run(t, s) })
	}
}

func TestGeocodeSent(t *testing.T) {
	s := open(t)
	for _, tc := range []struct {
		name, sent string
		first      []string // the codes of the first candidates
	}{
		{"several, in their order", `{"queries":[{"text":"?!"},{"text":"Saraqab","region":"Idlib"},{"text_ar":"سراقب","region":"إدلب","lang":"ar"}]}`, []string{"", "C3916", "C3916"}},
		{"one that is blank", `{"queries":[{},{"text":"Saraqab, Idlib"}],"lang":"ar"}`, []string{"", "C3916"}},
		{"coordinates as numbers and as texts", `{"queries":[{"lat":35.86,"lon":36.806},{"lat":"35,86","lon":"36°48'22\"E"},{"text":"Saraqab, Idlib","lat":null,"lon":null}]}`,
			[]string{"SY070003", "SY070003", "C3916"}},
		{"none", `{"queries":[]}`, []string{}},
		{"as many as may be", `{"queries":[` + strings.TrimSuffix(strings.Repeat(`{},`, 1000), ",") + `]}`, make([]string, 1000)},
	} {
		t.Run(tc.name, func(t *testing.T) {
			r := s.send(t, "POST", "/api/v1/geocode", tc.sent)
			var got struct{ Results []geocode.Result }
			if err := json.NewDecoder(r.Body).Decode(&got); err != nil || r.StatusCode != http.StatusOK {
				t.Fatalf("status %d, %v", r.StatusCode, err)
			}
			first := make([]string, len(got.Results))
			for i, one := range got.Results {
				if len(one.Candidates) > 0 {
					first[i] = string(one.Candidates[0].PCode)
				}
			}
			if diff := cmp.Diff(tc.first, first); diff != "" {
				t.Error(diff)
			}
			if keep := r.Header.Get("Cache-Control"); !strings.Contains(keep, "no-store") {
				t.Errorf("it may be kept: %s", keep)
			}
		})
	}
}

func TestOneDescriptionSentIsAnsweredAsOneAsked(t *testing.T) {
	s := open(t)
	asked := s.get(t, "/api/v1/geocode?text=Saraqab&region=Idlib")
	if sent := answertest.Body(t, s.send(t, "POST", "/api/v1/geocode", `{"text":"Saraqab","region":"Idlib"}`)); sent != asked {
		t.Errorf("sent: %s\nasked: %s", sent, asked)
	}
}

func TestWhatIsSentIsGeocodedInItsTurn(t *testing.T) {
	facts := atlastest.Facts(t)
	asked := 0
	a := api.New(api.Config{Atlas: open(t).atlas, Geocoder: func() *geocode.Geocoder {
		asked++
		return geocode.New(facts.Gazetteer, facts.Areas)
	}})
	for name, sent := range map[string]string{"one": `{"text":"Saraqab"}`, "several": `{"queries":[{"text":"Saraqab"},{"text":"Idlib"}]}`} {
		asked = 0
		said, err := a.GeocodeSent().Answer(t.Context(), answer.Call{Body: []byte(sent)})
		if err != nil || asked != 0 {
			t.Fatalf("%s: %v, the geocoder was asked %d times before the answer has its turn", name, err, asked)
		}
		if _, err := said.Body(t.Context()); err != nil || asked != 1 {
			t.Errorf("%s: %v, the geocoder was asked %d times", name, err, asked)
		}
	}
}

func TestWhatIsWrongInADescriptionIsNamed(t *testing.T) {
	s := open(t)
	for name, tc := range map[string]struct {
		sent   string
		status int
		field  string
	}{
		"no JSON":                          {`{"text":`, 400, "body"},
		"a list":                           {`[]`, 400, "body"},
		"nothing at all":                   {`{}`, 400, "text"},
		"null":                             {`null`, 400, "text"},
		"an unknown field":                 {`{"place":"a"}`, 400, "body"},
		"an unknown field of one":          {`{"queries":[{},{"place":"a"}]}`, 400, "queries[1]"},
		"a text that is a number":          {`{"text":1}`, 400, "body"},
		"a latitude that is a list":        {`{"lat":[],"lon":1}`, 400, "body"},
		"a latitude of one that is none":   {`{"queries":[{},{"lat":"x","lon":37}]}`, 400, "queries[1].lat"},
		"a text of one that is too long":   {`{"queries":[{"text":"` + strings.Repeat("ا", 1001) + `"}]}`, 400, "queries[0].text"},
		"an unknown language for all":      {`{"queries":[{}],"lang":"fr"}`, 400, "queries[0].lang"},
		"one beside several":               {`{"text":"a","queries":[]}`, 400, "queries"},
		"more than may be":                 {`{"queries":[` + strings.TrimSuffix(strings.Repeat(`{},`, 1001), ",") + `]}`, 413, "queries"},
		"more bytes than may be":           {`{"text":"` + strings.Repeat("a", 1<<20) + `"}`, 413, ""},
		"a parameter beside what was sent": {`{"text":"a"}`, 400, "lang"},
	} {
		t.Run(name, func(t *testing.T) {
			target := "/api/v1/geocode"
			if tc.field == "lang" {
				target += "?lang=ar"
			}
			if p := checkProblem(t, s.send(t, "POST", target, tc.sent)); p.Status != tc.status || p.Field != tc.field {
				t.Errorf("%+v", p)
			}
		})
	}
	r := s.ask(t, "POST", "/api/v1/geocode", "Content-Type", "text/plain")
	if p := checkProblem(t, r); p.Status != http.StatusUnsupportedMediaType {
		t.Errorf("a form: %+v", p)
	}
}

// TestGeocodeAnswersByWhatMayBeTold teaches the geocoder that answers strangers: it answers the very
// words, names nobody, and its ETag changes with what it says and with nothing else.
func TestGeocodeAnswersByWhatMayBeTold(t *testing.T) {
	var taught *geocode.Geocoder
	s := openWith(t, server.Config{Version: "test", Geocoder: func() *geocode.Geocoder { return taught }})
	facts := s.atlas.Facts()
	taught = geocode.New(facts.Gazetteer, facts.Areas)
	const target, other = "/api/v1/geocode?text=the+old+mill", "/api/v1/geocode?text=Saraqab"
	before, kept := s.ask(t, "GET", target).Header.Get("ETag"), s.ask(t, "GET", other).Header.Get("ETag")

	var alias geocode.Alias
	alias.Text.EN, alias.PCode = "the old mill", "C3916"
	taught = taught.WithAliases([]geocode.Alias{alias})
	if text := s.get(t, target); !strings.Contains(text, `"C3916"`) || !strings.Contains(text, `"basis":"review"`) {
		t.Error(text)
	}
	if s.ask(t, "GET", target).Header.Get("ETag") == before || s.ask(t, "GET", other).Header.Get("ETag") != kept {
		t.Error("the ETag does not follow the answer")
	}
	for _, near := range []string{"old mill", "the old", "mill", "the old mills of", ""} {
		r := s.ask(t, "GET", "/api/v1/geocode?region=Homs&text="+url.QueryEscape(near))
		if text := answertest.Body(t, r); strings.Contains(text, "C3916") || strings.Contains(text, "the old mill") {
			t.Errorf("%q brings up what was taught: %s", near, text)
		}
	}
}

func FuzzGeocodeSent(f *testing.F) {
	s := open(f)
	for _, text := range []string{`{"text":"Saraqab"}`, `{"queries":[{"lat":"36°","lon":37}]}`, `{"queries":[null]}`, `{"lat":-0,"lon":1e400}`, `{"text":"\ud800"}`} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		r := s.send(t, "POST", "/api/v1/geocode", text)
		if got := answertest.Body(t, r); r.StatusCode >= http.StatusInternalServerError || !json.Valid([]byte(got)) {
			t.Errorf("%s: %s", fmt.Sprint(r.StatusCode), got)
		}
	})
}
