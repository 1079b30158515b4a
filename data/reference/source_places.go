package reference

import (
	"cmp"
	"os"
	"regexp"
	"slices"
	"strconv"

	"tawthiq/data"
	"tawthiq/geo"
	"tawthiq/geo/gazetteer"
)

const placesFile = "places.csv"

// readPlaces reads the places, and adds up the population of the areas from them.
func (c *compiler) readPlaces(s *sourceFacts) error {
	s.communities = map[geo.PCode]bool{}
	lines := map[geo.PCode]int{}
	columns := []string{"pcode", "kind", "name_en", "name_ar", "aliases_en", "aliases_ar", "subdistrict", "within", "lat", "lon", "population"}
	err := eachRow(c.from, placesFile, columns, func(r *row) error {
		p := s.placeOf(r)
		if lines[p.PCode] > 0 {
			r.wrong("pcode", "the place "+string(p.PCode)+" is there already", "remove one of the two lines")
		}
		lines[p.PCode] = r.line
		s.places = append(s.places, p)
		s.communities[p.PCode] = p.Kind == gazetteer.Community
		return nil
	})
	if err != nil {
		return err
	}
	for _, p := range s.places {
		if p.Kind == gazetteer.Neighbourhood && !s.communities[p.Within] {
			return fault(placesFile, lines[p.PCode], "column within", "there is no community "+strconv.Quote(string(p.Within)), "write the p-code of the community that holds the neighbourhood")
		}
	}
	slices.SortFunc(s.places, func(a, b gazetteer.Place) int {
		return cmp.Or(cmp.Compare(a.PCode[0], b.PCode[0]), cmp.Compare(placeNumber(a.PCode), placeNumber(b.PCode)))
	})
	s.sumPopulation()
	return nil
}

func (s *sourceFacts) placeOf(r *row) gazetteer.Place {
	p := gazetteer.Place{
		PCode:       geo.PCode(r.text("pcode")),
		Kind:        r.text("kind"),
		Name:        r.label(),
		Aliases:     r.aliases(),
		Subdistrict: geo.PCode(r.text("subdistrict")),
		Within:      geo.PCode(r.text("within")),
		Point:       r.point("lon", "lat"),
		Population:  r.persons("population"),
	}
	switch {
	case !p.PCode.IsPlace() || placeCode(rune(p.PCode[0]), placeNumber(p.PCode)) != p.PCode:
		r.wrong("pcode", strconv.Quote(string(p.PCode))+" is not the p-code of a place", "write it as C1007 or N0529")
	case p.Kind != kindOf(p.PCode):
		r.wrong("kind", "the p-code "+string(p.PCode)+" is that of a "+kindOf(p.PCode), "correct one of the two")
	case !s.subdistricts[p.Subdistrict]:
		r.wrong("subdistrict", "there is no subdistrict "+strconv.Quote(string(p.Subdistrict)), "write its p-code as "+areasFile+" has it")
	case p.Kind == gazetteer.Community && p.Within != "":
		r.wrong("within", "a community is within no other", "leave the cell empty")
	}
	return p
}

// sumPopulation gives every area the sum of its communities. Neighbourhoods are counted in theirs.
func (s *sourceFacts) sumPopulation() {
	sums := map[geo.PCode]int{}
	for _, p := range s.places {
		for level := geo.Country; level <= geo.Subdistrict; level++ {
			sums[p.Subdistrict.At(level)] += p.Population
		}
	}
	for i := range s.areas.areas {
		a := &s.areas.areas[i]
		a.Population, a.PopulationYear = sums[a.PCode], populationYear
	}
}

// controlName is the form of the names of the files of control: they say the days of the claims.
var controlName = regexp.MustCompile(`^control_(\d{4}-\d{2}-\d{2})_(\d{4}-\d{2}-\d{2})\.csv$`)

// readControl reads every file of control in the folder.
func (c *compiler) readControl(s *sourceFacts) error {
	entries, err := os.ReadDir(c.from)
	if err != nil {
		return data.Invalid(c.from, "the folder cannot be read").WithHint("give the folder that holds the reference facts").Because(err)
	}
	vocabulary, err := data.DefaultVocabulary()
	if err != nil {
		return err
	}
	for _, entry := range entries {
		days := controlName.FindStringSubmatch(entry.Name())
		if days == nil {
			continue
		}
		span, err := spanOf(entry.Name(), days[1], days[2])
		if err != nil {
			return err
		}
		if err := c.readClaims(entry.Name(), s, vocabulary, &span); err != nil {
			return err
		}
		s.control = append(s.control, span)
	}
	if len(s.control) == 0 {
		return data.Invalid("control_FROM_TO.csv", "there is no such file in the folder").WithHint("give the folder that holds one, with the days in its name")
	}
	return nil
}

func spanOf(name, first, last string) (controlSpan, error) {
	from, errFrom := data.ParseDate(first)
	to, errTo := data.ParseDate(last)
	if errFrom != nil || errTo != nil || to < from {
		return controlSpan{}, data.Invalid(name, "its name does not say a span of days").WithHint("name it as control_2020-03-06_2024-11-26.csv")
	}
	return controlSpan{from: int32(from), to: int32(to), source: controlSource}, nil
}

func (c *compiler) readClaims(name string, s *sourceFacts, v *data.Vocabulary, span *controlSpan) error {
	controllers := map[geo.PCode]string{}
	err := eachRow(c.from, name, []string{"place_pcode", "controller"}, func(r *row) error {
		place, code := geo.PCode(r.text("place_pcode")), r.text("controller")
		if !s.communities[place] {
			return r.wrong("place_pcode", "there is no community "+strconv.Quote(string(place)), "write its p-code as "+placesFile+" has it")
		}
		if err := v.Known(data.Controllers, "controller", code); err != nil {
			return r.wrong("controller", strconv.Quote(code)+" is not a controller of the vocabulary", "use one of the vocabulary's codes")
		}
		if controllers[place] != "" {
			return r.wrong("place_pcode", "the place "+string(place)+" is there already", "remove one of the two lines")
		}
		controllers[place] = code
		return nil
	})
	if err != nil {
		return err
	}
	for _, p := range s.places {
		if code := controllers[p.PCode]; code != "" {
			span.places = append(span.places, p.PCode)
			span.controllers = append(span.controllers, code)
		}
	}
	return nil
}
