package controlfile

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"tawthiq/data"
)

// checkValues refuses a file that has not the property that names controllers, values of it that
// nothing explains, and rules about values that no row has.
func (r *reader) checkValues() error {
	property := fold(r.rules.property)
	counts := map[string]int{} // rows by value, as first written
	written := map[string]string{}
	found := false
	for i := range r.rows {
		value, ok := r.rows[i].values[property]
		found = found || slices.ContainsFunc(r.rows[i].names, func(name string) bool { return fold(name) == property })
		if r.rows[i].fault == nil || ok {
			if _, seen := written[fold(value)]; !seen {
				written[fold(value)] = strings.TrimSpace(value)
			}
			counts[fold(value)]++
		}
	}
	if !found && len(r.rows) > 0 {
		return r.noProperty()
	}
	if err := r.checkRules(counts); err != nil {
		return err
	}
	var unexplained []string
	for value := range counts {
		if _, ok := r.rules.of(value); !ok {
			unexplained = append(unexplained, value)
		}
	}
	if len(unexplained) == 0 {
		return nil
	}
	slices.SortFunc(unexplained, func(a, b string) int { return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b)) })
	return r.unexplained(unexplained, written, counts)
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

// checkRules refuses a rule that nothing of the file asks for: its value may be misspelt.
func (r *reader) checkRules(counts map[string]int) error {
	for _, rule := range r.config.Rules {
		if counts[fold(rule.Value)] == 0 {
			return data.Invalid("map", "no %s has %q as its %s", r.summary.Unit, rule.Value, r.rules.property).WithHint("leave the rule out, or write the value as the file has it")
		}
	}
	return nil
}

// maxValues is how many unexplained values are listed.
const maxValues = 40

// unexplained lists the values, those of most rows first, as the rules that would explain them.
func (r *reader) unexplained(values []string, written map[string]string, counts map[string]int) error {
	var lines strings.Builder
	for _, value := range values[:min(len(values), maxValues)] {
		fmt.Fprintf(&lines, "\n  --map %s   (%s)", quoted(r.rules.property+"="+written[value]+":CONTROLLER"), r.summary.Counted(counts[value]))
	}
	if more := len(values) - maxValues; more > 0 {
		fmt.Fprintf(&lines, "\n  and %d more", more)
	}
	return data.Invalid("file", "%s of %q that no controller is named by; say of each which one it means, or - to leave what has it out:%s",
		data.CountOf(len(values), "value", "values"), r.rules.property, lines.String()).Allow(r.rules.terms.Codes(data.Controllers))
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
