package placement

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"

	"tawthiq/data"
	"tawthiq/geo"
	"tawthiq/geo/control"
)

// Sarmin and its surroundings, as in the gazetteer.
const sarmin geo.PCode = "C3953"

var (
	inSarmin = orb.Point{36.7256, 35.9031}
	inAleppo = orb.Point{37.16, 36.2}
	inTurkey = orb.Point{36.7, 36.25} // 357 m from the border
)

func at(p orb.Point) data.Where {
	w := where("Xylophone", "")
	w.Point = &p
	return w
}

func TestADecisionPlacesWhatHasTheSameDescription(t *testing.T) {
	coarse := where("Xylophone", "")
	coarse.Precision = "district"
	outside := at(orb.Point{10, 50})
	for name, tc := range map[string]struct {
		where  data.Where
		code   geo.PCode
		alone  bool
		want   data.Placement
		point  *orb.Point // nil: any
		reason string
	}{
		"a place": {where: where("Xylophone", ""), code: sarmin,
			want: data.Placement{State: data.Accepted, Method: data.ByReviewer, PCode: sarmin, Governorate: "SY07", District: "SY0700", Subdistrict: "SY070006", Precision: geo.PrecisionLocality}},
		"an area": {where: where("Xylophone", ""), code: "SY0700",
			want: data.Placement{State: data.Accepted, Method: data.ByReviewer, PCode: "SY0700", Governorate: "SY07", District: "SY0700", Precision: geo.PrecisionDistrict}},
		"a place, of what is stated no finer than its district": {where: coarse, code: sarmin,
			want: data.Placement{State: data.Accepted, Method: data.ByReviewer, PCode: "SY0700", Governorate: "SY07", District: "SY0700", Precision: geo.PrecisionDistrict}},
		"a vernacular region": {where: where("Xylophone", ""), code: "V19",
			want: data.Placement{State: data.Accepted, Method: data.ByReviewer, PCode: "V19", Governorate: "SY05", District: "SY0502", Precision: geo.PrecisionDistrict}},
		"coordinates outside the districts of a vernacular region go to review": {where: at(inAleppo), code: "V19", reason: "Sahl al-Ghab (V19)",
			want: data.Placement{State: data.Review, Method: data.BySourceCoordinates, PCode: "SY"}},
		"no place": {where: where("Sarmin", "Idlib"), code: "",
			want: data.Placement{State: data.NotFound, Method: data.ByReviewer}},
		"coordinates that agree are the point": {where: at(inSarmin), code: sarmin, point: &inSarmin, reason: "agree",
			want: data.Placement{State: data.Accepted, Method: data.ByReviewer, PCode: sarmin, Governorate: "SY07", District: "SY0700", Subdistrict: "SY070006", Precision: geo.PrecisionLocality}},
		"coordinates in the area are the point": {where: at(inSarmin), code: "SY07", point: &inSarmin, reason: "agree",
			want: data.Placement{State: data.Accepted, Method: data.ByReviewer, PCode: "SY070006", Governorate: "SY07", District: "SY0700", Subdistrict: "SY070006", Precision: geo.PrecisionLocality}},
		"coordinates that do not agree go to review": {where: at(inAleppo), code: sarmin, reason: "lie elsewhere, 5",
			want: data.Placement{State: data.Review, Method: data.BySourceCoordinates, PCode: "SY"}},
		"no place, but coordinates": {where: at(inSarmin), code: "", point: &inSarmin, reason: "coordinates stand",
			want: data.Placement{State: data.Accepted, Method: data.ByReviewer, PCode: "SY070006", Governorate: "SY07", District: "SY0700", Subdistrict: "SY070006", Precision: geo.PrecisionLocality}},
		"coordinates just outside the country say so": {where: at(inTurkey), code: "", point: &inTurkey, reason: "lie 357 m outside the border near the subdistrict Dana",
			want: data.Placement{State: data.Accepted, Method: data.ByReviewer, PCode: "SY070301", Governorate: "SY07", District: "SY0703", Subdistrict: "SY070301", Precision: geo.PrecisionLocality}},
		"coordinates outside the country are still to be reviewed": {where: outside, code: sarmin, reason: "outside Syria",
			want: data.Placement{State: data.Review, Method: data.ByGazetteer, PCode: "SY"}},
		"of one record alone the coordinates are set aside": {where: at(inAleppo), code: sarmin, alone: true, reason: "set aside",
			want: data.Placement{State: data.Accepted, Method: data.ByReviewer, PCode: sarmin, Governorate: "SY07", District: "SY0700", Subdistrict: "SY070006", Precision: geo.PrecisionLocality}},
	} {
		t.Run(name, func(t *testing.T) {
			placer, in := newPlacer(t), data.Incident{Where: tc.where, When: day(1)}
			decide := placer.Decide
			if tc.alone {
				decide = placer.DecideAlone
			}
			decide(&in, tc.code)
			checkPlacement(t, in)
			got := in.Placement
			if tc.point != nil && (got.Point == nil || *got.Point != *tc.point) {
				t.Errorf("the point is %v", got.Point)
			}
			if !strings.Contains(got.Reason, tc.reason) {
				t.Errorf("the reason is %q", got.Reason)
			}
			got.Name, got.Point, got.UncertaintyM, got.Score, got.Reason, got.Candidates = geo.Label{}, nil, 0, 0, "", nil
			if diff := cmp.Diff(tc.want, got); diff != "" {
				t.Error(diff, in.Placement.Reason)
			}
		})
	}
}

func TestWhatWasLearntIsPlacedSoFromThenOn(t *testing.T) {
	plain := newPlacer(t, control.Claim{Place: sarmin, Controllers: []string{"opposition"}, From: int32(day(1).Start)})
	taught := plain.WithAliases([]data.Alias{
		{Text: geo.Label{EN: "Xylophone"}, PCode: "C1007"},
		{Text: geo.Label{EN: "the XYLOPHONE"}, PCode: sarmin},
		{Text: geo.Label{EN: "Marimba"}, PCode: "C99999"},
	})
	for _, in := range []data.Incident{
		{Where: where("the  xylophone", ""), When: day(2)},
		{Where: where("The Xylophone", ""), When: day(2)},
	} {
		other := in
		taught.Place(&in)
		if in.Placement.PCode != sarmin || in.Placement.Method != data.ByReviewer || !slices.Equal(in.ControlDerived, []string{"opposition"}) {
			t.Errorf("%+v, control %v", in.Placement, in.ControlDerived)
		}
		if plain.Place(&other); !other.Placement.Waits() {
			t.Error("the placer that was not taught has learnt")
		}
	}
	for _, unknown := range []data.Where{where("Marimba", ""), where("Xylophone", "Idlib")} {
		in := data.Incident{Where: unknown, When: day(2)}
		if taught.Place(&in); in.Placement.Method == data.ByReviewer {
			t.Errorf("%v: %+v", unknown, in.Placement)
		}
	}
}

func TestWhatCanBeDecidedIsDescribed(t *testing.T) {
	placer := newPlacer(t)
	place, ok := placer.Describe(sarmin)
	if !ok || place.Level != "place" || place.Name.EN != "Sarmin" || place.Point == nil || place.Subdistrict != "SY070006" {
		t.Errorf("%+v", place)
	}
	area, ok := placer.Describe("SY07")
	if !ok || area.Level != "governorate" || area.Point != nil {
		t.Errorf("%+v", area)
	}
	for _, unknown := range []geo.PCode{"", "C99999", "SY99", "Sarmin", "\xff"} {
		if c, ok := placer.Describe(unknown); ok {
			t.Errorf("%q is %+v", unknown, c)
		}
	}
}

func TestCoordinatesJustOutsideTheCountryAreToldSo(t *testing.T) {
	in := data.Incident{Where: data.Where{Point: &inTurkey, Precision: "exact"}, When: day(1)}
	newPlacer(t).Place(&in)
	got := in.Placement
	if got.State != data.Accepted || got.Subdistrict != "SY070301" || got.Precision != geo.PrecisionLocality || got.UncertaintyM < 1000+357 {
		t.Errorf("%+v", got)
	}
	if want := "357 m outside the border"; !strings.Contains(got.Reason, want) {
		t.Errorf("the reason %q lacks %q", got.Reason, want)
	}
}
