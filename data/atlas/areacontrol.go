package atlas

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"tawthiq/data"
	"tawthiq/geo"
	"tawthiq/geo/control"
	"tawthiq/geo/gazetteer"
)

// AreaControl is who held the communities of an area on a date.
type AreaControl struct {
	Date        data.Date      `json:"date"`        // the day that is asked about
	Area        HeldArea       `json:"area"`        // the area that is asked about
	Known       bool           `json:"known"`       // whether anything is known of any of its communities on that day
	Communities int            `json:"communities"` // how many communities the area has
	Shares      []ControlShare `json:"shares"`      // how many of them each held, the largest share first
	KnownDays   []KnownDays    `json:"known_days"`  // days of which something is known anywhere
	Note        geo.Label      `json:"note"`        // how to read it
}

// HeldArea is the area that is asked about.
type HeldArea struct {
	PCode geo.PCode `json:"pcode"` // p-code of the area
	Level geo.Level `json:"level"` // its administrative level
	Name  geo.Label `json:"name"`  // its name
}

// ControlShare is the part of the communities of an area that a set of controllers held.
type ControlShare struct {
	Controllers []string `json:"controllers"` // codes of who held them; several held them jointly
	Communities int      `json:"communities"` // how many communities they held
	Percent     float64  `json:"percent"`     // part of all communities of the area, in percent
}

// OfArea returns who held the communities of an area, the country included, on a date.
// Errors: InvalidKind for a code that no area has.
func (c *Control) OfArea(code geo.PCode, on data.Date) (AreaControl, error) {
	area := HeldArea{PCode: code, Level: geo.Country, Name: countryName}
	if code != country {
		known, ok := c.facts.Areas.Get(code)
		if !ok {
			return AreaControl{}, data.Invalid("pcode", "there is no area with this p-code").WithHint("give one such as SY02, SY0200 or SY020001")
		}
		area.Level, area.Name = known.Level, known.Name
	}
	out := AreaControl{Date: on, Area: area, Shares: []ControlShare{}, KnownDays: knownDays(c.Layer.AllDays())}
	at := map[string]int{} // positions in Shares
	differing, sources := 0, map[string]bool{}
	for _, p := range c.facts.Places {
		if p.Kind != gazetteer.Community || !code.Contains(p.Subdistrict) {
			continue
		}
		held := c.Layer.At(control.Place{PCode: p.PCode, Point: p.Point}, int32(on))
		out.Communities, out.Known = out.Communities+1, out.Known || held.Known()
		if held.Differ() {
			differing++
			for _, claim := range held.Claims {
				sources[claim.Source] = true
			}
		}
		name := control.Holder(held.Controllers)
		if _, seen := at[name]; !seen {
			at[name] = len(out.Shares)
			out.Shares = append(out.Shares, ControlShare{Controllers: controllersOf(held)})
		}
		out.Shares[at[name]].Communities++
	}
	for i := range out.Shares {
		out.Shares[i].Percent = math.Round(1e4*float64(out.Shares[i].Communities)/float64(out.Communities)) / 100
	}
	slices.SortFunc(out.Shares, func(a, b ControlShare) int {
		return cmp.Or(cmp.Compare(b.Communities, a.Communities), slices.Compare(a.Controllers, b.Controllers))
	})
	out.Note = areaNote(out, differing, slices.Sorted(maps.Keys(sources)))
	return out, nil
}

var countryName = geo.Label{EN: "Syria", AR: "سوريا"}
