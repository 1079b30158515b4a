package geocode

import "strings"

// want is the kind of thing that the words around a name say it is.
type want uint8

const (
	wantAny want = iota
	wantPlace
	wantCity
	wantNeighbourhood
	wantSubdistrict
	wantDistrict
	wantGovernorate
	wantArea // some area around what is named, such as a countryside
)

// isPlace reports whether a settlement or a part of one is meant.
func (w want) isPlace() bool { return w != wantAny && !w.isArea() }

func (w want) isArea() bool { return w >= wantSubdistrict }

// role is what a word does in a description, beside being a part of a name.
type role uint8

const (
	noRole    role = iota
	kind           // says what the name is the name of
	rural          // says that a wider area around what is named is meant
	link           // carries nothing of its own
	inner          // begins a wider description of what stands before it
	near           // says that the place is close to what follows
	between        // says that what is meant lies along a line between places
	road           // says that what is meant is a road
	joining        // ties two places, or two spellings, of which both are meant
	away           // says that what is meant is not where the place is, but that far from it
	around         // says that what is meant is at the name, or not far from it
	landmark       // says that the name is of something in or near a place
	direction      // says which part of an area is meant
)

// meaning is what a word, in the form that gazetteer.Words gives it, says of the names around it.
type meaning struct {
	role    role
	want    want
	heading heading
	opens   bool // a word for a kind that stands before the name, and so ends the one before
}

// heading is a set of the four points of the compass.
type heading uint8

const (
	north heading = 1 << iota
	south
	east
	west
	centre
)

// meanings holds every word that says something of the names around it.
var meanings = func() map[string]meaning {
	out := map[string]meaning{}
	add := func(m meaning, words string) {
		for _, w := range strings.Fields(words) {
			out[w] = m
		}
	}
	addKinds(out, add)
	add(meaning{role: link}, "of the to for by de sub من الي لدي تابعه تابع نواحي")
	add(meaning{role: inner}, "in within at inside في ضمن داخل ب")
	add(meaning{role: near}, "near nearby vicinity outskirts outside around close beside next surroundings environs opposite قرب بالقرب قريب محيط بمحيط اطراف باطراف جوار بجوار مقابل حول مشارف")
	add(meaning{role: between}, "between linking connecting بين مابين واصل")
	add(meaning{role: road}, "road highway motorway street avenue boulevard طريق طرق شارع اوتوستراد اتوستراد اوتستراد")
	add(meaning{role: joining}, "and or و او وا")
	add(meaning{role: away}, "km kms kilometre kilometres kilometer kilometers miles كم كيلومتر كيلومترا كيلومترات")
	add(meaning{role: landmark}, `school schools hospital clinic mosque church square roundabout bridge market souk airport airbase prison checkpoint station factory
		plant dam building buildings bakery university college crossing base barracks headquarters office bank store shop refinery field cafe hotel houses homes residential
		residence military border court garage gas fuel oil water power electricity silo silos warehouse warehouses depot stadium park cemetery tower medical internet brigade regiment division ferry
		مدرسه مدارس مشفي مستشفي مستوصف جامع مسجد كنيسه ساحه دوار جسر سوق مطار سجن حاجز محطه معمل مصنع سد مبني مباني فرن جامعه معبر قاعده ثكنه مقر
		مكتب مصرف بنك متجر محل مصفاه حقل مقهي فندق منزل منازل محكمه كراج نقطه مستودع مستودعات ملعب حديقه مقبره برج فوج لوا كليه روضه صوامع صومعه حبوب عباره عسكري عسكريه حدودي حدوديه`)
	addDirections(add)
	return out
}()

func addKinds(out map[string]meaning, add func(meaning, string)) {
	for i, words := range [...][2]string{
		wantPlace: {"village villages town towns hamlet farm township municipality vill",
			"قريه بلده مزرعه قريتي بلدتي بلدات قري مزارع ضيعه"},
		wantCity:          {"city cities", "مدينه مدينتي مدن"},
		wantNeighbourhood: {"neighbourhood neighborhood neighbourhoods neighborhoods quarter quarters hood", "حي حيي احيا حاره ضاحيه مساكن"},
		wantSubdistrict:   {"subdistrict nahiya nahiyah nahia nahya", "ناحيه"},
		wantDistrict:      {"district districts mantiqa manteqa", "منطقه قضا"},
		wantGovernorate:   {"governorate province mohafazat muhafazah", "محافظه"},
	} {
		want := want(i)
		add(meaning{role: kind, want: want}, words[0])
		add(meaning{role: kind, want: want, opens: true}, words[1])
		for _, w := range strings.Fields(words[1]) {
			out["ب"+w] = meaning{role: inner, want: want}
		}
	}
	add(meaning{role: rural, want: wantArea}, "countryside suburbs suburb rural hinterland surrounding desert steppe")
	add(meaning{role: rural, want: wantArea, opens: true}, "ريف ارياف باديه صحرا")
	out["بريف"] = meaning{role: inner, want: wantArea}
	add(meaning{role: around}, "area areas zone")
	add(meaning{role: kind, want: wantArea}, "region")
	add(meaning{role: kind}, "center centre downtown وسط مركز")
	add(meaning{role: kind, want: wantPlace}, "camp camps")
	add(meaning{role: kind, want: wantPlace, opens: true}, "مخيم مخيمات")
}

func addDirections(add func(meaning, string)) {
	for i, words := range [...]string{
		north:        "north northern شمال شمالي شماليه شمالا",
		south:        "south southern جنوب جنوبي جنوبيه جنوبا قبلي",
		east:         "east eastern شرق شرقي شرقيه شرقا",
		west:         "west western غرب غربي غربيه غربا",
		north | east: "northeast northeastern",
		north | west: "northwest northwestern",
		south | east: "southeast southeastern",
		south | west: "southwest southwestern",
		centre:       "central اوسط",
	} {
		add(meaning{role: direction, heading: heading(i)}, words)
	}
}
