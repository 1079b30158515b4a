package answer

import (
	"net/url"
	"slices"

	"tawthiq/data"
	"tawthiq/geo"
)

// FilterParameters returns the parameters of the filter grammar, or those with the given names.
// Their names and their order are data.FilterParams'.
func FilterParameters(names ...string) []Parameter {
	var out []Parameter
	for _, name := range data.FilterParams() {
		if len(names) == 0 || slices.Contains(names, name) {
			out = append(out, filterParameter(name))
		}
	}
	return out
}

// Filter returns the part of the query that is of the filter.
func (c Call) Filter() url.Values {
	out := url.Values{}
	for _, name := range data.FilterParams() {
		if given, ok := c.Query[name]; ok {
			out[name] = given
		}
	}
	return out
}

// filterTexts says what the parameters of the filter do.
var filterTexts = map[string]geo.Label{
	"from":       {EN: "Records that began on this day or later.", AR: "السجلات التي بدأت في هذا اليوم أو بعده."},
	"to":         {EN: "Records that began on this day or earlier.", AR: "السجلات التي بدأت في هذا اليوم أو قبله."},
	"violation":  {EN: "Records of one of these violations.", AR: "السجلات التي فيها أحد هذه الانتهاكات."},
	"party":      {EN: "Records with a claim that names one of these parties; a group stands for its members.", AR: "السجلات التي تنسبها جهةٌ إلى أحد هذه الأطراف؛ المجموعة تعني أعضاءها."},
	"controller": {EN: "Records of places held by one of these, as stated or else as derived.", AR: "سجلات أماكن كانت تحت سيطرة إحدى هذه الجهات، كما ذُكر أو كما استُنتج."},
	"area":       {EN: "Records in one of these areas, by p-code: SY, SY02, SY0200 or SY020001.", AR: "السجلات الواقعة في إحدى هذه المناطق، بالرمز الإداري."},
	"facility":   {EN: "Records of an attack on one of these vital facilities; a group stands for its members.", AR: "سجلات الاعتداء على أحد هذه المرافق الحيوية؛ المجموعة تعني أعضاءها."},
	"weapon":     {EN: "Records with one of these weapons.", AR: "السجلات التي استُخدم فيها أحد هذه الأسلحة."},
	"precision":  {EN: "Records whose place is known this well.", AR: "السجلات التي يُعرف مكانها بهذه الدقة."},
	"grading":    {EN: "Records with one of these gradings.", AR: "السجلات التي لها أحد هذه التقييمات."},
	"doubt": {EN: "Records that are doubtful in one of these: the place (it waits for review, was not found, or is known only to an area), the date (not known to within six days), the attribution (no claim, or one that is alternative, contested, unidentified or inferred), the numbers (a range or a minimum, or a killing without a number), the grading (weak, contested or discounted), the sources (fewer than two), who held the place (stated and derived differ).",
		AR: "السجلات التي فيها أحد مواضع الشك هذه: المكان (ينتظر المراجعة أو لم يُعثر عليه أو لا يُعرف إلا على مستوى منطقة إدارية)، التاريخ (غير معروف في حدود ستة أيام)، نسبة المسؤولية (لا جهة مذكورة، أو هي محتملة أو متنازع عليها أو غير محددة أو مستنتجة)، الأعداد (مدى أو حد أدنى، أو قتل بلا عدد)، التقييم (ضعيف أو متنازع عليه أو مستبعد)، المصادر (أقل من اثنين)، الجهة المسيطرة (تختلف المذكورة عن المستنتجة)."},
	"dataset":  {EN: "Records of these datasets; /api/v1/about lists their codes.", AR: "سجلات مجموعات البيانات هذه؛ رموزها في ‎/api/v1/about."},
	"q":        {EN: "Records whose texts have all these words.", AR: "السجلات التي ترد في نصوصها كل هذه الكلمات."},
	"counting": {EN: "How a record of several parties counts under each: once (full), in equal parts (split), or not at all (sole).", AR: "كيف يُحتسب سجل متعدد الأطراف تحت كل طرف: مرة كاملة (full) أو بأجزاء متساوية (split) أو لا يُحتسب (sole)."},
	"linked":   {EN: "How records of several datasets count that are likely to be of the same event: each (all), or one of them (once).", AR: "كيف تُحتسب سجلات من مجموعات مختلفة يُرجَّح أنها تصف الحدث نفسه: كلها (all) أو واحد منها (once)."},
	"revision": {EN: "What was known at this revision; the latest where it is left out. Older ones can take seconds.", AR: "ما كان معروفًا في هذه المراجعة؛ وإن لم تُذكر فأحدثها. قد تستغرق المراجعات الأقدم ثواني."},
}

func filterParameter(name string) Parameter {
	p := Parameter{Name: name, About: filterTexts[name]}
	switch name {
	case "from":
		p.Format, p.Example = Day, "2020-05-01"
	case "to":
		p.Format, p.Example = Day, "2020-05-31"
	case "area":
		p.Several, p.Pattern, p.Example = true, "^SY([0-9]{2}){0,3}$", "SY02,SY07"
	case "dataset":
		p.Several = true
	case "q":
		p.Example = "سوق"
	case "counting":
		p.Values = texts(data.Countings())
	case "linked":
		p.Values = texts(data.Linkings())
	case "revision":
		p.Format, p.Least, p.Example = WholeNumber, 1, "1"
	default: // the name is that of the list
		p.Several, p.List = true, data.List(name)
	}
	return p
}

// OneOf returns the parameter with these allowed values.
func OneOf[T ~string](p Parameter, values []T) Parameter {
	p.Values = texts(values)
	return p
}

func texts[T ~string](list []T) []string {
	out := make([]string, len(list))
	for i, text := range list {
		out[i] = string(text)
	}
	return out
}
