package atlas

import (
	"fmt"

	"tawthiq/data"
	"tawthiq/geo"
)

// countingNotes say what the counting rules mean for a table by party.
var countingNotes = map[data.Counting]geo.Label{
	data.CountFull: {EN: "A record of several parties counts once under each of them and once in a total.",
		AR: "يُحسب السجل المنسوب إلى عدة جهات مرة لدى كل منها ومرة واحدة في المجموع."},
	data.CountSplit: {EN: "A record of several parties counts in equal parts under each of them, those too of which it is not sure: its part under a party that is one of several alternatives, or disputed, is in the highest number only.",
		AR: "يُقسم السجل المنسوب إلى عدة جهات بالتساوي بينها، بما فيها الجهات غير المؤكدة: وحصة الجهة التي هي أحد احتمالات عدة أو محل خلاف تدخل في العدد الأعلى فقط."},
	data.CountSole: {EN: "Only records of a single party are counted; where that it did it is disputed, under it in the highest number only.",
		AR: "لا تُحسب إلا السجلات المنسوبة إلى جهة واحدة، وما كان منها محل خلاف يدخل لدى تلك الجهة في العدد الأعلى فقط."},
}

// tableNote says what the numbers of a cross-table are.
func (s *Selection) tableNote(t CrossTable) geo.Label {
	note := minimumNote
	if t.Linked == data.LinkedOnce {
		note = join(note, linkedNote)
	}
	sides := []Dimension{t.Rows.Dimension}
	if t.Cols != nil {
		sides = append(sides, t.Cols.Dimension)
	}
	byParty, byController := false, false
	for _, side := range sides {
		switch side.attribute() {
		case attrDay:
			note = join(note, periodNote(t.Total))
		case attrViolations, attrFacilities, attrWeapons, attrDoubts, attrControl:
			note = join(note, severalNotes[side.attribute()])
			byController = byController || side.attribute() == attrControl
		case attrClaims:
			byParty = true
		}
	}
	if byParty || t.Counting != data.CountFull {
		note = join(note, countingNotes[t.Counting])
	}
	return s.Noted(note, byController)
}

// periodNote says in which period records count, and how many of them may belong to another.
func periodNote(total Figure) geo.Label {
	note := geo.Label{EN: "A record counts in the period in which it began; one that is known only to a span of days, a week, a month or a year counts where that begins.",
		AR: "يُحسب السجل في الفترة التي بدأ فيها؛ وما لا يُعرف منه إلا عدة أيام أو أسبوع أو شهر أو سنة يُحسب في أولها."}
	if n := total.Imprecise.Records; n > 0 {
		note.EN += fmt.Sprintf(" Of %d records, %d may therefore belong to another period: the part of a figure that is imprecise.", total.Records, n)
		note.AR += fmt.Sprintf(" عدد السجلات التي قد تنتمي لذلك إلى فترة أخرى: %d من %d، وهي الجزء غير الدقيق من الرقم.", n, total.Records)
	}
	return note
}

// severalNotes say what becomes of records with several codes of an attribute.
var severalNotes = map[int]geo.Label{
	attrViolations: {EN: "A record of several violations counts under each of them and once in a total.",
		AR: "يُحسب السجل الذي يتضمن عدة انتهاكات مرة لدى كل منها ومرة واحدة في المجموع."},
	attrFacilities: {EN: "A record of several facilities counts under each of them and once in a total.",
		AR: "يُحسب السجل الذي يشمل عدة منشآت مرة لدى كل منها ومرة واحدة في المجموع."},
	attrWeapons: {EN: "A record of several weapons counts under each of them and once in a total.",
		AR: "يُحسب السجل الذي استُخدمت فيه عدة أسلحة مرة لدى كل منها ومرة واحدة في المجموع."},
	attrDoubts: {EN: "A record that is doubtful in several ways counts under each of them and once in a total.",
		AR: "يُحسب السجل الذي فيه أكثر من موضع شك مرة لدى كل منها ومرة واحدة في المجموع."},
	attrControl: {EN: "A record of a place that several held counts under each of them and once in a total.",
		AR: "يُحسب السجل في مكان تسيطر عليه عدة جهات مرة لدى كل منها ومرة واحدة في المجموع."},
}
