package atlas_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"tawthiq/data"
	"tawthiq/data/atlas"
	"tawthiq/data/atlas/atlastest"
	"tawthiq/geo"
	"tawthiq/geo/classify"
)

// everything returns the JSON of all that a view can be asked.
func everything(t *testing.T, v *atlas.View, filters ...data.Filter) string {
	t.Helper()
	var said []any
	said = append(said, v.Contents())
	for _, f := range filters {
		s := selectFrom(t, v, f)
		page, err := s.Page(t.Context(), atlas.LatestFirst, atlas.MaxPage, "")
		if err != nil {
			t.Fatal(err)
		}
		choropleth, err := s.Choropleth(atlas.Shading{Level: geo.Subdistrict, Metric: atlas.Detained, Per: atlas.Count, Method: classify.Jenks, Classes: 5})
		if err != nil {
			t.Fatal(err)
		}
		figures, err := s.AreaFigures("SY")
		if err != nil {
			t.Fatal(err)
		}
		differing, err := s.Disagreeing().Page(t.Context(), atlas.LatestFirst, atlas.MaxPage, "")
		if err != nil {
			t.Fatal(err)
		}
		pairs, _ := s.Disagreements()
		said = append(said, page, choropleth, figures, shown(s, geo.Tile{}), s.PointCounts(), differing, pairs)
		for _, one := range page.Incidents {
			detail, err := detail(t, v, one.ID)
			if err != nil {
				t.Fatal(err)
			}
			said = append(said, detail)
		}
	}
	text, err := json.Marshal(said)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestNothingProtectedIsSaid(t *testing.T) {
	t.Parallel()
	f := open(t, atlastest.Incidents(atlastest.Facts(t), 1, 500)...)
	said := everything(t, f.Current(), data.Filter{}, data.Filter{Areas: []geo.PCode{"SY02"}}, data.Filter{Parties: []string{"regime"}})
	if at := strings.Index(said, atlastest.Secret); at >= 0 {
		t.Errorf("it says …%s…", said[max(at-200, 0):at+40])
	}
}

func TestFreeTextNeverFindsARestrictedRecord(t *testing.T) {
	t.Parallel()
	f := open(t, atlastest.Incidents(atlastest.Facts(t), 1, 500)...)
	s := selectFrom(t, f.Current(), data.Filter{Query: atlastest.Secret})
	page, err := s.Page(t.Context(), atlas.LatestFirst, 10, "")
	if err != nil {
		t.Fatal(err)
	}
	if len(page.Incidents) != 0 {
		t.Errorf("it finds %d records by a text that is not public", len(page.Incidents))
	}
}

func TestConfidentialAndHeldBackRecordsAreNotThere(t *testing.T) {
	t.Parallel()
	f := open(t, atlastest.Incidents(atlastest.Facts(t), 1, 500)...)
	released, _ := f.released(t, 0)
	there := map[string]bool{}
	for _, in := range released {
		there[in.ID] = true
	}
	var unknown error
	if _, unknown = detail(t, f.Current(), "01DXF6DT000000000000000000"); data.KindOf(unknown) != data.NotFoundKind {
		t.Fatalf("an unknown record: %v", unknown)
	}
	hidden := 0
	for _, in := range atlastest.Incidents(atlastest.Facts(t), 1, 500) {
		_, err := detail(t, f.Current(), in.ID)
		if there[in.ID] != (err == nil) {
			t.Errorf("%s %s: %v", in.Sensitivity, in.ID, err)
		}
		if err != nil {
			hidden++
			if err.Error() != unknown.Error() {
				t.Errorf("%s can be told from an unknown one: %v", in.Sensitivity, err)
			}
		}
	}
	if hidden == 0 {
		t.Error("no record is hidden")
	}
}

func TestARestrictedRecordHasNoHistoryToBeToldFromItsLookAlikesBy(t *testing.T) {
	t.Parallel()
	incidents := atlastest.Incidents(atlastest.Facts(t), 1, 500)
	f := open(t, incidents...)
	restricted := 0
	for _, in := range incidents {
		detail, err := detail(t, f.Current(), in.ID)
		switch {
		case err != nil: // it is held back
		case in.Sensitivity == data.Public:
			if len(detail.Versions) != 1 || detail.Versions[0].Reason == "" {
				t.Errorf("a public record: %+v", detail.Versions)
			}
		default:
			restricted++
			if len(detail.Versions) != 0 {
				t.Errorf("%s: %+v", in.Sensitivity, detail.Versions)
			}
		}
	}
	if restricted == 0 {
		t.Error("no restricted record is released")
	}
}

func TestWhatIsProtectedTodayIsProtectedInOlderRevisions(t *testing.T) {
	t.Parallel()
	in := atlastest.Incidents(atlastest.Facts(t), 4, 40)
	at := slices.IndexFunc(in, func(one data.Incident) bool { return one.Sensitivity == data.Public })
	victim := in[at]
	victim.Title = geo.Label{EN: atlastest.Secret}
	in[at] = victim
	f := open(t, in...)
	before := f.Current().Revision()
	older := f.Current()
	if _, err := detail(t, older, victim.ID); err != nil {
		t.Fatalf("it is public at first: %v", err)
	}
	victim.Sensitivity = data.Confidential
	f.commit(t, data.Change{Revised: []data.Incident{victim}})
	view, err := f.View(t.Context(), before)
	if err != nil {
		t.Fatal(err)
	}
	if view.Len() != older.Len()-1 {
		t.Errorf("revision %d shows %d records, want one fewer than %d", before, view.Len(), older.Len())
	}
	if said := everything(t, view, data.Filter{}); strings.Contains(said, atlastest.Secret) {
		t.Error("the older revision still tells of it")
	}
	if view.Tag() == older.Tag() {
		t.Error("the older revision has the same tag as before, so clients keep what they hold")
	}
}

func TestWithdrawnRecordsAreNotCounted(t *testing.T) {
	t.Parallel()
	incidents := atlastest.Incidents(atlastest.Facts(t), 4, 40)
	f := open(t, incidents...)
	at := slices.IndexFunc(incidents, func(one data.Incident) bool { return one.Sensitivity == data.Public })
	before := f.Current().Len()
	f.commit(t, data.Change{Withdraw: []string{incidents[at].ID}})
	if got := f.Current().Len(); got != before-1 {
		t.Errorf("%d records after one of %d was withdrawn", got, before)
	}
	if _, err := detail(t, f.Current(), incidents[at].ID); data.KindOf(err) != data.NotFoundKind {
		t.Errorf("the withdrawn record: %v", err)
	}
}

func TestOnlyDatasetsWithReleasedRecordsAreNamed(t *testing.T) {
	t.Parallel()
	f := open(t, atlastest.Incidents(atlastest.Facts(t), 1, 500)...)
	total := 0
	for _, d := range f.Current().Contents().Datasets {
		total += d.Records
	}
	released, _ := f.released(t, 0)
	if diff := gocmp.Diff(len(released), total); diff != "" {
		t.Error(diff)
	}
}
