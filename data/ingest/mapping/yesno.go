package mapping

import (
	"strings"

	"tawthiq/data"
)

// answerReader is a YesNo bound to a column.
type answerReader struct {
	column  int
	answers map[string]bool // by folded value
	known   string          // the values, for a reason
}

func (b *binder) answer(field string, spec YesNo) answerReader {
	if spec.Yes == nil && spec.No == nil {
		spec.Yes, spec.No = []string{"yes", "true", "1", "نعم"}, []string{"no", "false", "0", "لا"}
	}
	r := answerReader{b.column(field, spec.Column), map[string]bool{}, strings.Join(append(spec.Yes, spec.No...), ", ")}
	for _, value := range spec.No {
		r.answers[fold(value)] = false
	}
	for _, value := range spec.Yes {
		r.answers[fold(value)] = true
	}
	return r
}

func (r *answerReader) read(d draft) (bool, error) {
	cell := d.cell(r.column)
	if cell == "" {
		return false, nil
	}
	value := fold(cell)
	answer, known := r.answers[value]
	if !known && value != "" {
		return false, data.Invalid(d.name([]int{r.column}), "%q is neither yes nor no", clip(strings.TrimSpace(cell))).
			WithHint("known are %s", r.known)
	}
	return answer, nil
}
