package api

import (
	"context"

	"tawthiq/data/atlas"
	"tawthiq/geo"
	"tawthiq/server/answer"
)

// tableFormats are the forms of a table, the default first.
var tableFormats = []string{"json", "csv"}

// optional returns a parameter's value among the allowed ones, "" where it is not given.
func optional[T ~string](call answer.Call, name string, allowed []T) (T, error) {
	if call.Query.Get(name) == "" {
		return "", nil
	}
	return answer.Choice(call, name, allowed)
}

func names[T ~string](list []T) []string {
	out := make([]string, len(list))
	for i, name := range list {
		out[i] = string(name)
	}
	return out
}

// readLevel reads the level that a table's counts are of: the country unless another is asked for.
// The areas of a table say it themselves.
func readLevel(call answer.Call, sides ...atlas.Dimension) (geo.Level, error) {
	for _, side := range sides {
		if side.Level() != geo.Country {
			return side.Level(), unread(call, "level", "a table without areas: this one's counts are of the level "+side.Level().String())
		}
	}
	name, err := answer.Choice(call, "level", append([]string{geo.Country.String()}, levelNames()...))
	if err != nil {
		return 0, err
	}
	return geo.ParseLevel(name)
}

// table answers a table in the format that is asked for.
func (s selection) table(call answer.Call, tag []string, make func(*atlas.Selection) (atlas.CrossTable, error)) (answer.Answer, error) {
	format, err := answer.Choice(call, "format", tableFormats)
	if err != nil {
		return answer.Answer{}, err
	}
	out := answer.Answer{Tag: s.tag(append(tag, format)...), Type: answer.JSONType, Cached: true, Fleeting: true}
	if format == "csv" {
		out.Type, out.Headers = answer.CSVType, map[string]string{"Content-Disposition": `attachment; filename="tawthiq.csv"`}
	}
	out.Body = func(ctx context.Context) ([]byte, error) {
		rows, err := s.rows(ctx)
		if err != nil {
			return nil, err
		}
		t, err := make(rows)
		if err != nil {
			return nil, err
		}
		if format == "csv" {
			return answer.CSV(t.Lines(), t.About()...)
		}
		body, err := t.AppendJSON(nil)
		return append(body, '\n'), err
	}
	return out, nil
}
