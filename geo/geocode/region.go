package geocode

import (
	"slices"
	"strings"

	"tawthiq/geo"
	"tawthiq/geo/gazetteer"
)

// region is what a source says of the wider area.
type region struct {
	text         string      // as stated; "" where nothing is
	governorates []geo.PCode // any of which may be meant; none where the text is not known
	finer        []geo.PCode // districts and subdistricts that it names
	country      bool        // it is the country: nothing narrower is stated
}

func (r region) stated() bool { return r.text != "" }
func (r region) known() bool  { return len(r.governorates) > 0 }

// allows reports whether the area lies in the region. Everything lies in an unknown one.
func (r region) allows(area geo.PCode) bool {
	return !r.known() || slices.ContainsFunc(r.governorates, func(g geo.PCode) bool { return g.Contains(area) })
}

const (
	damascusCity  geo.PCode = "SY01"
	ruralDamascus geo.PCode = "SY03"
)

// countryNames are the country's own, normalised: a region that narrows nothing.
var countryNames = map[string]bool{"syria": true, "syrian arab republic": true, "سوريا": true, "سوريه": true}

// region reads what the source says of the wider area, in both languages.
func (g *Geocoder) region(label geo.Label) region {
	r := region{text: strings.TrimSpace(label.In("en"))}
	for _, text := range []string{label.EN, label.AR} {
		for _, p := range parse(text).parts {
			r.country = r.country || countryNames[p.whole]
			g.addRegion(&r, p)
		}
	}
	if r.country && !r.known() {
		r.text = "" // as good as none
	}
	// Sources say Damascus for the city and, more often, for the countryside around it.
	if slices.Contains(r.governorates, damascusCity) && !slices.Contains(r.governorates, ruralDamascus) {
		r.governorates = append(r.governorates, ruralDamascus)
	}
	slices.Sort(r.governorates)
	return r
}

func (g *Geocoder) addRegion(r *region, p part) {
	area := g.regionNamed(p)
	if area == "" {
		return
	}
	if governorate := area.At(geo.Governorate); !slices.Contains(r.governorates, governorate) {
		r.governorates = append(r.governorates, governorate)
	}
	if area.Level() > geo.Governorate && !slices.Contains(r.finer, area) {
		r.finer = append(r.finer, area)
	}
}

// regionNamed returns the coarsest area of a name, the subdistrict of a place of which there is
// only one, or "". A governorate is also known by its consonants, there being so few.
func (g *Geocoder) regionNamed(p part) geo.PCode {
	if p.rural && coarsest(g.gaz.Named(p.name), geo.Governorate) == damascusCity {
		return ruralDamascus
	}
	for _, name := range []string{p.whole, p.name} {
		found := g.gaz.Named(name)
		if area := coarsest(found, geo.Subdistrict); area != "" {
			return area
		}
		if len(found) == 1 {
			return found[0].Place.Subdistrict
		}
	}
	return coarsest(g.gaz.Sounding(p.name), geo.Governorate)
}

// coarsest returns the code of the coarsest area among the bearers that is no finer than a
// level, or "" where there is none, or more than one of that level.
func coarsest(found []gazetteer.Bearer, finest geo.Level) geo.PCode {
	var best geo.PCode
	alone := true
	for _, b := range found {
		switch {
		case b.Area == nil || b.Area.Level > finest:
		case best == "" || len(b.Area.PCode) < len(best):
			best, alone = b.Area.PCode, true
		case len(b.Area.PCode) == len(best):
			alone = false
		}
	}
	if !alone {
		return ""
	}
	return best
}
