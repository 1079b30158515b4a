package mapping

import (
	"fmt"
	"slices"
	"strings"

	"tawthiq/data"
)

// Recognise returns the built-in mapping that fits a file's columns: of those whose telling
// columns are all there, the one with the most. tags are the file's HXL hashtags, nil without.
// Errors: InvalidKind where none fits, with the layouts that are known and the file's columns.
func Recognise(columns, tags []string) (*Mapping, error) {
	have := columnSet(columns, tags)
	var best *Mapping
	var known []string
	for _, name := range Names() {
		m, err := Named(name)
		if err != nil {
			return nil, err
		}
		known = append(known, fmt.Sprintf("%s (%s)", name, strings.Join(m.Recognise, ", ")))
		if len(m.missing(have)) == 0 && (best == nil || len(m.Recognise) > len(best.Recognise)) {
			best = m
		}
	}
	if best == nil {
		return nil, data.Invalid("file", "the columns %s are of no layout that is known: %s", quoteNames(columns), strings.Join(known, "; ")).
			WithHint("name a layout or a file that declares one with --mapping")
	}
	return best, nil
}

func columnSet(columns, tags []string) map[string]bool {
	have := map[string]bool{}
	for _, names := range [][]string{columns, tags} {
		for _, n := range names {
			have[FoldName(n)] = true
		}
	}
	return have
}

// missing returns the telling columns that are not there.
func (m *Mapping) missing(have map[string]bool) []string {
	var out []string
	for _, c := range m.Recognise {
		if !have[FoldName(c)] {
			out = append(out, c)
		}
	}
	return out
}

// maxQuoted is how many columns of a stranger's file are repeated to them.
const maxQuoted = 60

func quoteNames(names []string) string {
	more := ""
	if len(names) > maxQuoted {
		names, more = names[:maxQuoted], fmt.Sprintf(" and %d more", len(names)-maxQuoted)
	}
	quoted := slices.Clone(names)
	for i, n := range quoted {
		if r := []rune(n); len(r) > 60 {
			n = string(r[:60]) + "…"
		}
		quoted[i] = fmt.Sprintf("%q", n)
	}
	return strings.Join(quoted, ", ") + more
}
