package atlas

import (
	"fmt"
	"strings"

	"tawthiq/data"
	"tawthiq/geo"
)

// attributes are what the parameters of ShareOfs restrict.
var attributes = map[string]geo.Label{
	"party":      {EN: "the party responsible", AR: "الجهة المسؤولة"},
	"violation":  {EN: "the violation", AR: "نوع الانتهاك"},
	"controller": {EN: "who held the place", AR: "الجهة المسيطرة"},
	"facility":   {EN: "the facility", AR: "المنشأة"},
	"weapon":     {EN: "the weapon", AR: "السلاح"},
}

// minimumNote says what all numbers are.
var minimumNote = geo.Label{
	EN: "Documented minimum numbers, not estimates of what happened.",
	AR: "أعداد دنيا موثقة، وليست تقديرات لما حدث.",
}

// note says what the values of a choropleth are, as every map must.
func (v *View) note(c Choropleth) geo.Label {
	note := minimumNote
	add := func(more geo.Label) { note = join(note, more) }
	if c.Linked == data.LinkedOnce {
		add(linkedNote)
	}
	if c.Difference != nil {
		add(differenceNote(*c.Difference, c.Per))
	}
	switch c.Per {
	case Per1e5:
		add(geo.Label{EN: fmt.Sprintf("Per 100,000 people of the population of %d.", c.PopulationYear),
			AR: fmt.Sprintf("لكل 100,000 نسمة من عدد السكان لعام %d.", c.PopulationYear)})
		if len(c.WithoutPopulation) > 0 {
			names := v.names(c.WithoutPopulation)
			add(geo.Label{EN: "No population is known of " + names.EN + ".", AR: "لا يُعرف عدد سكان " + names.AR + "."})
		}
	case PerKM2:
		add(geo.Label{EN: "Per square kilometre.", AR: "لكل كيلومتر مربع."})
	case Share:
		add(shareNote(*c.Share))
	}
	return note
}

// linkedNote is added wherever linked records count once.
var linkedNote = geo.Label{
	EN: "Records of different datasets that are likely to be of the same event count once, with the numbers of one of them.",
	AR: "السجلات التي يُرجَّح أنها تصف الحدث نفسه في مجموعات بيانات مختلفة تُحتسب مرة واحدة، بأرقام واحد منها.",
}

func shareNote(t ShareTotal) geo.Label {
	of := attributes[t.Of]
	note := geo.Label{
		EN: fmt.Sprintf("In percent of the same number of the records that match without the restriction on %s.", of.EN),
		AR: fmt.Sprintf("نسبة مئوية من العدد نفسه في السجلات المطابقة دون تقييد %s.", of.AR),
	}
	if t.FewAreas > 0 {
		note.EN += fmt.Sprintf(" Areas where that number is below %d: %d. One more or less there moves the share by 5 points or more.", t.FewBelow, t.FewAreas)
		note.AR += fmt.Sprintf(" عدد الأماكن التي يقل فيها ذلك العدد عن %d: %d. وفيها تغيّر زيادة واحد أو نقصانه النسبة بخمس نقاط أو أكثر.", t.FewBelow, t.FewAreas)
	}
	return note
}

// names returns the names of areas as lists.
func (v *View) names(pcodes []geo.PCode) geo.Label {
	var en, ar []string
	for _, p := range pcodes {
		if a, ok := v.facts.Areas.Get(p); ok {
			en, ar = append(en, a.Name.EN), append(ar, a.Name.AR)
		}
	}
	return geo.Label{EN: strings.Join(en, ", "), AR: strings.Join(ar, "، ")}
}
