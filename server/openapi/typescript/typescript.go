// Package typescript writes the types of an OpenAPI document as TypeScript. It is no part of the program: a
// test holds the types of the page to it.
package typescript

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"tawthiq/server/openapi"
)

const head = `// Made from the document of the interface by make types; do not edit.
`

// Write returns a module with an interface for each component, and Answers with the JSON that each
// operation answers by its name.
func Write(d *openapi.Document) string {
	var b strings.Builder
	b.WriteString(head)
	for _, name := range slices.Sorted(maps.Keys(d.Components.Schemas)) {
		schema := d.Components.Schemas[name]
		comment(&b, "", schema.Description)
		fmt.Fprintf(&b, "export interface %s %s\n", name, object(schema, ""))
	}
	b.WriteString("\n/** What each operation answers as JSON, by its name. */\nexport interface Answers {\n")
	for _, line := range answers(d) {
		b.WriteString(line)
	}
	b.WriteString("}\n")
	return b.String()
}

func answers(d *openapi.Document) []string {
	var out []string
	for _, path := range d.Paths {
		for _, o := range []*openapi.Operation{path.Get, path.Post, path.Delete} {
			if o == nil {
				continue
			}
			if schema := o.Responses["200"].Content["application/json"].Schema; schema != nil {
				out = append(out, fmt.Sprintf("  %q: %s;\n", o.OperationID, typeOf(schema, "  ")))
			}
		}
	}
	slices.Sort(out)
	return out
}

func comment(b *strings.Builder, indent, text string) {
	if text != "" {
		fmt.Fprintf(b, "\n%s/** %s */\n", indent, strings.ReplaceAll(text, "*/", "* /"))
	} else if indent == "" {
		b.WriteByte('\n')
	}
}

func object(s *openapi.Schema, indent string) string {
	var b strings.Builder
	b.WriteString("{\n")
	for _, p := range s.Properties {
		if p.Schema.Description != "" {
			fmt.Fprintf(&b, "%s  /** %s */\n", indent, strings.ReplaceAll(p.Schema.Description, "*/", "* /"))
		}
		mark := "?"
		if slices.Contains(s.Required, p.Name) {
			mark = ""
		}
		fmt.Fprintf(&b, "%s  %s%s: %s;\n", indent, key(p.Name), mark, typeOf(p.Schema, indent+"  "))
	}
	b.WriteString(indent + "}")
	return b.String()
}

func key(name string) string {
	if strings.ContainsAny(name, "-.") {
		return fmt.Sprintf("%q", name)
	}
	return name
}

func typeOf(s *openapi.Schema, indent string) string {
	switch {
	case s.Ref != "":
		return s.Ref[strings.LastIndexByte(s.Ref, '/')+1:]
	case s.AnyOf != nil:
		return joined(s.AnyOf, func(one *openapi.Schema) string { return typeOf(one, indent) })
	case s.Enum != nil:
		return joined(s.Enum, func(value string) string { return fmt.Sprintf("%q", value) })
	case s.AdditionalProperties != nil:
		keys := "string"
		if s.PropertyNames != nil {
			keys = typeOf(s.PropertyNames, indent)
		}
		return fmt.Sprintf("{ [key in %s]?: %s }", keys, typeOf(s.AdditionalProperties, indent))
	case s.Properties != nil:
		return object(s, indent)
	}
	return joined(typesOf(s.Type), func(name string) string { return plain(name, s, indent) })
}

// typesOf returns the types of a value, "" of any.
func typesOf(types []string) []string {
	if len(types) == 0 {
		return []string{""}
	}
	return types
}

// plain returns the type of a value of one JSON type.
func plain(name string, s *openapi.Schema, indent string) string {
	switch name {
	case "array":
		item := typeOf(s.Items, indent)
		if s.MaxItems > 0 && s.MaxItems == s.MinItems {
			return "[" + strings.Join(slices.Repeat([]string{item}, s.MaxItems), ", ") + "]"
		}
		if strings.Contains(item, " ") {
			item = "(" + item + ")"
		}
		return item + "[]"
	case "integer":
		return "number"
	case "object":
		return "Record<string, unknown>"
	}
	return cmp.Or(name, "unknown")
}

func joined[T any](list []T, write func(T) string) string {
	out := make([]string, len(list))
	for i, one := range list {
		out[i] = write(one)
	}
	return strings.Join(out, " | ")
}
