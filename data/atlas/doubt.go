package atlas

import (
	"fmt"
	"strings"

	"tawthiq/data"
	"tawthiq/geo"
)

// doubtsOf returns the codes of what is doubtful in a released record.
func doubtsOf(in *data.Incident) []string { return append([]string{}, in.Doubts()...) }

// doubts returns the codes of what is doubtful in a released record, and of each why it is.
func (v *View) doubts(in *data.Incident) (codes []string, reasons []geo.Label) {
	codes, reasons = doubtsOf(in), []geo.Label{}
	for _, code := range codes {
		reasons = append(reasons, v.doubtReason(in, code))
	}
	return codes, reasons
}

func (v *View) doubtReason(in *data.Incident, code string) geo.Label {
	switch code {
	case data.DoubtPlace:
		return placeReason(in)
	case data.DoubtDate:
		return v.dateReason(in)
	case data.DoubtAttribution:
		return attributionReason(in)
	case data.DoubtNumbers:
		return numbersReason(in)
	case data.DoubtGrading:
		return v.gradingReason(in)
	case data.DoubtSources:
		return sourcesReason(in)
	}
	return v.controlReason(in)
}

// knownTo are the areas that a place is known to no better.
var knownTo = map[geo.Precision]geo.Label{
	geo.PrecisionSubdistrict: {EN: "its subdistrict", AR: "الناحية"},
	geo.PrecisionDistrict:    {EN: "its district", AR: "المنطقة"},
	geo.PrecisionGovernorate: {EN: "its governorate", AR: "المحافظة"},
	geo.PrecisionRegion:      {EN: "a region or a line between two places", AR: "إقليم أو خط بين مكانين"},
	geo.PrecisionCountry:     {EN: "the country", AR: "البلد"},
}

func placeReason(in *data.Incident) geo.Label {
	area := knownTo[in.Placement.Precision]
	switch {
	case in.Placement.State == data.Review:
		return geo.Label{EN: "The place as understood waits for review.", AR: "المكان كما فُهم ينتظر المراجعة."}
	case in.Placement.State == data.NotFound:
		return geo.Label{EN: "The place as written was not found.", AR: "لم يُعثر على المكان كما كُتب."}
	case in.Placement.State != data.Accepted:
		return geo.Label{EN: "The place has not been looked up yet.", AR: "لم يُبحث عن المكان بعد."}
	case in.Sensitivity == data.Restricted:
		return geo.Label{EN: "Shown no closer than " + area.EN + ", to protect people.", AR: "لا يُذكر المكان إلا على مستوى " + area.AR + "، حمايةً للناس."}
	}
	return geo.Label{EN: "Known only to " + area.EN + ".", AR: "لا يُعرف المكان إلا على مستوى " + area.AR + "."}
}

// knownPeriods are what is known of a date that is not known to the day.
var knownPeriods = map[string]geo.Label{
	"week":  {EN: "the week", AR: "الأسبوع"},
	"month": {EN: "the month", AR: "الشهر"},
	"year":  {EN: "the year", AR: "السنة"},
}

func (v *View) dateReason(in *data.Incident) geo.Label {
	period, known := knownPeriods[in.When.Precision]
	if !known { // it is a term of the organisation's own
		term, _ := v.vocabulary.Term(data.DatePrecisions, in.When.Precision)
		period = term.Label
	}
	if in.Sensitivity == data.Restricted {
		return geo.Label{EN: "Of the date only " + period.EN + " is shown, to protect people.", AR: "لا يُذكر من التاريخ إلا " + period.AR + "، حمايةً للناس."}
	}
	return geo.Label{EN: "Of the date only " + period.EN + " is known.", AR: "لا يُعرف من التاريخ إلا " + period.AR + "."}
}

// claimReasons say what is doubtful in claims of these kinds.
var claimReasons = map[string]geo.Label{
	"alternative":  {EN: "One of several parties is responsible, and it is not known which.", AR: "المسؤولة إحدى جهات عدة، ولا يُعرف أيها."},
	"contested":    {EN: "Who is responsible is contested.", AR: "الجهة المسؤولة متنازع عليها."},
	"unidentified": {EN: "Who is responsible has not been identified.", AR: "لم تُحدَّد الجهة المسؤولة."},
	"inferred":     {EN: "Who is responsible is inferred, not stated.", AR: "الجهة المسؤولة مستنتجة وغير مذكورة."},
}

func attributionReason(in *data.Incident) geo.Label {
	var reasons []geo.Label
	for _, kind := range in.DoubtfulClaims() {
		reasons = append(reasons, claimReasons[kind])
	}
	if len(reasons) == 0 {
		return geo.Label{EN: "No party is named as responsible.", AR: "لم تُذكر جهة مسؤولة."}
	}
	return join(reasons[0], reasons[1:]...)
}

// numberNames are the totals in sentences.
var numberNames = map[data.Measure]geo.Label{
	data.Killed:      {EN: "killed", AR: "القتلى"},
	data.Injured:     {EN: "injured", AR: "الجرحى"},
	data.Detained:    {EN: "detained", AR: "المعتقلون"},
	data.Disappeared: {EN: "disappeared", AR: "المختفون قسريًا"},
	data.Released:    {EN: "released", AR: "المفرج عنهم"},
}

func numbersReason(in *data.Incident) geo.Label {
	var reasons []geo.Label
	if in.KillingWithoutNumber() {
		reasons = append(reasons, geo.Label{EN: "How many were killed is not stated.", AR: "لم يُذكر عدد القتلى."})
	}
	if unsure := in.DoubtfulNumbers(); len(unsure) > 0 {
		reasons = append(reasons, unsureReason(in.Casualties, unsure))
	}
	return join(reasons[0], reasons[1:]...)
}

// unsureReason names the totals among the measures, and subsets only where there is no total.
func unsureReason(casualties data.Casualties, unsure []data.Measure) geo.Label {
	var en, ar []string
	for _, m := range unsure {
		if name, total := numberNames[m]; total {
			r := casualties[m]
			en, ar = append(en, name.EN+" "+r.String()), append(ar, name.AR+" "+inArabic(r))
		}
	}
	if len(en) == 0 {
		return geo.Label{EN: "Not stated as one number: how many of them were civilians, children, women or of another group.",
			AR: "لم يُذكر رقم واحد لمن كان منهم من المدنيين أو الأطفال أو النساء أو فئة أخرى."}
	}
	return geo.Label{EN: "Not stated as one number: " + strings.Join(en, ", ") + ".", AR: "لم يُذكر رقم واحد: " + strings.Join(ar, "، ") + "."}
}

func inArabic(r data.Range) string {
	if r.Open {
		return fmt.Sprintf("%d على الأقل", r.Min)
	}
	return fmt.Sprintf("من %d إلى %d", r.Min, r.Max)
}

func (v *View) gradingReason(in *data.Incident) geo.Label {
	term, _ := v.vocabulary.Term(data.Gradings, in.Grading)
	return geo.Label{EN: "Graded as " + strings.ToLower(term.Label.EN) + ".", AR: "تقييمه: " + term.Label.AR + "."}
}

func sourcesReason(in *data.Incident) geo.Label {
	if len(in.Sources) == 0 {
		return geo.Label{EN: "No source is named.", AR: "لم يُذكر مصدر."}
	}
	return geo.Label{EN: "A single source is named.", AR: "لم يُذكر إلا مصدر واحد."}
}

func (v *View) controlReason(in *data.Incident) geo.Label {
	stated, derived := v.holders(in.ControlStated), v.holders(in.ControlDerived)
	return geo.Label{
		EN: "Who held the place: " + stated.EN + " as the source states, " + derived.EN + " as the control layers say.",
		AR: "الجهة المسيطرة على المكان: " + stated.AR + " كما يذكر المصدر، و" + derived.AR + " كما تذكر طبقات السيطرة.",
	}
}

// holders returns the names of controllers as a list.
func (v *View) holders(codes []string) geo.Label {
	var en, ar []string
	for _, code := range codes {
		term, _ := v.vocabulary.Term(data.Controllers, code)
		en, ar = append(en, term.Label.EN), append(ar, term.Label.AR)
	}
	return geo.Label{EN: strings.Join(en, " and "), AR: strings.Join(ar, " و")}
}
