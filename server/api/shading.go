package api

import (
	"math"
	"strconv"
	"strings"

	"tawthiq/data"
	"tawthiq/data/atlas"
	"tawthiq/geo"
	"tawthiq/geo/classify"
	"tawthiq/server/answer"
)

// shading is how a choropleth is asked for.
type shading struct {
	atlas.Shading
	whole  data.Filter // of a share: the filter without the restriction that it is told without
	before period      // of a difference: what the filter's period is compared with
}

// tag stands for everything of the shading that is not in the filter.
func (s shading) tag() string {
	bounds := make([]string, len(s.Bounds))
	for i, b := range s.Bounds {
		bounds[i] = strconv.FormatFloat(b, 'g', -1, 64)
	}
	return strings.Join([]string{s.Level.String(), string(s.Metric), string(s.Per), s.ShareOf, string(s.Method), strconv.Itoa(s.Classes), strings.Join(bounds, ","), s.before.String()}, "/")
}

func shadingParameters() []answer.Parameter {
	return []answer.Parameter{
		levelParameter(geo.Levels()...),
		metricParameter(),
		answer.OneOf(answer.Parameter{Name: "per", About: geo.Label{
			EN: "What a value is divided by: nothing, 100,000 people, the area in km², or the whole of a share.", AR: "ما تُقسم عليه القيمة: لا شيء، أو 100 ألف نسمة، أو المساحة بالكيلومتر المربع، أو الكل في حالة الحصة."}}, atlas.Pers()),
		{Name: "against", Example: "2020-04-01..2020-04-30", With: "from=2020-05-01&to=2020-05-31", About: geo.Label{
			EN: "Values are differences from those of this period, its first and last day; from and to say which period is compared. An odd number of classes has one in the middle, of zero and the smallest differences; of an even number two meet at zero. Given breaks are of the size of the difference, at most three.",
			AR: "تكون القيم فروقًا عن قيم هذه الفترة، بأول يوم وآخر يوم منها؛ ويحدد from وto الفترة التي تُقارن. العدد الفردي من الفئات له فئة وسطى فيها الصفر وأصغر الفروق، وفي العدد الزوجي تلتقي فئتان عند الصفر. الحدود المعطاة هي لمقدار الفرق، وهي ثلاثة على الأكثر."}},
		{Name: "share_of", Values: atlas.ShareOfs(), With: "per=share&party=regime", About: geo.Label{
			EN: "With per=share: the parameter of the filter without which the whole is told.", AR: "مع per=share: معامل المرشّح الذي يُحسب الكل من دونه."}},
		answer.OneOf(answer.Parameter{Name: "method", About: geo.Label{EN: "How the class breaks are found.", AR: "طريقة تحديد حدود الفئات."}}, append(classify.Methods(), classify.Fixed)),
		{Name: "classes", Format: answer.WholeNumber, Least: atlas.MinClasses, Most: atlas.MaxClasses, Default: strconv.Itoa(atlas.DefaultClasses), About: geo.Label{
			EN: "How many classes; not with method=fixed.", AR: "عدد الفئات؛ لا يُستخدم مع method=fixed."}},
		{Name: "breaks", Example: "1,5,10,50", With: "method=fixed", About: geo.Label{
			EN: "With method=fixed: the upper bounds of the classes but the last, ascending numbers above 0.", AR: "مع method=fixed: الحدود العليا للفئات عدا الأخيرة، أعداد متزايدة فوق الصفر."}},
	}
}

// readShading reads the parameters of a choropleth under a filter. Errors: InvalidKind.
func readShading(call answer.Call, f data.Filter) (s shading, err error) {
	level, err := answer.Choice[string](call, "level")
	if err != nil {
		return s, err
	}
	if s.Level, err = geo.ParseLevel(level); err != nil {
		return s, err
	}
	if s.Metric, err = answer.Choice[atlas.Metric](call, "metric"); err != nil {
		return s, err
	}
	if s.Per, err = answer.Choice[atlas.Per](call, "per"); err != nil {
		return s, err
	}
	if err = s.readShare(call, f); err != nil {
		return s, err
	}
	if s.before, err = readAgainst(call, f); err != nil {
		return s, err
	}
	return s, s.readClasses(call)
}

// readShare reads what a share is of: it needs a restriction that can be lifted.
func (s *shading) readShare(call answer.Call, f data.Filter) (err error) {
	if s.Per != atlas.Share {
		return unread(call, "share_of", "per=share")
	}
	if s.ShareOf, err = answer.Choice[string](call, "share_of"); err != nil {
		return err
	}
	var restricted bool
	if s.whole, restricted = f.Without(s.ShareOf); !restricted {
		return data.Invalid("per", "a share by %s needs a filter by %s: without one it is 100 percent everywhere", s.ShareOf, s.ShareOf).
			WithHint("give %s=…, or name another parameter of the filter by share_of", s.ShareOf)
	}
	return nil
}

// maxDifferenceBreaks is how many breaks make atlas.MaxClasses classes of differences.
const maxDifferenceBreaks = (atlas.MaxClasses - 1) / 2

func (s *shading) readClasses(call answer.Call) (err error) {
	if s.Method, err = answer.Choice[classify.Method](call, "method"); err != nil {
		return err
	}
	if s.Method == classify.Fixed {
		if s.Bounds, err = parseBreaks(call.Query.Get("breaks")); err != nil {
			return err
		}
		if s.before.isGiven() && len(s.Bounds) > maxDifferenceBreaks {
			return data.Invalid("breaks", "there are more than %d of them: those of differences hold on both sides of zero", maxDifferenceBreaks)
		}
		return unread(call, "classes", "another method: the breaks say how many classes there are")
	}
	if s.Classes, err = call.Number("classes"); err != nil {
		return err
	}
	return unread(call, "breaks", "method=fixed")
}

// unread refuses a parameter that is given but goes with something else.
func unread(call answer.Call, name, with string) error {
	if call.Query.Get(name) == "" {
		return nil
	}
	return data.Invalid(name, "it goes with %s", with)
}

// parseBreaks reads the upper bounds of classes, beside the last one, which has none.
func parseBreaks(list string) ([]float64, error) {
	const hint = "give numbers above 0 that ascend, such as breaks=1,5,10,50"
	var out []float64
	for piece := range strings.SplitSeq(list, ",") {
		bound, err := strconv.ParseFloat(strings.TrimSpace(piece), 64)
		if err != nil || bound <= 0 || math.IsInf(bound, 0) || math.IsNaN(bound) {
			return nil, data.Invalid("breaks", "\"%s\" is not a number above 0", answer.Shown(piece)).WithHint(hint)
		}
		if len(out) > 0 && bound <= out[len(out)-1] {
			return nil, data.Invalid("breaks", "%g does not lie above %g", bound, out[len(out)-1]).WithHint(hint)
		}
		if out = append(out, bound); len(out) >= atlas.MaxClasses {
			return nil, data.Invalid("breaks", "there are more than %d of them", atlas.MaxClasses-1)
		}
	}
	return out, nil
}
