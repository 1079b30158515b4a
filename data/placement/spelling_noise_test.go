package placement

import (
	"math/rand/v2"
	"slices"
	"testing"

	"tawthiq/data/reference"
	"tawthiq/geo"
	"tawthiq/geo/gazetteer"
	"tawthiq/geo/geocode"
)

// Noise of one edit. Letters are those that a name may hold: what is no letter parts it.
var (
	latinLetters  = []rune("abdefghijklmnoqrstuwyz")
	arabicLetters = []rune("ابتثجحخدذرزسشصضطظعغفقكلمنهوي")
)

// edited returns a text with one letter inserted, left out, replaced or exchanged with the next.
func edited(r *rand.Rand, text string, letters []rune) string {
	s := []rune(text)
	i, letter := r.IntN(len(s)-1), letters[r.IntN(len(letters))]
	switch r.IntN(4) {
	case 0:
		s = slices.Insert(s, i, letter)
	case 1:
		s = slices.Delete(s, i, i+1)
	case 2:
		s[i] = letter
	default:
		s[i], s[i+1] = s[i+1], s[i]
	}
	return string(s)
}

// nearestToOwn reports whether a text is clearly more like the names of one place than like those
// of anything that is not within 5 km of it, in hundredths of a consonant.
func nearestToOwn(facts *reference.Facts, text string, number int32) bool {
	const clearly, nothingNearer = 10, 200
	n := gazetteer.NameOf(gazetteer.Words(text))
	own, ok := facts.Gazetteer.Likeness(&n, number, nothingNearer)
	if !ok {
		return false
	}
	code := facts.Gazetteer.Bearer(number).Code()
	place, _ := facts.Gazetteer.Get(code)
	for _, m := range facts.Gazetteer.Similar(&n, gazetteer.Scope{In: gazetteer.Everywhere, Limit: own.Cost + clearly}, nil) {
		b := facts.Gazetteer.Bearer(m.Bearer)
		if b.Place != nil && geo.DistanceM(b.Place.Point, place.Point) > 5_000 && m.Penalty() <= own.Penalty()+clearly {
			return false
		}
	}
	return true
}

// noisy returns a name of a place with one edit, and where it lies: of five letters or more, of
// which the name and the edited form are nearer to this place than to any other.
func noisy(r *rand.Rand, facts *reference.Facts) (text, region geo.Label, code geo.PCode) {
	places := facts.Gazetteer.Places()
	for {
		number := r.IntN(len(places))
		p := places[number] // bearers are places by p-code first
		name, letters := p.Name.EN, latinLetters
		arabic := r.IntN(2) == 0
		if arabic {
			name, letters = p.Name.AR, arabicLetters
		}
		if len([]rune(gazetteer.Key(name))) < 5 || !nearestToOwn(facts, name, int32(number)) {
			continue
		}
		wrong := edited(r, name, letters)
		if gazetteer.Key(wrong) == gazetteer.Key(name) || !nearestToOwn(facts, wrong, int32(number)) {
			continue
		}
		governorate, _ := facts.Areas.Get(p.Subdistrict.At(geo.Governorate))
		if arabic {
			return geo.Label{AR: wrong}, geo.Label{AR: governorate.Name.AR}, p.PCode
		}
		return geo.Label{EN: wrong}, geo.Label{EN: governorate.Name.EN}, p.PCode
	}
}

// Shares are a margin below what is reached, as weights change. What is not found are mostly edits
// that part two letters for one sound (Sheiklh), or an article from its name (أم دلهوته), so that two
// consonants differ at once.
func TestOneEditOfAnUnambiguousNameStillFindsIt(t *testing.T) {
	g, _ := loadGeocoder(t)
	facts := loadFacts(t)
	r := rand.New(rand.NewPCG(2020, 5))
	const names = 1000
	type tally struct{ found, first, accepted, wrong int }
	var with, without tally
	count := func(tl *tally, q geocode.Query, code geo.PCode) {
		result := g.Geocode(q)
		is := func(c geocode.Candidate) bool { return right(facts, c, code) && c.PCode.IsPlace() }
		if slices.ContainsFunc(result.Candidates, is) {
			tl.found++
		}
		if len(result.Candidates) > 0 && is(result.Candidates[0]) {
			tl.first++
		}
		if result.Decision == geocode.Accepted {
			tl.accepted++
			if !right(facts, *result.Chosen, code) {
				tl.wrong++
				t.Logf("%+v is accepted as %s %s and was %s", q.Text, result.Chosen.PCode, result.Chosen.Name.EN, code)
			}
		}
	}
	for range names {
		text, region, code := noisy(r, facts)
		count(&with, geocode.Query{Text: text, Region: region}, code)
		count(&without, geocode.Query{Text: text}, code)
	}
	t.Logf("of %d names: with the region %+v, without %+v", names, with, without)
	if with.found < 950 || with.first < 920 || with.wrong > 3 {
		t.Errorf("with the region: %+v", with)
	}
	if without.found < 940 || without.first < 840 || without.wrong > 8 {
		t.Errorf("without the region: %+v", without)
	}
}
