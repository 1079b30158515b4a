package api

import (
	"context"

	"tawthiq/data"
	"tawthiq/data/atlas"
	"tawthiq/server/answer"
)

// Summary answers a cross-table of the matching records.
func (a *API) Summary(ctx context.Context, call answer.Call) (answer.Answer, error) {
	chosen, err := a.selected(ctx, call.Query, "rows", "cols", "metric", "level", "format")
	if err != nil {
		return answer.Answer{}, err
	}
	how, err := readCrossing(call)
	if err != nil {
		return answer.Answer{}, err
	}
	tag := []string{string(how.Rows), string(how.Cols), string(how.Metric), how.Level.String()}
	return chosen.table(call, tag, func(rows *atlas.Selection) (atlas.CrossTable, error) { return rows.CrossTable(how) })
}

// readCrossing reads the parameters of a cross-table. Errors: InvalidKind.
func readCrossing(call answer.Call) (how atlas.Crossing, err error) {
	if call.Query.Get("rows") == "" {
		return how, data.Invalid("rows", "it is not said what the rows are").Allow(names(atlas.Dimensions()))
	}
	if how.Rows, err = answer.Choice(call, "rows", atlas.Dimensions()); err != nil {
		return how, err
	}
	if how.Cols, err = optional(call, "cols", atlas.Dimensions()); err != nil {
		return how, err
	}
	if how.Cols != "" && how.Cols.SameKind(how.Rows) {
		return how, data.Invalid("cols", "%s and %s are of one kind", how.Rows, how.Cols).WithHint("leave cols out, or ask for two tables")
	}
	if how.Metric, err = answer.Choice(call, "metric", atlas.Metrics()); err != nil {
		return how, err
	}
	how.Level, err = readLevel(call, how.Rows, how.Cols)
	return how, err
}
