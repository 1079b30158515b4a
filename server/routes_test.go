package server_test

import (
	"encoding/json"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"tawthiq/data"
	"tawthiq/data/atlas/atlastest"
	"tawthiq/server"
	"tawthiq/server/answer"
	"tawthiq/server/answer/answertest"
	"tawthiq/server/api"
	"tawthiq/server/openapi"
	"tawthiq/server/tiles"
)

// targets are requests that every route answers with 200; {id} stands for an incident, {context}
// for a description of a place that waits for a reviewer.
var targets = []string{
	"/", "/embed", "/assets/main-1a2b3c.js", "/api/openapi.json", "/api/docs", "/api/docs.css", "/healthz", "/readyz",
	"/api/v1/about", "/api/v1/vocabulary", "/api/v1/areas/governorate", "/api/v1/areas/district", "/api/v1/areas/subdistrict", "/api/v1/areas/SY02?grading=fair",
	"/api/v1/choropleth", "/api/v1/choropleth?format=geojson&level=subdistrict", "/api/v1/summary?rows=party&cols=month&metric=killed", "/api/v1/summary?rows=district&format=csv",
	"/api/v1/timeline?unit=week&by=governorate&party=regime", "/api/v1/facets?party=regime", "/api/v1/facets?dimensions=area,grading&level=district", "/api/v1/incidents?limit=5", "/api/v1/incidents/{id}", "/api/v1/changes?since=1&limit=5",
	"/api/v1/reconcile", "/api/v1/reconcile?format=csv",
	"/api/v1/links?limit=5", "/api/v1/overlap", "/api/v1/overlap?format=csv",
	"/api/v1/control?lat=36.2&lon=37.16&date=2021-05-01", "/api/v1/control?pcode=SY02", "/api/v1/control/layers", "/api/v1/control/disagreements?limit=5",
	"/api/v1/geocode?text=Saraqab&region=Idlib", "/api/v1/review?limit=5", "/api/v1/review/{context}",
	"/tiles/incidents/4/9/6.mvt", "/tiles/incidents/4/9/6.geojson", "/tiles/incidents/4/0/0.mvt", "/tiles/areas/district/6/38/25.mvt",
	"/tiles/areas/district/6/38/25.geojson", "/tiles/base/6/38/25.mvt", "/tiles/base/6/38/25.geojson",
	"/tiles/control/6/38/25.mvt", "/tiles/control/6/38/25.geojson?date=2021-05-01", "/tiles/control/6/38/25.mvt?date=1999-01-01",
	"/tiles/incidents.json", "/tiles/areas-governorate.json", "/tiles/areas-district.json", "/tiles/areas-subdistrict.json", "/tiles/base.json", "/tiles/control.json", "/tiles/control.json?date=1999-01-01",
}

// targetsOf returns the targets with an incident of the site.
func targetsOf(t testing.TB, s site) []string {
	type list struct{ Incidents []struct{ ID string } }
	id := read[list](t, s, "/api/v1/incidents?limit=1").Incidents[0].ID
	type groups struct{ Groups []struct{ Context string } }
	context := read[groups](t, s, "/api/v1/review?limit=1").Groups[0].Context
	var out []string
	for _, target := range targets {
		out = append(out, strings.NewReplacer("{id}", id, "{context}", context).Replace(target))
	}
	return out
}

// pathOf returns the pattern of the requests that a route answers.
func pathOf(r answer.Route) *regexp.Regexp {
	return regexp.MustCompile("^" + regexp.MustCompile(`:[a-z]+`).ReplaceAllString(r.Path, `[^/?]+`) + `(\?.*)?$`)
}

// routes returns those that the site serves, which costs as much as to make its tiles ready.
func (s site) routes() []answer.Route {
	return server.Routes(api.New(api.Config{Atlas: s.atlas}), tiles.New(s.atlas), server.Operation{}, openapi.Interface{})
}

// takes reports whether something can be sent to a target by a method.
func takes(routes []answer.Route, method, target string) bool {
	for _, r := range routes {
		if pathOf(r).MatchString(target) && (method == "POST" && r.Post.Resource != nil || method == "DELETE" && r.Delete.Resource != nil) {
			return true
		}
	}
	return false
}

func TestEveryRouteHasATarget(t *testing.T) {
	s := open(t)
	for _, r := range s.routes() {
		pattern, covered := pathOf(r), false
		for _, target := range targets {
			covered = covered || pattern.MatchString(target)
		}
		if !covered {
			t.Errorf("%s is not tested", r.Path)
		}
	}
}

func TestEveryRoute(t *testing.T) {
	s := open(t, atlastest.Incidents(atlastest.Facts(t), 1, 400)...)
	routes := s.routes()
	for _, target := range targetsOf(t, s) {
		t.Run(target, func(t *testing.T) {
			r := s.ask(t, "GET", target)
			text, etag := answertest.Body(t, r), r.Header.Get("ETag")
			if r.StatusCode != http.StatusOK || !regexp.MustCompile(`^"[\w-]{20}"$`).MatchString(etag) {
				t.Fatalf("status %d, ETag %s", r.StatusCode, etag)
			}
			checkSecurity(t, r, framersOf(target))
			if strings.Contains(text, atlastest.Secret) {
				t.Error("it tells of what is protected")
			}
			if strings.HasPrefix(r.Header.Get("Content-Type"), "application/json") && !json.Valid([]byte(text)) {
				t.Error("its JSON is not valid")
			}
			t.Run("says the same again", func(t *testing.T) {
				if again := s.ask(t, "GET", target); answertest.Body(t, again) != text || again.Header.Get("ETag") != etag {
					t.Error("another body or ETag")
				}
			})
			t.Run("is not sent twice", func(t *testing.T) { checkNotModified(t, s, target, etag) })
			t.Run("has a head", func(t *testing.T) { checkHead(t, s, target, r, len(text)) })
			t.Run("is compressed", func(t *testing.T) { checkCompressed(t, s, target, text) })
			t.Run("is only read", func(t *testing.T) { checkMethods(t, s, routes, target) })
			t.Run("refuses what it does not know", func(t *testing.T) { checkUnknownParameter(t, s, target) })
		})
	}
}

// framersOf returns who may show the answer to a target in a frame.
func framersOf(target string) string {
	if target == "/embed" {
		return "*"
	}
	return "'none'"
}

func checkSecurity(t *testing.T, r *http.Response, framers string) {
	t.Helper()
	if policy := r.Header.Get("Content-Security-Policy"); !strings.Contains(policy, "default-src 'none'") ||
		!strings.HasSuffix(policy, "frame-ancestors "+framers) || strings.Contains(policy, "unsafe") {
		t.Errorf("policy %s", policy)
	}
	frames := map[string]string{"'none'": "DENY"}[framers]
	for name, want := range map[string]string{"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "X-Frame-Options": frames} {
		if got := r.Header.Get(name); got != want {
			t.Errorf("%s is %q", name, got)
		}
	}
	if len(r.Header.Get("X-Request-Id")) != 16 {
		t.Error("it has no request id")
	}
}

func checkNotModified(t *testing.T, s site, target, etag string) {
	t.Helper()
	for _, held := range []string{etag, "W/" + etag, `"other", ` + etag, "*", strings.TrimSuffix(etag, `"`) + `-gzip"`} {
		r := s.ask(t, "GET", target, "If-None-Match", held, "Accept-Encoding", "gzip")
		if text := answertest.Body(t, r); r.StatusCode != http.StatusNotModified || text != "" || r.Header.Get("ETag") == "" || r.Header.Get("Cache-Control") == "" {
			t.Errorf("If-None-Match %s: %d, %q", held, r.StatusCode, text)
		}
	}
	if r := s.ask(t, "GET", target, "If-None-Match", `"other"`); r.StatusCode != http.StatusOK {
		t.Errorf("another ETag: %d", r.StatusCode)
	}
}

func checkHead(t *testing.T, s site, target string, get *http.Response, length int) {
	t.Helper()
	r := s.ask(t, "HEAD", target)
	if r.StatusCode != http.StatusOK || r.ContentLength != int64(length) {
		t.Errorf("status %d, length %d, want %d", r.StatusCode, r.ContentLength, length)
	}
	for _, name := range []string{"ETag", "Content-Type", "Cache-Control"} {
		if r.Header.Get(name) != get.Header.Get(name) {
			t.Errorf("%s is %q", name, r.Header.Get(name))
		}
	}
}

func checkCompressed(t *testing.T, s site, target, plain string) {
	t.Helper()
	for _, coding := range []string{"gzip", "zstd"} {
		r := s.ask(t, "GET", target, "Accept-Encoding", coding)
		compressed := r.Header.Get("Content-Encoding") == coding
		if compressed != (len(plain) >= 1024) {
			t.Errorf("%d bytes are sent as %q", len(plain), r.Header.Get("Content-Encoding"))
		}
		if answertest.Body(t, r) != plain {
			t.Error("another body")
		}
		if compressed && !strings.HasSuffix(r.Header.Get("ETag"), "-"+coding+`"`) {
			t.Errorf("its ETag %s is that of the plain body", r.Header.Get("ETag"))
		}
		if !strings.Contains(r.Header.Get("Vary"), "Accept-Encoding") {
			t.Error("it does not say that it varies")
		}
	}
}

func checkMethods(t *testing.T, s site, routes []answer.Route, target string) {
	t.Helper()
	for _, method := range []string{"POST", "PUT", "DELETE", "PATCH", "OPTIONS"} {
		if takes(routes, method, target) {
			continue
		}
		r := s.ask(t, method, target)
		if allow := r.Header.Get("Allow"); r.StatusCode != http.StatusMethodNotAllowed || !strings.Contains(allow, "GET") || !strings.Contains(allow, "HEAD") {
			t.Errorf("%s: %d, Allow %q", method, r.StatusCode, allow)
		}
		checkProblem(t, r)
	}
}

func checkUnknownParameter(t *testing.T, s site, target string) {
	t.Helper()
	if target == "/" || target == "/embed" || strings.HasPrefix(target, "/assets/") {
		return // the page's own state is in its URL
	}
	glue := "?"
	if strings.Contains(target, "?") {
		glue = "&"
	}
	r := s.ask(t, "GET", target+glue+"unheard=1")
	if p := checkProblem(t, r); p.Status != http.StatusBadRequest || p.Field != "unheard" {
		t.Errorf("%+v", p)
	}
}

type problem struct {
	Type, Title, Detail, Field, Hint string
	Status                           int
	Allowed                          []string
	RequestID                        string `json:"request_id"`
}

func checkProblem(t *testing.T, r *http.Response) (p problem) {
	t.Helper()
	if err := json.NewDecoder(r.Body).Decode(&p); err != nil {
		t.Fatal(err)
	}
	if r.Header.Get("Content-Type") != problemType || p.Type != "about:blank" || p.Status != r.StatusCode || p.Title == "" || p.RequestID != r.Header.Get("X-Request-Id") {
		t.Errorf("%s %+v", r.Header.Get("Content-Type"), p)
	}
	checkSecurity(t, r, "'none'")
	return p
}

func TestTheETagChangesWithTheRevisionAndTheQueryOnly(t *testing.T) {
	incidents := atlastest.Incidents(atlastest.Facts(t), 1, 100)
	s := open(t, incidents[:50]...)
	tag := func(target string) string { return s.ask(t, "GET", target).Header.Get("ETag") }
	same := [][2]string{
		{"/api/v1/choropleth?party=sdf,regime", "/api/v1/choropleth?counting=full&party=regime,,sdf"},
		{"/api/v1/choropleth?level=governorate&classes=5", "/api/v1/choropleth"},
		{"/api/v1/choropleth?method=fixed&breaks=1.0,+2", "/api/v1/choropleth?method=fixed&breaks=1,2"},
		{"/api/v1/choropleth?party=sdf&per=share&share_of=party", "/api/v1/choropleth?party=sdf&per=share"},
		{"/api/v1/incidents", "/api/v1/incidents?limit=50&sort=-date"},
	}
	for _, pair := range same {
		if tag(pair[0]) != tag(pair[1]) {
			t.Errorf("%s and %s differ", pair[0], pair[1])
		}
	}
	different := []string{"/api/v1/choropleth", "/api/v1/choropleth?party=regime", "/api/v1/choropleth?metric=killed", "/api/v1/choropleth?format=geojson",
		"/api/v1/choropleth?party=regime&per=share", "/api/v1/choropleth?method=fixed&breaks=1", "/api/v1/choropleth?method=fixed&breaks=1,2",
		"/tiles/incidents/4/9/6.mvt", "/tiles/incidents/4/9/6.geojson", "/tiles/incidents/4/9/5.mvt", "/tiles/incidents/4/9/6.mvt?q=a", "/tiles/incidents/4/9/6.mvt?counting=split"}
	seen := map[string]string{}
	for _, target := range different {
		if other, ok := seen[tag(target)]; ok {
			t.Errorf("%s and %s are the same", target, other)
		}
		seen[tag(target)] = target
	}
	lasting := tag("/tiles/base/6/38/25.mvt")
	s.commit(t, data.Change{Incidents: incidents[50:]})
	for _, target := range different {
		if _, ok := seen[tag(target)]; ok {
			t.Errorf("%s is as it was before the commit", target)
		}
	}
	if tag("/tiles/base/6/38/25.mvt") != lasting {
		t.Error("the base map changed with the records")
	}
}
