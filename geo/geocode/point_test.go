package geocode

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tawthiq/geo"
)

func TestCoordinates(t *testing.T) {
	check(t, map[string]answer{
		"coordinates that agree give the point":             {Query{Text: en("Tell Zahra"), Region: en("Alba"), Point: at(37.61, 36.41)}, Accepted, "C2002", geo.PrecisionLocality, "where the text's Tell Zahra is"},
		"coordinates across a border from the place named":  {Query{Text: en("Hadd"), Point: at(38.49, 36.2)}, Accepted, "SY040000", geo.PrecisionLocality, "where the text's Hadd is"},
		"coordinates decide between two":                    {Query{Text: en("Ein Jura"), Region: en("Alba"), Point: at(37.91, 36.11)}, Accepted, "C2004", geo.PrecisionLocality, ""},
		"coordinates without words":                         {Query{Point: at(38.7, 36.3)}, Accepted, "SY040100", geo.PrecisionLocality, "Qarna"},
		"coordinates with an unknown name":                  {Query{Text: en("Xylophone"), Region: en("Basra"), Point: at(38.7, 36.3)}, Accepted, "SY040100", geo.PrecisionLocality, ""},
		"exact coordinates":                                 {Query{Point: at(38.7, 36.3), Precision: "exact"}, Accepted, "SY040100", geo.PrecisionExact, ""},
		"coordinates of a district":                         {Query{Point: at(38.7, 36.3), Precision: "district"}, Accepted, "SY0401", geo.PrecisionDistrict, "no more than the district"},
		"a district named, coordinates inside":              {Query{Text: en("Qarna district"), Point: at(38.7, 36.3), Precision: "district"}, Accepted, "SY0401", geo.PrecisionDistrict, ""},
		"coordinates in another governorate":                {Query{Text: en("Tell Zahra"), Region: en("Alba"), Point: at(38.7, 36.3)}, Review, "SY", geo.PrecisionCountry, "outside the stated region"},
		"coordinates far from the place, same district":     {Query{Text: en("Kafr Nuran"), Region: en("Basra"), Point: at(38.55, 36.05)}, Review, "SY040100", geo.PrecisionSubdistrict, "names another place"},
		"coordinates far from the place, same region":       {Query{Text: en("Kafr Nuran"), Region: en("Basra"), Point: at(38.1, 36.1)}, Review, "SY04", geo.PrecisionGovernorate, "names another place"},
		"coordinates outside Syria":                         {Query{Text: en("Kafr Nuran"), Point: at(30, 30)}, Review, "SY", geo.PrecisionCountry, "outside Syria"},
		"coordinates exchanged":                             {Query{Point: at(36.25, 37.25)}, Review, "SY", geo.PrecisionCountry, "exchanged"},
		"coordinates within 3 km of the border":             {Query{Point: at(38.75, 36.51)}, Accepted, "SY040100", geo.PrecisionLocality, "outside the border"},
		"exact coordinates beyond the border are not exact": {Query{Point: at(38.75, 36.51), Precision: "exact"}, Accepted, "SY040100", geo.PrecisionLocality, "outside the border"},
		"coordinates that are none":                         {Query{Text: en("Kafr Nuran"), Region: en("Basra"), Point: at(math.NaN(), 36)}, Accepted, "C4002", geo.PrecisionLocality, ""},
		"place just over the border of the stated region":   {Query{Text: en("Sahra"), Region: en("Alba"), Point: at(38.6, 36.1)}, Accepted, "C4003", geo.PrecisionLocality, "outside the stated region"},
	})
}

func TestAContradictionListsBothReadings(t *testing.T) {
	r := toy(t).Geocode(Query{Text: en("Tell Zahra"), Region: en("Alba"), Point: at(38.7, 36.3)})
	if diff := cmp.Diff([]geo.PCode{"SY040100", "C2002"}, codesOf(r.Candidates)[:2]); diff != "" {
		t.Error(diff)
	}
}

func TestCoordinatesBeyondTheBorderAreLessCertain(t *testing.T) {
	inside, beyond := toy(t).Geocode(Query{Point: at(38.7, 36.3)}), toy(t).Geocode(Query{Point: at(38.75, 36.51)})
	if inside.Chosen.UncertaintyM != localityM {
		t.Errorf("inside: %d m", inside.Chosen.UncertaintyM)
	}
	// 0.01 degrees north of the border are 1,113 m.
	if got := beyond.Chosen.UncertaintyM; got < localityM+1100 || got > localityM+1130 {
		t.Errorf("beyond the border: %d m", got)
	}
}
