package api

import (
	"context"

	"tawthiq/data"
	"tawthiq/data/atlas"
	"tawthiq/geo"
	"tawthiq/server/answer"
)

// Summary answers a cross-table of the matching records.
func (a *API) Summary() answer.Operation {
	return answer.Operation{
		Name: "summary", Resource: a.summary, Revised: true, Forms: tableForms(atlas.CrossTable{}),
		Query: append(answer.FilterParameters(),
			answer.OneOf(answer.Parameter{Name: "rows", Required: true, Example: "party", About: geo.Label{EN: "What the rows are.", AR: "ما تمثله الصفوف."}}, atlas.Dimensions()),
			answer.OneOf(answer.Parameter{Name: "cols", Optional: true, Example: "month", With: "rows=party", About: geo.Label{
				EN: "What the columns are, of another kind than the rows; none where it is left out.", AR: "ما تمثله الأعمدة، من نوع غير نوع الصفوف؛ لا أعمدة إن لم يُذكر."}}, atlas.Dimensions()),
			metricParameter(), tableLevelParameter(), formatParameter("json", "csv")),
		About: geo.Label{EN: "A cross-table of the matching records, with totals that count each record once.", AR: "جدول تقاطعي للسجلات المطابقة، تُحسب في مجاميعه كل حادثة مرة واحدة."},
	}
}

func (a *API) summary(ctx context.Context, call answer.Call) (answer.Answer, error) {
	chosen, err := a.selected(ctx, call)
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
	if how.Rows, err = answer.Choice[atlas.Dimension](call, "rows"); err != nil {
		return how, err
	}
	if how.Cols, err = answer.Choice[atlas.Dimension](call, "cols"); err != nil {
		return how, err
	}
	if how.Cols != "" && how.Cols.SameKind(how.Rows) {
		return how, data.Invalid("cols", "%s and %s are of one kind", how.Rows, how.Cols).WithHint("leave cols out, or ask for two tables")
	}
	if how.Metric, err = answer.Choice[atlas.Metric](call, "metric"); err != nil {
		return how, err
	}
	how.Level, err = readLevel(call, how.Rows, how.Cols)
	return how, err
}
