package atlas_test

import (
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"tawthiq/data"
	"tawthiq/data/atlas"
	"tawthiq/data/atlas/atlastest"
	"tawthiq/geo"
)

func TestDoubtfulRecordsEqualALinearScan(t *testing.T) {
	t.Parallel()
	f := open(t, heldAnyhow(t)...)
	released, _ := f.released(t, 0)
	for _, code := range f.Current().Vocabulary().Codes(data.Doubts) {
		for _, filter := range atlastest.Filters(12, 10) {
			filter.Doubts = []string{code}
			var want []string
			for _, in := range released {
				if matches(f.Current().Vocabulary(), &in, filter) && slices.Contains(in.Doubts(), code) {
					want = append(want, in.ID)
				}
			}
			s := selectFrom(t, f.Current(), filter)
			page, err := s.Page(t.Context(), atlas.LatestFirst, atlas.MaxPage, "")
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, one := range page.Incidents {
				if got = append(got, one.ID); !slices.Contains(one.Doubts, code) {
					t.Errorf("%s: the list says of a record that it is doubtful in %q", code, one.Doubts)
				}
			}
			slices.Sort(want)
			slices.Sort(got)
			if diff := gocmp.Diff(want, got); diff != "" {
				t.Errorf("%s: %s", filter.Values().Encode(), diff)
			}
		}
	}
}

func TestEveryDoubtHasAReasonInBothLanguages(t *testing.T) {
	t.Parallel()
	f := open(t, heldAnyhow(t)...)
	released, _ := f.released(t, 0)
	reasons := map[string]bool{}
	for _, in := range released {
		got, err := detail(t, f.Current(), in.ID)
		if err != nil {
			t.Fatal(err)
		}
		if diff := gocmp.Diff(append([]string{}, in.Doubts()...), got.Doubts); diff != "" || len(got.DoubtReasons) != len(got.Doubts) {
			t.Fatalf("%d reasons: %s", len(got.DoubtReasons), diff)
		}
		for i, reason := range got.DoubtReasons {
			for _, text := range []string{reason.EN, reason.AR} {
				if !strings.HasSuffix(text, ".") || strings.Contains(text, "  ") || strings.HasPrefix(text, " ") {
					t.Errorf("%s: %q", got.Doubts[i], text)
				}
			}
			reasons[got.Doubts[i]] = true
		}
	}
	if diff := gocmp.Diff(len(f.Current().Vocabulary().Codes(data.Doubts)), len(reasons)); diff != "" {
		t.Errorf("not every doubt occurs: %v", reasons)
	}
}

func TestWhyARecordIsDoubtful(t *testing.T) {
	t.Parallel()
	known := data.Incident{
		Dataset: "made-up", SourceID: "1", Sensitivity: data.Public, Grading: "confirmed", Violations: []string{"extrajudicial-killing"},
		When:       data.When{Start: data.DateOf(2020, 5, 1), End: data.DateOf(2020, 5, 1), Precision: "day"},
		Placement:  data.Placement{State: data.Accepted, Precision: geo.PrecisionLocality, Governorate: "SY02", District: "SY0200", Subdistrict: "SY020000"},
		Casualties: data.Casualties{data.Killed: {Min: 2, Max: 2}},
		Claims:     []data.Claim{{Party: "regime", Kind: "sole", Confidence: "stated"}}, Sources: []data.Source{{Title: "One"}, {Title: "Two"}},
	}
	cases := []struct {
		change func(*data.Incident)
		en, ar string
	}{
		{func(in *data.Incident) {
			in.Placement = data.Placement{State: data.Accepted, Precision: geo.PrecisionDistrict, Governorate: "SY02", District: "SY0200"}
		}, "Known only to its district.", "لا يُعرف المكان إلا على مستوى المنطقة."},
		{func(in *data.Incident) { in.Placement.State = data.Review }, "The place as understood waits for review.", "المكان كما فُهم ينتظر المراجعة."},
		{func(in *data.Incident) { in.When.Precision = "month" }, "Of the date only the month is known.", "لا يُعرف من التاريخ إلا الشهر."},
		{func(in *data.Incident) { in.Claims = nil }, "No party is named as responsible.", "لم تُذكر جهة مسؤولة."},
		{func(in *data.Incident) { in.Claims[0].Kind = "inferred" }, "Who is responsible is inferred, not stated.", "الجهة المسؤولة مستنتجة وغير مذكورة."},
		{func(in *data.Incident) { in.Casualties = nil }, "How many were killed is not stated.", "لم يُذكر عدد القتلى."},
		{func(in *data.Incident) {
			in.Casualties = data.Casualties{data.Killed: {Min: 3, Max: 5}, data.Injured: {Min: 7, Max: 7, Open: true}, "killed-women": {Min: 0, Max: 1}}
		}, "Not stated as one number: killed 3–5, injured at least 7.", "لم يُذكر رقم واحد: القتلى من 3 إلى 5، الجرحى 7 على الأقل."},
		{func(in *data.Incident) { in.Grading = "discounted" }, "Graded as discounted.", "تقييمه: مستبعد."},
		{func(in *data.Incident) { in.Sources = in.Sources[:1] }, "A single source is named.", "لم يُذكر إلا مصدر واحد."},
		{func(in *data.Incident) {
			in.ControlStated, in.ControlDerived = []string{"sdf"}, []string{"isis", "tip"}
		}, "Who held the place: Syrian Democratic Forces as the source states, ISIS and Turkistan Islamic Party as the control layers say.",
			"الجهة المسيطرة على المكان: قوات سوريا الديمقراطية كما يذكر المصدر، وتنظيم داعش والحزب الإسلامي التركستاني كما تذكر طبقات السيطرة."},
	}
	var incidents []data.Incident
	for i, c := range cases {
		in := known
		in.SourceID = string(rune('a' + i))
		in.Claims, in.Casualties = slices.Clone(known.Claims), data.Casualties{data.Killed: {Min: 2, Max: 2}}
		c.change(&in)
		in.ID = in.NewID()
		incidents = append(incidents, in)
	}
	view := open(t, incidents...).Current()
	for i, c := range cases {
		got, err := detail(t, view, incidents[i].ID)
		if err != nil {
			t.Fatal(err)
		}
		if diff := gocmp.Diff([]geo.Label{{EN: c.en, AR: c.ar}}, got.DoubtReasons); diff != "" {
			t.Errorf("%v: %s", got.Doubts, diff)
		}
	}
}

func TestARestrictedRecordIsDoubtfulAsItsReleasedFormIs(t *testing.T) {
	t.Parallel()
	f := open(t, atlastest.Incidents(atlastest.Facts(t), 1, 500)...)
	restricted := 0
	for _, in := range atlastest.Incidents(atlastest.Facts(t), 1, 500) {
		got, err := detail(t, f.Current(), in.ID)
		if err != nil || in.Sensitivity != data.Restricted {
			continue
		}
		restricted++
		for i, code := range got.Doubts {
			switch code {
			case data.DoubtPlace, data.DoubtDate:
				if !strings.Contains(got.DoubtReasons[i].EN, "to protect people") {
					t.Errorf("%s: %q", code, got.DoubtReasons[i].EN)
				}
			case data.DoubtSources, data.DoubtControl:
				t.Errorf("it is said to be doubtful in %s, which its released form does not show", code)
			}
		}
	}
	if restricted == 0 {
		t.Error("no restricted record is released")
	}
}
