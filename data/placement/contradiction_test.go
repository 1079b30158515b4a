package placement

import (
	"testing"

	"github.com/paulmach/orb"

	"tawthiq/geo"
	"tawthiq/geo/geocode"
)

// Coordinates that lie far from all that a text can mean are a question, however doubtful the text
// is by itself (issue 3).
func TestCoordinatesFarFromAllThatATextCanMeanAreAQuestion(t *testing.T) {
	g, _ := loadGeocoder(t)
	for name, tc := range map[string]struct {
		text  string
		point orb.Point
		want  geocode.Decision
	}{
		"a town known in several places":     {"Daraya", orb.Point{40.1, 35.3}, geocode.Review},
		"what lies between two towns":        {"between Saraqib and Maarat al-Numan", orb.Point{40.1, 35.3}, geocode.Review},
		"two towns":                          {"Saraqib and Binnish", orb.Point{40.1, 35.3}, geocode.Review},
		"a distance from a town":             {"5 km east of Palmyra", orb.Point{37.1, 36.2}, geocode.Review},
		"a distance from a town not far off": {"5 km east of Palmyra", orb.Point{38.33, 34.55}, geocode.Accepted},
		"the town itself":                    {"Saraqib", orb.Point{36.80, 35.86}, geocode.Accepted},
		"a name that nobody knows":           {"Qxjqxf", orb.Point{36.80, 35.86}, geocode.Accepted},
	} {
		t.Run(name, func(t *testing.T) {
			r := g.Geocode(geocode.Query{Text: geo.Label{EN: tc.text}, Point: &tc.point})
			if r.Decision != tc.want {
				t.Errorf("%s, not %s: %s", r.Decision, tc.want, r.Reason)
			}
			if r.Decision == geocode.Review && len(r.Candidates) < 2 {
				t.Errorf("both readings are not listed: %+v", r.Candidates)
			}
		})
	}
}
