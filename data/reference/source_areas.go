package reference

import (
	"slices"
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"tawthiq/geo"
	"tawthiq/geo/area"
	"tawthiq/geo/gazetteer"
)

const areasFile = "areas.csv"

// populationYear is the year of the estimates of places, and so of the recent population of areas.
const populationYear = 2022

// country is the one area that the sources have no row for. Its figures are the sums of the
// governorates'.
func country() area.Area {
	return area.Area{
		PCode:   "SY",
		Level:   geo.Country,
		Name:    geo.Label{EN: "Syria", AR: "سوريا"},
		Aliases: []string{"Syrian Arab Republic", "الجمهورية العربية السورية", "سورية"},
		Center:  orb.Point{38.5, 35},
	}
}

// readAreas reads the areas, but not their recent populations, and their shapes.
func (c *compiler) readAreas(s *sourceFacts) error {
	s.subdistricts = map[geo.PCode]bool{}
	lines := map[geo.PCode]int{"SY": 0}
	s.areas.areas = []area.Area{country()}
	columns := []string{"level", "pcode", "parent_pcode", "name_en", "name_ar", "aliases_en", "aliases_ar", "center_lat", "center_lon", "area_km2", "population_2004"}
	err := eachRow(c.from, areasFile, columns, func(r *row) error {
		a := areaOf(r)
		if _, twice := lines[a.PCode]; twice {
			r.wrong("pcode", "the area "+string(a.PCode)+" is there already", "remove one of the two lines")
		}
		lines[a.PCode] = r.line
		s.areas.areas = append(s.areas.areas, a)
		s.subdistricts[a.PCode] = a.Level == geo.Subdistrict
		return nil
	})
	if err != nil {
		return err
	}
	for _, a := range s.areas.areas[1:] {
		if _, ok := lines[a.Parent]; !ok {
			return fault(areasFile, lines[a.PCode], "column parent_pcode", "there is no area "+string(a.Parent), "add its line, or correct the p-code")
		}
	}
	slices.SortFunc(s.areas.areas, func(a, b area.Area) int { return strings.Compare(string(a.PCode), string(b.PCode)) })
	sumCountry(s.areas.areas)
	s.areas.arcs, err = c.readTopology("areas_detail.topojson", s.areas.areas)
	return err
}

func areaOf(r *row) area.Area {
	a := area.Area{
		PCode:          geo.PCode(r.text("pcode")),
		Parent:         geo.PCode(r.text("parent_pcode")),
		Name:           r.label(),
		Aliases:        slices.DeleteFunc(r.aliases(), namesGhouta),
		Center:         r.point("center_lon", "center_lat"),
		AreaKM2:        r.number("area_km2"),
		Population2004: r.persons("population_2004"),
	}
	if !a.PCode.IsArea() || a.PCode.Level() == geo.Country {
		r.wrong("pcode", strconv.Quote(string(a.PCode))+" is not the p-code of a governorate, district or subdistrict", "write it as SY02, SY0200 or SY020001")
		return a
	}
	a.Level = a.PCode.Level()
	if a.Parent != a.PCode.At(a.Level-1) {
		r.wrong("parent_pcode", "the p-code "+string(a.PCode)+" does not nest in "+string(a.Parent), "correct one of the two")
	}
	if r.text("level") != strconv.Itoa(int(a.Level)) {
		r.wrong("level", "the p-code "+string(a.PCode)+" is of level "+strconv.Itoa(int(a.Level)), "correct one of the two")
	}
	if a.AreaKM2 <= 0 {
		r.wrong("area_km2", "the area is not above zero", "write it in square kilometres")
	}
	return a
}

// namesGhouta reports whether a name is of the Ghouta. Two subdistricts were once called after its
// east and west; today everybody means by it all the farmland around Damascus, of many subdistricts.
func namesGhouta(name string) bool {
	return slices.ContainsFunc(strings.Fields(gazetteer.Normalise(name)), func(word string) bool {
		return word == "ghutah" || word == "alghwtt" || word == "غوطه"
	})
}

// sumCountry gives the country, which is the first of the areas, the sums of the governorates.
func sumCountry(areas []area.Area) {
	for _, a := range areas {
		if a.Level == geo.Governorate {
			areas[0].AreaKM2 += a.AreaKM2
			areas[0].Population2004 += a.Population2004
		}
	}
}

// label returns the name of the row in both languages; English is never missing.
func (r *row) label() geo.Label {
	l := geo.Label{EN: r.text("name_en"), AR: r.text("name_ar")}
	if l.EN == "" {
		r.wrong("name_en", "the name is missing", "write it")
	}
	return l
}

// aliases returns the other names in both scripts, each once and none that is the name itself.
func (r *row) aliases() []string {
	var names []string
	for _, s := range append(r.list("aliases_en"), r.list("aliases_ar")...) {
		if s != r.text("name_en") && s != r.text("name_ar") && !slices.Contains(names, s) {
			names = append(names, s)
		}
	}
	return names
}

func (r *row) point(lon, lat string) orb.Point {
	p := orb.Point{r.number(lon), r.number(lat)}
	if err := geo.CheckPoint(p); err != nil {
		r.wrong(lat, err.Error(), "write degrees on WGS 84")
	}
	return p
}
