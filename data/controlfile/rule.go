package controlfile

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"tawthiq/data"
)

// leftOut stands for the controllers of what is not to be read.
const leftOut = "-"

// Rule says what a value of a property means.
type Rule struct {
	Property    string
	Value       string
	Controllers []string // in order; none: what has the value is left out
}

// ParseRule reads property=value:controller, with several controllers joined by + and - for none. The
// value may have colons and plus signs of its own. Errors: InvalidKind for any other form and for
// unknown controllers.
func ParseRule(text string, terms *data.Vocabulary) (Rule, error) {
	property, rest, ok := strings.Cut(text, "=")
	colon := strings.LastIndexByte(rest, ':')
	if !ok || colon < 0 || strings.TrimSpace(property) == "" {
		return Rule{}, data.Invalid("map", "%q does not say what a value means", text).WithHint("write it as property=value:controller")
	}
	r := Rule{Property: strings.TrimSpace(property), Value: strings.TrimSpace(rest[:colon])}
	code := strings.TrimSpace(rest[colon+1:])
	if code == leftOut {
		return r, nil
	}
	if r.Controllers = controllersOf(code, terms); r.Controllers == nil {
		return r, data.Invalid("map", "%q names no controller by %q", text, code).
			WithHint("join several by +, or leave what has the value out by -").Allow(terms.Codes(data.Controllers))
	}
	return r, nil
}

// controllersOf returns the controllers that a text names, in order, nil where one is not known. Those
// that have a code together, such as government+sdf, are that code, in whatever order they are named.
func controllersOf(text string, terms *data.Vocabulary) []string {
	codes := strings.Split(text, "+")
	for i := range codes {
		codes[i] = strings.TrimSpace(codes[i])
		if _, ok := terms.Term(data.Controllers, codes[i]); !ok {
			return nil
		}
	}
	slices.Sort(codes)
	codes = slices.Compact(codes)
	if together := strings.Join(codes, "+"); len(codes) > 1 {
		if _, ok := terms.Term(data.Controllers, together); ok {
			return []string{together}
		}
	}
	return codes
}

// defaultProperty is the one that names controllers where no rule names another.
const defaultProperty = "controller"

// rules are the rules of a file, by value.
type rules struct {
	property string
	byValue  map[string]Rule // by folded value
	terms    *data.Vocabulary
}

// newRules returns the rules as one. Errors: InvalidKind for rules about two properties, or for two that
// differ about one value.
func newRules(list []Rule, terms *data.Vocabulary) (*rules, error) {
	r := &rules{property: defaultProperty, byValue: map[string]Rule{}, terms: terms}
	for i, rule := range list {
		if i == 0 {
			r.property = rule.Property
		}
		if fold(rule.Property) != fold(r.property) {
			return nil, data.Invalid("map", "the rules are about %q and %q", r.property, rule.Property).WithHint("name one property in all of them")
		}
		if other, ok := r.byValue[fold(rule.Value)]; ok && !slices.Equal(other.Controllers, rule.Controllers) {
			return nil, data.Invalid("map", "two rules say differently what %q means", rule.Value)
		}
		r.byValue[fold(rule.Value)] = rule
	}
	return r, nil
}

// of returns the controllers that a value means; none where it is left out. ok is false where nothing
// explains the value.
func (r *rules) of(value string) (controllers []string, ok bool) {
	if rule, found := r.byValue[fold(value)]; found {
		return rule.Controllers, true
	}
	controllers = controllersOf(value, r.terms)
	return controllers, controllers != nil
}

// fold brings a name or a value to the form in which it is compared: however its accents are encoded,
// and without the invisible marks that texts carry along.
func fold(s string) string { return strings.ToLower(norm.NFC.String(strings.TrimSpace(printable(s)))) }
