package geocode

import (
	"math"

	"tawthiq/geo"
	"tawthiq/geo/gazetteer"
)

// feature is one thing that speaks for or against a reading. Its weight is in weights.csv, by name.
type feature uint8

const (
	enExact feature = iota
	enCost
	enCostShort
	enPart
	enOther
	enMissed
	enBehind
	arExact
	arCost
	arCostShort
	arPart
	arOther
	arMissed
	arBehind
	modifiersMore
	modifiersLess
	modifiersOther
	later
	innerOnly
	ofLandmark
	kindAgrees
	cityAgrees
	kindDiffers
	supportClose
	supportGovernorate
	supportDistrict
	supportSubdistrict
	supportTown
	townFar
	namedAgain
	opposedBy
	isContext
	isContextLike
	regionInside
	regionFiner
	regionOutside
	outsideBeaten
	outsideCrowd
	spellingCrowd
	directionAgrees
	directionDiffers
	populous
	populousAlone
	isNeighbourhood
	neighbourhoodAlone
	seatSubdistrict
	seatDistrict
	seatGovernorate
	isUnnamed
	isUnnamedPart
	isArea
	areaAgrees
	isVernacular
	none
	noneOneLanguage
	noneNoRegion
	features
)

// featureNames are the names of the features in weights.csv and in what fitting prints.
var featureNames = [features]string{
	enExact: "en.exact", enCost: "en.cost", enCostShort: "en.cost.per.consonant", enPart: "en.part",
	enOther: "en.other.script", enMissed: "en.missed", enBehind: "en.behind",
	arExact: "ar.exact", arCost: "ar.cost", arCostShort: "ar.cost.per.consonant", arPart: "ar.part",
	arOther: "ar.other.script", arMissed: "ar.missed", arBehind: "ar.behind",
	modifiersMore: "modifiers.more", modifiersLess: "modifiers.less", modifiersOther: "modifiers.other",
	later: "later", innerOnly: "inner", ofLandmark: "landmark", kindAgrees: "kind.agrees", cityAgrees: "city.population",
	kindDiffers:  "kind.differs",
	supportClose: "support.close", supportGovernorate: "support.governorate", supportDistrict: "support.district",
	supportSubdistrict: "support.subdistrict", supportTown: "support.town", townFar: "town.far", namedAgain: "named.again",
	opposedBy: "opposed", isContext: "context", isContextLike: "context.like",
	regionInside: "region.inside", regionFiner: "region.finer", regionOutside: "region.outside",
	outsideBeaten: "outside.beaten", outsideCrowd: "crowd.outside", spellingCrowd: "crowd.spelling",
	directionAgrees: "direction.agrees", directionDiffers: "direction.differs",
	populous: "population", populousAlone: "population.no.region", isNeighbourhood: "neighbourhood",
	neighbourhoodAlone: "neighbourhood.no.region",
	seatSubdistrict:    "seat.subdistrict", seatDistrict: "seat.district", seatGovernorate: "seat.governorate",
	isUnnamed: "unnamed", isUnnamedPart: "unnamed.part", isArea: "area", areaAgrees: "area.agrees", isVernacular: "vernacular",
	none: "none", noneOneLanguage: "none.one.language", noneNoRegion: "none.no.region",
}

// signs says of a feature whether it can only speak for a reading (1) or only against it (-1). What
// is not listed is for the rows that weights are fitted to to say.
var signs = [features]float64{
	enExact: 1, enCost: -1, enCostShort: -1, enPart: -1, enOther: -1, enMissed: -1, enBehind: -1,
	arExact: 1, arCost: -1, arCostShort: -1, arPart: -1, arOther: -1, arMissed: -1, arBehind: -1,
	modifiersMore: -1, modifiersLess: -1, modifiersOther: -1, later: -1, innerOnly: -1, ofLandmark: -1,
	kindAgrees: 1, cityAgrees: 1, kindDiffers: -1, supportClose: 1, supportGovernorate: 1, supportDistrict: 1,
	supportSubdistrict: 1, supportTown: 1,
	townFar: -1, namedAgain: 1, opposedBy: -1, isContext: -1, isContextLike: -1, regionInside: 1, regionFiner: 1,
	regionOutside: -1, outsideBeaten: -1, outsideCrowd: -1, spellingCrowd: -1,
	directionAgrees: 1, directionDiffers: -1, populous: 1, populousAlone: 1, seatSubdistrict: 1, seatDistrict: 1,
	seatGovernorate: 1, isArea: 1, areaAgrees: 1, isVernacular: 1,
}

// least is how much a feature counts at the least in the direction of its sign, by judgement, where
// rows of settlements with errors of their own say too little about it.
var least = [features]float64{
	supportGovernorate: 1, supportDistrict: 1, supportSubdistrict: 0.5, supportTown: 1, regionFiner: 3.5,
	isContext: 5, isContextLike: 2.5, cityAgrees: 5, directionAgrees: 0.5, directionDiffers: 0.5, isArea: 0.5, areaAgrees: 2,
	isVernacular: 3, enExact: 0.5, arExact: 0.7, populousAlone: 0.8, seatSubdistrict: 1, seatDistrict: 2.5, seatGovernorate: 3,
}

// describe sets the features of a reading.
func (r *reading) describe(text languages, in *region) {
	f := &r.features
	r.describeMatch(0, enExact)
	r.describeMatch(1, arExact)
	r.describeModifiers()
	f[enBehind], f[arBehind] = is(r.behind[0]), is(r.behind[1])
	f[namedAgain] = is(r.again)
	f[later] = r.position()
	f[innerOnly] = is(r.inner)
	f[ofLandmark] = is(r.landmark)
	f[isUnnamed], f[isUnnamedPart] = is(r.unnamed), is(r.part)
	if r.want != wantAny && r.want != wantArea {
		f[kindAgrees], f[kindDiffers] = is(r.want.agrees(r.profile)), is(!r.want.agrees(r.profile))
	}
	f[cityAgrees] = r.population * is(r.want == wantCity && r.context == 0 && !r.inner)
	r.describeSupport(in)
	r.describeBearer(in)
}

func is(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// describeMatch sets how a language names the reading: the six features from first on.
func (r *reading) describeMatch(language int, first feature) {
	m, f := r.matched[language], r.features[first:]
	switch {
	case !m.stated:
	case !m.named:
		f[5] = 1
	default:
		f[0] = is(m.Exact && !m.part)
		f[1] = float64(m.Cost) / whole
		f[2] = f[1] / math.Max(1, float64(m.Consonants))
		f[3] = is(m.part)
		f[4] = is(m.other)
	}
}

func (r *reading) describeModifiers() {
	for _, m := range r.matched {
		if m.named {
			r.features[modifiersMore] = max(r.features[modifiersMore], is(m.Modifiers == gazetteer.AskedMore))
			r.features[modifiersLess] = max(r.features[modifiersLess], is(m.Modifiers == gazetteer.AskedLess))
			r.features[modifiersOther] = max(r.features[modifiersOther], is(m.Modifiers == gazetteer.OtherModifiers))
		}
	}
}

// position returns how many names stand before it where it is named first, up to 2.
func (r *reading) position() float64 {
	first := 2
	for _, m := range r.matched {
		if m.named {
			first = min(first, m.at)
		}
	}
	return float64(first)
}

func (r *reading) describeSupport(in *region) {
	f := &r.features
	f[supportClose] = is(r.support == closeBy)
	f[supportGovernorate] = is(r.support >= inGovernorate)
	f[supportDistrict] = is(r.support >= inDistrict)
	f[supportSubdistrict] = is(r.support >= inSubdistrict)
	f[supportTown] = is(r.support >= inTown)
	f[opposedBy] = float64(min(r.opposed, 2))
	f[townFar] = is(r.farTown)
	f[isContext] = is(r.context == 1)
	f[isContextLike] = r.context - f[isContext]
	if in.known() {
		f[regionInside], f[regionOutside] = is(!r.outside), is(r.outside)
		f[regionFiner] = is(in.narrows(r.area))
	}
	if r.directed {
		f[directionAgrees], f[directionDiffers] = max(0, r.toward), max(0, -r.toward)
	}
}

func (r *reading) describeBearer(in *region) {
	f := &r.features
	f[populous] = r.population
	f[populousAlone] = r.population * is(!in.known())
	switch {
	case r.Place != nil:
		f[isNeighbourhood] = is(r.Place.Kind == gazetteer.Neighbourhood)
		f[neighbourhoodAlone] = f[isNeighbourhood] * is(!in.known())
		f[seatSubdistrict] = is(r.seat == geo.Subdistrict)
		f[seatDistrict] = is(r.seat == geo.District)
		f[seatGovernorate] = is(r.seat == geo.Governorate)
	case r.Area != nil:
		f[isArea] = 1
		f[areaAgrees] = is(r.want.isArea() && r.want.agrees(r.profile))
	default:
		f[isVernacular] = 1
	}
}

// agrees reports whether something is of the wanted kind.
func (w want) agrees(p *profile) bool {
	switch w {
	case wantAny:
		return true
	case wantPlace, wantCity:
		return p.Place != nil && p.Place.Kind != gazetteer.Neighbourhood
	case wantNeighbourhood:
		return p.Place != nil && p.Place.Kind == gazetteer.Neighbourhood
	case wantArea:
		return p.Place == nil
	}
	return p.Area != nil && p.Area.Level == [...]geo.Level{geo.Subdistrict, geo.District, geo.Governorate}[w-wantSubdistrict]
}

// noneFeatures describe the case that nothing of what was found is meant.
func noneFeatures(text languages, in *region) (f [features]float64) {
	f[none] = 1
	f[noneOneLanguage] = is(len(text[0]) == 0 || len(text[1]) == 0)
	f[noneNoRegion] = is(!in.known())
	return f
}
