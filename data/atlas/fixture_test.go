package atlas_test

import (
	"cmp"
	"context"
	"encoding/json"
	"log/slog"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/oklog/ulid/v2"
	"github.com/paulmach/orb"

	"tawthiq/data"
	"tawthiq/data/atlas"
	"tawthiq/data/atlas/atlastest"
	"tawthiq/data/sqlite"
	"tawthiq/geo"
	"tawthiq/geo/gazetteer"
	"tawthiq/geo/tile"
)

// fixture is an atlas over a real store with made-up records.
type fixture struct {
	*atlas.Atlas
	store data.Store
}

func open(t testing.TB, incidents ...data.Incident) fixture {
	t.Helper()
	store := openStore(t, filepath.Join(t.TempDir(), "test.db"))
	f := fixture{store: store}
	f.commit(t, data.Change{Datasets: atlastest.Datasets(), Incidents: incidents})
	var err error
	if f.Atlas, err = atlas.New(t.Context(), store, atlastest.Facts(t), discard()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(f.Close)
	return f
}

func openStore(t testing.TB, path string) data.Store {
	t.Helper()
	store, err := sqlite.Open(t.Context(), path, sqlite.Options{Normalise: gazetteer.Normalise})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	return store
}

func (f fixture) commit(t testing.TB, change data.Change) int64 {
	t.Helper()
	change.At, change.Author, change.Reason = time.Unix(1600000000, 0), "a person", "a reason"
	done, err := f.store.Commit(t.Context(), change)
	if err != nil {
		t.Fatal(err)
	}
	if f.Atlas != nil {
		if err := f.Refresh(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	return done.Revision
}

// released is the oracle: every record that the public may see, and how many are held back.
func (f fixture) released(t testing.TB, revision int64) ([]data.Incident, int) {
	t.Helper()
	var records []data.Record
	if err := f.store.Records(t.Context(), revision, func(r data.Record) error { records = append(records, r); return nil }); err != nil {
		t.Fatal(err)
	}
	public, held := data.Release(records)
	out := make([]data.Incident, len(public))
	for i, r := range public {
		out[i] = r.Incident
	}
	return out, held
}

func selectFrom(t testing.TB, v *atlas.View, f data.Filter) *atlas.Selection {
	t.Helper()
	f.Counting, f.Linked = cmp.Or(f.Counting, data.CountFull), cmp.Or(f.Linked, data.LinkedAll)
	s, err := v.Select(context.Background(), f)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// detail returns the record with an ID as the page shows it.
func detail(t testing.TB, v *atlas.View, id string) (atlas.Detail, error) {
	t.Helper()
	key, err := v.Key(t.Context(), id)
	if err != nil {
		return atlas.Detail{}, err
	}
	return v.Incident(t.Context(), key)
}

// usual is how a tile is shown unless somebody asks for something else.
var usual = atlas.TileShape{
	Points: atlas.DefaultTilePoints, BinsPerSide: atlas.MaxBinsPerSide,
	Terms: []data.List{data.Parties}, Measures: []data.Measure{data.Killed},
}

// feature is a feature of a tile as its reader sees it.
type feature struct {
	Layer      string
	ID         uint64
	Geometry   struct{ Coordinates orb.Point }
	Properties map[string]any
}

// shown returns the features of a tile.
func shown(s *atlas.Selection, at geo.Tile) []feature { return shownAs(s, at, usual) }

func shownAs(s *atlas.Selection, at geo.Tile, how atlas.TileShape) []feature {
	points, bins := s.Tile(at, how)
	var out struct{ Features []feature }
	if err := json.Unmarshal(tile.GeoJSON(at, []tile.Layer{points.Layer(), bins.Layer()}), &out); err != nil {
		panic(err)
	}
	return out.Features
}

// idNumber returns the number that tiles name a record by.
func idNumber(in data.Incident) uint64 { return data.NumberOf(ulid.MustParse(in.ID)) }

// matches is the filter as data.Filter describes it, written without the index.
func matches(v *data.Vocabulary, in *data.Incident, f data.Filter) bool {
	any := func(list data.List, have, asked []string) bool {
		return len(asked) == 0 || slices.ContainsFunc(have, func(code string) bool {
			term, _ := v.Term(list, code)
			return slices.Contains(asked, code) || (term.Parent != "" && slices.Contains(asked, term.Parent))
		})
	}
	switch {
	case f.From != 0 && in.When.Start < f.From, f.To != 0 && in.When.Start > f.To:
		return false
	case f.Counting == data.CountSole && len(in.Parties()) != 1:
		return false
	}
	return any(data.Violations, in.Violations, f.Violations) && any(data.Parties, in.Parties(), f.Parties) &&
		any(data.Controllers, in.Control(), f.Controllers) && any(data.Facilities, in.Facilities, f.Facilities) &&
		any(data.Weapons, in.Weapons, f.Weapons) && any(data.Gradings, []string{in.Grading}, f.Gradings) &&
		any(data.Doubts, in.Doubts(), f.Doubts) &&
		any(data.Precisions, []string{in.Placement.Precision.String()}, f.Precisions) &&
		(len(f.Datasets) == 0 || slices.Contains(f.Datasets, in.Dataset)) && inAreas(in, f)
}

func inAreas(in *data.Incident, f data.Filter) bool {
	for _, p := range f.Areas {
		if p == "SY" || in.Placement.Area(p.Level()) == p {
			return true
		}
	}
	return len(f.Areas) == 0
}

func discard() *slog.Logger { return slog.New(slog.DiscardHandler) }
