package openapi

import (
	_ "embed"
	"encoding/csv"
	"reflect"
	"strings"
)

// commentsCSV has what the source says of the types and fields of answers. A test compares it with
// the source.
//
//go:embed comments.csv
var commentsCSV string

// comments are the texts, by type and field as nameOfField writes them.
type comments map[string]string

func readComments() comments {
	rows, err := csv.NewReader(strings.NewReader(commentsCSV)).ReadAll()
	if err != nil {
		panic("comments.csv: " + err.Error()) // a defect: a test reads it
	}
	out := comments{}
	for _, row := range rows {
		out[row[0]] = row[1]
	}
	return out
}

// of returns what is said of a field of a struct, or of the struct where the field is "", as a sentence.
func (c comments) of(t reflect.Type, field string) string {
	text := capital(c[nameOfField(t, field)])
	if text == "" || strings.HasSuffix(text, ".") {
		return text
	}
	return text + "."
}

// nameOfField returns such as "data/atlas.Sum.Open", and "data/atlas.Sum" for no field.
func nameOfField(t reflect.Type, field string) string {
	name := strings.TrimPrefix(t.PkgPath(), "tawthiq/") + "." + t.Name()
	if field == "" {
		return name
	}
	return name + "." + field
}
