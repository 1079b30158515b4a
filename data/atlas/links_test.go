package atlas_test

import (
	"cmp"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"tawthiq/data"
	"tawthiq/data/atlas"
	"tawthiq/data/atlas/atlastest"
	"tawthiq/data/linkage"
	"tawthiq/geo"
	"tawthiq/geo/classify"
	"tawthiq/geo/mapindex"
)

// linkedWorld is a view of records some of which other datasets have too, with the groups that comparing
// all pairs of the public ones makes.
type linkedWorld struct {
	world
	fixture
	public map[int64]data.Incident
	groups []linkage.Group
}

func newLinkedWorld(t *testing.T) linkedWorld {
	f := open(t, atlastest.Retold(atlastest.Facts(t), 1, records)...)
	released, held := f.released(t, 0)
	w := linkedWorld{world{f.Current(), released, held}, f, map[int64]data.Incident{}, nil}
	if err := f.store.Records(t.Context(), 0, func(r data.Record) error {
		if r.Incident.Sensitivity == data.Public {
			w.public[int64(r.Key)] = r.Incident
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	w.groups = linkage.Groups(w.allPairs(t), func(key int64) uint32 { return datasetNumber(w.public[key]) })
	if len(w.groups) < 20 {
		t.Fatalf("the made-up records make only %d groups", len(w.groups))
	}
	return w
}

func datasetNumber(in data.Incident) uint32 {
	return uint32(slices.IndexFunc(atlastest.Datasets(), func(d data.Dataset) bool { return d.Code == in.Dataset }))
}

func (w linkedWorld) allPairs(t *testing.T) (links []linkage.Link) {
	records := map[int64]linkage.Record{}
	for key, in := range w.public {
		if r, ok := w.linkRecord(t, key, in); ok {
			records[key] = r
		}
	}
	keys := slices.Sorted(maps.Keys(records))
	for i, a := range keys {
		for _, b := range keys[:i] {
			first, second := records[a], records[b]
			if l, ok := linkage.Compare(&first, &second); ok {
				links = append(links, l)
			}
		}
	}
	return links
}

// linkRecord returns what the rule reads, from the document.
func (w linkedWorld) linkRecord(t *testing.T, key int64, in data.Incident) (r linkage.Record, ok bool) {
	v := w.view.Vocabulary()
	r = linkage.Record{Key: key, Dataset: datasetNumber(in), Start: int32(in.When.Start), UncertaintyM: int32(in.Placement.UncertaintyM),
		Violations: v.Bits(data.Violations, in.Violations), Facilities: v.FamilyBits(data.Facilities, in.Facilities), Weapons: v.Bits(data.Weapons, in.Weapons),
		Parties: v.Bits(data.Parties, in.Parties()), Unnamed: len(in.Claims) == 0, Kinds: linkage.KindsOf(in.Violations)}
	r.First, r.Last, ok = linkage.Days(in.When.Start, in.When.Precision, int(in.When.End-in.When.Start))
	if p := in.Placement.Drawn(); p != nil {
		r.Drawn, r.At, r.Place = true, geo.ToWorld(*p), placeNumber(in.Placement.PCode)
	}
	if at, known := atlastest.Facts(t).Areas.Position(in.Placement.Area(geo.Subdistrict)); known {
		r.Subdistrict = uint16(at) + 1
	}
	for _, party := range in.Parties() {
		term, _ := v.Term(data.Parties, party)
		r.Groups |= v.Bit(data.Parties, term.Parent)
		r.Unnamed = r.Unnamed || linkage.IsUnnamed(party)
	}
	number := func(m data.Measure) mapindex.Number {
		lowest, stated := in.CountedMinimum(m)
		return mapindex.Number{Min: int32(lowest), Max: int32(in.Casualties[m].Max), Open: in.Casualties[m].Open, Stated: stated}
	}
	r.Killed, r.Injured, r.Detained = number(data.Killed), number(data.Injured), number(data.Detained)
	if r.Killed.Stated && number("killed-humanitarian") == r.Killed {
		r.Killed.Open, r.Injured.Open, r.Detained.Open = true, true, true
	}
	return r, ok && !in.Aggregated && (r.Drawn || r.Subdistrict != 0)
}

// placeNumber returns a number that no two codes of places share.
func placeNumber(p geo.PCode) (n uint32) {
	for _, digit := range string(p) {
		n = n*41 + uint32(digit)%41
	}
	return n
}

// speaker returns the member of a group that counts of those that match.
func (w linkedWorld) speaker(g linkage.Group, matching map[string]bool) (key int64) {
	gradings := []string{"confirmed", "fair", "weak", "ungraded", "contested", "discounted"}
	for _, one := range g.Members {
		in, best := w.public[one], w.public[key]
		if matching[in.ID] && (key == 0 || cmp.Or(cmp.Compare(countsAll(in), countsAll(best)), cmp.Compare(in.Placement.Precision, best.Placement.Precision),
			cmp.Compare(slices.Index(gradings, best.Grading), slices.Index(gradings, in.Grading)), cmp.Compare(key, one)) > 0) {
			key = one
		}
	}
	return key
}

// countsAll returns 1 for a record that states how many people came to harm, and not of aid workers
// alone, otherwise 0.
func countsAll(in data.Incident) int {
	all := 0
	for _, m := range []data.Measure{data.Killed, data.Injured, data.Detained} {
		if _, stated := in.Casualties[m]; stated {
			all = 1
		}
	}
	aid, one := in.Casualties["killed-humanitarian"]
	killed, _ := in.CountedMinimum(data.Killed)
	helpers, _ := in.CountedMinimum("killed-humanitarian")
	if one && in.Casualties[data.Killed].Max == aid.Max && in.Casualties[data.Killed].Open == aid.Open && killed == helpers {
		return 0
	}
	return all
}

func idsOf(incidents []data.Incident) map[string]bool {
	ids := map[string]bool{}
	for _, in := range incidents {
		ids[in.ID] = true
	}
	return ids
}

func TestLinkedRecordsCountOnce(t *testing.T) {
	t.Parallel()
	w := newLinkedWorld(t)
	silenced := 0
	for i, f := range atlastest.Filters(12, filterCount) {
		records := w.matching(f)
		if i%4 == 1 { // free text, which only public records are found by
			f.Query = "market"
			records = slices.DeleteFunc(records, func(in data.Incident) bool { return !strings.Contains(in.Title.EN, f.Query) })
		}
		want := idsOf(records)
		all := len(want)
		matching := maps.Clone(want)
		for _, g := range w.groups {
			speaker := w.speaker(g, matching)
			for _, key := range g.Members {
				if key != speaker {
					delete(want, w.public[key].ID)
				}
			}
		}
		silenced += all - len(want)
		f.Linked = data.LinkedOnce
		s := selectFrom(t, w.view, f)
		if got := s.Counts(geo.Country); got.Mapped != len(want) {
			t.Errorf("%s: %d count, want %d", f.Values().Encode(), got.Mapped, len(want))
		}
		got := map[string]bool{}
		for cursor := ""; ; {
			page, err := s.Page(t.Context(), atlas.LatestFirst, atlas.MaxPage, cursor)
			if err != nil {
				t.Fatal(err)
			}
			for _, one := range page.Incidents {
				got[one.ID] = true
			}
			if cursor = page.Next; cursor == "" {
				break
			}
		}
		if diff := gocmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", f.Values().Encode(), diff)
		}
	}
	if silenced < 100 {
		t.Errorf("only %d records were left out under all filters", silenced)
	}
}

func TestLinksAreThoseOfAllPairs(t *testing.T) {
	t.Parallel()
	w := newLinkedWorld(t)
	for _, f := range atlastest.Filters(13, filterCount) {
		matching := idsOf(w.matching(f))
		want := map[string][]string{} // members by the one that speaks
		for _, g := range w.groups {
			if speaker := w.speaker(g, matching); speaker != 0 {
				for _, key := range g.Members {
					want[w.public[speaker].ID] = append(want[w.public[speaker].ID], w.public[key].ID)
				}
			}
		}
		got, last := map[string][]string{}, data.Date(1<<30)
		s := selectFrom(t, w.view, f)
		for cursor := ""; ; {
			page, err := s.LinkPage(t.Context(), 7, cursor)
			if err != nil {
				t.Fatal(err)
			}
			if page.Matching != len(want) {
				t.Fatalf("%d groups match, want %d", page.Matching, len(want))
			}
			for _, g := range page.Groups {
				first := data.Date(1 << 30)
				for _, m := range g.Members {
					got[g.Speaks] = append(got[g.Speaks], m.ID)
					first = min(first, m.When.Start)
					if m.Matches != matching[m.ID] {
						t.Errorf("%s matches: %v", m.ID, m.Matches)
					}
				}
				if first > last {
					t.Errorf("the group of %s is not in its place", g.Speaks)
				}
				last = first
			}
			if cursor = page.Next; cursor == "" {
				break
			}
		}
		if diff := gocmp.Diff(want, got, cmpopts.SortSlices(cmp.Less[string])); diff != "" {
			t.Errorf("%s: %s", f.Values().Encode(), diff)
		}
	}
}

func TestTheOverlapCountsEveryPublicRecordInOneEvent(t *testing.T) {
	t.Parallel()
	w, unlinkable := newLinkedWorld(t), 0
	for _, f := range atlastest.Filters(14, filterCount) {
		matching := idsOf(w.matching(f))
		alone, events := map[string]int{}, map[string]int{}
		for _, in := range w.public {
			if matching[in.ID] {
				alone[in.Dataset]++
			}
		}
		datasets := slices.Sorted(maps.Keys(alone))
		pattern := func(members ...string) string {
			out := ""
			for _, d := range datasets {
				out += map[bool]string{true: "1", false: "0"}[slices.Contains(members, d)]
			}
			return out
		}
		for _, g := range w.groups {
			var members []string
			for _, key := range g.Members {
				if in := w.public[key]; matching[in.ID] {
					members = append(members, in.Dataset)
					alone[in.Dataset]--
				}
			}
			if len(members) > 0 {
				events[pattern(members...)]++
			}
		}
		for dataset, n := range alone {
			events[pattern(dataset)] += n
		}
		maps.DeleteFunc(events, func(_ string, n int) bool { return n == 0 })
		checkOverlap(t, selectFrom(t, w.view, f), datasets, events)
		unlinkable += w.checkUnlinkable(t, f, matching)
	}
	if unlinkable < 100 {
		t.Errorf("under all filters there are only %d records that cannot be linked", unlinkable)
	}
}

// checkUnlinkable compares how many records the overlap calls unlinkable with how many the rule is not
// given, and returns that.
func (w linkedWorld) checkUnlinkable(t *testing.T, f data.Filter, matching map[string]bool) (sum int) {
	t.Helper()
	o, err := selectFrom(t, w.view, f).Overlap()
	if err != nil {
		t.Fatal(err)
	}
	want := make([]int, len(o.Datasets))
	for key, in := range w.public {
		if _, ok := w.linkRecord(t, key, in); !ok && matching[in.ID] {
			want[slices.Index(o.Datasets, in.Dataset)]++
			sum++
		}
	}
	if diff := gocmp.Diff(want, o.Unlinkable); diff != "" {
		t.Errorf("%s: unlinkable: %s", f.Values().Encode(), diff)
	}
	return sum
}

func checkOverlap(t *testing.T, s *atlas.Selection, datasets []string, events map[string]int) {
	t.Helper()
	o, err := s.Overlap()
	if err != nil {
		t.Fatal(err)
	}
	got, sum, records := map[string]int{}, 0, 0
	for _, p := range o.Patterns {
		pattern, in := "", 0
		for _, has := range p.In {
			pattern += string(rune('0' + has))
			in += has
		}
		got[pattern] = p.Events
		sum, records = sum+p.Events, records+in*p.Events
	}
	if diff := gocmp.Diff(events, got); diff != "" || sum != o.Events || records != o.Records {
		t.Errorf("%d events of %d records: %s", o.Events, o.Records, diff)
	}
	if diff := gocmp.Diff(datasets, o.Datasets, cmpopts.EquateEmpty()); diff != "" {
		t.Error(diff)
	}
}

func TestAnIncidentNamesTheRecordsThatItIsLinkedWith(t *testing.T) {
	t.Parallel()
	w := newLinkedWorld(t)
	grouped := map[int64]linkage.Group{}
	for _, g := range w.groups {
		for _, key := range g.Members {
			grouped[key] = g
		}
	}
	for key, in := range w.public {
		d, err := detail(t, w.view, in.ID)
		if err != nil {
			t.Fatal(err)
		}
		want := map[string]bool{}
		for _, member := range grouped[key].Members {
			if member != key {
				want[w.public[member].ID] = true
			}
		}
		got := map[string]bool{}
		for _, l := range d.Linked {
			got[l.ID] = true
			if l.Score < atlas.LinkThreshold || l.Score > 1 || l.Dataset == in.Dataset {
				t.Errorf("%s is linked with %+v", in.ID, l)
			}
		}
		if diff := gocmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", in.ID, diff)
		}
	}
}

func TestAGradingOfSomebodysOwnSpeaksNoSoonerThanNone(t *testing.T) {
	t.Parallel()
	in := atlastest.Incidents(atlastest.Facts(t), 1, 40)
	twin := in[slices.IndexFunc(in, func(in data.Incident) bool {
		return in.Placement.Drawn() != nil && in.When.Precision == "day" && !in.Aggregated
	})]
	twin.Sensitivity, twin.Casualties, twin.When.End = data.Public, data.Casualties{data.Killed: {Min: 3, Max: 3}}, twin.When.Start
	twins := []data.Incident{twin, twin}
	for i, grading := range []string{"hearsay", "confirmed"} {
		twins[i].Dataset, twins[i].SourceID, twins[i].Grading = atlastest.Datasets()[i].Code, grading, grading
		twins[i].ID = twins[i].NewID()
	}
	f := open(t)
	f.commit(t, data.Change{Incidents: twins, Terms: []data.Term{{List: data.Gradings, Code: "hearsay", Label: geo.Label{EN: "Hearsay", AR: "سماع"}}}})
	groups := allGroups(t, f.Current())
	if len(groups) != 1 || groups[0].Speaks != twins[1].ID {
		t.Fatalf("%+v; want %s to speak", groups, twins[1].ID)
	}
	facets, err := selectFrom(t, f.Current(), data.Filter{Linked: data.LinkedOnce}).Facets(t.Context(), []string{"grading"}, geo.Governorate)
	if err != nil {
		t.Fatal(err)
	}
	if values := facets.Facets[0].Values; len(values) != 1 || values[0].Code != "confirmed" || !strings.Contains(facets.Note.EN, "with a value chosen there can be more") {
		t.Errorf("%+v, %s", values, facets.Note.EN)
	}
}

func TestNoShareOfEventsIsAboveTheWhole(t *testing.T) {
	t.Parallel()
	w := newLinkedWorld(t)
	for _, level := range geo.Levels() {
		f := data.Filter{Counting: data.CountFull, Linked: data.LinkedOnce, Parties: []string{"regime"}}
		whole, _ := f.Without("party")
		how := atlas.Shading{Level: level, Metric: atlas.Incidents, Per: atlas.Share, Method: classify.Quantile, Classes: 3, ShareOf: "party", Whole: selectFrom(t, w.view, whole)}
		c, err := selectFrom(t, w.view, f).Choropleth(how)
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range c.Values {
			if v.Value != nil && *v.Value > 100 {
				t.Errorf("%s: %g %%", v.PCode, *v.Value)
			}
		}
		if c.Linked != data.LinkedOnce || !strings.Contains(c.Note.EN, "same event") {
			t.Errorf("it is not said that linked records count once: %s", c.Note.EN)
		}
	}
}

// allGroups returns the groups of a view by their members, with everything that is said of them.
func allGroups(t *testing.T, v *atlas.View) (groups []atlas.LinkGroup) {
	t.Helper()
	s := selectFrom(t, v, data.Filter{})
	for cursor := ""; ; {
		page, err := s.LinkPage(t.Context(), atlas.MaxLinkPage, cursor)
		if err != nil {
			t.Fatal(err)
		}
		groups = append(groups, page.Groups...)
		if cursor = page.Next; cursor == "" {
			return groups
		}
	}
}

func TestLinksFollowWhatChanges(t *testing.T) {
	t.Parallel()
	facts := atlastest.Facts(t)
	told := atlastest.Retold(facts, 1, 200)
	f := open(t, told...)
	random := rand.New(rand.NewPCG(1, 17))
	for round := range 12 {
		if round%3 > 0 { // some views are followed by others before anyone asks for their links
			allGroups(t, f.Current())
		}
		change := data.Change{Incidents: atlastest.Retold(facts, uint64(20+round), 3)}
		for _, i := range random.Perm(len(told))[:6] {
			switch in := told[i]; random.IntN(3) {
			case 0:
				in.When.Start++
				in.When.End = max(in.When.End, in.When.Start)
				change.Incidents = append(change.Incidents, in)
			case 1:
				change.Withdraw = append(change.Withdraw, in.ID)
			default:
				in.Sensitivity = data.Confidential
				change.Incidents = append(change.Incidents, in)
			}
		}
		f.commit(t, change)
		anew, err := atlas.New(t.Context(), f.store, facts, discard())
		if err != nil {
			t.Fatal(err)
		}
		if diff := gocmp.Diff(allGroups(t, anew.Current()), allGroups(t, f.Current())); diff != "" {
			t.Fatalf("round %d: %s", round, diff)
		}
		anew.Close()
	}
}

func TestAProtectedRecordIsLinkedInNoRevision(t *testing.T) {
	t.Parallel()
	told := slices.DeleteFunc(atlastest.Retold(atlastest.Facts(t), 1, 200), func(in data.Incident) bool { return in.Sensitivity != data.Public })
	f := open(t, told...)
	first := f.Current().Revision()
	linked := map[string]bool{}
	for _, g := range allGroups(t, f.Current()) {
		linked[g.Members[0].ID] = true
	}
	var change data.Change
	for i, in := range told {
		if linked[in.ID] {
			in.Sensitivity = []string{data.Restricted, data.Confidential}[i%2]
			change.Incidents = append(change.Incidents, in)
		}
	}
	f.commit(t, change)
	older, err := f.View(t.Context(), first)
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range []*atlas.View{f.Current(), older} {
		for _, g := range allGroups(t, v) {
			for _, m := range g.Members {
				if linked[m.ID] {
					t.Errorf("in revision %d, %s is linked, which is protected today", v.Revision(), m.ID)
				}
			}
		}
		overlap, err := selectFrom(t, v, data.Filter{}).Overlap()
		if err != nil || overlap.Records != len(told)-len(linked) {
			t.Errorf("in revision %d the overlap is of %d records instead of %d: %v", v.Revision(), overlap.Records, len(told)-len(linked), err)
		}
	}
}
