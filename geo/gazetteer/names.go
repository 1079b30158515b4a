package gazetteer

import (
	"slices"
	"strings"
	"unicode/utf8"

	"tawthiq/geo"
	"tawthiq/geo/area"
)

// placeNames returns the names of a place, which lies in areas whose names have these consonants.
func placeNames(p *Place, around map[string]bool) []string {
	var out []string
	for _, entry := range append([]string{p.Name.EN, p.Name.AR}, p.Aliases...) {
		out = append(out, splitNames(entry, around)...)
	}
	return out
}

// splitNames returns the names that an entry gives: without what stands in brackets, and each of
// several that a stroke or a dash joins, but for later ones that only say in which area it is, as
// in "Jeb Elkhafi - Manbaj".
func splitNames(entry string, around map[string]bool) []string {
	if open := strings.IndexByte(entry, '('); open > 0 {
		entry = entry[:open]
	}
	out := []string{entry}
	pieces := strings.FieldsFunc(strings.ReplaceAll(entry, " - ", "/"), func(r rune) bool { return r == '/' || r == '_' })
	if len(pieces) < 2 {
		return out
	}
	for i, piece := range pieces {
		if utf8.RuneCountInString(Key(piece)) >= leastPiece && (i == 0 || !around[Skeleton(piece)]) {
			out = append(out, piece)
		}
	}
	return out
}

// leastPiece is how many letters a name has at the least that is a part of an entry, so that Al_Sad
// gives no Al.
const leastPiece = 3

// areaKinds are the words that names of areas carry beside the name proper.
var areaKinds = []string{"district", "governorate", "subdistrict", "محافظه", "منطقه", "ناحيه", "مركز"}

// areaNames returns the names of an area, and each also without the word for its kind.
func areaNames(a area.Area) []string {
	all := append([]string{a.Name.EN, a.Name.AR}, a.Aliases...)
	for _, name := range all {
		fields := strings.Fields(Normalise(name))
		if n := len(fields); n > 1 && slices.Contains(areaKinds, fields[n-1]) {
			all = append(all, strings.Join(fields[:n-1], " "))
		} else if n > 1 && slices.Contains(areaKinds, fields[0]) {
			all = append(all, strings.Join(fields[1:], " "))
		}
	}
	return all
}

// withoutKind returns the names that hold no word for a kind of area.
func withoutKind(names []string) []string {
	return slices.DeleteFunc(names, func(name string) bool {
		return slices.ContainsFunc(strings.Fields(Normalise(name)), func(w string) bool { return slices.Contains(areaKinds, w) })
	})
}

// seats gives the places that areas are named after and the areas themselves each other's
// names. An area is called whatever its seat is (Kobani for Ain al Arab). The seat is called what
// the area is only as far as that spells a name of its own: areas are also called after
// landscapes and other villages (الغاب, أبو هريرة), which the seat is not.
type seats struct {
	areas map[geo.PCode]seatArea
	given map[geo.PCode][]string // to the areas
}

// seatArea is an area with the forms of its official names, and the consonants of the Arabic one.
type seatArea struct {
	area.Area
	official official
	arabic   string
}

// official holds the index forms of the names of a label.
type official struct{ en, ar, skeleton string }

func officialOf(l geo.Label) official { return official{Key(l.EN), Key(l.AR), Skeleton(l.EN)} }

// same reports whether the two agree in every language that both have, and in one at least; in
// Arabic alone only where the consonants of the English names do not differ.
func (a official) same(b official) bool {
	english, arabic := a.en == b.en && a.en != "", a.ar == b.ar && a.ar != ""
	return english && (arabic || a.ar == "" || b.ar == "") || arabic && a.skeleton == b.skeleton
}

// around returns the consonants of the names of the areas that contain a place.
func (s seats) around(p *Place) map[string]bool {
	out := map[string]bool{}
	for _, level := range geo.Levels() {
		if a, ok := s.areas[p.Subdistrict.At(level)]; ok {
			out[a.official.skeleton], out[a.arabic] = true, true
		}
	}
	return out
}

func newSeats(areas *area.Set) seats {
	s := seats{map[geo.PCode]seatArea{}, map[geo.PCode][]string{}}
	for _, level := range geo.Levels() {
		for _, a := range areas.All(level) {
			s.areas[a.PCode] = seatArea{a, officialOf(a.Name), Skeleton(a.Name.AR)}
		}
	}
	return s
}

// take returns the names that a place gets from the areas that it is the seat of, and gives
// those its own.
func (s seats) take(p *Place) []string {
	if p.Kind != Community {
		return nil
	}
	own := officialOf(p.Name)
	var names, all []string
	var spellings map[string]bool
	for _, level := range geo.Levels() {
		code := p.Subdistrict.At(level)
		a, ok := s.areas[code]
		if !ok || !a.official.same(own) {
			continue
		}
		if all == nil { // few places are seats
			all = placeNames(p, s.around(p))
			spellings = skeletonsOf(all)
		}
		names = append(names, slices.DeleteFunc(withoutKind(areaNames(a.Area)), func(name string) bool { return !spellings[Skeleton(name)] })...)
		s.given[code] = append(s.given[code], withoutKind(slices.Clone(all))...)
	}
	return names
}

func skeletonsOf(names []string) map[string]bool {
	out := map[string]bool{}
	for _, name := range names {
		out[Skeleton(name)] = true
	}
	return out
}
