package openapi

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// Schema is a JSON Schema (2020-12), as far as it is needed here.
type Schema struct {
	Ref                  string     `json:"$ref,omitempty"`
	Description          string     `json:"description,omitempty"`
	Type                 Types      `json:"type,omitempty"`
	Format               string     `json:"format,omitempty"`
	Pattern              string     `json:"pattern,omitempty"`
	Enum                 []string   `json:"enum,omitempty"`
	Minimum              *int       `json:"minimum,omitempty"`
	Maximum              *int       `json:"maximum,omitempty"`
	Default              any        `json:"default,omitempty"`
	Properties           Properties `json:"properties,omitempty"`
	Required             []string   `json:"required,omitempty"`
	PropertyNames        *Schema    `json:"propertyNames,omitempty"`
	AdditionalProperties *Schema    `json:"additionalProperties,omitempty"`
	Items                *Schema    `json:"items,omitempty"`
	MinItems             int        `json:"minItems,omitempty"`
	MaxItems             int        `json:"maxItems,omitempty"`
	AnyOf                []*Schema  `json:"anyOf,omitempty"`
}

// Types are the JSON types that a value can have.
type Types []string

// MarshalJSON writes one type as a text and several as a list.
func (t Types) MarshalJSON() ([]byte, error) {
	if len(t) == 1 {
		return json.Marshal(t[0])
	}
	return json.Marshal([]string(t))
}

// Property is a member of an object.
type Property struct {
	Name   string
	Schema *Schema
}

// Properties are the members of an object, in their order.
type Properties []Property

// MarshalJSON writes an object with the members in their order.
func (p Properties) MarshalJSON() ([]byte, error) {
	var body bytes.Buffer
	body.WriteByte('{')
	for i, property := range p {
		if i > 0 {
			body.WriteByte(',')
		}
		value, err := json.Marshal(property.Schema)
		if err != nil {
			return nil, fmt.Errorf("the property %s: %w", property.Name, err)
		}
		fmt.Fprintf(&body, "%q:%s", property.Name, value)
	}
	body.WriteByte('}')
	return body.Bytes(), nil
}
