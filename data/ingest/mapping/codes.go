package mapping

import (
	"cmp"
	"slices"
	"strings"

	"tawthiq/data"
)

const unknownWeapon = "unknown"

// codeReader is a Codes bound to columns.
type codeReader struct {
	list     data.List
	columns  []int
	split    string
	blank    map[string]bool
	exact    map[string][][]string // the codes of a value, as the only group
	patterns []pattern
	fallback []string
	strict   bool   // a value that is not known rejects the row
	allowed  string // the codes of the list, for a reason; "" where the mapping has its own values
	value    []string
	rules    []rule
}

// pattern is a folded value with * for any text.
type pattern struct {
	pieces []string
	codes  []string
}

type rule struct {
	holds condition
	add   []string
}

func (b *binder) codeLists(field string, list data.List, specs []Codes) []codeReader {
	var out []codeReader
	for _, s := range specs {
		out = append(out, b.codes(field, list, s))
	}
	return out
}

func (b *binder) codes(field string, list data.List, spec Codes) codeReader {
	r := codeReader{
		list: list, columns: b.columns(field, spec.names()), split: spec.Split, blank: blanks(spec.Blank),
		exact: map[string][][]string{}, strict: spec.Default == nil, value: b.known(field, list, spec.Value),
	}
	if spec.Default != nil {
		r.fallback = b.known(field, list, *spec.Default)
	}
	if spec.Map == nil {
		r.exact = b.terms(list)
		r.allowed = strings.Join(b.vocabulary.Codes(list), ", ")
	}
	for given, codes := range spec.Map {
		if key := fold(given); strings.Contains(key, "*") {
			r.patterns = append(r.patterns, pattern{strings.Split(key, "*"), b.known(field, list, codes)})
		} else {
			r.exact[key] = groupOf(b.known(field, list, codes))
		}
	}
	// The longest pattern says most; ties go by the alphabet, so that the order is always the same.
	slices.SortFunc(r.patterns, func(x, y pattern) int {
		a, z := strings.Join(x.pieces, "*"), strings.Join(y.pieces, "*")
		return cmp.Or(cmp.Compare(len(z), len(a)), cmp.Compare(a, z))
	})
	for _, s := range spec.Rules {
		r.rules = append(r.rules, rule{b.condition(field, s.If), b.known(field, list, s.Add)})
	}
	return r
}

// known splits codes parted by commas and finds fault with those that the list does not have.
func (b *binder) known(field string, list data.List, codes string) []string {
	var out []string
	for c := range strings.SplitSeq(codes, ",") {
		if c = strings.TrimSpace(c); c == "" {
			continue
		}
		if err := b.vocabulary.Known(list, field, c); err != nil {
			b.fault(field, "there is no %s %q", list, c)
		}
		out = append(out, c)
	}
	return out
}

// terms returns what a value may be without a map: a code of the list, or its label.
func (b *binder) terms(list data.List) map[string][][]string {
	out := map[string][][]string{}
	for _, t := range b.vocabulary.Terms(list) {
		group := groupOf([]string{t.Code})
		out[fold(t.Label.EN)], out[fold(t.Label.AR)] = group, group
	}
	for _, t := range b.vocabulary.Terms(list) {
		out[t.Code] = groupOf([]string{t.Code})
	}
	return out
}

// groupOf returns the codes as the only group, none where there is no code.
func groupOf(codes []string) [][]string {
	if len(codes) == 0 {
		return nil
	}
	return [][]string{codes}
}

// read returns the codes of each value apart, then those of the constant and of the rules that
// hold. so far is what the field has already, for rules that ask for it. What is returned must not
// be changed.
func (r *codeReader) read(d draft, soFar *[]string) ([][]string, error) {
	if groups, ok := r.single(d); ok {
		return groups, nil
	}
	var out [][]string
	for _, at := range r.columns {
		if d.cell(at) == "" {
			continue
		}
		for _, value := range r.values(d.cell(at)) {
			codes, ok := r.of(value)
			if !ok {
				return nil, r.unknown(d, at, value)
			}
			if len(codes) > 0 {
				out = append(out, codes)
			}
		}
	}
	if len(r.value) > 0 {
		out = append(out, r.value)
	}
	for _, rule := range r.rules {
		if rule.holds.among(d, soFar, out) {
			out = append(out, rule.add)
		}
	}
	return out, nil
}

// single returns what read does where at most one column says anything, in one value that stands for
// codes as it is, and nothing else does: as nearly always.
func (r *codeReader) single(d draft) (groups [][]string, ok bool) {
	if len(r.columns) > 1 || len(r.value) > 0 || len(r.rules) > 0 {
		return nil, false
	}
	if len(r.columns) == 0 || d.cell(r.columns[0]) == "" {
		return nil, true
	}
	value := d.cell(r.columns[0])
	if r.split != "" && strings.ContainsAny(value, r.split) {
		return nil, false
	}
	if value = fold(value); value == "" || r.blank[value] {
		return nil, true
	}
	groups, ok = r.exact[value]
	return groups, ok
}

// unknown refuses a value, and says which ones would do.
func (r *codeReader) unknown(d draft, at int, value string) error {
	err := data.Invalid(d.name([]int{at}), "%q is not a known %s", r.written(d.cell(at), value), r.list)
	if r.allowed == "" {
		return err.WithHint("the mapping says which values are")
	}
	return err.WithHint("known are %s, and their labels in English and Arabic", r.allowed)
}

// written returns a value as the cell has it, for a reason.
func (r *codeReader) written(cell, folded string) string {
	if r.split == "" {
		return clip(strings.TrimSpace(cell))
	}
	return clip(folded)
}

// one returns the first code, "" where there is none.
func (r *codeReader) one(d draft) (string, error) {
	groups, err := r.read(d, nil)
	if err != nil || len(groups) == 0 {
		return "", err
	}
	return groups[0][0], nil
}

// values parts a cell into its values, those that are blank left out.
func (r *codeReader) values(cell string) []string {
	pieces := []string{cell}
	if r.split != "" {
		pieces = strings.FieldsFunc(cell, func(c rune) bool { return strings.ContainsRune(r.split, c) })
	}
	out := pieces[:0]
	for _, p := range pieces {
		if p = fold(p); p != "" && !r.blank[p] {
			out = append(out, p)
		}
	}
	return out
}

// of returns the codes of a folded value.
func (r *codeReader) of(value string) ([]string, bool) {
	if groups, ok := r.exact[value]; ok && len(groups) > 0 {
		return groups[0], true
	} else if ok {
		return nil, true
	}
	for _, p := range r.patterns {
		if p.matches(value) {
			return p.codes, true
		}
	}
	return r.fallback, !r.strict
}

func (p pattern) matches(s string) bool { return matchPieces(p.pieces, s) }

// matchPieces reports whether the text is the pieces with any text between them.
func matchPieces(pieces []string, s string) bool {
	first, last := pieces[0], pieces[len(pieces)-1]
	if !strings.HasPrefix(s, first) {
		return false
	}
	if len(pieces) == 1 {
		return s == first
	}
	s = s[len(first):]
	for _, piece := range pieces[1 : len(pieces)-1] {
		at := strings.Index(s, piece)
		if at < 0 {
			return false
		}
		s = s[at+len(piece):]
	}
	return strings.HasSuffix(s, last)
}
