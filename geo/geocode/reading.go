package geocode

import (
	"cmp"
	"slices"

	"github.com/paulmach/orb"

	"tawthiq/geo"
	"tawthiq/geo/gazetteer"
)

// reading is one way to understand a description: a bearer of one of the names in it, and what
// speaks for and against it.
type reading struct {
	gazetteer.Bearer
	want      want
	bySound   bool // the name shares its consonants only
	near      bool // the description is of something close to it
	inner     bool // a name that is not known stands before it: it is where the place is, not the place
	outside   bool // of the region that the source states
	seat      bool // it is a town in an area of the same name
	supported bool // by the other names in the description
	opposed   bool // by another name in the description, in either language
	scripts   int  // how many of the two languages say so
	score     float64
}

// What speaks for and against a reading. The sum is used as its score; first values set by hand
// so that a name that matches exactly inside the stated region passes and nothing less does.
const (
	forName       = 0.60 // the normalised name is equal
	forSound      = 0.40 // the consonants are equal
	forRegion     = 0.20 // inside the stated region
	forOnlyOne    = 0.20 // no region is stated, and the country has one bearer of the name
	forContainer  = 0.15 // another name in the description is of something that contains it
	forNeighbour  = 0.05 // another name in the description is of a place close by
	forBothTexts  = 0.10 // the description in the other language says so too
	forSeat       = 0.06 // a town in an area of its name, rather than a village elsewhere
	forWords      = 0.03 // the words around the name say that it is a thing of this kind
	lessOpposed   = 0.20 // another name in the description is of things elsewhere only
	lessInner     = 0.25 // the name that should be the place is not known
	lessContext   = 0.20 // it says where another name in the description is
	lessLater     = 0.06 // each name before it in the description
	lessOutside   = 0.40 // outside the stated region
	lessOtherText = 0.15 // the description in the other language says otherwise
	lessWords     = 0.20 // the words around the name say that it is a thing of another kind
	tie           = 0.05 // readings whose scores differ by less are equally good
	enough        = 0.75 // a single reading from here on is accepted
	mostScore     = 0.99
)

// neighbourM is how far apart two places can be that describe one another, in metres.
const neighbourM = 15_000

func (r reading) code() geo.PCode {
	if r.Place != nil {
		return r.Place.PCode
	}
	return r.Area.PCode
}

// area returns the finest area that contains what is read.
func (r reading) area() geo.PCode {
	if r.Place != nil {
		return r.Place.Subdistrict
	}
	return r.Area.PCode
}

func (r reading) population() int {
	if r.Place != nil {
		return r.Place.Population
	}
	return 0
}

// fits reports whether the point can be meant by the reading: close to the place, which a city
// is within a wider circle, or in the area.
func (r reading) fits(p orb.Point, subdistrict geo.PCode) bool {
	if r.Place == nil {
		return r.Area.PCode.Contains(subdistrict)
	}
	return geo.DistanceM(r.Place.Point, p) <= 5000+float64(placeRadiusM(*r.Place))
}

// read returns the readings of a description in both languages, best first.
func (g *Geocoder) read(text geo.Label, in region) ([]reading, phrase) {
	english, arabic := parse(text.EN), parse(text.AR)
	inEnglish, englishNames := g.readPhrase(english, in)
	inArabic, arabicNames := g.readPhrase(arabic, in)
	g.opposedBy(inEnglish, arabic, arabicNames)
	g.opposedBy(inArabic, english, englishNames)
	merged := merge(inEnglish, inArabic)
	slices.SortStableFunc(merged, func(a, b reading) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(b.population(), a.population()), cmp.Compare(a.code(), b.code()))
	})
	both := phrase{parts: append(english.parts, arabic.parts...), line: english.line || arabic.line, away: english.away || arabic.away, many: english.many || arabic.many}
	return merged, both
}

// readPhrase returns the readings of every part of a description in one language, and all the
// bearers of the name of each part.
func (g *Geocoder) readPhrase(p phrase, in region) (out []reading, found [][]reading) {
	found = make([][]reading, len(p.parts))
	for i, part := range p.parts {
		found[i] = g.readPart(part)
	}
	unknownBefore := false
	for i, list := range found {
		meant := withoutNamesakes(list, len(p.parts) > 1 || in.stated())
		context := isContext(found, i, in)
		for _, r := range meant {
			r.inner, r.seat = unknownBefore, r.isSeat(list) && !r.isSeat(meant)
			r.weigh(in, len(meant) == 1, found, i)
			if context && r.Place != nil {
				r.score -= lessContext
			}
			out = append(out, r)
		}
		unknownBefore = unknownBefore || !anyGood(list, in)
	}
	return out, found
}

// isContext reports whether part i names an area that contains a place which another part
// names: it then says where that place is.
func isContext(found [][]reading, i int, in region) bool {
	for j, others := range found {
		for _, o := range others {
			if j == i || o.Place == nil || o.bySound || !in.allows(o.area()) || sameBearers(others, found[i]) {
				continue
			}
			if slices.ContainsFunc(found[i], func(r reading) bool { return !r.bySound && o.support(r) == forContainer }) {
				return true
			}
		}
	}
	return false
}

// anyGood reports whether a name is known in the region by more than its sound.
func anyGood(list []reading, in region) bool {
	return slices.ContainsFunc(list, func(r reading) bool { return !r.bySound && in.allows(r.area()) })
}

// readPart returns the bearers of the part's name: with the words around it, or else without
// them, or else by its consonants.
func (g *Geocoder) readPart(p part) []reading {
	if p.rural && coarsest(g.gaz.Named(p.name), geo.Governorate) == damascusCity {
		return []reading{{Bearer: g.countrysideOfDamascus(), want: p.want, near: p.near, scripts: 1}}
	}
	found, bySound := g.gaz.Named(p.whole), false
	if len(found) == 0 || p.want != wantAny {
		found = union(found, g.gaz.Named(p.name))
	}
	if len(found) == 0 {
		found, bySound = g.gaz.Sounding(p.name), true
	}
	out := make([]reading, 0, len(found))
	for _, b := range found {
		out = append(out, reading{Bearer: b, want: p.want, bySound: bySound, near: p.near, scripts: 1})
	}
	return out
}

// countrysideOfDamascus returns the governorate that the suburbs of Damascus are: of no other
// city is the countryside a governorate of its own.
func (g *Geocoder) countrysideOfDamascus() gazetteer.Bearer {
	a, _ := g.areas.Get(ruralDamascus)
	for _, b := range g.gaz.Named(gazetteer.Normalise(a.Name.EN)) {
		if b.Area != nil && b.Area.PCode == ruralDamascus {
			return b
		}
	}
	return gazetteer.Bearer{Area: &a}
}

func union(a, b []gazetteer.Bearer) []gazetteer.Bearer {
	for _, x := range b {
		if !slices.Contains(a, x) {
			a = append(a, x)
		}
	}
	return a
}

// withoutNamesakes leaves out the areas that contain a place of the same name, which the bare
// name of a place does not mean: a description says "X district" for the district around a
// town X. Where nothing but a name is given, a governorate can be meant as well as its capital.
func withoutNamesakes(list []reading, more bool) []reading {
	named := func(area geo.PCode) bool {
		return slices.ContainsFunc(list, func(r reading) bool { return r.Place != nil && area.Contains(r.Place.Subdistrict) })
	}
	return slices.DeleteFunc(slices.Clone(list), func(r reading) bool {
		if r.Area == nil || r.want.isArea() || (r.Area.Level == geo.Governorate && !more) {
			return false
		}
		return named(r.Area.PCode)
	})
}

// isSeat reports whether one of the bearers of the name is an area that contains the place.
func (r reading) isSeat(list []reading) bool {
	return r.Place != nil && slices.ContainsFunc(list, func(o reading) bool {
		return o.Area != nil && o.Area.PCode.Contains(r.Place.Subdistrict)
	})
}

func (w want) isArea() bool { return w >= wantSubdistrict }

// agrees reports whether the reading is of the wanted kind.
func (w want) agrees(r reading) bool {
	switch w {
	case wantAny:
		return true
	case wantPlace:
		return r.Place != nil && r.Place.Kind != gazetteer.Neighbourhood
	case wantNeighbourhood:
		return r.Place != nil && r.Place.Kind == gazetteer.Neighbourhood
	case wantArea:
		return r.Area != nil
	}
	return r.Area != nil && r.Area.Level == [...]geo.Level{geo.Subdistrict, geo.District, geo.Governorate}[w-wantSubdistrict]
}

// weigh sets the score of a reading of part i; alone says that the part has no other.
func (r *reading) weigh(in region, alone bool, found [][]reading, i int) {
	r.score = forName - lessLater*float64(i)
	if r.bySound {
		r.score = forSound - lessLater*float64(i)
	}
	switch {
	case alone && !in.stated():
		r.score += forOnlyOne
	case in.known() && in.allows(r.area()):
		r.score += forRegion
	case in.known():
		r.outside = true
		r.score -= lessOutside
	}
	if r.inner {
		r.score -= lessInner
	}
	if r.seat && !r.want.isArea() {
		r.score += forSeat
	}
	if r.want != wantAny {
		r.score += forWords
		if !r.want.agrees(*r) {
			r.score -= forWords + lessWords
		}
	}
	r.weighOthers(in, found, i)
}

// weighOthers adds what the other names in the description, and the finer parts of the region,
// say of the reading.
func (r *reading) weighOthers(in region, found [][]reading, i int) {
	for j, others := range found {
		if j == i || len(others) == 0 || sameBearers(others, found[i]) {
			continue
		}
		support := 0.0
		for _, o := range others {
			support = max(support, r.support(o))
		}
		if support == 0 {
			r.opposed = true
			r.score -= lessOpposed
		}
		r.supported = r.supported || support > 0
		r.score += support
	}
	if slices.ContainsFunc(in.finer, func(a geo.PCode) bool { return a.Contains(r.area()) }) {
		r.supported = true
		r.score += forContainer
	}
}

func sameBearers(a, b []reading) bool {
	return slices.EqualFunc(a, b, func(x, y reading) bool { return x.Bearer == y.Bearer })
}

// support returns what another name in the description says for the reading.
func (r reading) support(o reading) float64 {
	switch {
	case r.Bearer == o.Bearer:
		return 0
	case o.Area != nil && o.Area.PCode.Contains(r.area()),
		o.Place != nil && r.Place != nil && r.Place.Within == o.Place.PCode:
		return forContainer
	case o.Area == nil && r.Place != nil && geo.DistanceM(r.Place.Point, o.Place.Point) <= neighbourM,
		r.Area != nil && r.Area.PCode.Contains(o.area()):
		return forNeighbour
	}
	return 0
}
