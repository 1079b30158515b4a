package data

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"tawthiq/geo"
)

func TestTraitsSayWhatMapsAsk(t *testing.T) {
	in := Incident{
		Dataset: "report", Sensitivity: Public, Violations: []string{"attack-on-vital-facility", "extrajudicial-killing"},
		Claims:        []Claim{{Party: "russia", Kind: "joint", Confidence: "stated"}, {Party: "regime", Kind: "joint", Confidence: "believed"}},
		Facilities:    []string{"market"},
		ControlStated: []string{"government", "sdf"},
		When:          When{Start: DateOf(2020, 5, 1), End: DateOf(2020, 5, 3), Precision: "days"},
		Placement:     Placement{State: Accepted, Precision: geo.PrecisionDistrict, PCode: "SY0200", Governorate: "SY02", District: "SY0200", Subdistrict: "SY020000"},
		Casualties:    Casualties{Killed: {Min: 3, Max: 5}, Injured: {Min: 5, Max: 5, Open: true}, KilledCivilians: {Min: 2, Max: 2}},
	}
	want := map[Trait]string{
		TraitSensitivity: "public", TraitDataset: "report", TraitGrading: "ungraded", TraitPrecision: "district", TraitState: "accepted",
		TraitAreas: "SY02,SY0200,", TraitViolations: "attack-on-vital-facility,extrajudicial-killing",
		TraitClaims: "russia/joint/stated,regime/joint/believed", TraitFacilities: "market", TraitControlStated: "government,sdf",
		TraitPlace: "SY0200", TraitSpan: "days/2", TraitDoubts: "place,numbers,sources",
		TraitOf(Killed): "3-5", TraitOf(Injured): "5-5+", TraitOf(KilledCivilians): "2",
	}
	check := func() {
		t.Helper()
		for trait, text := range in.Traits() {
			if text != want[Trait(trait)] {
				t.Errorf("trait %d is %q instead of %q", trait, text, want[Trait(trait)])
			}
		}
	}
	check()
	in.Aggregated, want[TraitAggregated] = true, Yes
	check()
	in.Grading = gradingContested
	want[TraitDoubts] = "place,numbers,grading,sources"
	want[TraitGrading], want[TraitOf(Killed)], want[TraitOf(Injured)], want[TraitOf(KilledCivilians)] = "contested", "0-5", "0-5+", "0-2"
	check()
	in.When.End, want[TraitSpan] = in.When.Start, "days"
	check()
	if precision, following := ParseSpan("days/2"); precision != "days" || following != 2 {
		t.Errorf("the span is %d days after the first, %s", following, precision)
	}
	if got := PartyOf(Values(want[TraitClaims])[1]); got != "regime" {
		t.Errorf("the second party is %q", got)
	}
	if Values("") != nil || TraitOf("wounded") != TraitCount || len(measures) != measureCount {
		t.Error("nothing has no values, an unknown measure no trait")
	}
}

func TestARangeReadsBackFromItsText(t *testing.T) {
	for _, r := range []Range{{}, {3, 3, false}, {3, 5, false}, {5, 5, true}, {0, 5, true}} {
		got, err := ParseRange(r.Text())
		if diff := cmp.Diff(r, got); diff != "" || err != nil {
			t.Errorf("%q: %v %s", r.Text(), err, diff)
		}
	}
	for _, text := range []string{"", "+", "three", "3-", "3-x", "3–5"} {
		if r, err := ParseRange(text); err == nil {
			t.Errorf("%q reads as %v", text, r)
		}
	}
}
