package geocode

import (
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"

	"tawthiq/geo"
)

func en(s string) geo.Label { return geo.Label{EN: s} }
func ar(s string) geo.Label { return geo.Label{AR: s} }

func at(lon, lat float64) *orb.Point { return &orb.Point{lon, lat} }

// answer is a query with what should be answered.
type answer struct {
	query     Query
	decision  Decision
	pcode     geo.PCode // of the choice
	precision geo.Precision
	reason    string // a part of it
}

// check asks in the toy country, and reports answers that are others.
func check(t *testing.T, answers map[string]answer) {
	t.Helper()
	g := toy(t)
	for name, want := range answers {
		t.Run(name, func(t *testing.T) {
			r := g.Geocode(want.query)
			if r.Chosen == nil {
				t.Fatalf("nothing is chosen: %s", r.Reason)
			}
			if r.Decision != want.decision || r.Chosen.PCode != want.pcode || r.Chosen.Precision != want.precision {
				t.Errorf("got %s %s %s, want %s %s %s\nreason: %s\n%+v", r.Decision, r.Chosen.PCode, r.Chosen.Precision, want.decision, want.pcode, want.precision, r.Reason, r.Candidates)
			}
			if !strings.Contains(r.Reason, want.reason) {
				t.Errorf("the reason %q does not say %q", r.Reason, want.reason)
			}
			checkResult(t, want.query, r)
		})
	}
}

func TestNames(t *testing.T) {
	check(t, map[string]answer{
		"a name in its region":                           {Query{Text: en("Tell Zahra"), Region: en("Alba")}, Accepted, "C2002", geo.PrecisionLocality, "region Alba stated"},
		"a name in Arabic, region in Arabic":             {Query{Text: ar("قرية تل زهره"), Region: ar("محافظة ألبة")}, Accepted, "C2002", geo.PrecisionLocality, "matches exactly"},
		"a glued compound":                               {Query{Text: ar("كفرنوران"), Region: en("Basra")}, Accepted, "C4002", geo.PrecisionLocality, "matches exactly"},
		"the only bearer in the country":                 {Query{Text: en("Kafr Nuran")}, Accepted, "C4002", geo.PrecisionLocality, "no region stated"},
		"another transliteration":                        {Query{Text: en("Kafar Nooran"), Region: en("Basra")}, Accepted, "C4002", geo.PrecisionLocality, "by transliteration"},
		"two bearers in the region share their area":     {Query{Text: en("Ein Jura"), Region: en("Alba")}, Review, "SY02", geo.PrecisionGovernorate, "not certain enough"},
		"no name known, but the region":                  {Query{Text: en("Xylophone"), Region: en("Alba")}, Review, "SY02", geo.PrecisionGovernorate, "no name in the text is known"},
		"a name known only outside the region":           {Query{Text: en("Kafr Nuran"), Region: en("Alba")}, Review, "SY02", geo.PrecisionGovernorate, "outside the stated region Alba"},
		"a known place with unknown detail":              {Query{Text: en("Rasta: Xylophone street"), Region: en("Alba")}, Accepted, "C2001", geo.PrecisionLocality, ""},
		"an unknown place in a known one":                {Query{Text: en("Xylophone hospital, Rasta"), Region: en("Alba")}, Accepted, "C2001", geo.PrecisionNear, "the name before it is not known"},
		"both languages":                                 {Query{Text: geo.Label{EN: "Tell Zahra", AR: "تل زهرة"}, Region: en("Alba")}, Accepted, "C2002", geo.PrecisionLocality, "both languages"},
		"the languages name different places":            {Query{Text: geo.Label{EN: "Kafr Nuran", AR: "الصحرة"}, Region: en("Basra")}, Review, "SY040100", geo.PrecisionSubdistrict, "the other language names another place"},
		"the languages name different places, no region": {Query{Text: geo.Label{EN: "Kafr Nuran", AR: "تل زهرة"}}, Review, "SY", geo.PrecisionCountry, "the other language names another place"},
		"one language names a place outside the region":  {Query{Text: geo.Label{EN: "Tell Zahra", AR: "كفر نوران"}, Region: en("Alba")}, Review, "SY020100", geo.PrecisionSubdistrict, "the other language names another place"},
		"one language puts it elsewhere":                 {Query{Text: geo.Label{EN: "Salheen neighbourhood, Rasta", AR: "حي الصالحين"}, Region: en("Alba")}, Review, "SY02", geo.PrecisionGovernorate, "another name in the text does not agree"},
	})
}

func TestOtherNamesInTheText(t *testing.T) {
	check(t, map[string]answer{
		"a later part decides between two":  {Query{Text: en("Ein Jura, Rasta District"), Region: en("Alba")}, Accepted, "C2004", geo.PrecisionLocality, "Rasta stated"},
		"a part in brackets decides":        {Query{Text: en("Salheen (Alba)")}, Accepted, "N0001", geo.PrecisionLocality, "Alba stated, which it is a part of"},
		"the wider area first":              {Query{Text: en("BASRA : Kafr Nuran")}, Accepted, "C4002", geo.PrecisionLocality, "governorate Basra stated"},
		"the country last":                  {Query{Text: en("Kafr Nuran, Basra, Syria")}, Accepted, "C4002", geo.PrecisionLocality, "governorate Basra stated"},
		"the suburbs that it lies in":       {Query{Text: en("Ein Jura village in the southern suburbs of Rasta")}, Accepted, "C2004", geo.PrecisionLocality, "Rasta stated"},
		"several places in a row":           {Query{Text: en("Rasta, Tell Zahra, Mount Alba"), Region: en("Alba")}, Review, "SY02", geo.PrecisionGovernorate, "another name in the text does not agree"},
		"several places that a word joins":  {Query{Text: en("Rasta and Tell Zahra"), Region: en("Alba")}, Review, "SY020100", geo.PrecisionSubdistrict, "joins several places"},
		"the same in Arabic, written on":    {Query{Text: ar("الصحرة وكفر نوران"), Region: en("Basra")}, Review, "SY040100", geo.PrecisionSubdistrict, "joins several places"},
		"the country alone, in the text":    {Query{Text: en("Syria")}, Accepted, "SY", geo.PrecisionCountry, "only the country"},
		"the country and a governorate":     {Query{Text: en("Basra, Syria")}, Review, "SY04", geo.PrecisionGovernorate, "nothing says which is meant"},
		"the country in Arabic, its region": {Query{Text: ar("سوريا"), Region: en("Basra")}, Accepted, "SY04", geo.PrecisionGovernorate, "no place is named"},
	})
}

// Reports often err in the direction, so that it is said and counts, but does not outweigh the rest.
func TestAnotherDirectionIsSaid(t *testing.T) {
	g := toy(t)
	from := func(direction string) Candidate {
		return g.Geocode(Query{Text: en("Ein Jura village in the " + direction + " suburbs of Rasta")}).Candidates[0]
	}
	there, back := from("southeastern"), from("northwestern")
	if there.PCode != "C2004" || back.PCode != "C2004" || there.Score <= back.Score || !strings.Contains(back.Reason, "another direction") || strings.Contains(there.Reason, "direction") {
		t.Errorf("southeastern: %+v\nnorthwestern: %+v", there, back)
	}
}

func TestNearAndBetween(t *testing.T) {
	check(t, map[string]answer{
		"near a place":                               {Query{Text: en("near Kafr Nuran"), Region: en("Basra")}, Accepted, "C4002", geo.PrecisionNear, "near it"},
		"near a place, in Arabic":                    {Query{Text: ar("بالقرب من كفر نوران"), Region: en("Basra")}, Accepted, "C4002", geo.PrecisionNear, "near it"},
		"near a place, as one of the languages says": {Query{Text: geo.Label{EN: "near Kafr Nuran", AR: "كفر نوران"}, Region: en("Basra")}, Accepted, "C4002", geo.PrecisionNear, "near it"},
		"at a distance from a place":                 {Query{Text: geo.Label{EN: "20 km from Kafr Nuran", AR: "كفر نوران"}, Region: en("Basra")}, Review, "SY04", geo.PrecisionGovernorate, "how far"},
		"at a distance from a place, in Arabic":      {Query{Text: ar("كفر نوران، 20 كم")}, Review, "SY04", geo.PrecisionGovernorate, "how far"},
		"between two places":                         {Query{Text: en("Between Kafr Nuran and Sahra"), Region: en("Basra")}, Accepted, "SY040100", geo.PrecisionRegion, "between Kafr Nuran and Sahra"},
		"between two places, in Arabic":              {Query{Text: ar("بين كفر نوران والصحرة"), Region: en("Basra")}, Accepted, "SY040100", geo.PrecisionRegion, "between Kafr Nuran and Sahra"},
		"a road":                                     {Query{Text: en("Kafr Nuran - Sahra road"), Region: en("Basra")}, Accepted, "SY040100", geo.PrecisionRegion, "between Kafr Nuran and Sahra"},
		"a road, in Arabic":                          {Query{Text: ar("طريق كفر نوران - الصحرة"), Region: en("Basra")}, Accepted, "SY040100", geo.PrecisionRegion, "or a road that joins them"},
		"a road of which one end is known":           {Query{Text: en("Kafr Nuran - Xylophone road"), Region: en("Basra")}, Review, "SY040100", geo.PrecisionSubdistrict, "road"},
	})
}

func TestALineListsBothEnds(t *testing.T) {
	r := toy(t).Geocode(Query{Text: en("Between Kafr Nuran and Sahra"), Region: en("Basra")})
	if r.Chosen.Level != LevelLine || r.Chosen.Name.EN != "Kafr Nuran – Sahra" || r.Chosen.Name.AR != "كفر نوران – الصحرة" {
		t.Errorf("the choice is %+v", r.Chosen)
	}
	if diff := cmp.Diff([]geo.PCode{"C4002", "C4003"}, codesOf(r.Candidates)[:2]); diff != "" {
		t.Error(diff)
	}
}

func codesOf(list []Candidate) []geo.PCode {
	out := make([]geo.PCode, 0, len(list))
	for _, c := range list {
		out = append(out, c.PCode)
	}
	return out
}

func TestNothingKnownIsNotFound(t *testing.T) {
	g := toy(t)
	for _, q := range []Query{{}, {Text: en("Xylophone")}, {Text: en(",,; -")}, {Text: en("Xylophone"), Region: en("Erbil")}} {
		if r := g.Geocode(q); r.Decision != NotFound || r.Chosen != nil || len(r.Candidates) != 0 || r.Reason == "" {
			t.Errorf("%+v: got %+v", q, r)
		}
	}
}

func TestConcurrentAnswersAreTheSame(t *testing.T) {
	g := toy(t)
	query := Query{Text: geo.Label{EN: "Ein Jura and Salheen, Alba", AR: "عين جورة"}, Region: en("Alba and Basra")}
	want := g.Geocode(query)
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			for range 20 {
				if diff := cmp.Diff(want, g.Geocode(query)); diff != "" {
					t.Error(diff)
				}
			}
		})
	}
	wait.Wait()
}
