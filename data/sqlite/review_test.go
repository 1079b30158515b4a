package sqlite

import (
	"path/filepath"
	"testing"

	"tawthiq/data"
	"tawthiq/data/storetest"
	"tawthiq/geo"
)

func TestADatabaseFromBeforeTheReviewLearnsWhatWaits(t *testing.T) {
	path := filepath.Join(t.TempDir(), "old.db")
	s, err := Open(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	in := storetest.Incident("a", 1)
	in.Where.Region = geo.Label{EN: "Aleppo"}
	in.Placement = data.Placement{State: data.NotFound}
	if _, err := s.Commit(t.Context(), data.Change{At: in.When.Start.Time(), Author: "import", Reason: "a test", Incidents: []data.Incident{in}}); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	run(t, raw(t, path), `DROP TABLE review; DROP TABLE alias; DROP TABLE context_form;
		DROP TABLE symbol; DROP TABLE brief; DROP TABLE brief_past; DROP TABLE brief_form; DROP TABLE text_segment; DROP TABLE control_claim; DROP TABLE control_layer; DROP TABLE underived; DROP TABLE derivation; ALTER TABLE dataset DROP COLUMN kind;
		CREATE TABLE incident_text (words); PRAGMA user_version = 1`)

	if s, err = Open(t.Context(), path, Options{}); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	waiting, err := s.Waiting(t.Context(), data.WaitingFilter{}, nil, 10)
	if err != nil || len(waiting) != 1 || waiting[0].Context != in.Where.Context() {
		t.Errorf("%v, %v", waiting, err)
	}
	if problems, err := s.Check(t.Context()); err != nil || len(problems) > 0 {
		t.Errorf("%v, %v", problems, err)
	}
}

func TestContextsOfAnotherFormAreMadeAnew(t *testing.T) {
	path := filepath.Join(t.TempDir(), "test.db")
	s, err := Open(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	in := storetest.Incident("a", 1)
	in.Placement = data.Placement{State: data.NotFound}
	at := in.When.Start.Time()
	older := data.Alias{Text: in.Where.Text, PCode: "C1007", Author: "a", At: at, Origin: data.OriginReview}
	other := data.Alias{Text: geo.Label{EN: "Another"}, PCode: "C1008", Author: "a", At: at, Origin: data.OriginReview}
	if _, err := s.Commit(t.Context(), data.Change{At: at, Author: "import", Reason: "a test", Incidents: []data.Incident{in}, Aliases: []data.Alias{older, other}}); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	// As if the form had told two descriptions apart that are one now.
	run(t, raw(t, path), `UPDATE review SET context = 'old'; UPDATE alias SET context = 'old' || number;
		UPDATE alias SET text_en = (SELECT text_en FROM alias WHERE number = 1), text_ar = (SELECT text_ar FROM alias WHERE number = 1) WHERE number = 2;
		UPDATE context_form SET probe = 'old'`)

	if s, err = Open(t.Context(), path, Options{}); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	aliases, err := s.Aliases(t.Context())
	if err != nil || len(aliases) != 1 || aliases[0].PCode != "C1008" {
		t.Errorf("the later one does not hold: %v, %v", aliases, err)
	}
	if all, err := s.AliasesOf(t.Context(), in.Where.Context()); err != nil || len(all) != 2 {
		t.Errorf("the history is %v, %v", all, err)
	}
	if problems, err := s.Check(t.Context()); err != nil || len(problems) > 0 {
		t.Errorf("%v, %v", problems, err)
	}
}

func TestCheckFindsARecordThatTheListOfWhatWaitsHasNotAsItIs(t *testing.T) {
	path := filepath.Join(t.TempDir(), "test.db")
	s, err := Open(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	in := storetest.Incident("a", 1)
	in.Placement = data.Placement{State: data.NotFound}
	if _, err := s.Commit(t.Context(), data.Change{At: in.When.Start.Time(), Author: "import", Reason: "a test", Incidents: []data.Incident{in}}); err != nil {
		t.Fatal(err)
	}
	run(t, raw(t, path), "DELETE FROM review")
	if problems, err := s.Check(t.Context()); err != nil || len(problems) != 1 {
		t.Errorf("%v, %v", problems, err)
	}
}
