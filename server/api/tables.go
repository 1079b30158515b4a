package api

import (
	"context"

	"tawthiq/data/atlas"
	"tawthiq/geo"
	"tawthiq/server/answer"
)

// tableForms are the forms of a table of the type of a value.
func tableForms(value any) []answer.Form {
	return []answer.Form{{Type: answer.JSONType, Values: []any{value}}, {Type: answer.CSVType}}
}

// tableLevelParameter asks for the level that a table's counts are of.
func tableLevelParameter() answer.Parameter {
	p := levelParameter(append([]geo.Level{geo.Country}, geo.Levels()...)...)
	p.About = geo.Label{EN: "The level that mapped and not mappable are counted at; a table with areas is of theirs.", AR: "المستوى الذي يُحسب عنده ما يمكن تعيينه وما لا يمكن؛ وللجدول الذي فيه مناطق مستواها."}
	return p
}

// readLevel reads the level that a table's counts are of: the country unless another is asked for.
// The areas of a table say it themselves.
func readLevel(call answer.Call, sides ...atlas.Dimension) (geo.Level, error) {
	for _, side := range sides {
		if side.Level() != geo.Country {
			return side.Level(), unread(call, "level", "a table without areas: this one's counts are of the level "+side.Level().String())
		}
	}
	name, err := answer.Choice[string](call, "level")
	if err != nil {
		return 0, err
	}
	return geo.ParseLevel(name)
}

// table answers a table in the format that is asked for.
func (s selection) table(call answer.Call, tag []string, make func(*atlas.Selection) (atlas.CrossTable, error)) (answer.Answer, error) {
	format, err := answer.Choice[string](call, "format")
	if err != nil {
		return answer.Answer{}, err
	}
	out := answer.Answer{Tag: s.tag(append(tag, format)...), Type: answer.JSONType, Revision: s.view.Revision(), Cached: true, Fleeting: true}
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
