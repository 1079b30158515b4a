package geocode

// want is the kind of thing that the words around a name say it is.
type want uint8

const (
	wantAny want = iota
	wantPlace
	wantNeighbourhood
	wantSubdistrict
	wantDistrict
	wantGovernorate
	wantArea // some area around what is named, such as a countryside
)

// kindWords are the words that say what a name is the name of, in the form that
// gazetteer.Normalise gives them.
var kindWords = map[string]want{
	"village": wantPlace, "town": wantPlace, "city": wantPlace, "hamlet": wantPlace, "farm": wantPlace, "township": wantPlace,
	"قريه": wantPlace, "بلده": wantPlace, "مدينه": wantPlace, "مزرعه": wantPlace, "قريتي": wantPlace,
	"neighbourhood": wantNeighbourhood, "neighborhood": wantNeighbourhood, "quarter": wantNeighbourhood, "neighbourhoods": wantNeighbourhood,
	"حي": wantNeighbourhood, "الحي": wantNeighbourhood, "حاره": wantNeighbourhood, "احيا": wantNeighbourhood,
	"subdistrict": wantSubdistrict, "nahiya": wantSubdistrict, "nahiyah": wantSubdistrict, "ناحيه": wantSubdistrict,
	"district": wantDistrict, "mantiqa": wantDistrict, "منطقه": wantDistrict, "قضا": wantDistrict,
	"governorate": wantGovernorate, "province": wantGovernorate, "محافظه": wantGovernorate,
	"countryside": wantArea, "suburbs": wantArea, "suburb": wantArea, "rural": wantArea, "ريف": wantArea,
	"camp": wantAny, "مخيم": wantAny, "area": wantArea, "the": wantAny, "region": wantArea, "center": wantAny, "centre": wantAny,
	"وسط": wantAny, "مركز": wantAny, "بلدات": wantAny, "قري": wantAny,
}

// directions leave open which part of what they stand with is meant.
var directions = map[string]bool{
	"north": true, "south": true, "east": true, "west": true, "northern": true, "southern": true, "eastern": true, "western": true,
	"northeast": true, "northwest": true, "southeast": true, "southwest": true, "northeastern": true, "northwestern": true,
	"southeastern": true, "southwestern": true, "central": true,
	"شمال": true, "جنوب": true, "شرق": true, "غرب": true, "شمالي": true, "جنوبي": true, "شرقي": true, "غربي": true,
}

// nearWords say that the place is close to what follows them.
var nearWords = map[string]bool{
	"near": true, "nearby": true, "vicinity": true, "outskirts": true, "outside": true, "around": true,
	"قرب": true, "بالقرب": true, "محيط": true, "اطراف": true, "جوار": true,
}

// innerWords begin a wider description of what stands before them.
var innerWords = map[string]bool{"in": true, "within": true, "at": true, "في": true, "ضمن": true}

// joiningWords tie two places, or two spellings, of which both are meant.
var joiningWords = map[string]bool{"and": true, "or": true, "و": true, "او": true}

// lineWords say that what is meant lies along a line between places.
var lineWords = map[string]bool{
	"between": true, "road": true, "highway": true, "بين": true, "طريق": true, "اوتوستراد": true, "اتوستراد": true,
}

// distanceWords say that what is meant is not where the place is, but that far from it.
var distanceWords = map[string]bool{
	"km": true, "kms": true, "kilometre": true, "kilometres": true, "kilometer": true, "kilometers": true, "miles": true,
	"كم": true, "كيلومتر": true, "كيلومترا": true, "كيلومترات": true,
}

// linkWords carry nothing of their own.
var linkWords = map[string]bool{"of": true, "من": true, "to": true, "الي": true, "تابعه": true}
