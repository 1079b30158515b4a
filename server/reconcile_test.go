package server_test

import (
	"encoding/csv"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"tawthiq/data"
	"tawthiq/data/atlas"
	"tawthiq/data/atlas/atlastest"
	"tawthiq/server/answer/answertest"
)

type reconciled struct {
	Revision int64
	atlas.Reconciliation
}

// withFigures returns a site with figures of made-up records.
func withFigures(t *testing.T) site {
	t.Helper()
	s := open(t, atlastest.Incidents(atlastest.Facts(t), 1, 300)...)
	figure := func(party, measure string, value int) data.Figure {
		return data.Figure{Dataset: "made-up", From: data.DateOf(2019, 1, 1), To: data.DateOf(2019, 12, 31), Party: party, Measure: measure, Value: value,
			Source: "=A report", SourceURL: "https://example.org/report"}
	}
	s.commit(t, data.Change{Figures: []data.Figure{
		figure("", "killed", 100_000), figure("regime", "killed", 60_000), figure("russia", "killed", 40_000), figure("", "attacks", 1), figure("", "released", 4),
	}})
	return s
}

func TestFiguresAreReconciled(t *testing.T) {
	s := withFigures(t)
	got := read[reconciled](t, s, "/api/v1/reconcile")
	if got.Revision != 2 || len(got.Figures) != 5 || got.Note.EN == "" || got.Note.AR == "" {
		t.Fatalf("%+v", got)
	}
	if all := got.Figures[0]; all.Status != atlas.AtLeast && all.Status != atlas.Short || all.Difference >= 0 || len(all.Incidents) != min(all.Records, atlas.MaxListed) {
		t.Errorf("%+v", all)
	}
	if h := got.Headlines; len(h) != 1 || h[0].Status != atlas.Equal || h[0].Sum != 100_000 || strings.Join(h[0].Parties, " ") != "regime russia" {
		t.Errorf("%+v", h)
	}
	if attacks := got.Figures[3]; attacks.Status != atlas.Over || attacks.Outside == nil || attacks.Outside.Records == 0 {
		t.Errorf("%+v", attacks)
	}
	if released := got.Figures[4]; released.Documented != nil || released.Status != atlas.Short || released.Difference != -4 {
		t.Errorf("%+v", released)
	}
	if text := s.get(t, "/api/v1/reconcile"); !strings.Contains(text, `"documented":null`) {
		t.Error("a number that no record states is not null")
	}
	type incident struct{ Incident data.Incident }
	for _, id := range got.Figures[0].Incidents[:3] {
		if read[incident](t, s, "/api/v1/incidents/"+id).Incident.ID != id {
			t.Errorf("%s is not found", id)
		}
	}
	type list struct{ Incidents []atlas.Summary }
	if found := read[list](t, s, "/api/v1/incidents?"+got.Figures[3].Query); len(found.Incidents) == 0 {
		t.Errorf("%s lists nothing", got.Figures[3].Query)
	}
}

func TestReconciliationsAskForFiguresAndNotForRecords(t *testing.T) {
	s := withFigures(t)
	for target, figures := range map[string]int{
		"?party=regime": 1, "?dataset=made-up": 5, "?dataset=other": 0, "?from=2019-01-01&to=2019-12-31": 5, "?to=2019-06-30": 0, "?counting=sole&revision=2": 5,
	} {
		if got := read[reconciled](t, s, "/api/v1/reconcile"+target); len(got.Figures) != figures {
			t.Errorf("%s: %d figures", target, len(got.Figures))
		}
	}
	for _, target := range []string{"?violation=other", "?q=market", "?party=nobody", "?from=2019-12-31&to=2019-01-01", "?format=xml", "?revision=99", "?dataset=none"} {
		r := s.ask(t, http.MethodGet, "/api/v1/reconcile"+target)
		if p := checkProblem(t, r); p.Status != http.StatusBadRequest {
			t.Errorf("%s: %+v", target, p)
		}
	}
}

func TestAReconciliationIsATableToo(t *testing.T) {
	s := withFigures(t)
	r := s.ask(t, http.MethodGet, "/api/v1/reconcile?format=csv&counting=split")
	if kind := r.Header.Get("Content-Type"); kind != "text/csv; charset=utf-8" {
		t.Errorf("it is %s", kind)
	}
	reader := csv.NewReader(strings.NewReader(answertest.Body(t, r)))
	reader.FieldsPerRecord = -1
	rows, err := reader.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want := read[reconciled](t, s, "/api/v1/reconcile?"+url.Values{"counting": {"split"}}.Encode())
	at := map[string]int{}
	for i, name := range rows[0] {
		at[name] = i
	}
	for i, f := range want.Figures {
		row := rows[1+i]
		if row[at["measure"]] != f.Measure || row[at["published"]] != strconv.Itoa(f.Value) || row[at["status"]] != string(f.Status) ||
			row[at["records"]] != strconv.Itoa(f.Records) || row[at["source"]] != "'=A report" || row[at["incidents"]] != strings.Join(f.Incidents, " ") {
			t.Errorf("%+v is %q", f, row)
		}
		if (row[at["documented_min"]] == "") != (f.Documented == nil) {
			t.Errorf("%+v is %q", f, row)
		}
	}
	said := map[string]string{}
	for _, row := range rows[1+len(want.Figures)+len(want.Headlines):] {
		said[row[0]] = row[1]
	}
	if said["# revision"] != "2" || said["# counting"] != "split" || said["# note"] == "" {
		t.Errorf("it ends with %q", said)
	}
}
