package server_test

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"testing"

	"tawthiq/data"
	"tawthiq/data/atlas/atlastest"
	"tawthiq/geo"
	"tawthiq/geo/geocode"
	"tawthiq/server"
	"tawthiq/server/answer"
	"tawthiq/server/answer/answertest"
	"tawthiq/server/api"
	"tawthiq/server/auth"
)

// asReviewer are the credentials of the one reviewer of openReviewed.
var asReviewer = []string{"Authorization", "Basic UmFuYTphIGxvbmcgc2VjcmV0"} // Rana:a long secret

// rana is the one reviewer of openReviewed: server/auth tests how secrets are compared.
type rana struct{}

func (rana) Authenticate(header string) (string, error) {
	if header != asReviewer[1] {
		return (*auth.Reviewers)(nil).Authenticate(header)
	}
	return "Rana", nil
}

// undecided returns a record with a description that no geocoder knows.
func undecided(t *testing.T, n int, text, sensitivity string) data.Incident {
	t.Helper()
	in := atlastest.Incidents(atlastest.Facts(t), 7, 1)[0]
	in.SourceID, in.Dataset, in.Sensitivity = fmt.Sprint("undecided-", n), "made-up", sensitivity
	in.ID = in.NewID()
	in.Where = data.Where{Text: geo.Label{EN: text}}
	in.Placement = data.Placement{State: data.Review, Method: data.ByGazetteer, PCode: "SY", Reason: "two fit",
		Candidates: []data.Candidate{{PCode: "C3953", Name: geo.Label{EN: "Sarmin"}, Score: 0.5}, {PCode: "SY02", Score: 0.4}}}
	return in
}

func openReviewed(t *testing.T, log *slog.Logger) site {
	t.Helper()
	return openWith(t, server.Config{Page: builtPage(), Version: "test", Reviewers: rana{}, Log: log},
		undecided(t, 1, "Xylophone", data.Public), undecided(t, 2, "xylophone", data.Public),
		undecided(t, 3, atlastest.Secret+" wood", data.Confidential), undecided(t, 4, "Xylophone!", data.Restricted))
}

type listed struct {
	Groups []struct {
		Context    string
		Text       geo.Label
		Records    int
		Incidents  []string
		Candidates []geocode.Candidate
		Decision   *struct{ Author string }
	}
	Next string
}

// list returns what waits, as the sender of the headers sees it.
func (s site) list(t *testing.T, target string, headers ...string) (l listed) {
	t.Helper()
	r := s.ask(t, "GET", target, headers...)
	if r.StatusCode != http.StatusOK {
		t.Fatal(answertest.Body(t, r))
	}
	if err := json.NewDecoder(r.Body).Decode(&l); err != nil {
		t.Fatal(err)
	}
	return l
}

func TestStrangersSeeWhatIsPublicOfWhatWaitsAndReviewersAll(t *testing.T) {
	s := openReviewed(t, nil)
	public := s.list(t, "/api/v1/review")
	if len(public.Groups) != 1 || public.Groups[0].Records != 2 || public.Groups[0].Text.EN != "Xylophone" || len(public.Groups[0].Incidents) != 2 {
		t.Errorf("%+v", public)
	}
	if c := public.Groups[0].Candidates; len(c) != 2 || c[0].Point == nil || c[0].Level != "place" || c[1].Level != "governorate" || c[0].Score != 0.5 {
		t.Errorf("%+v", c)
	}
	r := s.ask(t, "GET", "/api/v1/review", asReviewer...)
	if text := answertest.Body(t, r); !strings.Contains(text, atlastest.Secret) || !strings.Contains(text, `"records":3`) || r.Header.Get("Cache-Control") != "no-store" || r.Header.Get("ETag") != "" {
		t.Errorf("%v %s", r.Header, text)
	}
	secret := ""
	for _, g := range s.list(t, "/api/v1/review", asReviewer...).Groups {
		if strings.Contains(g.Text.EN, atlastest.Secret) {
			secret = g.Context
		}
	}
	scenario{target: "/api/v1/review/" + secret, status: 404}.run(t, s)
	if r := s.ask(t, "GET", "/api/v1/review/"+secret, asReviewer...); r.StatusCode != http.StatusOK {
		t.Error(answertest.Body(t, r))
	}
	etag := s.ask(t, "GET", "/api/v1/review").Header.Get("ETag")
	if r := s.ask(t, "GET", "/api/v1/review", append([]string{"If-None-Match", etag}, asReviewer...)...); r.StatusCode != http.StatusOK {
		t.Error("a reviewer is told that what a stranger saw still holds")
	}
}

func TestADecisionShowsAtOnceAndIsTakenBack(t *testing.T) {
	s := openReviewed(t, nil)
	context := s.list(t, "/api/v1/review").Groups[0].Context
	id := s.list(t, "/api/v1/review").Groups[0].Incidents[0]
	before := s.get(t, "/api/v1/incidents/"+id)
	r := s.send(t, "POST", "/api/v1/review", `{"context":"`+context+`","pcode":"C3953","note":"a map"}`, asReviewer...)
	if text := answertest.Body(t, r); r.StatusCode != http.StatusOK || !strings.Contains(text, `"placed":3`) || !strings.Contains(text, `"waiting":0`) || r.Header.Get("Cache-Control") != "no-store" {
		t.Fatal(r.StatusCode, text)
	}
	after := s.get(t, "/api/v1/incidents/"+id)
	for _, part := range []string{`"state":"accepted"`, `"method":"reviewer"`, `"pcode":"C3953"`} {
		if !strings.Contains(after, part) {
			t.Errorf("the record lacks %s: %s", part, after)
		}
	}
	if strings.Contains(after, "Rana") || strings.Contains(after, "a map") {
		t.Error("who decided, or why, is served publicly")
	}
	if tile := s.get(t, "/tiles/incidents/10/616/402.geojson"); !strings.Contains(tile, `"id":`+numberOf(id)+`,`) {
		t.Errorf("the tile lacks it: %s", tile)
	}
	if len(s.list(t, "/api/v1/review").Groups) != 0 {
		t.Error("it still waits")
	}
	scenario{target: "/api/v1/review/" + context, status: 404}.run(t, s)
	if text := answertest.Body(t, s.ask(t, "GET", "/api/v1/review/"+context, asReviewer...)); !strings.Contains(text, `"author":"Rana"`) || !strings.Contains(text, `"note":"a map"`) {
		t.Error(text)
	}
	if r := s.send(t, "POST", "/api/v1/review", `{"context":"`+context+`","pcode":"SY02"}`, asReviewer...); checkProblem(t, r).Status != http.StatusConflict {
		t.Error("another decision is not told of the first")
	}
	if r := s.ask(t, "DELETE", "/api/v1/review/"+context, asReviewer...); r.StatusCode != http.StatusOK {
		t.Fatal(answertest.Body(t, r))
	}
	if again := s.get(t, "/api/v1/incidents/"+id); strings.Contains(again, `"method":"reviewer"`) && before != again {
		t.Errorf("it is not taken back: %s", again)
	}
	if r := s.ask(t, "DELETE", "/api/v1/review/"+context, asReviewer...); checkProblem(t, r).Status != http.StatusNotFound {
		t.Error("it is taken back twice")
	}
}

func TestADecisionThatIsTakenWaitsForNoTurn(t *testing.T) {
	s := openReviewed(t, nil)
	context := s.list(t, "/api/v1/review").Groups[0].Context
	routes := api.New(api.Config{Atlas: s.atlas, Desk: s.desk, Reviewers: rana{}})
	call := answer.Call{Authorization: asReviewer[1], Body: []byte(`{"context":"` + context + `","pcode":"C3953"}`)}
	done, err := routes.Decide().Answer(t.Context(), call)
	if err != nil {
		t.Fatal(err)
	}
	if !done.Light {
		t.Error("a busy server would say that it had no time for what it has done")
	}
}

func TestARecordIsDecidedAlone(t *testing.T) {
	s := openReviewed(t, nil)
	group := s.list(t, "/api/v1/review").Groups[0]
	id := group.Incidents[0]
	if r := s.send(t, "POST", "/api/v1/review", `{"record":"`+id+`","pcode":"none","alone":true}`, asReviewer...); r.StatusCode != http.StatusOK {
		t.Fatal(answertest.Body(t, r))
	}
	if text := s.get(t, "/api/v1/incidents/"+id); !strings.Contains(text, `"state":"not_found"`) {
		t.Error(text)
	}
	if got := s.list(t, "/api/v1/review").Groups[0].Records; got != 1 {
		t.Errorf("%d wait", got)
	}
	if r := s.ask(t, "DELETE", "/api/v1/review/"+group.Context+"?record="+id, asReviewer...); r.StatusCode != http.StatusOK {
		t.Error(answertest.Body(t, r))
	}
}

func TestOnlyReviewersDecide(t *testing.T) {
	s := openReviewed(t, nil)
	wrong := []string{"Authorization", "Basic UmFuYTphbm90aGVy"}
	for name, r := range map[string]*http.Response{
		"a stranger decides":           s.send(t, "POST", "/api/v1/review", `{}`),
		"a stranger takes back":        s.ask(t, "DELETE", "/api/v1/review/abc"),
		"a wrong secret reads":         s.ask(t, "GET", "/api/v1/review", wrong...),
		"a wrong secret reads a group": s.ask(t, "GET", "/api/v1/review/abc", wrong...),
		"a wrong secret decides":       s.send(t, "POST", "/api/v1/review", `{}`, wrong...),
		"no one is known":              open(t).send(t, "POST", "/api/v1/review", `{}`, asReviewer...),
	} {
		t.Run(name, func(t *testing.T) {
			if p := checkProblem(t, r); p.Status != http.StatusUnauthorized || !strings.HasPrefix(r.Header.Get("WWW-Authenticate"), "Basic ") {
				t.Errorf("%+v %v", p, r.Header)
			}
		})
	}
}

func TestDecisionsThatCannotBeAreProblems(t *testing.T) {
	s := openReviewed(t, nil)
	context := s.list(t, "/api/v1/review").Groups[0].Context
	for name, c := range map[string]struct {
		sent   string
		status int
		field  string
	}{
		"no JSON":                {`pcode=C3953`, 400, "body"},
		"an unknown field":       {`{"context":"` + context + `","place":"C3953"}`, 400, "body"},
		"no code":                {`{"context":"` + context + `"}`, 400, "pcode"},
		"an unknown code":        {`{"context":"` + context + `","pcode":"C99999"}`, 400, "pcode"},
		"nothing to decide of":   {`{"pcode":"C3953"}`, 400, "context"},
		"an unknown context":     {`{"context":"abc","pcode":"C3953"}`, 404, "context"},
		"an unknown record":      {`{"record":"abc","pcode":"C3953"}`, 404, "incident"},
		"someone else's name":    {`{"context":"` + context + `","pcode":"C3953","author":"Another"}`, 400, "body"},
		"more than is read here": {`{"context":"` + strings.Repeat("a", 1<<20) + `"}`, 413, ""},
	} {
		t.Run(name, func(t *testing.T) {
			if p := checkProblem(t, s.send(t, "POST", "/api/v1/review", c.sent, asReviewer...)); p.Status != c.status || p.Field != c.field {
				t.Errorf("%+v", p)
			}
		})
	}
	if p := checkProblem(t, s.ask(t, "GET", "/api/v1/review?dataset="+atlastest.Secret+"-set")); p.Status != http.StatusBadRequest || p.Field != "dataset" {
		t.Errorf("%+v", p)
	}
	if p := checkProblem(t, s.ask(t, "GET", "/api/v1/review?governorate=SY99")); p.Status != http.StatusBadRequest || p.Field != "governorate" {
		t.Errorf("%+v", p)
	}
	other := append([]string{"Sec-Fetch-Site", "cross-site"}, asReviewer...)
	if p := checkProblem(t, s.send(t, "POST", "/api/v1/review", `{"context":"`+context+`","pcode":"C3953"}`, other...)); p.Status != http.StatusForbidden {
		t.Errorf("%+v", p)
	}
}

func TestTheLogTellsNeitherSecretsNorPlaces(t *testing.T) {
	var log strings.Builder
	s := openReviewed(t, slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug})))
	context := s.list(t, "/api/v1/review?q=Xylophone", asReviewer...).Groups[0].Context
	s.send(t, "POST", "/api/v1/review", `{"context":"`+context+`","pcode":"C3953","note":"a map"}`, asReviewer...)
	s.ask(t, "DELETE", "/api/v1/review/"+context, asReviewer...)
	for _, part := range []string{"secret", "UmFuYT", "Rana", "ylophone", "a map", context, "$2a$"} {
		if strings.Contains(log.String(), part) {
			t.Errorf("the log has %q:\n%s", part, log.String())
		}
	}
	if !strings.Contains(log.String(), "/api/v1/review/:context") {
		t.Error("the log lacks the requests")
	}
}
