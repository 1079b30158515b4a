package reference

import (
	"embed"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"tawthiq/data"
	"tawthiq/geo"
	"tawthiq/geo/area"
	"tawthiq/geo/gazetteer"
)

// The files of what people call the country's landscapes, places and areas. They are the
// project's own, so that they are kept as they are written and need no Build.
const (
	regionsFile = "vernacular/regions.csv"
	namesFile   = "vernacular/names.csv"
)

//go:embed vernacular/*.csv
var vernacularFiles embed.FS

// nameKinds are the kinds of name in namesFile: a language, English standing for the spellings
// of the press in Latin letters, or former, in either script.
var nameKinds = []string{"arabic", "english", "kurdish", "turkish", "syriac", "former"}

// addNames gives the areas and the places the other names that namesFile has for them. Errors:
// those of the file's form, a p-code that none of them has, or one beside another's name.
func (r *reader) addNames(areas []area.Area, places []gazetteer.Place) {
	bearers := make(map[geo.PCode]bearer, len(areas)+len(places))
	for i := range areas {
		bearers[areas[i].PCode] = bearer{areas[i].Name, &areas[i].Aliases}
	}
	for i := range places {
		bearers[places[i].PCode] = bearer{places[i].Name, &places[i].Aliases}
	}
	r.vernacularRows(namesFile, []string{"pcode", "name_en", "kind", "names"}, func(line *row) {
		code := line.text("pcode")
		b, known := bearers[geo.PCode(code)]
		switch {
		case !known:
			line.wrong("pcode", "no place or area has the p-code "+strconv.Quote(code), "correct it")
		case line.text("name_en") != b.name.EN:
			line.wrong("name_en", code+" is "+b.name.EN+", not "+line.text("name_en"), "correct one of the two")
		case !slices.Contains(nameKinds, line.text("kind")):
			line.wrong("kind", strconv.Quote(line.text("kind"))+" is no kind of name", "write one of "+strings.Join(nameKinds, ", "))
		default:
			b.add(line.list("names"))
		}
	})
}

// bearer is a place or an area as far as its names go.
type bearer struct {
	name    geo.Label
	aliases *[]string
}

// add appends the names that the bearer does not have yet.
func (b bearer) add(names []string) {
	for _, name := range names {
		if name != b.name.EN && name != b.name.AR && !slices.Contains(*b.aliases, name) {
			*b.aliases = append(*b.aliases, name)
		}
	}
}

// regions returns the vernacular regions in the order of their codes, which is that of the file.
// Errors: those of the file's form, a code that is malformed, out of order or there already, a
// missing name, and a region of no subdistrict or of one that is not among the areas.
func (r *reader) regions(areas []area.Area) []gazetteer.Region {
	subdistricts := map[string]bool{}
	for _, a := range areas {
		subdistricts[string(a.PCode)] = a.Level == geo.Subdistrict
	}
	var regions []gazetteer.Region
	r.vernacularRows(regionsFile, []string{"code", "name_en", "name_ar", "aliases", "subdistricts", "note"}, func(line *row) {
		region := regionOf(line, subdistricts)
		if n := len(regions); n > 0 && regions[n-1].Code >= region.Code {
			line.wrong("code", "the code does not follow "+string(regions[n-1].Code), "give each region a code of its own, in order")
		}
		regions = append(regions, region)
	})
	return regions
}

func regionOf(line *row, subdistricts map[string]bool) gazetteer.Region {
	region := gazetteer.Region{Code: geo.PCode(line.text("code")), Name: line.label(), Aliases: line.list("aliases")}
	if !isRegionCode(line.text("code")) {
		line.wrong("code", strconv.Quote(line.text("code"))+" is not the code of a region", "write V and two digits")
	}
	if region.Name.AR == "" {
		line.wrong("name_ar", "the name is missing", "write it")
	}
	for _, code := range line.list("subdistricts") {
		if !subdistricts[code] || slices.Contains(region.Subdistricts, geo.PCode(code)) {
			line.wrong("subdistricts", strconv.Quote(code)+" is no subdistrict, or there already", "write each p-code once, such as SY020001")
		}
		region.Subdistricts = append(region.Subdistricts, geo.PCode(code))
	}
	if len(region.Subdistricts) == 0 {
		line.wrong("subdistricts", "the region has none", "write the p-codes of those that it covers")
	}
	return region
}

// isRegionCode reports whether a code is V and two digits.
func isRegionCode(code string) bool {
	n, err := strconv.ParseUint(strings.TrimPrefix(code, "V"), 10, 8)
	return err == nil && n > 0 && len(code) == 3 && code[0] == 'V'
}

// vernacularRows hands the rows of one of the project's own files to use, until the first error.
func (r *reader) vernacularRows(name string, columns []string, use func(*row)) {
	if r.err != nil {
		return
	}
	text, err := fs.ReadFile(r.vernacular, name)
	if err != nil {
		r.err = data.Invalid(name, "it cannot be read").WithHint("build the program from a complete copy").Because(err)
		return
	}
	r.sum(text)
	r.err = rows(name, text, columns, func(line *row) error { use(line); return nil })
}
