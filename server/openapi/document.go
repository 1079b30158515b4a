package openapi

import (
	"cmp"
	"regexp"
	"strings"

	"tawthiq/data"
	"tawthiq/geo"
	"tawthiq/server/answer"
)

// Document is an OpenAPI 3.1 document. What the standard has no field for stands in fields that begin
// with x-: the Arabic texts.
type Document struct {
	OpenAPI    string                `json:"openapi"`
	Info       Info                  `json:"info"`
	Servers    []Server              `json:"servers"`
	Security   []map[string][]string `json:"security"` // of operations that say nothing else
	Tags       []Tag                 `json:"tags"`
	Paths      map[string]Path       `json:"paths"`
	Components Components            `json:"components"`
}

// Info says what the interface is of.
type Info struct {
	Title         string  `json:"title"`
	Version       string  `json:"version"`
	Description   string  `json:"description"`
	DescriptionAR string  `json:"x-description-ar"`
	License       License `json:"license"`
}

// License is that of the program; /api/v1/about has those of the data.
type License struct {
	Name       string `json:"name"`
	Identifier string `json:"identifier"`
}

// Server is where the paths begin.
type Server struct {
	URL string `json:"url"`
}

// Tag is a group of operations.
type Tag struct {
	Name          string `json:"name"`
	Description   string `json:"description"`
	DescriptionAR string `json:"x-description-ar"`
}

// Path is what a path answers, by method.
type Path struct {
	Get    *Operation `json:"get,omitempty"`
	Post   *Operation `json:"post,omitempty"`
	Delete *Operation `json:"delete,omitempty"`
}

// Operation is what a path answers to one method.
type Operation struct {
	OperationID string                `json:"operationId"`
	Tags        []string              `json:"tags"`
	Summary     string                `json:"summary"`
	SummaryAR   string                `json:"x-summary-ar"`
	Parameters  []Parameter           `json:"parameters,omitempty"`
	RequestBody *Body                 `json:"requestBody,omitempty"`
	Responses   map[string]Response   `json:"responses"`
	Security    []map[string][]string `json:"security,omitempty"`
}

// Parameter is what an operation is asked with.
type Parameter struct {
	Name          string  `json:"name"`
	In            string  `json:"in"`
	Description   string  `json:"description"`
	DescriptionAR string  `json:"x-description-ar"`
	Required      bool    `json:"required,omitempty"`
	Style         string  `json:"style,omitempty"`
	Explode       *bool   `json:"explode,omitempty"`
	Schema        *Schema `json:"schema"`
	Example       any     `json:"example,omitempty"`
	With          string  `json:"x-with,omitempty"` // what the example goes with, as a query
}

// Body is what is sent.
type Body struct {
	Required bool             `json:"required"`
	Content  map[string]Media `json:"content"`
}

// Media is the form of what is sent or answered.
type Media struct {
	Schema  *Schema `json:"schema,omitempty"`
	Example any     `json:"example,omitempty"`
}

// Response is an answer of a status.
type Response struct {
	Ref           string            `json:"$ref,omitempty"`
	Description   string            `json:"description,omitempty"`
	DescriptionAR string            `json:"x-description-ar,omitempty"`
	Headers       map[string]Header `json:"headers,omitempty"`
	Content       map[string]Media  `json:"content,omitempty"`
}

// Header is a header of an answer.
type Header struct {
	Ref           string  `json:"$ref,omitempty"`
	Description   string  `json:"description,omitempty"`
	DescriptionAR string  `json:"x-description-ar,omitempty"`
	Schema        *Schema `json:"schema,omitempty"`
	Example       any     `json:"example,omitempty"`
}

// Components are what several operations share.
type Components struct {
	Schemas         map[string]*Schema  `json:"schemas"`
	Responses       map[string]Response `json:"responses"`
	Headers         map[string]Header   `json:"headers"`
	SecuritySchemes map[string]Security `json:"securitySchemes"`
}

// Security is how a client shows who it is.
type Security struct {
	Type        string `json:"type"`
	Scheme      string `json:"scheme"`
	Description string `json:"description"`
}

// Data is what the document says beside the operations themselves.
type Data struct {
	Version    string           // of the program
	Base       string           // scheme and authority that the server was reached by
	Vocabulary *data.Vocabulary // whose codes parameters take
	Datasets   []string         // codes, for examples
	Revision   int64            // the latest, for examples
	Incident   string           // ID of one, for examples
}

// New returns the document of what is answered at routes. Errors: a panic for an answer of a type that
// there is no schema of, which is a defect.
func New(routes []answer.Route, d Data) *Document {
	w := writer{Data: d, schemas: newSchemas()}
	doc := &Document{
		OpenAPI: "3.1.0",
		Info:    Info{Title: "tawthiq", Version: d.Version, Description: intro.EN, DescriptionAR: intro.AR, License: License{"Apache License 2.0", "Apache-2.0"}},
		Servers: []Server{{cmp.Or(d.Base, "/")}}, Security: []map[string][]string{{}},
		Paths: map[string]Path{},
	}
	for _, r := range routes {
		doc.Paths[Template(r.Path)] = Path{w.operation(r.Path, r.Get), w.operation(r.Path, r.Post), w.operation(r.Path, r.Delete)}
	}
	for _, group := range groups {
		doc.Tags = append(doc.Tags, Tag{group.name, group.about.EN, group.about.AR})
	}
	doc.Components = w.components()
	return doc
}

var intro = geo.Label{
	EN: "Documented human-rights incidents in Syria: records, figures, maps. Every answer of the records states the revision that it is of, and can be asked for again as of that revision. An unknown parameter or value is refused by a problem that names the allowed ones. Numbers are documented minimum numbers; what nobody states is left out, and never 0.",
	AR: "حوادث موثّقة لانتهاكات حقوق الإنسان في سوريا: سجلات وأرقام وخرائط. كل جواب عن السجلات يذكر المراجعة التي يخصها، ويمكن طلبه مرة أخرى كما كان فيها. يُرفض كل معامل أو قيمة غير معروفة مع ذكر المسموح. الأعداد حدود دنيا موثّقة؛ وما لم يذكره أحد يُترك ولا يُكتب صفرًا.",
}

// group is a tag, with the beginning of the paths of its operations.
type group struct {
	name, prefix string
	about        geo.Label
}

// groups are the tags; the one with the longest prefix that fits a path holds.
var groups = []group{
	{"records", "/api/v1/", geo.Label{EN: "Records, and figures of them", AR: "السجلات وأرقامها"}},
	{"control", "/api/v1/control", geo.Label{EN: "Who held a place on a day", AR: "من كان يسيطر على مكان في يوم ما"}},
	{"review", "/api/v1/review", geo.Label{EN: "Places that wait for a reviewer", AR: "أماكن تنتظر قرار مراجِع"}},
	{"tiles", "/tiles/", geo.Label{EN: "Tiles for maps", AR: "بلاطات الخرائط"}},
	{"operation", "/", geo.Label{EN: "The interface itself, and the state of the server", AR: "الواجهة نفسها، وحالة الخادم"}},
}

func groupOf(path string) string {
	var found group
	for _, g := range groups {
		if strings.HasPrefix(path, g.prefix) && len(g.prefix) > len(found.prefix) {
			found = g
		}
	}
	return found.name
}

var placeholder = regexp.MustCompile(`:([a-z]+)`)

// Template returns a path in gin's notation as OpenAPI writes it.
func Template(path string) string { return placeholder.ReplaceAllString(path, "{$1}") }
