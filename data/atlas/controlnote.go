package atlas

import (
	"fmt"
	"slices"

	"tawthiq/data"
	"tawthiq/geo"
	"tawthiq/geo/control"
)

// claimsOnly is what control rests on, in the words that every answer has.
var claimsOnly = geo.Label{
	EN: "As sources say of communities and areas; no front line is surveyed.",
	AR: "بحسب ما تذكره المصادر عن التجمعات السكانية والمناطق، دون مسح لخطوط التماس.",
}

func placeNote(c PlaceControl, by control.Basis, nearestM float64) geo.Label {
	note := claimsOnly
	switch {
	case len(c.Claims) == 0:
		return join(note, nothingKnown(c.Date), known(c.KnownDays))
	case by == control.ByNearest:
		note = join(note, geo.Label{EN: fmt.Sprintf("As in the nearest community, %.1f km away.", nearestM/1000),
			AR: fmt.Sprintf("كما في أقرب تجمع سكاني، على بعد %.1f كم.", nearestM/1000)})
	}
	if slices.ContainsFunc(c.Claims, func(other ControlClaim) bool { return !control.Same(other.Controllers, c.Claims[0].Controllers) }) {
		note = join(note, geo.Label{EN: "The sources that speak for the day differ.", AR: "المصادر التي تتناول هذا اليوم مختلفة."})
	}
	return note
}

func areaNote(c AreaControl) geo.Label {
	if !c.Known {
		return join(claimsOnly, nothingKnown(c.Date), known(c.KnownDays))
	}
	return join(claimsOnly, geo.Label{EN: "The shares are of the number of communities, not of land or people.",
		AR: "النسب من عدد التجمعات السكانية، لا من المساحة ولا من عدد السكان."})
}

func nothingKnown(on data.Date) geo.Label {
	return geo.Label{EN: fmt.Sprintf("No source says who held it on %s.", on), AR: fmt.Sprintf("لا يذكر أي مصدر من كان يسيطر عليه في %s.", on)}
}

// known says of which days something is known.
func known(days []KnownDays) geo.Label {
	if len(days) == 0 {
		return geo.Label{EN: "Nothing is known of any other day.", AR: "ولا يُعرف شيء عن أي يوم آخر."}
	}
	var spans geo.Label
	for i, d := range days {
		if i > 0 {
			spans = geo.Label{EN: spans.EN + ", ", AR: spans.AR + "، "}
		}
		if d.To == nil {
			spans = geo.Label{EN: spans.EN + fmt.Sprintf("from %s on", d.From), AR: spans.AR + fmt.Sprintf("منذ %s", d.From)}
		} else {
			spans = geo.Label{EN: spans.EN + fmt.Sprintf("%s to %s", d.From, d.To), AR: spans.AR + fmt.Sprintf("من %s إلى %s", d.From, d.To)}
		}
	}
	return geo.Label{EN: "Something is known of " + spans.EN + ".", AR: "الأيام المعروفة: " + spans.AR + "."}
}

// join returns sentences one after the other.
func join(first geo.Label, others ...geo.Label) geo.Label {
	for _, more := range others {
		first = geo.Label{EN: first.EN + " " + more.EN, AR: first.AR + " " + more.AR}
	}
	return first
}
