package peer

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/mvt"

	"tawthiq/geo"
)

func rows() Rows {
	return slices.Values([]Row{
		{Number: 11, Drawn: true, At: orb.Point{37.1, 36.2}, Start: 734_000, Party: "regime", Parties: []string{"regime", "russia"}, Violation: "siege", Killed: 3, Precision: "exact", RadiusM: NotStated, Governorate: "SY02"},
		{Number: 12, Drawn: true, At: orb.Point{37.1, 36.2}, Start: 736_000, Party: "sdf", Parties: []string{"sdf"}, Violation: "looting", Killed: NotStated, Precision: "near", RadiusM: 5000, Governorate: "SY02"},
		{Number: 13, Start: 734_000, Party: "regime", Parties: []string{"regime"}, Violation: "siege", Killed: 0, Precision: "district", RadiusM: NotStated, Governorate: "SY02"},
	})
}

func TestTheFileOfRowsHasEveryRow(t *testing.T) {
	path := filepath.Join(t.TempDir(), "rows.csv")
	if err := WriteRows(path, rows()); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want := rowFileHeader +
		"11,37.1,36.2,2010-08-16,regime,siege,3,exact,,SY02,regime;russia\n" +
		"12,37.1,36.2,2016-02-06,sdf,looting,,near,5000,SY02,sdf\n" +
		"13,,,2010-08-16,regime,siege,0,district,,SY02,regime\n"
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Error(diff)
	}
}

func TestAFilterIsReadAsItIsWritten(t *testing.T) {
	for _, f := range []Filter{{}, {From: 734_000}, {From: 734_000, To: 735_000, Party: "regime"}} {
		got, err := ParseFilter(f.Query())
		if err != nil || got != f {
			t.Errorf("%+v: %+v, %v", f, got, err)
		}
	}
	f := Filter{From: 734_000, To: 735_000, Party: "regime"}
	var passed []uint64
	for r := range rows() {
		if f.Matches(r) {
			passed = append(passed, r.Number)
		}
	}
	if !slices.Equal(passed, []uint64{11, 13}) {
		t.Error(passed)
	}
}

func openRows(t *testing.T) *SQLite {
	t.Helper()
	path := filepath.Join(t.TempDir(), "rtree.db")
	if err := BuildSQLite(t.Context(), path, rows()); err != nil {
		t.Fatal(err)
	}
	s, err := OpenSQLite(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func TestATileCarriesTheProperties(t *testing.T) {
	s := openRows(t)
	tile := geo.ToWorld(orb.Point{37.1, 36.2}).Tile(9)
	body, _, err := s.Tile(t.Context(), tile, Filter{To: 735_000, Party: "regime"})
	if err != nil {
		t.Fatal(err)
	}
	layers, err := mvt.Unmarshal(body)
	if err != nil || len(layers) != 1 || layers[0].Name != Layer || len(layers[0].Features) != 1 {
		t.Fatalf("%v %+v", err, layers)
	}
	want := map[string]any{"date": "2010-08-16", "party": "regime", "violation": "siege", "killed": 3.0, "precision": "exact", "parties": 2.0}
	if diff := cmp.Diff(want, map[string]any(layers[0].Features[0].Properties)); diff != "" {
		t.Error(diff)
	}
	for r := range rows() {
		if r.Number == 11 && FeatureContent(layers[0].Features[0]) != r.Content() {
			t.Error("the feature does not say what the row does")
		}
	}
	if all, _, err := s.Tile(t.Context(), tile, Filter{}); err != nil || len(all) <= len(body) {
		t.Errorf("without a filter: %d bytes, %v", len(all), err)
	}
}

func TestBakedTilesAreServedAsTheyAre(t *testing.T) {
	path := filepath.Join(t.TempDir(), "tiles.mbtiles")
	at := geo.Tile{Z: 9, X: 308, Y: 200}
	if err := Bake(t.Context(), path, []geo.Tile{at}, func(geo.Tile) ([]byte, error) { return []byte("zipped"), nil }); err != nil {
		t.Fatal(err)
	}
	b, err := OpenBaked(path)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	if body, gzipped, err := b.Tile(t.Context(), at, Filter{}); err != nil || !gzipped || string(body) != "zipped" {
		t.Errorf("%q, %t, %v", body, gzipped, err)
	}
	if _, _, err := b.Tile(t.Context(), at, Filter{Party: "regime"}); err == nil {
		t.Error("it answers a filter")
	}
	failed := errors.New("no tile")
	if err := Bake(t.Context(), filepath.Join(t.TempDir(), "b"), []geo.Tile{at}, func(geo.Tile) ([]byte, error) { return nil, failed }); !errors.Is(err, failed) {
		t.Error(err)
	}
}

func TestTheHandlerRefusesWhatIsNoTile(t *testing.T) {
	handler, err := Handler(openRows(t))
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]int{
		"/9/308/200.mvt":                 http.StatusOK,
		"/9/308/200.mvt?from=yesterday":  http.StatusBadRequest,
		"/9/308/.mvt":                    http.StatusBadRequest,
		"/9/308/x":                       http.StatusBadRequest,
		"/9/9000/1.mvt":                  http.StatusBadRequest,
		"/nowhere":                       http.StatusNotFound,
		"/9/308/200.mvt?party=%3Bregime": http.StatusOK,
	} {
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
		if w.Code != want {
			t.Errorf("%s: %d, not %d: %s", path, w.Code, want, w.Body)
		}
	}
}

// PostgreSQL itself is part of make bench-map; here it is only tried whether it can be started and
// answers as SQLite does, where it is installed.
func TestPostGISAnswersAsSQLiteDoes(t *testing.T) {
	programs, ok := FindPostGIS()
	if !ok {
		t.Skip("PostGIS is not installed: " + HowToInstallPostGIS)
	}
	folder, err := os.MkdirTemp("", "postgis-") // a socket's path must be short
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(folder)
	if err := os.Chmod(folder, 0o711); err != nil {
		t.Fatal(err)
	}
	cluster, err := StartCluster(t.Context(), programs, filepath.Join(folder, "pg"))
	if err != nil {
		t.Fatal(err)
	}
	defer cluster.Stop()
	p, err := OpenPostGIS(t.Context(), cluster.Socket)
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	if err := p.Load(t.Context(), rows()); err != nil {
		t.Fatal(err)
	}
	compareTilers(t, p, openRows(t))
	if version, err := p.Version(t.Context()); err != nil || !strings.HasPrefix(version, "PostgreSQL 1") {
		t.Error(version, err)
	}
}

// compareTilers expects the same features, in any order.
func compareTilers(t *testing.T, got, want Tiler) {
	t.Helper()
	tile := geo.ToWorld(orb.Point{37.1, 36.2}).Tile(9)
	for _, f := range []Filter{{}, {From: 735_000}, {From: 733_000, To: 735_000, Party: "regime"}, {Party: "isis"}} {
		if diff := cmp.Diff(contents(t, want, tile, f), contents(t, got, tile, f)); diff != "" {
			t.Errorf("%+v: %s", f, diff)
		}
	}
}

func contents(t *testing.T, tiler Tiler, at geo.Tile, f Filter) (list []uint64) {
	t.Helper()
	body, _, err := tiler.Tile(context.Background(), at, f)
	if err != nil {
		t.Fatal(err)
	}
	if len(body) == 0 {
		return nil
	}
	layers, err := mvt.Unmarshal(body)
	if err != nil {
		t.Fatal(err)
	}
	for _, layer := range layers {
		for _, feature := range layer.Features {
			list = append(list, FeatureContent(feature))
		}
	}
	slices.Sort(list)
	return list
}
