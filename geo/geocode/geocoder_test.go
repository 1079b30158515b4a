package geocode

import (
	"math"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"

	"tawthiq/geo"
	"tawthiq/geo/gazetteer"
)

func en(s string) geo.Label { return geo.Label{EN: s} }
func ar(s string) geo.Label { return geo.Label{AR: s} }

func at(lon, lat float64) *orb.Point { return &orb.Point{lon, lat} }

func TestGeocode(t *testing.T) {
	g := toy(t)
	for name, tc := range map[string]struct {
		query     Query
		decision  Decision
		pcode     geo.PCode
		precision geo.Precision
		reason    string // a part of it
	}{
		"a name in its region":                             {Query{Text: en("Tell Zahra"), Region: en("Alba")}, Accepted, "C2002", geo.PrecisionLocality, "region Alba stated"},
		"a name in Arabic, region in Arabic":               {Query{Text: ar("قرية تل زهره"), Region: ar("محافظة ألبة")}, Accepted, "C2002", geo.PrecisionLocality, "matches exactly"},
		"a glued compound":                                 {Query{Text: ar("كفرنوران"), Region: en("Basra")}, Accepted, "C4002", geo.PrecisionLocality, "matches exactly"},
		"the only bearer in the country":                   {Query{Text: en("Kafr Nuran")}, Accepted, "C4002", geo.PrecisionLocality, "no region stated"},
		"both languages":                                   {Query{Text: geo.Label{EN: "Tell Zahra", AR: "تل زهرة"}, Region: en("Alba")}, Accepted, "C2002", geo.PrecisionLocality, "both languages"},
		"two bearers in the region share their area":       {Query{Text: en("Ein Jura"), Region: en("Alba")}, Review, "SY02", geo.PrecisionGovernorate, "2 readings fit equally"},
		"a later part decides between two":                 {Query{Text: en("Ein Jura, Rasta District"), Region: en("Alba")}, Accepted, "C2004", geo.PrecisionLocality, "other names in the text agree"},
		"a part in brackets decides":                       {Query{Text: en("Salheen (Alba)")}, Accepted, "N0001", geo.PrecisionLocality, "agree"},
		"the wider area first":                             {Query{Text: en("BASRA : Kafr Nuran")}, Accepted, "C4002", geo.PrecisionLocality, "agree"},
		"the suburbs of a governorate":                     {Query{Text: en("Ein Jura village in the western suburbs of Rasta")}, Accepted, "C2004", geo.PrecisionLocality, "agree"},
		"a town is meant rather than its district":         {Query{Text: en("Rasta"), Region: en("Alba")}, Accepted, "C2001", geo.PrecisionLocality, "named after"},
		"the word district means the district":             {Query{Text: en("Rasta District"), Region: en("Alba")}, Accepted, "SY0201", geo.PrecisionDistrict, ""},
		"the word subdistrict means the subdistrict":       {Query{Text: ar("ناحية الرستة"), Region: en("Alba")}, Accepted, "SY020100", geo.PrecisionSubdistrict, ""},
		"a governorate's name alone":                       {Query{Text: en("Basra")}, Review, "SY04", geo.PrecisionGovernorate, "fit equally"},
		"a governorate's name beside the region":           {Query{Text: en("Basra"), Region: en("Basra")}, Accepted, "C4001", geo.PrecisionLocality, ""},
		"the countryside of a city":                        {Query{Text: en("Northern countryside of Basra")}, Review, "SY04", geo.PrecisionGovernorate, ""},
		"the countryside of a city, in its region":         {Query{Text: ar("ريف بصرة الشمالي"), Region: en("Basra")}, Accepted, "SY04", geo.PrecisionGovernorate, "region Basra stated"},
		"no text, but a district":                          {Query{Region: ar("منطقة الرستة")}, Accepted, "SY0201", geo.PrecisionDistrict, "no place is named"},
		"no text, and a region of two":                     {Query{Region: en("Damascus")}, Review, "SY", geo.PrecisionCountry, ""},
		"a vernacular region stated":                       {Query{Text: en("Kafr Nuran"), Region: en("Basra"), Precision: "region"}, Accepted, "SY", geo.PrecisionRegion, "no more than"},
		"near a place, as one of the languages says":       {Query{Text: geo.Label{EN: "near Kafr Nuran", AR: "كفر نوران"}, Region: en("Basra")}, Accepted, "C4002", geo.PrecisionNear, "near it"},
		"at a distance from a place":                       {Query{Text: geo.Label{EN: "20 km from Kafr Nuran", AR: "كفر نوران"}, Region: en("Basra")}, Review, "SY04", geo.PrecisionGovernorate, "how far"},
		"at a distance from a place, in Arabic":            {Query{Text: ar("كفر نوران، 20 كم")}, Review, "SY04", geo.PrecisionGovernorate, "how far"},
		"the region around a town":                         {Query{Text: en("Rasta region"), Region: en("Alba")}, Accepted, "SY0201", geo.PrecisionDistrict, ""},
		"the area around a town without a district":        {Query{Text: en("Sahra area"), Region: en("Basra")}, Review, "SY040100", geo.PrecisionSubdistrict, "another kind of place"},
		"a village is no neighbourhood":                    {Query{Text: en("Salheen village"), Region: en("Alba")}, Review, "SY020000", geo.PrecisionSubdistrict, "another kind of place"},
		"the languages name different places":              {Query{Text: geo.Label{EN: "Kafr Nuran", AR: "الصحرة"}, Region: en("Basra")}, Review, "SY040100", geo.PrecisionSubdistrict, "does not agree"},
		"the languages name different places, no region":   {Query{Text: geo.Label{EN: "Kafr Nuran", AR: "تل زهرة"}}, Review, "SY", geo.PrecisionCountry, "does not agree"},
		"one language names a place outside the region":    {Query{Text: geo.Label{EN: "Tell Zahra", AR: "كفر نوران"}, Region: en("Alba")}, Review, "SY02", geo.PrecisionGovernorate, "contradict"},
		"one language puts it elsewhere":                   {Query{Text: geo.Label{EN: "Salheen neighbourhood, Rasta", AR: "حي الصالحين"}, Region: en("Alba")}, Review, "SY02", geo.PrecisionGovernorate, "contradict"},
		"several places in a row":                          {Query{Text: en("Rasta, Tell Zahra, Mount Alba"), Region: en("Alba")}, Review, "SY02", geo.PrecisionGovernorate, "contradict"},
		"near a place":                                     {Query{Text: en("near Kafr Nuran"), Region: en("Basra")}, Accepted, "C4002", geo.PrecisionNear, "near it"},
		"between two places":                               {Query{Text: en("Between Kafr Nuran and Sahra"), Region: en("Basra")}, Review, "SY040100", geo.PrecisionSubdistrict, "road"},
		"an unknown place in a known one":                  {Query{Text: en("Xylophone hospital, Rasta"), Region: en("Alba")}, Review, "SY020100", geo.PrecisionSubdistrict, "place itself is not known"},
		"a known place with unknown detail":                {Query{Text: en("Rasta: Xylophone street"), Region: en("Alba")}, Accepted, "C2001", geo.PrecisionLocality, ""},
		"only the consonants agree":                        {Query{Text: en("Kafar Nooran"), Region: en("Basra")}, Review, "SY04", geo.PrecisionGovernorate, "consonants"},
		"a name known only outside the region":             {Query{Text: en("Kafr Nuran"), Region: en("Alba")}, Review, "SY02", geo.PrecisionGovernorate, "outside the stated region Alba"},
		"Damascus stands for its countryside too":          {Query{Text: en("Duma"), Region: en("Damascus")}, Accepted, "C1002", geo.PrecisionLocality, ""},
		"the suburbs of Damascus are a governorate":        {Query{Text: en("Damascus Suburbs governorate"), Region: en("Damascus Suburbs")}, Accepted, "SY03", geo.PrecisionGovernorate, ""},
		"the countryside of Damascus, in Arabic":           {Query{Text: ar("محافظة ريف دمشق")}, Accepted, "SY03", geo.PrecisionGovernorate, ""},
		"a place in the suburbs of Damascus":               {Query{Text: en("Duma, eastern suburbs of Damascus")}, Accepted, "C1002", geo.PrecisionLocality, ""},
		"Damascus Suburbs as the region":                   {Query{Text: en("Duma"), Region: en("Damascus Suburbs")}, Accepted, "C1002", geo.PrecisionLocality, ""},
		"only the country":                                 {Query{Region: en("Syria")}, Accepted, "SY", geo.PrecisionCountry, "only the country"},
		"a place and the country":                          {Query{Text: en("Kafr Nuran"), Region: en("Syria")}, Accepted, "C4002", geo.PrecisionLocality, ""},
		"a district as the region":                         {Query{Text: en("Ein Jura"), Region: en("Rasta")}, Accepted, "C2004", geo.PrecisionLocality, ""},
		"no name known, but the region":                    {Query{Text: en("Xylophone"), Region: en("Alba")}, Review, "SY02", geo.PrecisionGovernorate, "no name in the text is known"},
		"no text, but the region":                          {Query{Region: en("Alba Governorate")}, Accepted, "SY02", geo.PrecisionGovernorate, "no place is named"},
		"a region that is not in Syria":                    {Query{Text: en("Kafr Nuran"), Region: en("Erbil")}, Review, "SY", geo.PrecisionCountry, "not known in Syria"},
		"coordinates that agree give the point":            {Query{Text: en("Tell Zahra"), Region: en("Alba"), Point: at(37.61, 36.41)}, Accepted, "C2002", geo.PrecisionLocality, "where the text's Tell Zahra is"},
		"coordinates across a border from the place named": {Query{Text: en("Hadd"), Point: at(38.49, 36.2)}, Accepted, "SY040000", geo.PrecisionLocality, "where the text's Hadd is"},
		"coordinates decide between two":                   {Query{Text: en("Ein Jura"), Region: en("Alba"), Point: at(37.91, 36.11)}, Accepted, "C2004", geo.PrecisionLocality, ""},
		"coordinates without words":                        {Query{Point: at(38.7, 36.3)}, Accepted, "SY040100", geo.PrecisionLocality, "Qarna"},
		"coordinates with an unknown name":                 {Query{Text: en("Xylophone"), Region: en("Basra"), Point: at(38.7, 36.3)}, Accepted, "SY040100", geo.PrecisionLocality, ""},
		"exact coordinates":                                {Query{Point: at(38.7, 36.3), Precision: "exact"}, Accepted, "SY040100", geo.PrecisionExact, ""},
		"coordinates of a district":                        {Query{Point: at(38.7, 36.3), Precision: "district"}, Accepted, "SY0401", geo.PrecisionDistrict, "no more than the district"},
		"a district named, coordinates inside":             {Query{Text: en("Qarna district"), Point: at(38.7, 36.3), Precision: "district"}, Accepted, "SY0401", geo.PrecisionDistrict, ""},
		"text of a district":                               {Query{Text: en("Kafr Nuran"), Region: en("Basra"), Precision: "governorate"}, Accepted, "SY04", geo.PrecisionGovernorate, "no more than"},
		"coordinates in another governorate":               {Query{Text: en("Tell Zahra"), Region: en("Alba"), Point: at(38.7, 36.3)}, Review, "SY", geo.PrecisionCountry, "outside the stated region"},
		"coordinates far from the place, same district":    {Query{Text: en("Kafr Nuran"), Region: en("Basra"), Point: at(38.55, 36.05)}, Review, "SY040100", geo.PrecisionSubdistrict, "names another place"},
		"coordinates far from the place, same region":      {Query{Text: en("Kafr Nuran"), Region: en("Basra"), Point: at(38.1, 36.1)}, Review, "SY04", geo.PrecisionGovernorate, "names another place"},
		"coordinates outside Syria":                        {Query{Text: en("Kafr Nuran"), Point: at(30, 30)}, Review, "SY", geo.PrecisionCountry, "outside Syria"},
		"coordinates exchanged":                            {Query{Point: at(36.25, 37.25)}, Review, "SY", geo.PrecisionCountry, "exchanged"},
		"coordinates within 3 km of the border":            {Query{Point: at(38.75, 36.51)}, Accepted, "SY040100", geo.PrecisionLocality, "outside the border"},
		"coordinates that are none":                        {Query{Text: en("Kafr Nuran"), Region: en("Basra"), Point: at(math.NaN(), 36)}, Accepted, "C4002", geo.PrecisionLocality, ""},
		"place just over the border of the stated region":  {Query{Text: en("Sahra"), Region: en("Alba"), Point: at(38.6, 36.1)}, Accepted, "C4003", geo.PrecisionLocality, "outside the stated region"},
	} {
		t.Run(name, func(t *testing.T) {
			r := g.Geocode(tc.query)
			if r.Chosen == nil {
				t.Fatalf("nothing is chosen: %s", r.Reason)
			}
			if r.Decision != tc.decision || r.Chosen.PCode != tc.pcode || r.Chosen.Precision != tc.precision {
				t.Errorf("got %s %s %s, want %s %s %s\nreason: %s\n%+v", r.Decision, r.Chosen.PCode, r.Chosen.Precision, tc.decision, tc.pcode, tc.precision, r.Reason, r.Candidates)
			}
			if !strings.Contains(r.Reason, tc.reason) {
				t.Errorf("the reason %q does not say %q", r.Reason, tc.reason)
			}
			checkResult(t, tc.query, r)
		})
	}
}

func TestNothingKnownIsNotFound(t *testing.T) {
	g := toy(t)
	for _, q := range []Query{{}, {Text: en("Xylophone")}, {Text: en(",,; -")}, {Text: en("Xylophone"), Region: en("Erbil")}} {
		if r := g.Geocode(q); r.Decision != NotFound || r.Chosen != nil || len(r.Candidates) != 0 || r.Reason == "" {
			t.Errorf("%+v: got %+v", q, r)
		}
	}
}

func TestAContradictionListsBothReadings(t *testing.T) {
	r := toy(t).Geocode(Query{Text: en("Tell Zahra"), Region: en("Alba"), Point: at(38.7, 36.3)})
	var codes []geo.PCode
	for _, c := range r.Candidates {
		codes = append(codes, c.PCode)
	}
	if diff := cmp.Diff([]geo.PCode{"SY040100", "C2002"}, codes); diff != "" {
		t.Error(diff)
	}
}

func TestConcurrentAnswersAreTheSame(t *testing.T) {
	g := toy(t)
	query := Query{Text: geo.Label{EN: "Ein Jura and Salheen, Alba", AR: "عين جورة"}, Region: en("Alba and Basra")}
	want := g.Geocode(query)
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			if diff := cmp.Diff(want, g.Geocode(query)); diff != "" {
				t.Error(diff)
			}
		})
	}
	wait.Wait()
}

func TestWordTablesAreNormalised(t *testing.T) {
	check := func(w string) {
		if n := gazetteer.Normalise(w); n != w {
			t.Errorf("%q is never met: it is normalised to %q", w, n)
		}
	}
	for w := range meanings {
		check(w)
	}
}

// checkResult reports what no result may be, whatever was asked.
func checkResult(t *testing.T, q Query, r Result) {
	t.Helper()
	if r.Reason == "" || len(r.Candidates) > maxCandidates {
		t.Errorf("%+v: reason %q, %d candidates", q, r.Reason, len(r.Candidates))
	}
	if (r.Chosen == nil) != (r.Decision == NotFound) {
		t.Errorf("%+v: %s with a choice of %v", q, r.Decision, r.Chosen)
	}
	all := r.Candidates
	if r.Chosen != nil {
		all = append([]Candidate{*r.Chosen}, all...)
		if r.Decision == Review && r.Chosen.Point != nil {
			t.Errorf("%+v: a doubtful place looks exact: %+v", q, r.Chosen)
		}
	}
	for _, c := range all {
		checkCandidate(t, q, c)
	}
}

func checkCandidate(t *testing.T, q Query, c Candidate) {
	t.Helper()
	if c.Score < 0 || c.Score > 1 || math.IsNaN(c.Score) || c.UncertaintyM <= 0 {
		t.Errorf("%+v: score %v, uncertainty %d", q, c.Score, c.UncertaintyM)
	}
	codes := map[geo.Level]geo.PCode{geo.Governorate: c.Governorate, geo.District: c.District, geo.Subdistrict: c.Subdistrict}
	for level, code := range codes {
		if (code != "") != c.Precision.Supports(level) {
			t.Errorf("%+v: %s code %q at precision %s", q, level, code, c.Precision)
		}
	}
	if (c.Point != nil) != c.Precision.Drawable() {
		t.Errorf("%+v: point %v at precision %s", q, c.Point, c.Precision)
	}
	if c.PCode.IsPlace() && !c.Precision.Drawable() {
		t.Errorf("%+v: place %s at precision %s", q, c.PCode, c.Precision)
	}
}

func FuzzGeocode(f *testing.F) {
	f.Add("Ein Jura, Rasta District", "عين جورة", "Alba", 37.9, 36.1, "exact")
	f.Add("between Kafr Nuran and Sahra - road", "", "Basra and Alba", 0.0, 0.0, "")
	f.Add("near (near) ,,, of in", "قرب ال ال", "Damascus", 36.3, 33.3, "district")
	f.Add("\xff\xfe Basra", "ـــ\u200f", "\x00", math.Inf(1), math.NaN(), "nonsense")
	f.Add("Salheen [Alba] / Salheen (Basra): Duma", "الصالحين، ألبة", "ريف دمشق", 36.25, 37.25, "region")
	f.Add("Northern countryside of Basra", "ريف بصرة الشمالي", "", 38.75, 36.51, "country")
	g := toy(f)
	f.Fuzz(func(t *testing.T, english, arabic, region string, lon, lat float64, precision string) {
		query := Query{Text: geo.Label{EN: english, AR: arabic}, Region: en(region), Precision: precision}
		for _, point := range []*orb.Point{nil, at(lon, lat)} {
			query.Point = point
			r := g.Geocode(query)
			checkResult(t, query, r)
			if diff := cmp.Diff(r, g.Geocode(query)); diff != "" {
				t.Error("not deterministic: ", diff)
			}
			checkRegion(t, g, query, r)
			if utf8.ValidString(region) && !utf8.ValidString(r.Reason) {
				t.Errorf("the reason %q is no text", r.Reason)
			}
		}
	})
}

// checkRegion reports a chosen code outside the stated region without a word about it.
func checkRegion(t *testing.T, g *Geocoder, q Query, r Result) {
	t.Helper()
	in := g.region(q.Region, &[2]phrase{}, "")
	if r.Chosen == nil || r.Chosen.Governorate == "" || in.allows(r.Chosen.Governorate) {
		return
	}
	if !strings.Contains(r.Reason, "outside") {
		t.Errorf("%+v: %s lies outside the stated region, and the reason %q does not say so", q, r.Chosen.PCode, r.Reason)
	}
}
