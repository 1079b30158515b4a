package server_test

import (
	"encoding/json"
	"html"
	"maps"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"tawthiq/data"
	"tawthiq/data/atlas/atlastest"
	"tawthiq/server"
	"tawthiq/server/answer"
	"tawthiq/server/answer/answertest"
	"tawthiq/server/api"
	"tawthiq/server/openapi"
	"tawthiq/server/tiles"
)

// described is a site with the document that it serves.
type described struct {
	site
	routes   []answer.Route
	document map[string]any
	compiler *jsonschema.Compiler
}

const documentURL = "http://map.example/api/openapi.json"

func openDescribed(t *testing.T) described {
	t.Helper()
	s := described{site: openReviewed(t, nil)}
	s.commitMany(t)
	s.routes = server.Routes(api.New(api.Config{Atlas: s.atlas}), tiles.New(s.atlas), server.Operation{}, openapi.Interface{Atlas: s.atlas})
	read, err := jsonschema.UnmarshalJSON(strings.NewReader(s.get(t, "/api/openapi.json")))
	if err != nil {
		t.Fatal(err)
	}
	s.document = read.(map[string]any)
	closeObjects(s.document["components"].(map[string]any)["schemas"])
	s.compiler = jsonschema.NewCompiler()
	s.compiler.DefaultDraft(jsonschema.Draft2020)
	s.compiler.AssertFormat()
	if err := s.compiler.AddResource(documentURL, s.document); err != nil {
		t.Fatal(err)
	}
	return s
}

// commitMany adds records of every kind.
func (s described) commitMany(t *testing.T) {
	t.Helper()
	s.commit(t, data.Change{Incidents: atlastest.Incidents(atlastest.Facts(t), 1, 400)})
}

// closeObjects makes schemas refuse members that they do not name.
func closeObjects(schema any) {
	switch schema := schema.(type) {
	case map[string]any:
		_, named := schema["properties"]
		if _, open := schema["additionalProperties"]; named && !open {
			schema["additionalProperties"] = false
		}
		for _, value := range schema {
			closeObjects(value)
		}
	case []any:
		for _, value := range schema {
			closeObjects(value)
		}
	}
}

// operations returns what is described of a route, by method.
func (s described) operations(r answer.Route) map[string]answer.Operation {
	out := map[string]answer.Operation{}
	for method, o := range map[string]answer.Operation{"get": r.Get, "post": r.Post, "delete": r.Delete} {
		if o.Resource != nil {
			out[method] = o
		}
	}
	return out
}

func TestEveryOperationIsDescribed(t *testing.T) {
	s := openDescribed(t)
	paths := s.document["paths"].(map[string]any)
	if len(paths) != len(s.routes) {
		t.Errorf("%d paths of %d", len(paths), len(s.routes))
	}
	names := map[string]bool{}
	for _, r := range s.routes {
		path, ok := paths[openapi.Template(r.Path)].(map[string]any)
		if !ok {
			t.Errorf("%s is not described", r.Path)
			continue
		}
		for method, o := range s.operations(r) {
			one, ok := path[method].(map[string]any)
			if !ok || o.Name == "" || names[o.Name] || o.About.EN == "" || o.About.AR == "" || len(o.Forms) == 0 {
				t.Errorf("%s %s is described as %v", method, r.Path, one)
			}
			names[o.Name] = true
			for _, p := range slices.Concat(o.Path, o.Query) {
				if p.About.EN == "" || p.About.AR == "" {
					t.Errorf("%s: %s is not explained in both languages", o.Name, p.Name)
				}
			}
			if strings.Count(r.Path, ":") != len(o.Path) {
				t.Errorf("%s: %d placeholders are described", r.Path, len(o.Path))
			}
		}
	}
	for name := range s.document["components"].(map[string]any)["schemas"].(map[string]any) {
		if _, err := s.compiler.Compile(documentURL + "#/components/schemas/" + name); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestEveryPropertyIsExplained wants a description of each, and that it says when there can be null.
func TestEveryPropertyIsExplained(t *testing.T) {
	s := openDescribed(t)
	var document struct {
		Components struct{ Schemas map[string]any }
	}
	if err := json.Unmarshal([]byte(s.get(t, "/api/openapi.json")), &document); err != nil {
		t.Fatal(err)
	}
	explained := 0
	for name, schema := range document.Components.Schemas {
		eachProperty(schema, name, func(at string, property map[string]any) {
			text, _ := property["description"].(string)
			if explained++; text == "" {
				t.Errorf("%s is not explained", at)
			} else if nullable(property) && !strings.Contains(text, "null") {
				t.Errorf("%s: it does not say when it is null: %s", at, text)
			}
		})
	}
	if explained < 400 {
		t.Errorf("only %d properties were found", explained)
	}
}

// eachProperty calls back with the properties of a schema, and with theirs.
func eachProperty(schema any, at string, found func(at string, property map[string]any)) {
	if _, ok := schema.(map[string]any); !ok {
		return
	}
	properties, _ := follow(schema, "properties").(map[string]any)
	for name, property := range properties {
		found(at+"."+name, property.(map[string]any))
		eachProperty(property, at+"."+name, found)
	}
	for _, within := range []string{"items", "additionalProperties"} {
		eachProperty(follow(schema, within), at, found)
	}
}

// nullable reports whether a value, or one of its list, can be null.
func nullable(schema map[string]any) bool {
	types, _ := schema["type"].([]any)
	either, _ := schema["anyOf"].([]any)
	items, _ := schema["items"].(map[string]any)
	return slices.Contains(types, "null") || items != nil && nullable(items) ||
		slices.ContainsFunc(either, func(one any) bool { return follow(one, "type") == "null" })
}

// TestParametersAreTakenAsTheyAreDescribed asks with each parameter of each operation by itself.
func TestParametersAreTakenAsTheyAreDescribed(t *testing.T) {
	s := openDescribed(t)
	examples := map[string]string{}
	for _, target := range targetsOf(t, s.site) {
		path, _, _ := strings.Cut(target, "?")
		for _, r := range s.routes {
			if pathOf(r).MatchString(target) && examples[r.Path] == "" && !staticElsewhere(s.routes, r, path) {
				examples[r.Path] = path
			}
		}
	}
	for _, r := range s.routes {
		path := examples[r.Path]
		for _, p := range r.Get.Query {
			for value, taken := range valuesToTry(s, p) {
				given := required(r.Get)
				maps.Copy(given, parse(t, p.With))
				maps.Copy(given, parse(t, goesWith[p.Name+"="+value]))
				given.Set(p.Name, value)
				target := path + "?" + given.Encode()
				got := s.ask(t, http.MethodGet, target)
				if body := answertest.Body(t, got); (got.StatusCode != http.StatusBadRequest) != taken {
					t.Errorf("%s: %d %.300s", target, got.StatusCode, body)
				} else if !taken && !strings.Contains(body, `"field":"`+p.Name+`"`) {
					t.Errorf("%s is refused for another reason: %s", target, body)
				}
			}
		}
	}
}

// goesWith are values that need something beside them, which they name where it is missing.
var goesWith = map[string]string{"per=share": "party=regime", "method=fixed": "breaks=1,5"}

// required returns a query with what an operation cannot do without.
func required(o answer.Operation) url.Values {
	given := url.Values{}
	for _, p := range o.Query {
		if p.Required {
			given.Set(p.Name, p.Example)
		}
	}
	return given
}

// staticElsewhere reports whether a path is that of a route without placeholders, and not of r.
func staticElsewhere(routes []answer.Route, r answer.Route, path string) bool {
	return slices.ContainsFunc(routes, func(other answer.Route) bool { return other.Path == path && r.Path != path })
}

func parse(t *testing.T, query string) url.Values {
	t.Helper()
	values, err := url.ParseQuery(query)
	if err != nil {
		t.Fatal(err)
	}
	return values
}

// valuesToTry returns values of a parameter and whether they are to be taken.
func valuesToTry(s described, p answer.Parameter) map[string]bool {
	out := map[string]bool{}
	if p.Required {
		out[""] = false
	}
	if p.Example != "" {
		out[p.Example] = true
	}
	if p.List != "" {
		for _, code := range s.atlas.Current().Vocabulary().Codes(p.List) {
			out[code] = true
		}
	}
	if p.Values != nil || p.List != "" {
		out["no-such-value"] = false
	}
	if p.With == "" { // or they go with something else
		for _, value := range p.Values {
			out[value] = true
		}
	}
	switch p.Format {
	case answer.Day:
		out["yesterday"] = false
	case answer.WholeNumber:
		out["many"], out["-1"] = false, false
		if p.Most > 0 {
			out["99999999"] = false
		}
	}
	return out
}

func TestAnswersAreOfTheirSchemas(t *testing.T) {
	s := openDescribed(t)
	for _, target := range targetsOf(t, s.site) {
		path, _, _ := strings.Cut(target, "?")
		for _, r := range s.routes {
			if pathOf(r).MatchString(target) && !staticElsewhere(s.routes, r, path) {
				got := s.ask(t, http.MethodGet, target)
				s.check(t, target, openapi.Template(r.Path), "get", got)
				if revised := got.Header.Get("X-Revision") != ""; revised != r.Get.Revised {
					t.Errorf("%s: whether it is of a revision: %t", target, revised)
				}
			}
		}
	}
	sent := s.send(t, http.MethodPost, "/api/v1/geocode", `{"queries":[{"text":"Saraqab"},{"text":"nowhere at all"}]}`)
	s.check(t, "many descriptions", "/api/v1/geocode", "post", sent)
	s.check(t, "one description", "/api/v1/geocode", "post", s.send(t, http.MethodPost, "/api/v1/geocode", `{"text":"Saraqab","lat":35.86,"lon":36.8}`))
	group := s.list(t, "/api/v1/review").Groups[0].Context
	s.check(t, "a group for a reviewer", "/api/v1/review/{context}", "get", s.ask(t, http.MethodGet, "/api/v1/review/"+group, asReviewer...))
	s.check(t, "a decision", "/api/v1/review", "post", s.send(t, http.MethodPost, "/api/v1/review", `{"context":"`+group+`","pcode":"C3953"}`, asReviewer...))
	s.check(t, "no decision", "/api/v1/review/{context}", "delete", s.ask(t, http.MethodDelete, "/api/v1/review/"+group, asReviewer...))
	s.check(t, "a changed database", "/api/v1/changes", "get", s.ask(t, http.MethodGet, "/api/v1/changes?since=1&limit=500"))
}

// TestEveryKindOfProblemIsDeclared causes each of them.
func TestEveryKindOfProblemIsDeclared(t *testing.T) {
	s := openDescribed(t)
	group := s.list(t, "/api/v1/review").Groups[0].Context
	decision := func(pcode string) string { return `{"context":"` + group + `","pcode":"` + pcode + `"}` }
	get := func(target string, headers ...string) *http.Response {
		return s.ask(t, http.MethodGet, target, headers...)
	}
	send := func(target, text string, headers ...string) *http.Response {
		return s.send(t, http.MethodPost, target, text, headers...)
	}
	s.check(t, "a decision", "/api/v1/review", "post", send("/api/v1/review", decision("C3953"), asReviewer...))
	for _, c := range []struct {
		status       int
		method, path string
		got          *http.Response
	}{
		{400, "get", "/api/v1/choropleth", get("/api/v1/choropleth?level=street")},
		{400, "get", "/tiles/base/{z}/{x}/{y}", get("/tiles/base/2/9/9.mvt")},
		{400, "post", "/api/v1/geocode", send("/api/v1/geocode", `{"text":1}`)},
		{401, "get", "/api/v1/review", get("/api/v1/review", "Authorization", "Basic eDp5")},
		{401, "delete", "/api/v1/review/{context}", s.ask(t, http.MethodDelete, "/api/v1/review/"+group)},
		{403, "post", "/api/v1/geocode", send("/api/v1/geocode", `{"text":"Saraqab"}`, "Sec-Fetch-Site", "cross-site")},
		{404, "get", "/api/v1/areas/{area}", get("/api/v1/areas/SY99")},
		{404, "get", "/api/v1/incidents/{id}", get("/api/v1/incidents/none")},
		{404, "get", "/api/v1/review/{context}", get("/api/v1/review/none")},
		{404, "post", "/api/v1/review", send("/api/v1/review", `{"record":"none","pcode":"C3953"}`, asReviewer...)},
		{409, "post", "/api/v1/review", send("/api/v1/review", decision("C1007"), asReviewer...)},
		{413, "post", "/api/v1/geocode", send("/api/v1/geocode", `{"queries":[`+strings.Repeat("{},", 2000)+`{}]}`)},
		{415, "post", "/api/v1/geocode", send("/api/v1/geocode", "Saraqab", "Content-Type", "text/plain")},
		{503, "get", "/readyz", s.whenClosed(t, "/readyz")},
	} {
		if c.got.StatusCode != c.status {
			t.Errorf("%s %s: %d, want %d", c.method, c.path, c.got.StatusCode, c.status)
			continue
		}
		if follow(s.document, "paths", c.path, c.method, "responses", strconv.Itoa(c.status)) == nil {
			t.Errorf("%s %s: %d is not declared", c.method, c.path, c.status)
			continue
		}
		s.check(t, c.path, c.path, c.method, c.got)
	}
}

// whenClosed asks a server whose store is gone.
func (s described) whenClosed(t *testing.T, target string) *http.Response {
	t.Helper()
	other := open(t)
	if err := other.store.(interface{ Close() error }).Close(); err != nil {
		t.Fatal(err)
	}
	return other.ask(t, http.MethodGet, target)
}

// TestExamplesAreOfTheirSchemas checks those of parameters and of problems.
func TestExamplesAreOfTheirSchemas(t *testing.T) {
	s := openDescribed(t)
	checked := 0
	eachExample(s.document, "#", func(at string, example any) {
		schema, err := s.compiler.Compile(documentURL + at + "/schema")
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(example); err != nil {
			t.Errorf("the example at %s: %v", at, err)
		}
		checked++
	})
	if checked < 200 {
		t.Errorf("only %d examples were found", checked)
	}
}

// eachExample calls back with the examples that stand beside a schema, and with the pointer to both.
func eachExample(value any, at string, found func(at string, example any)) {
	switch value := value.(type) {
	case map[string]any:
		if example, ok := value["example"]; ok && value["schema"] != nil {
			found(at, example)
		}
		for name, inner := range value {
			eachExample(inner, at+"/"+url.PathEscape(strings.NewReplacer("~", "~0", "/", "~1").Replace(name)), found)
		}
	case []any:
		for i, inner := range value {
			eachExample(inner, at+"/"+strconv.Itoa(i), found)
		}
	}
}

// check compares an answer with what is said of an operation.
func (s described) check(t *testing.T, what, path, method string, got *http.Response) {
	t.Helper()
	text := answertest.Body(t, got)
	kind, _, _ := strings.Cut(got.Header.Get("Content-Type"), ";")
	at := []string{"paths", path, method, "responses", strconv.Itoa(got.StatusCode)}
	if ref, ok := follow(s.document, append(at, "$ref")...).(string); ok {
		at = strings.Split(strings.TrimPrefix(ref, "#/"), "/")
	}
	said := follow(s.document, append(at, "content", kind)...)
	if said == nil {
		t.Errorf("%s: %d is answered as %s", what, got.StatusCode, kind)
		return
	}
	for name := range got.Header {
		if !slices.Contains(common, name) && got.StatusCode == http.StatusOK && follow(s.document, append(at, "headers", name)...) == nil {
			t.Errorf("%s: the header %s is not described", what, name)
		}
	}
	if follow(said, "schema") == nil {
		return
	}
	pointer := "#"
	for _, step := range append(at, "content", kind, "schema") {
		pointer += "/" + url.PathEscape(strings.NewReplacer("~", "~0", "/", "~1").Replace(step))
	}
	schema, err := s.compiler.Compile(documentURL + pointer)
	if err != nil {
		t.Fatal(err)
	}
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatalf("%s: %v", what, err)
	}
	if err := schema.Validate(value); err != nil {
		t.Errorf("%s: %v", what, err)
	}
}

// common are the headers that say nothing of an answer's content.
var common = []string{"Content-Type", "Content-Length", "Vary", "Content-Disposition", "Content-Security-Policy", "X-Content-Type-Options",
	"X-Frame-Options", "Referrer-Policy", "Etag"}

// follow returns what is at a path of names in a JSON value, nil where there is nothing.
func follow(value any, names ...string) any {
	for _, name := range names {
		object, _ := value.(map[string]any)
		value = object[name]
	}
	return value
}

func TestThePageOfTheInterfaceNamesEveryOperation(t *testing.T) {
	s := openDescribed(t)
	page := s.get(t, "/api/docs")
	var document struct {
		Paths map[string]map[string]struct{ OperationID string }
	}
	if err := json.Unmarshal([]byte(s.get(t, "/api/openapi.json")), &document); err != nil {
		t.Fatal(err)
	}
	for _, path := range slices.Sorted(maps.Keys(document.Paths)) {
		for _, o := range document.Paths[path] {
			if strings.Count(page, `id="`+o.OperationID+`"`) != 1 {
				t.Errorf("%s is not there once", o.OperationID)
			}
		}
	}
	for _, refused := range []string{"<script", "style=", "onclick", "ZgotmplZ"} {
		if strings.Contains(page, refused) {
			t.Errorf("it has %s", refused)
		}
	}
}

// TestEveryExampleOfTheDocumentationCanBeAsked follows the links of the page.
func TestEveryExampleOfTheDocumentationCanBeAsked(t *testing.T) {
	s := openDescribed(t)
	links := regexp.MustCompile(`href="(/(?:api|tiles)/[^"]+)"`).FindAllStringSubmatch(s.get(t, "/api/docs"), -1)
	if len(links) < 50 {
		t.Fatalf("only %d links were found", len(links))
	}
	for _, link := range links {
		s.get(t, html.UnescapeString(link[1]))
	}
}
