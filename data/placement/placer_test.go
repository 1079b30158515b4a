package placement

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"

	"tawthiq/data"
	"tawthiq/geo"
	"tawthiq/geo/control"
	"tawthiq/geo/geocode"
)

func newPlacer(t testing.TB, claims ...control.Claim) *Placer {
	t.Helper()
	facts := loadFacts(t)
	return New(geocode.New(facts.Gazetteer, facts.Areas), control.New(claims))
}

func day(d int) data.When {
	at := data.DateOf(2020, time.May, d)
	return data.When{Start: at, End: at, Precision: "day"}
}

func where(en, region string) data.Where {
	return data.Where{Text: geo.Label{EN: en}, Region: geo.Label{EN: region}}
}

func TestPlace(t *testing.T) {
	placer := newPlacer(t)
	sarmin := &orb.Point{36.7256, 35.9031}
	for name, tc := range map[string]struct {
		where data.Where
		want  data.Placement
	}{
		"a village in its region is drawn": {
			where("Mashekh village, al Bseira, northern suburbs of Deir Ez-Zour", ""),
			data.Placement{State: data.Accepted, Method: data.ByGazetteer, PCode: "C5121", Governorate: "SY09", District: "SY0901", Subdistrict: "SY090102", Precision: geo.PrecisionLocality},
		},
		"an unknown place keeps its governorate and is to be reviewed": {
			where("Qxjqxf", "Idlib"),
			data.Placement{State: data.Review, Method: data.ByGazetteer, PCode: "SY07", Governorate: "SY07", Precision: geo.PrecisionGovernorate},
		},
		"what is stated no better than a district keeps no village": {
			data.Where{Text: geo.Label{EN: "Sarmin"}, Region: geo.Label{EN: "Idlib"}, Precision: "district"},
			data.Placement{State: data.Accepted, Method: data.ByGazetteer, PCode: "SY0700", Governorate: "SY07", District: "SY0700", Precision: geo.PrecisionDistrict},
		},
		"the source's coordinates are the point": {
			data.Where{Text: geo.Label{EN: "Sarmin", AR: "سرمين"}, Region: geo.Label{EN: "Idlib"}, Point: sarmin, Precision: "exact"},
			data.Placement{State: data.Accepted, Method: data.BySourceCoordinates, PCode: "C3953", Governorate: "SY07", District: "SY0700", Subdistrict: "SY070006", Precision: geo.PrecisionExact},
		},
		"a vernacular region counts in the district that holds it": {
			where("Sahl al Ghab", "Hama"),
			data.Placement{State: data.Accepted, Method: data.ByGazetteer, PCode: "V19", Governorate: "SY05", District: "SY0502", Precision: geo.PrecisionDistrict},
		},
		"a vernacular region of several governorates counts in none": {
			where("Badia", ""),
			data.Placement{State: data.Accepted, Method: data.ByGazetteer, PCode: "V34", Precision: geo.PrecisionRegion},
		},
		"a line between two places is no point": {
			where("between Saraqab and Binnish", "Idlib"),
			data.Placement{State: data.Accepted, Method: data.ByGazetteer, PCode: "SY0700", Precision: geo.PrecisionRegion},
		},
		"nothing known is country-wide and not found": {
			where("Qxjqxf", ""),
			data.Placement{State: data.NotFound},
		},
	} {
		t.Run(name, func(t *testing.T) {
			in := data.Incident{Where: tc.where, When: day(1)}
			placer.Place(&in)
			got := in.Placement
			checkPlacement(t, in)
			got.Name, got.Point, got.UncertaintyM, got.Score, got.Reason, got.Candidates = geo.Label{}, nil, 0, 0, "", nil
			if diff := cmp.Diff(tc.want, got); diff != "" {
				t.Error(diff, in.Placement.Reason)
			}
			if name := in.Placement.Name; got.State == data.Accepted && (name.EN == "" || name.AR == "") {
				t.Errorf("the name is %+v", name)
			}
			if diff := cmp.Diff(tc.where, in.Where); diff != "" {
				t.Error("what the source stated is changed: ", diff)
			}
		})
	}
}

func TestControlIsDerivedFromThePlaceAndTheDay(t *testing.T) {
	first, last := int32(day(5).Start), int32(day(20).Start)
	placer := newPlacer(t,
		control.Claim{Place: "C5121", Controllers: []string{"sdf", "government"}, From: first, To: last},
		control.Claim{Place: "C5121", Controllers: []string{"isis"}, From: last + 1},
		control.Claim{Place: "C1007", Controllers: []string{"government"}, From: first},
	)
	mashekh := where("Mashekh, Deir Ez-Zour", "")
	span := func(from, to int) data.When { return data.When{Start: day(from).Start, End: day(to).Start} }
	for name, tc := range map[string]struct {
		where data.Where
		when  data.When
		want  []string
	}{
		"on a day with a claim":                 {mashekh, day(5), []string{"government", "sdf"}},
		"before any claim":                      {mashekh, day(4), nil},
		"while control did not change":          {mashekh, span(6, 19), []string{"government", "sdf"}},
		"while control changed":                 {mashekh, span(19, 22), nil},
		"a neighbourhood is held with its city": {where("Salheen neighbourhood, Aleppo", "Aleppo"), day(6), []string{"government"}},
		"an area has no single holder":          {where("Deir Ez-Zour governorate", "Deir Ez-Zour"), day(6), nil},
		"a place to be reviewed has none":       {where("Qxjqxf, Mashekh", "Deir Ez-Zour"), day(6), nil},
	} {
		t.Run(name, func(t *testing.T) {
			in := data.Incident{Where: tc.where, When: tc.when}
			placer.Place(&in)
			if diff := cmp.Diff(tc.want, in.ControlDerived); diff != "" {
				t.Error(diff, in.Placement)
			}
		})
	}
}

func TestCoordinatesAreHeldWithTheNearestCommunity(t *testing.T) {
	facts := loadFacts(t)
	mashekh, ok := facts.Gazetteer.Get("C5121")
	if !ok {
		t.Fatal("C5121 is not known")
	}
	placer := newPlacer(t, control.Claim{Place: "C5121", Controllers: []string{"sdf"}, From: 1})
	near := orb.Point{mashekh.Point[0] + 0.001, mashekh.Point[1]}
	in := data.Incident{Where: data.Where{Point: &near}, When: day(1)}
	placer.Place(&in)
	if diff := cmp.Diff([]string{"sdf"}, in.ControlDerived); diff != "" {
		t.Error(diff, in.Placement)
	}
	desert := orb.Point{38.6, 34.0}
	in.Where.Point = &desert
	placer.Place(&in)
	if in.Placement.State != data.Accepted || in.ControlDerived != nil {
		t.Errorf("far from every community: %v, held by %v", in.Placement, in.ControlDerived)
	}
}

// TestEveryPlacementOfRealRecordsAgreesWithItsPrecision places all rows of the real file, with
// and without their coordinates.
func TestEveryPlacementOfRealRecordsAgreesWithItsPrecision(t *testing.T) {
	f, err := os.Open(filepath.Join("..", "..", "..", "shared", "testdata", "airwars_dev.csv"))
	if err != nil {
		t.Skip("the real files are not here: ", err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	placer := newPlacer(t)
	states := map[data.State]int{}
	for _, row := range rows[1:] {
		in := data.Incident{Where: data.Where{Text: geo.Label{EN: row[5], AR: row[6]}, Region: geo.Label{EN: row[7], AR: row[8]}}, When: day(1)}
		placer.Place(&in)
		checkPlacement(t, in)
		if point, err := geocode.ParseCoordinates(row[11], row[12]); err == nil {
			in.Where.Point = &point
			placer.Place(&in)
			checkPlacement(t, in)
		}
		states[in.Placement.State]++
	}
	t.Logf("%d rows: %v", len(rows)-1, states)
}

// checkPlacement reports what no placement may be.
func checkPlacement(t *testing.T, in data.Incident) {
	t.Helper()
	p := in.Placement
	for level, code := range map[geo.Level]geo.PCode{geo.Governorate: p.Governorate, geo.District: p.District, geo.Subdistrict: p.Subdistrict} {
		if code != "" && !p.Precision.Supports(level) {
			t.Errorf("%+v: a %s at precision %s", in.Where, level, p.Precision)
		}
		if code != "" && p.PCode.IsArea() && p.PCode.Level() >= level && p.PCode.At(level) != code {
			t.Errorf("%+v: %s is not in %s", in.Where, p.PCode, code)
		}
	}
	if p.Point != nil && (!p.Precision.Drawable() || p.State != data.Accepted) {
		t.Errorf("%+v: a point at precision %s, %s", in.Where, p.Precision, p.State)
	}
	if p.PCode.IsPlace() && !p.Precision.Drawable() {
		t.Errorf("%+v: the place %s at precision %s", in.Where, p.PCode, p.Precision)
	}
	if strings.TrimSpace(p.Reason) == "" || len(p.Candidates) > 5 {
		t.Errorf("%+v: reason %q, %d candidates", in.Where, p.Reason, len(p.Candidates))
	}
}
