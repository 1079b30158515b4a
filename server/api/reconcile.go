package api

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"tawthiq/data"
	"tawthiq/data/atlas"
	"tawthiq/geo"
	"tawthiq/server/answer"
)

type reconciliation struct {
	Revision int64 `json:"revision"` // the revision that it is of
	atlas.Reconciliation
}

// Reconcile answers published figures beside what the incidents of their datasets add up to.
func (a *API) Reconcile() answer.Operation {
	return answer.Operation{
		Name: "reconcile", Resource: a.reconcile, Revised: true, Forms: tableForms(reconciliation{}),
		Query: append(answer.FilterParameters("from", "to", "party", "dataset", "counting", "revision"), formatParameter("json", "csv")),
		About: geo.Label{EN: "Published figures beside what the incidents of their datasets add up to.", AR: "أرقام منشورة إلى جانب مجموع حوادث مجموعات بياناتها."},
	}
}

func (a *API) reconcile(ctx context.Context, call answer.Call) (answer.Answer, error) {
	chosen, err := a.selected(ctx, call)
	if err != nil {
		return answer.Answer{}, err
	}
	format, err := answer.Choice[string](call, "format")
	if err != nil {
		return answer.Answer{}, err
	}
	out := answer.CachedJSON(chosen.tag(format), func(context.Context) (reconciliation, error) { return chosen.reconcile(), nil }).At(chosen.view.Revision())
	if format == "csv" {
		out.Type, out.Headers = answer.CSVType, map[string]string{"Content-Disposition": `attachment; filename="tawthiq.csv"`}
		out.Body = func(context.Context) ([]byte, error) {
			r := chosen.reconcile()
			return answer.CSV(slices.Values(r.rows()), [2]string{"revision", strconv.FormatInt(r.Revision, 10)}, [2]string{"counting", string(r.Counting)},
				[2]string{"suppressed", strconv.Itoa(r.Suppressed)}, [2]string{"note", r.Note.EN}, [2]string{"note", r.Note.AR})
		}
	}
	return out, nil
}

func (s selection) reconcile() reconciliation {
	return reconciliation{s.view.Revision(), s.view.Reconcile(s.filter)}
}

var reconcileColumns = []string{
	"row", "dataset", "from", "to", "party", "measure", "facility", "published", "documented_min", "documented_max", "open", "status", "difference",
	"records", "outside", "outside_min", "outside_max", "source", "source_url", "incidents",
}

// rows returns a line for each figure, and behind them one for each headline with the sum of its
// parties.
func (r reconciliation) rows() [][]string {
	rows := [][]string{reconcileColumns}
	for _, f := range r.Figures {
		row := []string{"figure", f.Dataset, f.From.String(), f.To.String(), f.Party, f.Measure, f.Facility, strconv.Itoa(f.Value), "", "", "",
			string(f.Status), number(f.Difference), strconv.Itoa(f.Records), "", "", "", f.Source, f.SourceURL, strings.Join(f.Incidents, " ")}
		if f.Documented != nil {
			row[8], row[9] = number(f.Documented.Min), number(f.Documented.Max)
			if f.Documented.Open {
				row[10] = data.Yes
			}
		}
		if f.Outside != nil {
			row[14], row[15], row[16] = strconv.Itoa(f.Outside.Records), number(f.Outside.Min), number(f.Outside.Max)
		}
		rows = append(rows, row)
	}
	for _, h := range r.Headlines {
		row := make([]string, len(reconcileColumns))
		copy(row, []string{"headline", h.Dataset, h.From.String(), h.To.String(), h.Party, h.Measure, h.Facility, strconv.Itoa(h.Value), strconv.Itoa(h.Sum), strconv.Itoa(h.Sum),
			"", string(h.Status), strconv.Itoa(h.Difference)})
		rows = append(rows, row)
	}
	return rows
}

func number(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
