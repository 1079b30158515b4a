package atlas

import (
	"fmt"
	"strings"

	"tawthiq/data"
	"tawthiq/geo"
	"tawthiq/geo/control"
)

// claimsOnly is what control rests on, in the words that every answer has.
var claimsOnly = geo.Label{
	EN: "As sources say of communities and areas; no front line is surveyed.",
	AR: "بحسب ما تذكره المصادر عن التجمعات السكانية والمناطق، دون مسح لخطوط التماس.",
}

func (c *Control) placeNote(p PlaceControl, held control.Holding, nearestM float64) geo.Label {
	note := claimsOnly
	switch held.By {
	case "":
		return join(note, nothingKnown(p.Date), known(p.KnownDays))
	case control.ByNearest:
		note = join(note, geo.Label{EN: fmt.Sprintf("As in the nearest community, %.1f km away.", nearestM/1000),
			AR: fmt.Sprintf("كما في أقرب تجمع سكاني، على بعد %.1f كم.", nearestM/1000)})
	}
	if held.Differ() {
		said := c.said(held.Claims)
		note = join(note, geo.Label{EN: "The sources that speak for the day differ: " + said.EN + ".", AR: "تختلف المصادر التي تتناول هذا اليوم: " + said.AR + "."})
	}
	return note
}

// said returns what each of some claims says, in the words of the vocabulary.
func (c *Control) said(claims []control.Claim) geo.Label {
	var en, ar []string
	for _, claim := range claims {
		var holders, holdersAR []string
		for _, code := range claim.Controllers {
			label := geo.Label{EN: code, AR: code}
			if term, ok := c.vocabulary.Term(data.Controllers, code); ok {
				label = term.Label
			}
			holders, holdersAR = append(holders, label.EN), append(holdersAR, label.AR)
		}
		en = append(en, fmt.Sprintf("“%s” says %s", claim.Source, strings.Join(holders, " and ")))
		ar = append(ar, fmt.Sprintf("يذكر «%s»: %s", claim.Source, strings.Join(holdersAR, " و")))
	}
	return geo.Label{EN: strings.Join(en, "; "), AR: strings.Join(ar, "؛ ")}
}

// areaNote says what shares are of, and of how many communities sources differ.
func areaNote(c AreaControl, differing int, sources []string) geo.Label {
	if !c.Known {
		return join(claimsOnly, nothingKnown(c.Date), known(c.KnownDays))
	}
	note := join(claimsOnly, geo.Label{EN: "The shares are of the number of communities, not of land or people.",
		AR: "النسب من عدد التجمعات السكانية، لا من المساحة ولا من عدد السكان."})
	if differing == 0 {
		return note
	}
	return join(note, geo.Label{
		EN: fmt.Sprintf("Communities of which the sources that speak for the day differ: %d (%s).", differing, strings.Join(sources, "; ")),
		AR: fmt.Sprintf("تجمعات تختلف فيها المصادر التي تتناول هذا اليوم: %d (%s).", differing, strings.Join(sources, "؛ "))})
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
