package geocode

import (
	"slices"
	"strings"

	"tawthiq/geo"
	"tawthiq/geo/gazetteer"
)

// region is what a source says of the wider area.
type region struct {
	text         string                 // as stated; "" where nothing is
	where        gazetteer.Governorates // the same as a set
	governorates []geo.PCode            // any of which may be meant; none where the text is not known
	finer        []geo.PCode            // districts and subdistricts that it names
	towns        []int32                // that the governorates are named after
	language     language               // of what is said of it
	said         string                 // that it is stated, and whether it is known
	inText       bool                   // the description names it, not the source beside it
	country      bool                   // it is the country: nothing narrower is stated
}

func (r *region) stated() bool { return r.text != "" }
func (r *region) known() bool  { return len(r.governorates) > 0 }

// narrows reports whether the region names a district or a subdistrict that contains the area.
func (r *region) narrows(area geo.PCode) bool {
	return slices.ContainsFunc(r.finer, func(a geo.PCode) bool { return a.Contains(area) })
}

// allows reports whether the area lies in the region. Everything lies in an unknown one.
func (r *region) allows(area geo.PCode) bool {
	return !r.known() || r.where&gazetteer.GovernorateOf(area) != 0 && area != country
}

// holds reports whether something lies in the region, or a part of it does.
func (r *region) holds(p *profile) bool { return !r.known() || r.where&p.where != 0 }

const (
	damascusCity  geo.PCode = "SY01"
	ruralDamascus geo.PCode = "SY03"
)

// countryNames are the country's own, normalised: a region that narrows nothing.
var countryNames = map[string]bool{"syria": true, "syrianarabrepublic": true, "سوريا": true, "سوريه": true}

// region reads what the source says of the wider area, in both languages, or else what the
// descriptions themselves do.
func (g *Geocoder) region(label geo.Label, texts *[2]phrase, l language) region {
	r := region{text: strings.TrimSpace(l.name(label)), language: l}
	for _, text := range []string{label.EN, label.AR} {
		for _, p := range g.parse(text).mentions {
			r.country = r.country || countryNames[p.whole.Key]
			g.addRegion(&r, &p)
		}
	}
	if r.country && !r.known() {
		r.text = "" // as good as none
	}
	if !r.stated() {
		g.takeRegionFrom(&r, texts)
	}
	g.complete(&r)
	return r
}

// complete adds what follows from the governorates of a region.
func (g *Geocoder) complete(r *region) {
	// Sources say Damascus for the city and, more often, for the countryside around it.
	if slices.Contains(r.governorates, damascusCity) && !slices.Contains(r.governorates, ruralDamascus) {
		r.governorates = append(r.governorates, ruralDamascus)
	}
	slices.Sort(r.governorates)
	r.where = gazetteer.GovernoratesOf(r.governorates)
	for _, code := range r.governorates {
		if r.inText {
			break // the text names the town itself
		}
		if number, ok := g.numbers[code]; ok && g.known[number].town >= 0 {
			r.towns = append(r.towns, g.known[number].town)
		}
	}
	switch {
	case r.inText:
		r.said = r.language.say(regionInText, r.text)
	case r.known():
		r.said = r.language.say(insideRegion, r.text)
	case r.stated():
		r.said = r.language.say(regionUnknown, r.text)
	}
}

// takeRegionFrom takes the region from descriptions that name a governorate beside something else:
// "Saraqab, Idlib", "ادلب : سراقب", "Hama governorate".
func (g *Geocoder) takeRegionFrom(r *region, texts *[2]phrase) {
	for _, p := range texts {
		for i := range p.mentions {
			m := &p.mentions[i]
			r.country = r.country || countryNames[m.whole.Key]
			if p.names() == 1 && !m.want.isArea() || m.joined || m.near {
				continue
			}
			code := g.coarsest(g.gaz.Exact(&m.name), geo.Governorate)
			if code == damascusCity && m.rural {
				code = ruralDamascus
			}
			if code != "" && !slices.Contains(r.governorates, code) {
				r.governorates = append(r.governorates, code)
				r.text, r.inText = r.language.name(g.known[g.numbers[code]].label()), true
			}
		}
	}
}

// addRegion adds what a mention names to the region.
func (g *Geocoder) addRegion(r *region, m *mention) {
	areas := g.areasNamed(m)
	for _, a := range areas {
		if governorate := a.At(geo.Governorate); governorate != "" && !slices.Contains(r.governorates, governorate) {
			r.governorates = append(r.governorates, governorate)
		}
	}
	if area := shared(areas); area.Level() > geo.Governorate && !slices.Contains(r.finer, area) {
		r.finer = append(r.finer, area)
	}
}

// areasNamed returns the coarsest area of a name, or where it is the name of one thing only, the
// subdistrict of that place or those of that vernacular region, which may lie in several
// governorates. A governorate is also known by its sound, there being so few.
func (g *Geocoder) areasNamed(m *mention) []geo.PCode {
	if m.rural && g.coarsest(g.gaz.Exact(&m.name), geo.Governorate) == damascusCity {
		return []geo.PCode{ruralDamascus}
	}
	for _, name := range []*gazetteer.Name{&m.whole, &m.name} {
		found := g.gaz.Exact(name)
		if area := g.coarsest(found, geo.Subdistrict); area != "" {
			return []geo.PCode{area}
		}
		if len(found) != 1 {
			continue
		}
		only := &g.known[found[0]]
		if only.Region != nil {
			return only.Region.Subdistricts
		}
		return []geo.PCode{only.area}
	}
	return []geo.PCode{g.coarsest(g.alike(&m.name), geo.Governorate)}
}

// alike returns what has a name of the same sound, or nearly.
func (g *Geocoder) alike(n *gazetteer.Name) []int32 {
	const limit = 40
	var out []int32
	for _, m := range g.gaz.Similar(n, gazetteer.Scope{In: gazetteer.Everywhere, Limit: limit, Same: true}, nil) {
		if g.known[m.Bearer].Area != nil {
			out = append(out, m.Bearer)
		}
	}
	return out
}

// coarsest returns the code of the coarsest area among the bearers that is no finer than a
// level, or "" where there is none, or more than one of that level.
func (g *Geocoder) coarsest(found []int32, finest geo.Level) geo.PCode {
	var best geo.PCode
	alone := true
	for _, number := range found {
		b := g.known[number]
		switch {
		case b.Area == nil || b.Area.Level > finest:
		case best == "" || len(b.code) < len(best):
			best, alone = b.code, true
		case len(b.code) == len(best) && b.code != best:
			alone = false
		}
	}
	if !alone {
		return ""
	}
	return best
}
