package openapi

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"maps"
	"net/http"
	"slices"
	"strings"

	"tawthiq/geo"
)

const (
	pageType  = "text/html; charset=utf-8"
	styleType = "text/css; charset=utf-8"

	// pagePolicy lets the page load its style sheet, and nothing else.
	pagePolicy = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)

//go:embed page.html
var pageText string

//go:embed page.css
var styleText string

// entry is an operation as the page shows it.
type entry struct {
	Method, Path string
	*Operation
}

// section is a group of operations.
type section struct {
	Tag
	Entries []entry
}

// render returns the page of a document.
func render(d *Document) ([]byte, error) {
	page, err := template.New("page").Funcs(template.FuncMap{
		"values": valuesOf, "form": formOf, "try": try, "named": nameOf, "text": textOf,
		"header": d.header, "refused": refusedOf, "problems": explained, "bounded": func(n *int) string { return fmt.Sprint(*n) },
	}).Parse(pageText)
	if err != nil {
		return nil, fmt.Errorf("reading the template of the page: %w", err)
	}
	var body bytes.Buffer
	err = page.Execute(&body, struct {
		*Document
		Sections []section
	}{d, d.sections()})
	return body.Bytes(), err
}

func (d *Document) sections() []section {
	var out []section
	for _, tag := range d.Tags {
		s := section{Tag: tag}
		for _, path := range slices.Sorted(maps.Keys(d.Paths)) {
			p := d.Paths[path]
			for _, one := range []entry{{"GET", path, p.Get}, {"POST", path, p.Post}, {"DELETE", path, p.Delete}} {
				if one.Operation != nil && one.Tags[0] == tag.Name {
					s.Entries = append(s.Entries, one)
				}
			}
		}
		out = append(out, s)
	}
	return out
}

// refusedOf returns the statuses of the problems that an operation names.
func refusedOf(e entry) []string {
	var out []string
	for _, p := range problems {
		if _, ok := e.Responses[p.code()]; ok && p.status != 0 {
			out = append(out, p.code())
		}
	}
	return out
}

// explanation is a kind of problem as the page explains it.
type explanation struct {
	Code, Title string
	geo.Label
}

func explained() []explanation {
	var out []explanation
	for _, p := range problems {
		out = append(out, explanation{p.code(), http.StatusText(p.status), p.about})
	}
	return out
}

// header returns a header of an answer where it is described.
func (d *Document) header(name string, h Header) Header {
	if h.Ref != "" {
		return d.Components.Headers[name]
	}
	return h
}

// try returns a path that can be asked for with an example of a parameter, and with those that the
// operation cannot do without; "" where there is none.
func try(e entry, p Parameter) string {
	if p.In != "query" || p.Example == nil || strings.Contains(e.Path, "{") {
		return ""
	}
	var query []string
	if p.With != "" {
		query = append(query, p.With)
	}
	for _, needed := range e.Parameters {
		if needed.Name == p.Name || needed.Required && needed.Example != nil && !strings.Contains(p.With, needed.Name+"=") {
			query = append(query, needed.Name+"="+template.URLQueryEscaper(textOf(needed.Example)))
		}
	}
	return e.Path + "?" + strings.Join(query, "&")
}

func textOf(example any) string {
	if several, ok := example.([]string); ok {
		return strings.Join(several, ",")
	}
	return fmt.Sprint(example)
}

// valuesOf returns the allowed values of a parameter.
func valuesOf(s *Schema) []string {
	if s.Items != nil {
		return s.Items.Enum
	}
	return s.Enum
}

// formOf returns the form of a value in a few words, but for its reference.
func formOf(s *Schema) string {
	switch {
	case s == nil:
		return ""
	case s.Ref != "":
		return nameOf(s)
	case s.AnyOf != nil:
		var forms []string
		for _, one := range s.AnyOf {
			forms = append(forms, formOf(one))
		}
		return strings.Join(forms, " or ")
	case s.Items != nil:
		return "list of " + formOf(s.Items)
	case s.AdditionalProperties != nil:
		return "object of " + formOf(s.AdditionalProperties)
	case s.Format != "":
		return s.Format
	case len(s.Type) == 0:
		return "any value"
	}
	return strings.Join(s.Type, " or ")
}

// nameOf returns the name of the component that a schema refers to, also in a list or beside null.
func nameOf(s *Schema) string {
	switch {
	case s == nil:
		return ""
	case s.Ref != "":
		return strings.TrimPrefix(s.Ref, componentPrefix)
	case s.Items != nil:
		return nameOf(s.Items)
	case s.AdditionalProperties != nil:
		return nameOf(s.AdditionalProperties)
	case len(s.AnyOf) > 0:
		return nameOf(s.AnyOf[0])
	}
	return ""
}
