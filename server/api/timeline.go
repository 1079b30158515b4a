package api

import (
	"context"

	"tawthiq/data/atlas"
	"tawthiq/geo"
	"tawthiq/server/answer"
)

// Timeline answers the matching records by period.
func (a *API) Timeline() answer.Operation {
	return answer.Operation{
		Name: "timeline", Resource: a.timeline, Revised: true, Forms: tableForms(atlas.CrossTable{}),
		Query: append(answer.FilterParameters(),
			answer.OneOf(answer.Parameter{Name: "unit", About: geo.Label{EN: "The periods.", AR: "وحدة الزمن."}}, atlas.Units()),
			answer.OneOf(answer.Parameter{Name: "by", Optional: true, Example: "party", About: geo.Label{
				EN: "What the series are; one series of all records where it is left out.", AR: "ما تمثله السلاسل؛ سلسلة واحدة لكل السجلات إن لم يُذكر."}}, atlas.Series()),
			metricParameter(), tableLevelParameter(), formatParameter("json", "csv")),
		About: geo.Label{EN: "The matching records by day, week, month or year, without gaps.", AR: "السجلات المطابقة بحسب اليوم أو الأسبوع أو الشهر أو السنة، من دون فجوات."},
	}
}

func (a *API) timeline(ctx context.Context, call answer.Call) (answer.Answer, error) {
	chosen, err := a.selected(ctx, call)
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
	if how.Unit, err = answer.Choice[atlas.Dimension](call, "unit"); err != nil {
		return how, err
	}
	if how.By, err = answer.Choice[atlas.Dimension](call, "by"); err != nil {
		return how, err
	}
	if how.Metric, err = answer.Choice[atlas.Metric](call, "metric"); err != nil {
		return how, err
	}
	how.Level, err = readLevel(call, how.By)
	return how, err
}
