package controlfile

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"tawthiq/data"
)

// checkValues notes the values of the property that names controllers that nothing explains, and the rules
// about values that no row has. Errors: InvalidKind where no row has the property.
func (r *reader) checkValues() error {
	property := fold(r.rules.property)
	at := map[string][]int{} // numbers of the rows by value
	written := map[string]string{}
	found := false
	for i := range r.rows {
		value, ok := r.rows[i].values[property]
		found = found || slices.ContainsFunc(r.rows[i].names, func(name string) bool { return fold(name) == property })
		if r.rows[i].fault == nil || ok {
			if _, seen := written[fold(value)]; !seen {
				written[fold(value)] = strings.TrimSpace(value)
			}
			at[fold(value)] = append(at[fold(value)], r.rows[i].number)
		}
	}
	if !found && len(r.rows) > 0 {
		return r.noProperty()
	}
	r.checkRules(at)
	var unexplained []string
	for value := range at {
		if _, ok := r.rules.of(value); !ok {
			unexplained = append(unexplained, value)
		}
	}
	if len(unexplained) > 0 {
		slices.SortFunc(unexplained, func(a, b string) int { return cmp.Or(cmp.Compare(len(at[b]), len(at[a])), cmp.Compare(a, b)) })
		r.faults = append(r.faults, r.unexplained(unexplained, written, at))
	}
	return nil
}

func (r *reader) noProperty() error {
	names := map[string]bool{}
	for i := range r.rows {
		for _, name := range r.rows[i].names {
			names[printable(name)] = true
		}
	}
	return data.Invalid("file", "no %s has %q", r.summary.Unit, r.rules.property).
		WithHint("say by --map property=value:controller what a value of another one means; there are: %s", strings.Join(slices.Sorted(maps.Keys(names)), ", "))
}

// checkRules notes the rules that nothing of the file asks for: their values may be misspelt.
func (r *reader) checkRules(at map[string][]int) {
	for _, rule := range r.config.Rules {
		if len(at[fold(rule.Value)]) == 0 {
			r.faults = append(r.faults, data.Invalid("map", "no %s has %q as its %s", r.summary.Unit, rule.Value, r.rules.property).
				WithHint("leave the rule out, or write the value as the file has it"))
		}
	}
}

const (
	maxValues = 40 // unexplained values that are listed
	maxPlaces = 10 // of the rows of one
)

// unexplained lists the values, those of most rows first, as the rules that would explain them.
func (r *reader) unexplained(values []string, written map[string]string, at map[string][]int) error {
	var lines strings.Builder
	for _, value := range values[:min(len(values), maxValues)] {
		fmt.Fprintf(&lines, "\n  --map %s   (%s)", quoted(r.rules.property+"="+written[value]+":CONTROLLER"), r.summary.named(at[value]))
	}
	if more := len(values) - maxValues; more > 0 {
		fmt.Fprintf(&lines, "\n  and %d more", more)
	}
	return data.Invalid("file", "%s of %q that no controller is named by; say of each which one it means, or - to leave what has it out:%s",
		data.CountOf(len(values), "value", "values"), r.rules.property, lines.String()).Allow(r.rules.terms.Codes(data.Controllers))
}

// named returns rows in words, such as "feature 3" or "2 lines: 3, 7".
func (s Summary) named(numbers []int) string {
	if len(numbers) == 1 {
		return fmt.Sprintf("%s %d", s.Unit, numbers[0])
	}
	var list []string
	for _, n := range numbers[:min(len(numbers), maxPlaces)] {
		list = append(list, strconv.Itoa(n))
	}
	if len(numbers) > maxPlaces {
		list = append(list, "…")
	}
	return s.Counted(len(numbers)) + ": " + strings.Join(list, ", ")
}

// quoted returns a text as one word of a shell.
func quoted(s string) string { return "'" + strings.ReplaceAll(printable(s), "'", `'\''`) + "'" }

// printable returns a stranger's text without what would steer a terminal.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}
