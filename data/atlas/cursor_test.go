package atlas_test

import (
	"testing"

	"tawthiq/data"
	"tawthiq/data/atlas"
	"tawthiq/data/atlas/atlastest"
)

func TestACursorBelongsToOneList(t *testing.T) {
	t.Parallel()
	f := open(t, atlastest.Incidents(atlastest.Facts(t), 1, 60)...)
	s := selectFrom(t, f.Current(), data.Filter{})
	page, err := s.Page(t.Context(), atlas.LatestFirst, 5, "")
	if err != nil || page.Next == "" {
		t.Fatal(page.Next, err)
	}
	cases := map[string]error{}
	_, cases["another order"] = s.Page(t.Context(), atlas.EarliestFirst, 5, page.Next)
	_, cases["another filter"] = selectFrom(t, f.Current(), data.Filter{Parties: []string{"regime"}}).Page(t.Context(), atlas.LatestFirst, 5, page.Next)
	_, cases["another counting rule"] = selectFrom(t, f.Current(), data.Filter{Counting: data.CountSplit}).Page(t.Context(), atlas.LatestFirst, 5, page.Next)
	f.commit(t, data.Change{Incidents: atlastest.Incidents(atlastest.Facts(t), 2, 3)})
	_, cases["another revision"] = selectFrom(t, f.Current(), data.Filter{}).Page(t.Context(), atlas.LatestFirst, 5, page.Next)
	for name, err := range cases {
		if data.KindOf(err) != data.InvalidKind {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzCursor(f *testing.F) {
	fix := open(f, atlastest.Incidents(atlastest.Facts(f), 1, 30)...)
	s := selectFrom(f, fix.Current(), data.Filter{})
	page, err := s.Page(f.Context(), atlas.LatestFirst, 5, "")
	if err != nil {
		f.Fatal(err)
	}
	for _, seed := range []string{page.Next, "", "AAAA", "_", page.Next + "A", page.Next[:40], "//////////////////////////////////////////8", "نص"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, cursor string) {
		page, err := s.Page(t.Context(), atlas.LatestFirst, 5, cursor)
		if err != nil && data.KindOf(err) != data.InvalidKind {
			t.Errorf("%q: %v", cursor, err)
		}
		if err == nil && len(page.Incidents) > 5 {
			t.Errorf("%q: %d incidents", cursor, len(page.Incidents))
		}
		if revision, err := atlas.CursorRevision(cursor); err == nil && revision < 0 {
			t.Errorf("%q: revision %d", cursor, revision)
		}
	})
}
