package openapi

import (
	"encoding"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/paulmach/orb"

	"tawthiq/data"
	"tawthiq/geo"
)

// schemas are the schemas of Go types as encoding/json writes them. Structs with a name stand once,
// among the components.
type schemas struct {
	enums      map[reflect.Type][]string
	comments   comments
	components map[string]*Schema
	names      map[reflect.Type]string
}

func newSchemas() *schemas {
	return &schemas{enums: enums(), comments: readComments(), components: map[string]*Schema{}, names: map[reflect.Type]string{}}
}

// componentPrefix begins the references to components.
const componentPrefix = "#/components/schemas/"

var (
	textType    = reflect.TypeFor[encoding.TextMarshaler]()
	codePattern = "^(SY([0-9]{2}){0,3}|[CN][0-9]{4,5}|V[0-9]{2}|none)?$" // V of vernacular regions; see review.None
)

// known returns the schema of a type that says nothing of its JSON by itself.
func (s *schemas) known(t reflect.Type) *Schema {
	switch t {
	case reflect.TypeFor[data.Date]():
		return &Schema{Type: Types{"string"}, Format: "date"}
	case reflect.TypeFor[time.Time]():
		return &Schema{Type: Types{"string"}, Format: "date-time"}
	case reflect.TypeFor[geo.PCode]():
		return &Schema{Type: Types{"string"}, Pattern: codePattern}
	case reflect.TypeFor[orb.Point]():
		return &Schema{Type: Types{"array"}, Items: &Schema{Type: Types{"number"}}, MinItems: 2, MaxItems: 2, Description: "Longitude and latitude in degrees."}
	case reflect.TypeFor[json.RawMessage]():
		return &Schema{}
	}
	if values, ok := s.enums[t]; ok {
		return &Schema{Type: Types{"string"}, Enum: values}
	}
	if t.Kind() != reflect.Pointer && t.Implements(textType) {
		return &Schema{Type: Types{"string"}}
	}
	return nil
}

// of returns the schema of a type.
func (s *schemas) of(t reflect.Type) *Schema {
	if known := s.known(t); known != nil {
		return known
	}
	switch t.Kind() {
	case reflect.Pointer:
		return nullable(s.of(t.Elem()))
	case reflect.Struct:
		return s.component(t)
	case reflect.Map:
		return &Schema{Type: Types{"object"}, PropertyNames: s.keys(t.Key()), AdditionalProperties: s.of(t.Elem())}
	case reflect.Slice:
		return &Schema{Type: Types{"array"}, Items: s.of(t.Elem())}
	case reflect.Array:
		return &Schema{Type: Types{"array"}, Items: s.of(t.Elem()), MinItems: t.Len(), MaxItems: t.Len()}
	case reflect.String:
		return &Schema{Type: Types{"string"}}
	case reflect.Bool:
		return &Schema{Type: Types{"boolean"}}
	case reflect.Float32, reflect.Float64:
		return &Schema{Type: Types{"number"}}
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64, reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return &Schema{Type: Types{"integer"}}
	}
	panic(fmt.Sprintf("there is no schema of %s", t)) // a defect: a test makes the whole document
}

func (s *schemas) keys(t reflect.Type) *Schema {
	if values, ok := s.enums[t]; ok {
		return &Schema{Enum: values}
	}
	return nil
}

func nullable(of *Schema) *Schema {
	if of.Ref != "" || of.Enum != nil {
		return &Schema{AnyOf: []*Schema{of, {Type: Types{"null"}}}}
	}
	of.Type = append(of.Type, "null")
	return of
}

// component returns a reference to the schema of a struct, which it adds to the components. Errors:
// a panic where two types would have one name, which is a defect.
func (s *schemas) component(t reflect.Type) *Schema {
	if t.Name() == "" {
		return s.object(t)
	}
	name, ok := s.names[t]
	if !ok {
		name = s.nameOf(t)
		s.names[t] = name
		made := &Schema{}
		s.components[name] = made // before its fields: a type can be among its own
		*made = *s.object(t)
		made.Description = s.comments.of(t, "")
	}
	return &Schema{Ref: componentPrefix + name}
}

// nameOf returns a type's name with a capital, after that of its package where another type has it.
func (s *schemas) nameOf(t reflect.Type) string {
	name := capital(t.Name())
	if _, taken := s.components[name]; !taken {
		return name
	}
	longer := capital(t.PkgPath()[strings.LastIndexByte(t.PkgPath(), '/')+1:]) + name
	if _, taken := s.components[longer]; taken {
		panic("two types are called " + longer)
	}
	return longer
}

func capital(name string) string {
	first, size := utf8.DecodeRuneInString(name)
	return string(unicode.ToUpper(first)) + name[size:]
}

func (s *schemas) object(t reflect.Type) *Schema {
	out := &Schema{Type: Types{"object"}}
	for _, f := range fieldsOf(t) {
		of := f.Type
		if f.optional && of.Kind() == reflect.Pointer {
			of = of.Elem() // left out, and never null
		}
		schema := s.of(of)
		schema.Description = s.comments.of(f.owner, f.Name)
		out.Properties = append(out.Properties, Property{f.name, schema})
		if !f.optional {
			out.Required = append(out.Required, f.name)
		}
	}
	return out
}

// field is a field of a struct as JSON has it.
type field struct {
	reflect.StructField
	owner    reflect.Type
	name     string
	optional bool
	depth    int
}

// fieldsOf returns the fields of a struct and of those that are embedded in it. Of several of one name
// the one that is embedded least deeply is there.
func fieldsOf(t reflect.Type) []field {
	var all []field
	gather(t, 0, &all)
	least := map[string]int{}
	for _, f := range all {
		if depth, ok := least[f.name]; !ok || f.depth < depth {
			least[f.name] = f.depth
		}
	}
	var out []field
	for _, f := range all {
		if f.depth == least[f.name] && f.Type != reflect.TypeFor[*struct{}]() { // which hides another, and is never there
			out = append(out, f)
		}
	}
	return out
}

func gather(t reflect.Type, depth int, all *[]field) {
	for i := range t.NumField() {
		f := t.Field(i)
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case f.Anonymous && name == "" && f.Type.Kind() == reflect.Struct:
			gather(f.Type, depth+1, all)
		case f.IsExported() && name != "-":
			if name == "" {
				name = f.Name
			}
			*all = append(*all, field{f, t, name, strings.Contains(options, "omit"), depth})
		}
	}
}
