package review

import (
	"context"
	"log/slog"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"

	"tawthiq/data"
	"tawthiq/data/reference"
	"tawthiq/data/sqlite"
	"tawthiq/data/storetest"
	"tawthiq/geo"
	"tawthiq/geo/geocode"
)

const sarmin geo.PCode = "C3953"

var (
	inSarmin = orb.Point{36.7256, 35.9031}
	inAleppo = orb.Point{37.16, 36.2}
)

// bench is a desk on a store of its own.
type bench struct {
	*Desk
	t     *testing.T
	store data.Store
	n     int
}

func newBench(t *testing.T) *bench {
	t.Helper()
	store, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "test.db"), sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	return &bench{Desk: newDesk(t, store), t: t, store: store}
}

func newDesk(t *testing.T, store data.Store) *Desk {
	t.Helper()
	facts, err := reference.Load()
	if err != nil {
		t.Fatal(err)
	}
	d, err := New(t.Context(), store, geocode.New(facts.Gazetteer, facts.Areas), facts.ControlWith)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// described returns a record with a description that no one knows, with or without coordinates.
func (b *bench) described(text string, points ...orb.Point) data.Incident {
	b.n++
	in := storetest.Incident("a", b.n)
	in.Where = data.Where{Text: geo.Label{EN: text}}
	if len(points) > 0 {
		in.Where.Point = &points[0]
	}
	return in
}

// add imports records, placed by what the desk knows.
func (b *bench) add(incidents ...data.Incident) {
	b.t.Helper()
	for i := range incidents {
		b.Place(&incidents[i])
	}
	c := data.Change{At: time.Unix(1600000000, 0), Author: "import", Reason: "a test", Incidents: incidents}
	if _, err := b.store.Commit(b.t.Context(), c); err != nil {
		b.t.Fatal(err)
	}
}

func (b *bench) placement(in data.Incident) data.Placement {
	b.t.Helper()
	r, err := b.store.Incident(b.t.Context(), in.ID, 0)
	if err != nil {
		b.t.Fatal(err)
	}
	return r.Incident.Placement
}

func (b *bench) decided(d Decision) Done {
	b.t.Helper()
	if d.Author == "" {
		d.Author = "Reviewer"
	}
	done, err := b.Decide(b.t.Context(), d)
	if err != nil {
		b.t.Fatal(err)
	}
	return done
}

func (b *bench) waiting() []Group {
	b.t.Helper()
	page, err := b.Waiting(b.t.Context(), Query{Limit: 100})
	if err != nil {
		b.t.Fatal(err)
	}
	return page.Groups
}

func wantKind(t *testing.T, kind data.Kind, err error, says string) {
	t.Helper()
	if err == nil || data.KindOf(err) != kind || !strings.Contains(err.Error(), says) {
		t.Errorf("the error is %v, of kind %d; want kind %d, about %q", err, data.KindOf(err), kind, says)
	}
}

func TestADecisionPlacesAllThatWaitAndWhatIsImportedLater(t *testing.T) {
	b := newBench(t)
	one, two, other := b.described("Xylophone"), b.described("the  XYLOPHONE"), b.described("Marimba")
	two.Where.Text.EN = "xylophone"
	b.add(one, two, other)
	groups := b.waiting()
	if len(groups) != 2 || groups[0].Records != 2 || groups[0].Text.EN != "Xylophone" || groups[0].State == data.Accepted ||
		!slices.Equal(groups[0].Incidents, []string{one.ID, two.ID}) {
		t.Fatalf("%+v", groups)
	}
	done := b.decided(Decision{Record: two.ID, PCode: sarmin, Note: "a map"})
	if want := (Done{Context: groups[0].Context, PCode: sarmin, Placed: 2, Revision: 2}); done != want {
		t.Errorf("%+v", done)
	}
	for _, in := range []data.Incident{one, two} {
		if p := b.placement(in); p.PCode != sarmin || p.State != data.Accepted || p.Method != data.ByReviewer {
			t.Errorf("%+v", p)
		}
	}
	if groups = b.waiting(); len(groups) != 1 || groups[0].Text.EN != "Marimba" {
		t.Errorf("%+v", groups)
	}
	later := b.described("Xylophone!")
	b.add(later)
	if p := b.placement(later); p.PCode != sarmin || p.Method != data.ByReviewer {
		t.Errorf("a later import: %+v", p)
	}
	if p := newDesk(t, b.store).Geocoder().Geocode(geocode.Query{Text: one.Where.Text}); p.Basis != geocode.BasisReview {
		t.Errorf("another process: %+v", p)
	}
	group, err := b.Group(t.Context(), done.Context, false)
	if err != nil || group.Decision == nil || group.Decision.Author != "Reviewer" || group.Decision.Note != "a map" || group.Decision.Name.EN != "Sarmin" {
		t.Errorf("%+v, %v", group, err)
	}
	history, err := b.store.History(t.Context(), one.ID)
	if err != nil || history[0].Author != "Reviewer" || strings.Contains(history[0].Reason, "a map") {
		t.Errorf("%+v, %v", history, err)
	}
}

func TestAVernacularRegionCanBeDecidedAndIsLearnt(t *testing.T) {
	b := newBench(t)
	one := b.described("Xylophone")
	b.add(one)
	b.decided(Decision{Context: one.Where.Context(), PCode: "V19"})
	if p := b.placement(one); p.State != data.Accepted || p.PCode != "V19" || p.Name.AR == "" || p.District != "SY0502" || p.Point != nil {
		t.Errorf("the record is placed %+v", p)
	}
	later := b.described("xylophone")
	if b.Place(&later); later.Placement.PCode != "V19" || later.Placement.Method != data.ByReviewer {
		t.Errorf("what is imported later is placed %+v", later.Placement)
	}
	group, err := b.Group(t.Context(), one.Where.Context(), false)
	if err != nil || group.Decision == nil || group.Decision.PCode != "V19" || group.Decision.Name.EN == "" {
		t.Errorf("the decision reads %+v, %v", group.Decision, err)
	}
}

func TestTheSameDecisionAgainChangesNothing(t *testing.T) {
	b := newBench(t)
	in := b.described("Xylophone")
	b.add(in)
	first := b.decided(Decision{Record: in.ID, PCode: sarmin})
	again := b.decided(Decision{Context: first.Context, PCode: sarmin, Author: "Another"})
	if again.Placed != 0 || again.Revision != first.Revision {
		t.Errorf("%+v", again)
	}
}

func TestAnotherDecisionIsToldOfTheFirstAndMaySupersedeIt(t *testing.T) {
	b := newBench(t)
	in, alone := b.described("Xylophone"), b.described("Xylophone")
	b.add(in, alone)
	b.decided(Decision{Record: alone.ID, PCode: "C1007", Alone: true})
	b.decided(Decision{Record: in.ID, PCode: sarmin})
	second := Decision{Record: in.ID, PCode: "SY07", Author: "Another"}
	_, err := b.Decide(t.Context(), second)
	wantKind(t, data.Conflict, err, "Reviewer decided on")
	second.Supersede = true
	if done := b.decided(second); done.Placed != 1 {
		t.Errorf("%+v", done)
	}
	if p := b.placement(in); p.PCode != "SY07" || p.Precision != geo.PrecisionGovernorate || p.Point != nil {
		t.Errorf("%+v", p)
	}
	if p := b.placement(alone); p.PCode != "C1007" {
		t.Errorf("what was decided alone is moved: %+v", p)
	}
}

func TestADecisionIsTakenBack(t *testing.T) {
	b := newBench(t)
	in, alone := b.described("Xylophone"), b.described("Xylophone")
	b.add(in, alone)
	before := b.placement(in)
	b.decided(Decision{Record: alone.ID, PCode: "C1007", Alone: true})
	done := b.decided(Decision{Record: in.ID, PCode: sarmin})
	undone, err := b.Undo(t.Context(), done.Context, "Reviewer")
	if err != nil || undone.Placed != 0 || undone.Waiting != 1 || undone.PCode != "" {
		t.Errorf("%+v, %v", undone, err)
	}
	if diff := cmp.Diff(before, b.placement(in)); diff != "" {
		t.Error(diff)
	}
	later := b.described("Xylophone")
	if b.add(later); !b.placement(later).Waits() {
		t.Error("it is still known")
	}
	_, err = b.Undo(t.Context(), done.Context, "Reviewer")
	wantKind(t, data.NotFoundKind, err, "nothing is decided")

	if p := b.placement(alone); p.PCode != "C1007" {
		t.Errorf("what was decided alone is taken back: %+v", p)
	}
	_, err = b.UndoAlone(t.Context(), in.ID, "Reviewer")
	wantKind(t, data.NotFoundKind, err, "nothing is decided of this record alone")
	if _, err := b.UndoAlone(t.Context(), alone.ID, "Reviewer"); err != nil || !b.placement(alone).Waits() {
		t.Errorf("%+v, %v", b.placement(alone), err)
	}
}

func TestThatNoPlaceFitsIsADecision(t *testing.T) {
	b := newBench(t)
	in := b.described("Xylophone")
	b.add(in)
	done := b.decided(Decision{Record: in.ID, PCode: None})
	if p := b.placement(in); done.PCode != None || p.State != data.NotFound || p.Method != data.ByReviewer || len(b.waiting()) != 0 {
		t.Errorf("%+v, %+v", done, p)
	}
	if group, err := b.Group(t.Context(), done.Context, false); err != nil || group.Decision.PCode != None {
		t.Errorf("%+v, %v", group, err)
	}
}

func TestCoordinatesThatSayOtherwiseAreNotOverriddenButAlone(t *testing.T) {
	b := newBench(t)
	plain, there, away := b.described("Xylophone"), b.described("Xylophone", inSarmin), b.described("Xylophone", inAleppo)
	b.add(plain, there, away)
	for _, in := range []data.Incident{there, away} { // as a contradiction would leave them
		in.Placement = data.Placement{State: data.Review, Method: data.BySourceCoordinates, PCode: "SY"}
		if _, err := b.store.Commit(t.Context(), data.Change{At: time.Now(), Author: "a", Reason: "a", Revised: []data.Incident{in}}); err != nil {
			t.Fatal(err)
		}
	}
	done := b.decided(Decision{Record: plain.ID, PCode: sarmin})
	if done.Placed != 2 || done.Waiting != 1 {
		t.Errorf("%+v", done)
	}
	if p := b.placement(there); p.State != data.Accepted || p.Point == nil || *p.Point != inSarmin {
		t.Errorf("%+v", p)
	}
	if p := b.placement(away); p.State != data.Review || !strings.Contains(p.Reason, "Sarmin") || len(p.Candidates) != 2 {
		t.Errorf("%+v", p)
	}
	group, err := b.Group(t.Context(), done.Context, false)
	if err != nil || group.Records != 1 || group.Decision == nil || group.Point == nil || len(group.Candidates) != 2 || group.Candidates[1].Level != "place" {
		t.Errorf("%+v, %v", group, err)
	}
	if !strings.Contains(group.Reason.EN, "lie elsewhere, ") || !strings.Contains(group.Reason.AR, "قرر مراجِع") {
		t.Errorf("the reason is %+v", group.Reason)
	}
	b.decided(Decision{Record: away.ID, PCode: sarmin, Alone: true, Note: "the coordinates are those of the office"})
	if p := b.placement(away); p.State != data.Accepted || p.PCode != sarmin || !strings.Contains(p.Reason, "set aside") {
		t.Errorf("%+v", p)
	}
}

func TestCoordinatesOfAGroupAreSetAsideWhereAReviewerSaysSo(t *testing.T) {
	b := newBench(t)
	away, plain := b.described("Xylophone", inAleppo), b.described("Xylophone")
	b.add(away, plain)
	away.Placement = data.Placement{State: data.Review, Method: data.BySourceCoordinates, PCode: "SY"}
	if _, err := b.store.Commit(t.Context(), data.Change{At: time.Now(), Author: "a", Reason: "a", Revised: []data.Incident{away}}); err != nil {
		t.Fatal(err)
	}
	done := b.decided(Decision{Record: plain.ID, PCode: sarmin})
	again := b.decided(Decision{Record: plain.ID, PCode: sarmin, SetAside: true})
	if done.Waiting != 1 || again.Placed != 1 || again.Waiting != 0 {
		t.Errorf("%+v, %+v", done, again)
	}
	if same := b.decided(Decision{Record: plain.ID, PCode: sarmin}); same.Placed+same.Waiting != 0 || same.Revision != again.Revision {
		t.Errorf("the same decision, which says nothing of coordinates: %+v", same)
	}
	if p := b.placement(away); p.PCode != sarmin || !strings.Contains(p.Reason, "set aside") {
		t.Errorf("%+v", p)
	}
	if undone, err := b.Undo(t.Context(), done.Context, "Reviewer"); err != nil || undone.Placed != 1 || undone.Waiting != 1 {
		t.Errorf("%+v, %v", undone, err)
	}
	if p := b.placement(away); p.Method == data.ByReviewer {
		t.Errorf("%+v", p)
	}
}

func TestAPublicGroupHoldsNothingThatWasProtectedMeanwhile(t *testing.T) {
	b := newBench(t)
	in := b.described("Xylophone")
	b.add(in)
	before, err := b.store.Waiting(t.Context(), data.WaitingFilter{Public: true}, nil, 1)
	if err != nil || len(before) != 1 {
		t.Fatal(before, err)
	}
	in.Sensitivity = data.Confidential
	if _, err := b.store.Commit(t.Context(), data.Change{At: time.Now(), Author: "a", Reason: "a", Revised: []data.Incident{in}}); err != nil {
		t.Fatal(err)
	}
	if g, err := b.group(t.Context(), before[0], true); data.KindOf(err) != data.NotFoundKind {
		t.Errorf("%+v, %v", g, err)
	}
	if g, err := b.group(t.Context(), before[0], false); err != nil || len(g.Incidents) != 1 {
		t.Errorf("a reviewer: %+v, %v", g, err)
	}
}

func TestDecisionsThatCannotBe(t *testing.T) {
	b := newBench(t)
	in, placed, bare := b.described("Xylophone"), b.described("Sarmin"), b.described("")
	placed.Where.Region.EN = "Idlib"
	b.add(in, placed, bare)
	for name, c := range map[string]struct {
		decision Decision
		kind     data.Kind
		says     string
	}{
		"of nothing":                   {Decision{PCode: sarmin}, data.InvalidKind, "either"},
		"of a context and a record":    {Decision{Context: "a", Record: in.ID, PCode: sarmin}, data.InvalidKind, "either"},
		"without a code":               {Decision{Record: in.ID}, data.InvalidKind, "pcode"},
		"of a code that is not known":  {Decision{Record: in.ID, PCode: "C99999"}, data.InvalidKind, "C99999"},
		"of an unknown context":        {Decision{Context: "unknown", PCode: sarmin}, data.NotFoundKind, "no record waits"},
		"of an unknown record":         {Decision{Record: "unknown", PCode: sarmin}, data.NotFoundKind, "incident"},
		"of a record that is placed":   {Decision{Record: placed.ID, PCode: sarmin}, data.NotFoundKind, "no record waits"},
		"alone, of one that is placed": {Decision{Record: placed.ID, PCode: "C1007", Alone: true}, data.Conflict, "does not wait"},
		"alone, of a context":          {Decision{Context: "a", PCode: sarmin, Alone: true}, data.InvalidKind, "record"},
		"of no description":            {Decision{Record: bare.ID, PCode: sarmin}, data.InvalidKind, "no description"},
		"with a note without end":      {Decision{Record: in.ID, PCode: sarmin, Note: strings.Repeat("a", 2001)}, data.InvalidKind, "note"},
	} {
		t.Run(name, func(t *testing.T) {
			c.decision.Author = "Reviewer"
			_, err := b.Decide(t.Context(), c.decision)
			wantKind(t, c.kind, err, c.says)
		})
	}
	_, err := b.Decide(t.Context(), Decision{Record: in.ID, PCode: sarmin})
	wantKind(t, data.InvalidKind, err, "author")
	if revision, err := b.store.Revision(t.Context()); err != nil || revision != 1 {
		t.Error("something was written")
	}
}

func TestOfTwoDecisionsAtOnceOneIsToldOfTheOther(t *testing.T) {
	b := newBench(t)
	in := b.described("Xylophone")
	b.add(in)
	codes := []geo.PCode{sarmin, "C1007", "SY07", "SY02"}
	errs := make([]error, len(codes))
	var wait sync.WaitGroup
	for i, code := range codes {
		desk := newDesk(t, b.store)
		wait.Go(func() {
			_, errs[i] = desk.Decide(context.Background(), Decision{Record: in.ID, PCode: code, Author: string(code)})
		})
	}
	wait.Wait()
	won := geo.PCode("")
	for i, err := range errs {
		switch {
		case err == nil && won != "":
			t.Error("two were taken")
		case err == nil:
			won = codes[i]
		default:
			wantKind(t, data.Conflict, err, "decided on")
		}
	}
	if p := b.placement(in); p.PCode != won {
		t.Errorf("%s won, and it is at %s", won, p.PCode)
	}
}

func TestADecisionDoesNotUndoWhatAnImportSaysMeanwhile(t *testing.T) {
	b := newBench(t)
	in := b.described("Xylophone")
	b.add(in)
	interfering := &interfering{Store: b.store, once: func() {
		in.Title.EN = "The source says more"
		b.add(in)
	}}
	desk := newDesk(t, b.store)
	desk.store = interfering
	if _, err := desk.Decide(t.Context(), Decision{Record: in.ID, PCode: sarmin, Author: "Reviewer"}); err != nil {
		t.Fatal(err)
	}
	r, err := b.store.Incident(t.Context(), in.ID, 0)
	if err != nil || r.Incident.Title.EN != "The source says more" || r.Incident.Placement.PCode != sarmin {
		t.Errorf("%+v, %v", r.Incident, err)
	}
}

// interfering is a store to which something happens before its first commit.
type interfering struct {
	data.Store
	once func()
}

func (s *interfering) Commit(ctx context.Context, c data.Change) (data.Committed, error) {
	if s.once != nil {
		s.once()
		s.once = nil
	}
	return s.Store.Commit(ctx, c)
}

func TestWithoutCredentialsOnlyPublicRecordsAreSeen(t *testing.T) {
	b := newBench(t)
	secret, restricted, mixed, open := b.described("Secret xylophone"), b.described("Restricted xylophone"), b.described("Xylophone"), b.described("xylophone")
	secret.Sensitivity, restricted.Sensitivity, mixed.Sensitivity = data.Confidential, data.Restricted, data.Confidential
	b.add(secret, restricted, mixed, open)
	page, err := b.Waiting(t.Context(), Query{WaitingFilter: data.WaitingFilter{Public: true}, Limit: 10})
	if err != nil || len(page.Groups) != 1 || page.Groups[0].Records != 1 || !slices.Equal(page.Groups[0].Incidents, []string{open.ID}) || page.Groups[0].Text.EN != "xylophone" {
		t.Errorf("%+v, %v", page, err)
	}
	_, err = b.Group(t.Context(), secret.Where.Context(), true)
	wantKind(t, data.NotFoundKind, err, "no record waits")

	b.decided(Decision{Record: secret.ID, PCode: sarmin})
	b.decided(Decision{Record: mixed.ID, PCode: sarmin})
	if r := b.Geocoder().Geocode(geocode.Query{Text: secret.Where.Text}); r.Basis == geocode.BasisReview {
		t.Error("the geocoder tells of a description that only a confidential record has")
	}
	if r := b.Geocoder().Geocode(geocode.Query{Text: open.Where.Text}); r.Basis != geocode.BasisReview {
		t.Errorf("the geocoder does not know what was learnt: %+v", r)
	}
	_, err = b.Group(t.Context(), open.Where.Context(), true)
	wantKind(t, data.NotFoundKind, err, "no record waits")
}

func TestAReasonIsGivenInBothLanguages(t *testing.T) {
	b := newBench(t)
	unknown, stale := b.described("Xylophone"), b.described("Marimba")
	unknown.Where.Region = geo.Label{EN: "Idlib", AR: "إدلب"}
	b.add(unknown, stale)
	stale.Placement = b.placement(stale)
	stale.Placement.Reason = "what nobody says any more"
	if _, err := b.store.Commit(t.Context(), data.Change{At: time.Now(), Author: "a", Reason: "a", Revised: []data.Incident{stale}}); err != nil {
		t.Fatal(err)
	}
	got := map[string]geo.Label{}
	for _, g := range b.waiting() {
		got[g.Text.EN] = g.Reason
	}
	want := map[string]geo.Label{
		"Xylophone": {
			EN: "no name in the text is known; the text does not name it, but the region is named after it; region Idlib stated",
			AR: "لا يُعرف أي اسم في النص؛ لا يسميه النص، لكن المنطقة مسماة باسمه؛ المنطقة المذكورة إدلب",
		},
		"Marimba": {EN: "what nobody says any more"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestTheListIsPaged(t *testing.T) {
	b := newBench(t)
	var all []data.Incident
	for i := range 7 {
		for range i%3 + 1 {
			all = append(all, b.described("Xylophone "+strings.Repeat("x", i+1)))
		}
	}
	b.add(all...)
	var walked []Group
	for cursor := ""; ; {
		page, err := b.Waiting(t.Context(), Query{Limit: 2, Cursor: cursor})
		if err != nil {
			t.Fatal(err)
		}
		walked = append(walked, page.Groups...)
		if cursor = page.Next; cursor == "" {
			break
		}
	}
	page, err := b.Waiting(t.Context(), Query{Limit: 2})
	if want := (data.WaitingTotal{Groups: 7, Records: len(all)}); err != nil || page.Total != want {
		t.Errorf("in total %+v wait, %v; want %+v", page.Total, err, want)
	}
	if diff := cmp.Diff(b.waiting(), walked); diff != "" || len(walked) != 7 {
		t.Errorf("%d groups\n%s", len(walked), diff)
	}
	for _, broken := range []string{"?", "e30", "bnVsbA"} {
		_, err := b.Waiting(t.Context(), Query{Limit: 2, Cursor: broken})
		wantKind(t, data.InvalidKind, err, "cursor")
	}
}

func TestWhatAnImportStoredUnknowinglyIsSettled(t *testing.T) {
	b := newBench(t)
	in, later := b.described("Xylophone"), b.described("Xylophone")
	b.add(in)
	stale := newDesk(t, b.store)
	b.decided(Decision{Record: in.ID, PCode: sarmin})
	stale.Place(&later)
	if _, err := b.store.Commit(t.Context(), data.Change{At: time.Now(), Author: "import", Reason: "a test", Incidents: []data.Incident{later}}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []int{1, 0} {
		if placed, err := stale.Settle(t.Context(), "import"); err != nil || placed != want {
			t.Errorf("%d, %v", placed, err)
		}
	}
	if p := b.placement(later); p.PCode != sarmin {
		t.Errorf("%+v", p)
	}
}

func TestWhatAnotherProcessDecidesIsKnownSoon(t *testing.T) {
	b := newBench(t)
	in := b.described("Xylophone")
	b.add(in)
	watching := newDesk(t, b.store)
	ctx, stop := context.WithCancel(t.Context())
	var wait sync.WaitGroup
	wait.Go(func() { watching.Watch(ctx, slog.New(slog.DiscardHandler)) })
	b.decided(Decision{Record: in.ID, PCode: sarmin})
	deadline := time.Now().Add(20 * time.Second)
	for watching.Geocoder().Geocode(geocode.Query{Text: in.Where.Text}).Basis != geocode.BasisReview {
		if time.Now().After(deadline) {
			t.Fatal("it is not known")
		}
		time.Sleep(20 * time.Millisecond)
	}
	stop()
	wait.Wait()
}
