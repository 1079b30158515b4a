package openapi

import (
	"reflect"
	"strconv"
	"strings"

	"tawthiq/geo"
	"tawthiq/server/answer"
)

// writer writes operations down, and gathers the schemas of what they answer.
type writer struct {
	Data
	schemas *schemas
}

func (w writer) operation(path string, o answer.Operation) *Operation {
	if o.Resource == nil {
		return nil
	}
	out := &Operation{
		OperationID: o.Name, Tags: []string{groupOf(path)}, Summary: o.About.EN, SummaryAR: o.About.AR, Responses: w.responses(o),
	}
	for _, p := range o.Path {
		out.Parameters = append(out.Parameters, w.parameter(p, "path"))
	}
	for _, p := range o.Query {
		out.Parameters = append(out.Parameters, w.parameter(p, "query"))
	}
	if o.Sends != nil {
		out.RequestBody = &Body{true, map[string]Media{mediaType(answer.JSONType): {Schema: w.schemas.of(reflect.TypeOf(o.Sends))}}}
	}
	switch reviewer := map[string][]string{reviewerScheme: {}}; o.Signed {
	case answer.MoreToSome:
		out.Security = []map[string][]string{{}, reviewer}
	case answer.NobodyElse:
		out.Security = []map[string][]string{reviewer}
	}
	return out
}

func (w writer) parameter(p answer.Parameter, in string) Parameter {
	out := Parameter{
		Name: p.Name, In: in, Description: p.About.EN, DescriptionAR: p.About.AR, Required: p.Required || in == "path", With: p.With, Schema: w.schema(p),
	}
	if p.Several {
		joined := false
		out.Style, out.Explode = "form", &joined
	}
	if example := w.example(p); example != "" {
		out.Example = typed(p, example)
	}
	return out
}

// schema returns the schema of the values of a parameter, and of one of them in a list.
func (w writer) schema(p answer.Parameter) *Schema {
	one := &Schema{Type: Types{"string"}, Pattern: p.Pattern, Enum: p.Values}
	switch {
	case p.List != "":
		one.Enum = w.Vocabulary.Codes(p.List)
	case p.Format == answer.Day:
		one.Format = "date"
	case p.Format == answer.WholeNumber:
		one.Type, one.Minimum = Types{"integer"}, &p.Least
		if p.Most > 0 {
			one.Maximum = &p.Most
		}
	}
	if p.Several {
		one = &Schema{Type: Types{"array"}, Items: one}
	}
	if otherwise := p.Otherwise(); otherwise != "" {
		one.Default = typed(p, otherwise)
	}
	return one
}

// example returns a value to try, "" where none is sure to be there.
func (w writer) example(p answer.Parameter) string {
	switch {
	case p.Name == "revision" && w.Revision > 0: // of which the incident of the examples is
		return strconv.FormatInt(w.Revision, 10)
	case p.Example != "":
		return p.Example
	case p.List != "":
		return w.Vocabulary.Codes(p.List)[0]
	case p.Name == "dataset" && len(w.Datasets) > 0:
		return w.Datasets[0]
	case p.Name == "id":
		return w.Incident
	}
	return p.Otherwise()
}

// typed returns the value of a parameter as JSON has it.
func typed(p answer.Parameter, text string) any {
	if p.Several {
		return strings.Split(text, ",")
	}
	if n, err := strconv.Atoi(text); err == nil && p.Format == answer.WholeNumber {
		return n
	}
	return text
}

// responses returns what is answered: 200, 304 where the client may hold it already, and problems.
func (w writer) responses(o answer.Operation) map[string]Response {
	said := Response{Description: o.About.EN, Headers: map[string]Header{}, Content: map[string]Media{}}
	for _, form := range o.Forms {
		said.Content[mediaType(form.Type)] = Media{Schema: w.anyOf(form.Values)}
	}
	for _, name := range []string{"ETag", "Cache-Control", answer.RequestIDHeader} {
		said.Headers[name] = Header{Ref: headerPrefix + name}
	}
	if o.Revised {
		said.Headers[answer.RevisionHeader] = Header{Ref: headerPrefix + answer.RevisionHeader}
	}
	for _, h := range o.Headers {
		said.Headers[h.Name] = Header{Description: h.About.EN, DescriptionAR: h.About.AR, Schema: &Schema{Type: Types{"string"}}, Example: h.Example}
	}
	out := map[string]Response{"200": said}
	for _, p := range problems {
		if p.occurs(o) {
			out[p.code()] = Response{Ref: responsePrefix + p.name()}
		}
	}
	if sends(o) {
		delete(said.Headers, "ETag") // it is nobody's to keep
	} else {
		out["304"] = Response{Ref: responsePrefix + "NotModified"}
	}
	return out
}

func (w writer) anyOf(values []any) *Schema {
	var all []*Schema
	for _, v := range values {
		all = append(all, w.schemas.of(reflect.TypeOf(v)))
	}
	switch len(all) {
	case 0:
		return nil
	case 1:
		return all[0]
	}
	return &Schema{AnyOf: all}
}

// The beginnings of references to components.
const (
	headerPrefix   = "#/components/headers/"
	responsePrefix = "#/components/responses/"
)

// reviewerScheme is what the security of a reviewer is called.
const reviewerScheme = "reviewer"

func (w writer) components() Components {
	responses := map[string]Response{"NotModified": {Description: "What the client holds is still right: If-None-Match named its ETag.",
		DescriptionAR: "ما لدى العميل لا يزال صحيحًا: ذكرت If-None-Match قيمة ETag الخاصة به."}}
	for _, p := range problems {
		responses[p.name()] = p.response(w)
	}
	text := &Schema{Type: Types{"string"}}
	header := func(about geo.Label, of *Schema, example any) Header {
		return Header{Description: about.EN, DescriptionAR: about.AR, Schema: of, Example: example}
	}
	return Components{
		Schemas:   w.schemas.components,
		Responses: responses,
		Headers: map[string]Header{
			answer.RevisionHeader:  header(geo.Label{EN: "The revision that the answer is of; revision= asks for it again.", AR: "المراجعة التي يخصها الجواب؛ تُطلب مجددًا بـ revision=."}, &Schema{Type: Types{"integer"}}, 1),
			answer.RequestIDHeader: header(geo.Label{EN: "Names the request in the server's log.", AR: "يسمّي الطلب في سجل الخادم."}, text, nil),
			"ETag":                 header(geo.Label{EN: "Stands for the revision and the question; send it as If-None-Match.", AR: "يمثل المراجعة والسؤال؛ أرسله في If-None-Match."}, text, nil),
			"Cache-Control":        header(geo.Label{EN: "Whether the answer may be kept: ask whether it still holds, or, of tiles with v, for ever.", AR: "هل يجوز الاحتفاظ بالجواب: اسأل إن كان لا يزال صحيحًا، أو دائمًا لبلاطات فيها v."}, text, "no-cache"),
			"WWW-Authenticate":     header(geo.Label{EN: "How to show who asks.", AR: "كيف يُثبت السائل هويته."}, text, `Basic realm="tawthiq reviewers", charset="UTF-8"`),
			"Retry-After":          header(geo.Label{EN: "In how many seconds to try again.", AR: "بعد كم ثانية تُعاد المحاولة."}, &Schema{Type: Types{"integer"}}, 5),
		},
		SecuritySchemes: map[string]Security{reviewerScheme: {"http", "basic", "Of a reviewer; everything else is public."}},
	}
}

// mediaType returns a media type without its parameters.
func mediaType(full string) string {
	kind, _, _ := strings.Cut(full, ";")
	return kind
}
