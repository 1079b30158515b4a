package data

import (
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"tawthiq/geo"
)

// Counting is the rule by which an incident of several parties counts under each of them.
type Counting string

// The counting rules. They matter only where records are told apart by party.
const (
	CountFull  Counting = "full"  // once under each party: a table by party can add up to more than its total
	CountSplit Counting = "split" // an equal part under each party
	CountSole  Counting = "sole"  // only incidents with a single party
)

// Countings lists the counting rules, the default first.
func Countings() []Counting { return []Counting{CountFull, CountSplit, CountSole} }

// Linking says how often records of several datasets count that are taken to be of the same event
// (see package linkage).
type Linking string

// The ways to count linked records.
const (
	LinkedAll  Linking = "all"  // each: a number over several datasets can have an event twice
	LinkedOnce Linking = "once" // one of those that match: one that states how many came to harm, then placed most precisely, then best graded
)

// Linkings lists the ways to count linked records, the default first.
func Linkings() []Linking { return []Linking{LinkedAll, LinkedOnce} }

// Filter says which records are meant. Every surface (tiles, tables, exports, reports, the page)
// reads it with FilterParser from the same parameters. A zero field does not restrict.
//
// A record belongs to the period in which it began: From and To are inclusive bounds of
// When.Start, so periods that do not overlap never share a record. A group's code (a party such
// as "extremist-islamist") stands for all its members. Values of one field are alternatives;
// fields restrict together.
type Filter struct {
	From, To    Date
	Violations  []string
	Parties     []string
	Controllers []string
	Areas       []geo.PCode
	Facilities  []string
	Weapons     []string
	Precisions  []string
	Gradings    []string
	Doubts      []string
	Datasets    []string
	Query       string   // free text; see Store.Search
	Counting    Counting // never empty
	Linked      Linking  // never empty
	Revision    int64    // 0: the latest
}

// Limits of a filter: far above any real use, low enough that none is a burden.
const (
	maxFilterValues = 200
	maxQueryBytes   = 200
)

// filterList ties a parameter of codes to the vocabulary list that these come from, "" where they are
// in none.
type filterList struct {
	param string
	list  List
	field func(*Filter) *[]string
}

var filterLists = []filterList{
	{"violation", Violations, func(f *Filter) *[]string { return &f.Violations }},
	{"party", Parties, func(f *Filter) *[]string { return &f.Parties }},
	{"controller", Controllers, func(f *Filter) *[]string { return &f.Controllers }},
	{"facility", Facilities, func(f *Filter) *[]string { return &f.Facilities }},
	{"weapon", Weapons, func(f *Filter) *[]string { return &f.Weapons }},
	{"precision", Precisions, func(f *Filter) *[]string { return &f.Precisions }},
	{"grading", Gradings, func(f *Filter) *[]string { return &f.Gradings }},
	{"doubt", Doubts, func(f *Filter) *[]string { return &f.Doubts }},
	{"dataset", "", func(f *Filter) *[]string { return &f.Datasets }},
}

// FilterParams lists the parameters of the filter grammar.
func FilterParams() []string {
	return []string{"from", "to", "violation", "party", "controller", "area", "facility", "weapon",
		"precision", "grading", "doubt", "dataset", "q", "counting", "linked", "revision"}
}

// CodeParams lists the parameters whose values are codes that a record has: all that take a list but
// area, whose codes are of several levels.
func CodeParams() []string {
	out := make([]string, len(filterLists))
	for i, l := range filterLists {
		out[i] = l.param
	}
	return out
}

// FilterParser reads filters and refuses what the database cannot mean. Which datasets there are
// depends on the revision: Filter.CheckDatasets refuses the others.
type FilterParser struct {
	Vocabulary *Vocabulary
	HasArea    func(geo.PCode) bool
}

// Parse reads a filter from query parameters. Lists are comma separated; a parameter may be given
// once. An empty value is the same as leaving it out. Errors: InvalidKind for an unknown parameter
// or value, with the allowed ones.
func (p FilterParser) Parse(values url.Values) (Filter, error) {
	f := Filter{Counting: CountFull, Linked: LinkedAll}
	allowed := FilterParams()
	for _, name := range slices.Sorted(maps.Keys(values)) {
		given := values[name]
		if !slices.Contains(allowed, name) {
			return f, Invalid(printable(name), "there is no such parameter").Allow(allowed)
		}
		if len(given) != 1 {
			return f, Invalid(name, "it is given %d times", len(given)).WithHint("separate several values by commas")
		}
		if !utf8.ValidString(given[0]) || strings.ContainsRune(given[0], 0) {
			return f, Invalid(name, "the value is not text")
		}
	}
	for _, step := range []func(url.Values, *Filter) error{p.parsePeriod, p.parseLists, p.parseAreas, parseQuery, parseCounting, parseLinked, parseRevision} {
		if err := step(values, &f); err != nil {
			return f, err
		}
	}
	return f, nil
}

// printable keeps a stranger's parameter name from filling or garbling an answer.
func printable(s string) string {
	if s == "" {
		return `""`
	}
	s = strings.ToValidUTF8(s, "?")
	if r := []rune(s); len(r) > 40 {
		s = string(r[:40]) + "…"
	}
	return strconv.QuoteToGraphic(s)[1 : len(strconv.QuoteToGraphic(s))-1]
}

func (p FilterParser) parsePeriod(values url.Values, f *Filter) error {
	if err := f.From.UnmarshalText([]byte(values.Get("from"))); err != nil {
		return Invalid("from", "%v", err)
	}
	if err := f.To.UnmarshalText([]byte(values.Get("to"))); err != nil {
		return Invalid("to", "%v", err)
	}
	if !f.From.IsZero() && !f.To.IsZero() && f.To < f.From {
		return Invalid("to", "the period ends on %s, before it begins on %s", f.To, f.From)
	}
	return nil
}

func (p FilterParser) parseLists(values url.Values, f *Filter) error {
	for _, l := range filterLists {
		codes, err := splitList(l.param, values.Get(l.param))
		if err != nil {
			return err
		}
		if l.list != "" {
			err = p.Vocabulary.Known(l.list, l.param, codes...)
		}
		if err != nil {
			return err
		}
		*l.field(f) = codes
	}
	return nil
}

func (p FilterParser) parseAreas(values url.Values, f *Filter) error {
	codes, err := splitList("area", values.Get("area"))
	if err != nil {
		return err
	}
	for _, c := range codes {
		if !p.HasArea(geo.PCode(c)) {
			return Invalid("area", "there is no area %q", printable(c)).WithHint("give a p-code such as SY02, SY0200 or SY020001")
		}
		f.Areas = append(f.Areas, geo.PCode(c))
	}
	return nil
}

// CheckDatasets returns an error where the filter asks for a dataset that is not one of those of its
// revision. Errors: InvalidKind, with those.
func (f Filter) CheckDatasets(known []string) error {
	for _, c := range f.Datasets {
		if !slices.Contains(known, c) {
			return Invalid("dataset", "there is no dataset %q", printable(c)).Allow(known)
		}
	}
	return nil
}

func parseQuery(values url.Values, f *Filter) error {
	f.Query = strings.Join(strings.Fields(values.Get("q")), " ")
	if len(f.Query) > maxQueryBytes {
		return Invalid("q", "the search text is over %d bytes", maxQueryBytes)
	}
	return nil
}

func parseCounting(values url.Values, f *Filter) (err error) {
	f.Counting, err = parseRule(values, "counting", Countings())
	return err
}

func parseLinked(values url.Values, f *Filter) (err error) {
	f.Linked, err = parseRule(values, "linked", Linkings())
	return err
}

// parseRule returns the given one of the rules, the first where none is given.
func parseRule[R ~string](values url.Values, name string, rules []R) (R, error) {
	given := values.Get(name)
	if given == "" {
		return rules[0], nil
	}
	var allowed []string
	for _, r := range rules {
		if given == string(r) {
			return r, nil
		}
		allowed = append(allowed, string(r))
	}
	return rules[0], Invalid(name, "unknown rule %q", printable(given)).Allow(allowed)
}

func parseRevision(values url.Values, f *Filter) (err error) {
	f.Revision, err = ParseRevision(values.Get("revision"))
	return err
}

// ParseRevision reads the parameter revision: 0, the latest, where it is not given. Errors: InvalidKind.
func ParseRevision(given string) (int64, error) {
	if given == "" {
		return 0, nil
	}
	n, err := strconv.ParseInt(given, 10, 64)
	if err != nil || n < 1 {
		return 0, Invalid("revision", "%q is not a revision number", printable(given)).
			WithHint("give a whole number from 1 on, or leave it out for the latest")
	}
	return n, nil
}

// splitList returns the values of a comma-separated list, sorted and without repeats, so that
// the same selection is always the same filter.
func splitList(name, s string) ([]string, error) {
	var out []string
	for piece := range strings.SplitSeq(s, ",") {
		if piece = strings.TrimSpace(piece); piece != "" {
			out = append(out, piece)
		}
		if len(out) > maxFilterValues {
			return nil, Invalid(name, "more than %d values", maxFilterValues)
		}
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

// Values returns the parameters that Parse reads as this filter: its canonical form.
func (f Filter) Values() url.Values {
	v := url.Values{}
	set := func(name, value string) {
		if value != "" {
			v.Set(name, value)
		}
	}
	set("from", f.From.String())
	set("to", f.To.String())
	for _, l := range filterLists {
		set(l.param, strings.Join(*l.field(&f), ","))
	}
	areas := make([]string, len(f.Areas))
	for i, a := range f.Areas {
		areas[i] = string(a)
	}
	set("area", strings.Join(areas, ","))
	set("q", f.Query)
	if f.Counting != CountFull {
		set("counting", string(f.Counting))
	}
	if f.Linked == LinkedOnce {
		set("linked", string(f.Linked))
	}
	if f.Revision != 0 {
		set("revision", strconv.FormatInt(f.Revision, 10))
	}
	return v
}

// Without returns the filter without the restriction that a parameter of CodeParams, or area, makes.
// Boundary: ok is false where it makes none, or is not such a parameter.
func (f Filter) Without(param string) (wider Filter, ok bool) {
	if param == "area" && len(f.Areas) > 0 {
		f.Areas = nil
		return f, true
	}
	for _, l := range filterLists {
		if l.param == param && len(*l.field(&f)) > 0 {
			*l.field(&f) = nil
			return f, true
		}
	}
	return f, false
}
