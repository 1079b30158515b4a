package atlas_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"tawthiq/data"
	"tawthiq/data/atlas"
	"tawthiq/data/atlas/atlastest"
	"tawthiq/geo"
)

// revise makes changes of every kind to some of the records, and returns what becomes of the public
// ones.
func (f fixture) revise(t *testing.T, random *rand.Rand, in []data.Incident) {
	var change data.Change
	for i := range in {
		one := in[i]
		if record, err := f.store.Incident(t.Context(), one.ID, 0); err == nil && random.IntN(2) == 0 {
			one = record.Incident // what changed before stays, otherwise it is as it was at first
		}
		switch random.IntN(14) {
		case 0:
			one.Title.EN += " again"
			change.Revised = append(change.Revised, one)
		case 1:
			one.Claims = []data.Claim{{Party: "regime", Kind: "contested", Confidence: "stated"}}
			change.Revised = append(change.Revised, one)
		case 2:
			one.Placement.Precision, one.Placement.Point = geo.PrecisionGovernorate, nil
			one.Placement.District, one.Placement.Subdistrict, one.Placement.PCode = "", "", one.Placement.Governorate
			if one.Placement.Governorate != "" {
				change.Revised = append(change.Revised, one)
			}
		case 3:
			change.Withdraw = append(change.Withdraw, one.ID)
		case 4:
			one.Sensitivity = data.Stricter(one.Sensitivity, []string{data.Restricted, data.Confidential}[random.IntN(2)])
			change.Revised = append(change.Revised, one)
		case 5:
			one.Sensitivity = data.Public // again, or for the first time
			change.Revised = append(change.Revised, one)
		case 6:
			change.Revised = append(change.Revised, one)
		case 7:
			one.Sources = append(slices.Clone(one.Sources), data.Source{Type: "interview", Title: "An interview", Contact: fmt.Sprint("contact ", random.IntN(2))})
			change.Revised = append(change.Revised, one)
		}
	}
	f.commit(t, change)
}

// listed is what a list of changes is compared by.
type listed struct {
	kinds         []atlas.ChangeKind
	before, after bool
}

// expected compares the records of two revisions one by one.
func (f fixture) expected(t *testing.T, filter data.Filter, before, after int64) map[string]listed {
	t.Helper()
	vocabulary := f.Current().Vocabulary()
	was, is := f.publicAt(t, before), f.publicAt(t, after)
	out := map[string]listed{}
	for id := range is {
		if _, there := was[id]; !there {
			was[id] = nil
		}
	}
	for id, a := range was {
		b := is[id]
		if (a == nil || !matches(vocabulary, a, filter)) && (b == nil || !matches(vocabulary, b, filter)) {
			continue
		}
		c := listed{before: a != nil, after: b != nil}
		switch {
		case a == nil && f.wasWithdrawn(t, id, before):
			c.kinds = []atlas.ChangeKind{atlas.Restored}
		case a == nil:
			c.kinds = []atlas.ChangeKind{atlas.Added}
		case b == nil:
			c.kinds = []atlas.ChangeKind{atlas.Withdrawn}
		case !reflect.DeepEqual(a, b):
			c.kinds = []atlas.ChangeKind{atlas.Changed}
			if !reflect.DeepEqual(a.Claims, b.Claims) {
				c.kinds = append(c.kinds, atlas.Reattributed)
			}
			if a.Placement.PCode != b.Placement.PCode || a.Placement.Precision != b.Placement.Precision || !reflect.DeepEqual(a.Placement.Point, b.Placement.Point) {
				c.kinds = append(c.kinds, atlas.Moved)
			}
		default:
			continue
		}
		out[id] = c
	}
	return out
}

// publicAt returns the records of a revision that were public then and are today.
func (f fixture) publicAt(t *testing.T, revision int64) map[string]*data.Incident {
	t.Helper()
	today := map[string]string{}
	if err := f.store.Records(t.Context(), 0, func(r data.Record) error { today[r.Incident.ID] = r.Incident.Sensitivity; return nil }); err != nil {
		t.Fatal(err)
	}
	released, _ := f.released(t, revision)
	out := map[string]*data.Incident{}
	for _, in := range released {
		if in.Sensitivity == data.Public && today[in.ID] == data.Public {
			out[in.ID] = &in
		}
	}
	return out
}

func (f fixture) wasWithdrawn(t *testing.T, id string, revision int64) bool {
	r, err := f.store.Incident(t.Context(), id, revision)
	return err == nil && r.Withdrawn
}

// allChanges turns the pages.
func allChanges(t *testing.T, before, after *atlas.Selection) (first atlas.Changes, all []atlas.Change) {
	t.Helper()
	cursor := ""
	for {
		page, err := after.Changes(t.Context(), before, 7, cursor)
		if err != nil {
			t.Fatal(err)
		}
		if cursor == "" {
			first = page
		} else if page.Kinds != nil || page.Before != nil {
			t.Error("a following page has the totals again")
		}
		all = append(all, page.Incidents...)
		if cursor = page.Next; cursor == "" {
			return first, all
		}
	}
}

func TestChangesEqualAComparisonOfAllRecords(t *testing.T) {
	t.Parallel()
	incidents := atlastest.Incidents(atlastest.Facts(t), 3, 160)
	f, random := open(t, incidents[:100]...), rand.New(rand.NewPCG(3, 9))
	f.revise(t, random, incidents[:100])
	f.commit(t, data.Change{Incidents: incidents[100:]})
	f.revise(t, random, incidents[100:])
	f.revise(t, random, incidents)
	f.revise(t, random, incidents)
	var withdrawn []string
	if err := f.store.Records(t.Context(), 0, func(r data.Record) error {
		if r.Withdrawn && random.IntN(2) == 0 {
			withdrawn = append(withdrawn, r.Incident.ID)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	f.commit(t, data.Change{Restore: withdrawn})
	last := f.Current().Revision()
	kinds := map[atlas.ChangeKind]int{}
	for since := int64(1); since <= last; since++ {
		for until := since; until <= last; until++ {
			for i, filter := range append(atlastest.Filters(uint64(since), 2), data.Filter{}) {
				t.Run(fmt.Sprintf("%d to %d, filter %d", since, until, i), func(t *testing.T) {
					filter.Query = ""
					was, is := f.at(t, since, filter), f.at(t, until, filter)
					first, all := allChanges(t, was, is)
					got, sums := map[string]listed{}, map[atlas.ChangeKind]int{}
					for _, c := range all {
						got[c.ID] = listed{c.Kinds, c.Before != nil, c.After != nil}
						for _, kind := range c.Kinds {
							sums[kind]++
							kinds[kind]++
						}
					}
					if len(got) != len(all) {
						t.Error("a record is listed twice")
					}
					if diff := gocmp.Diff(f.expected(t, filter, since, until), got, gocmp.AllowUnexported(listed{})); diff != "" {
						t.Error(diff)
					}
					if diff := gocmp.Diff(sums, first.Kinds); diff != "" {
						t.Error(diff)
					}
				})
			}
		}
	}
	for _, kind := range []atlas.ChangeKind{atlas.Added, atlas.Changed, atlas.Reattributed, atlas.Moved, atlas.Withdrawn, atlas.Restored} {
		if kinds[kind] == 0 {
			t.Errorf("nothing is %s: the test shows little", kind)
		}
	}
}

func (f fixture) at(t *testing.T, revision int64, filter data.Filter) *atlas.Selection {
	t.Helper()
	view, err := f.View(t.Context(), revision)
	if err != nil {
		t.Fatal(err)
	}
	return selectFrom(t, view, filter)
}

func TestChangesSayWhatTheyDoToTheFigures(t *testing.T) {
	t.Parallel()
	incidents := atlastest.Incidents(atlastest.Facts(t), 8, 120)
	f := open(t, incidents...)
	since := f.Current().Revision()
	f.revise(t, rand.New(rand.NewPCG(1, 1)), incidents)
	was, is := f.at(t, since, data.Filter{}), f.at(t, f.Current().Revision(), data.Filter{})
	changes, _ := allChanges(t, was, is)
	before, err := was.AreaFigures("SY")
	if err != nil {
		t.Fatal(err)
	}
	if *changes.Before != before.Figures || *changes.Before == *changes.After {
		t.Errorf("the figures go from %+v to %+v", changes.Before, changes.After)
	}
	if !slices.ContainsFunc(changes.ByParty, func(p atlas.PartyChange) bool { return p.Before != nil && p.After != nil }) {
		t.Errorf("no party's figures change: %+v", changes.ByParty)
	}
}

func TestChangesNeverTellOfAProtectedRecord(t *testing.T) {
	t.Parallel()
	incidents := atlastest.Incidents(atlastest.Facts(t), 5, 300)
	f := open(t, incidents...)
	since := f.Current().Revision()
	var change data.Change
	for _, in := range incidents {
		if in.Sensitivity != data.Public {
			in.Violations = []string{"other"}
			change.Revised = append(change.Revised, in)
		}
	}
	f.commit(t, change)
	_, all := allChanges(t, f.at(t, since, data.Filter{}), f.at(t, f.Current().Revision(), data.Filter{}))
	if len(all) != 0 {
		t.Errorf("%d changes are listed, of %d protected records", len(all), len(change.Revised))
	}
}

func TestTheCursorOfOneListOfChangesIsNoneOfAnother(t *testing.T) {
	t.Parallel()
	incidents := atlastest.Incidents(atlastest.Facts(t), 6, 200)
	f := open(t, incidents[:50]...)
	f.commit(t, data.Change{Incidents: incidents[50:100]})
	f.commit(t, data.Change{Incidents: incidents[100:]})
	is := f.at(t, 3, data.Filter{})
	page, err := is.Changes(t.Context(), f.at(t, 1, data.Filter{}), 5, "")
	if err != nil || page.Next == "" {
		t.Fatalf("%+v, %v", page, err)
	}
	if _, err := is.Changes(t.Context(), f.at(t, 2, data.Filter{}), 5, page.Next); data.KindOf(err) != data.InvalidKind || !strings.Contains(err.Error(), "another list") {
		t.Errorf("the cursor of another list: %v", err)
	}
}
