package geo

import (
	"errors"
	"math"
	"testing"

	"github.com/paulmach/orb"
)

func TestPointsAreCheckedAtTheBorder(t *testing.T) {
	for _, p := range []orb.Point{{37.16, 36.2}, {-180, -90}, {180, 90}, {0, 36}, {36, 0}} {
		if err := CheckPoint(p); err != nil {
			t.Errorf("%v: %v", p, err)
		}
	}
	nan, inf := math.NaN(), math.Inf(1)
	for _, p := range []orb.Point{{0, 0}, {math.Copysign(0, -1), 0}, {181, 0}, {-180.0001, 36}, {37, 90.5}, {37, -91}, {nan, 36}, {37, nan}, {inf, 36}, {37, -inf}} {
		if err := CheckPoint(p); !errors.Is(err, ErrPoint) {
			t.Errorf("%v passes: %v", p, err)
		}
	}
}

func TestPointsAreRoundedToDecimals(t *testing.T) {
	tests := []struct {
		decimals int
		want     orb.Point
	}{{6, orb.Point{37.123457, -36.987654}}, {2, orb.Point{37.12, -36.99}}, {0, orb.Point{37, -37}}}
	for _, tt := range tests {
		if got := Round(orb.Point{37.1234567, -36.9876543}, tt.decimals); got != tt.want {
			t.Errorf("to %d decimals: %v instead of %v", tt.decimals, got, tt.want)
		}
	}
	if got := Round(orb.Point{-0.0000001, 36}, 6); math.Signbit(got[0]) {
		t.Error("a small negative longitude is rounded to -0, which no reader expects")
	}
}

func TestDistancesAreGreatCircles(t *testing.T) {
	aleppo, damascus := orb.Point{37.16, 36.2}, orb.Point{36.29, 33.51}
	if d := DistanceM(aleppo, damascus); math.Abs(d-309_500) > 1_500 {
		t.Errorf("Aleppo to Damascus is %.0f m", d)
	}
	if d := DistanceM(orb.Point{0, 0}, orb.Point{0, 1}); math.Abs(d-111_195) > 150 {
		t.Errorf("a degree of latitude is %.0f m", d)
	}
	if d := DistanceM(aleppo, aleppo); d != 0 {
		t.Errorf("a point is %g m from itself", d)
	}
}

func TestALabelFallsBackToTheOtherLanguage(t *testing.T) {
	both, english, arabic := Label{"Aleppo", "حلب"}, Label{EN: "Aleppo"}, Label{AR: "حلب"}
	tests := []struct {
		label      Label
		lang, want string
	}{
		{both, "en", "Aleppo"}, {both, "ar", "حلب"}, {both, "", "Aleppo"}, {both, "fr", "Aleppo"},
		{english, "ar", "Aleppo"}, {arabic, "en", "حلب"}, {Label{}, "ar", ""},
	}
	for _, tt := range tests {
		if got := tt.label.In(tt.lang); got != tt.want {
			t.Errorf("%+v in %q is %q instead of %q", tt.label, tt.lang, got, tt.want)
		}
	}
	if !(Label{}).IsZero() || english.IsZero() || arabic.IsZero() {
		t.Error("a label is zero where neither language is given, and only there")
	}
}
