package main

import (
	"fmt"
	"io"
	"strconv"

	"tawthiq/data"
	"tawthiq/geo"
	"tawthiq/geo/area"
	"tawthiq/geo/geocode"
)

// ranking shows a result to a person.
type ranking struct {
	language string // "ar", otherwise English
	areas    *area.Set
	terms    *data.Vocabulary
}

// say chooses between the two languages.
func (r ranking) say(english, arabic string) string {
	return geo.Label{EN: english, AR: arabic}.In(r.language)
}

// write prints the candidates as a table, best first, and below them the decision.
func (r ranking) write(w io.Writer, result geocode.Result) error {
	t := table{heads: r.heads(), right: map[int]bool{7: true, 8: true}, rtl: r.language == "ar"}
	for _, c := range result.Candidates {
		t.rows = append(t.rows, r.row(c))
	}
	if len(t.rows) > 0 {
		if err := t.write(w); err != nil {
			return err
		}
		fmt.Fprintln(w)
	}
	lines := table{rtl: t.rtl}
	lines.heads = []string{r.say("decision", "القرار"), r.decision(result)}
	if result.Chosen != nil {
		lines.rows = append(lines.rows, []string{r.say("placement", "الموضع"), r.placement(*result.Chosen)})
	}
	lines.rows = append(lines.rows, []string{r.say("reason", "السبب"), printable(result.Reason)})
	return lines.write(w)
}

func (r ranking) heads() []string {
	if r.language == "ar" {
		return []string{"الرمز", "الاسم", "المستوى", "المحافظة", "المنطقة", "الناحية", "الدقة", "ضمن", "الدرجة", "السبب"}
	}
	return []string{"p-code", "name", "level", "governorate", "district", "subdistrict", "precision", "within", "score", "reason"}
}

func (r ranking) row(c geocode.Candidate) []string {
	return []string{
		string(c.PCode), c.Name.In(r.language), r.level(c.Level),
		r.area(c.Governorate), r.area(c.District), r.area(c.Subdistrict),
		r.precision(c.Precision), r.distance(c.UncertaintyM), strconv.FormatFloat(c.Score, 'f', 3, 64), printable(c.Reason),
	}
}

func (r ranking) area(code geo.PCode) string {
	a, _ := r.areas.Get(code)
	return a.Name.In(r.language)
}

// levels are the levels of candidates in Arabic.
var levels = map[string]string{
	geocode.LevelPlace: "مكان", geo.Subdistrict.String(): "ناحية", geo.District.String(): "منطقة", geo.Governorate.String(): "محافظة",
	geocode.LevelRegion: "إقليم", geocode.LevelLine: "خط", geo.Country.String(): "البلد",
}

func (r ranking) level(level string) string { return r.say(level, levels[level]) }

// precision returns the code in English, by which filters name it, and the vocabulary's label in Arabic.
func (r ranking) precision(p geo.Precision) string {
	term, _ := r.terms.Term(data.Precisions, p.String())
	return r.say(p.String(), term.Label.AR)
}

// distance returns metres as a person says them.
func (r ranking) distance(metres int) string {
	switch {
	case metres < 1000:
		return fmt.Sprintf("%d %s", metres, r.say("m", "م"))
	case metres < 10_000:
		return fmt.Sprintf("%.1f %s", float64(metres)/1000, r.say("km", "كم"))
	}
	return fmt.Sprintf("%d %s", metres/1000, r.say("km", "كم"))
}

func (r ranking) decision(result geocode.Result) string {
	switch result.Decision {
	case geocode.Accepted:
		return r.say("accepted", "مقبول")
	case geocode.Review:
		return r.say("review: a person has to choose, or to agree", "للمراجعة: يلزم أن يختار شخص أو يوافق")
	}
	return r.say("not found", "غير موجود")
}

// placement says what is used: in doubt, until a person has chosen.
func (r ranking) placement(c geocode.Candidate) string {
	comma := r.say(", ", "، ")
	said := isolated(fmt.Sprintf("%s (%s)", c.Name.In(r.language), c.PCode), r.language == "ar") + comma + r.level(c.Level) + comma +
		fmt.Sprintf(r.say("within %s", "ضمن %s"), r.distance(c.UncertaintyM))
	if c.Point != nil {
		said += comma + isolated(fmt.Sprintf("%g, %g", c.Point[1], c.Point[0]), r.language == "ar")
	}
	return said
}
