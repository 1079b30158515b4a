package api

import (
	"context"

	"tawthiq/data/atlas"
	"tawthiq/server/answer"
)

// Timeline answers the matching records by period.
func (a *API) Timeline(ctx context.Context, call answer.Call) (answer.Answer, error) {
	chosen, err := a.selected(ctx, call.Query, "unit", "by", "metric", "level", "format")
	if err != nil {
		return answer.Answer{}, err
	}
	how, err := readSteps(call)
	if err != nil {
		return answer.Answer{}, err
	}
	tag := []string{string(how.Unit), string(how.By), string(how.Metric), how.Level.String()}
	return chosen.table(call, tag, func(rows *atlas.Selection) (atlas.CrossTable, error) { return rows.Timeline(how) })
}

// readSteps reads the parameters of a timeline. Errors: InvalidKind.
func readSteps(call answer.Call) (how atlas.Steps, err error) {
	if how.Unit, err = answer.Choice(call, "unit", atlas.Units()); err != nil {
		return how, err
	}
	if how.By, err = optional(call, "by", atlas.Series()); err != nil {
		return how, err
	}
	if how.Metric, err = answer.Choice(call, "metric", atlas.Metrics()); err != nil {
		return how, err
	}
	how.Level, err = readLevel(call, how.By)
	return how, err
}
