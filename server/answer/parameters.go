package answer

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"tawthiq/data"
)

// Only returns an error unless every parameter of the query is among the allowed ones, is given
// once and is text. Errors: InvalidKind.
func (c Call) Only(allowed ...string) error {
	for _, name := range slices.Sorted(maps.Keys(c.Query)) { // so that of several faults it is always the same one that is told
		values := c.Query[name]
		switch {
		case !slices.Contains(allowed, name):
			err := data.Invalid(Shown(name), "there is no such parameter").Allow(allowed)
			if len(allowed) == 0 {
				err = err.WithHint("this path takes no parameters")
			}
			return err
		case len(values) > 1:
			return data.Invalid(name, "it is given %d times", len(values))
		}
	}
	return nil
}

// Choice returns the parameter's value among the allowed ones, and the first of them where it is
// not given. Errors: InvalidKind.
func Choice[T ~string](c Call, name string, allowed []T) (T, error) {
	given := c.Query.Get(name)
	if given == "" {
		return allowed[0], nil
	}
	if at := slices.Index(allowed, T(given)); at >= 0 {
		return allowed[at], nil
	}
	names := make([]string, len(allowed))
	for i, a := range allowed {
		names[i] = string(a)
	}
	return "", data.Invalid(name, "unknown value \"%s\"", Shown(given)).Allow(names)
}

// Number returns the parameter's whole number from least to most, and otherwise where it is not
// given. Errors: InvalidKind.
func (c Call) Number(name string, least, most, otherwise int) (int, error) {
	given := c.Query.Get(name)
	if given == "" {
		return otherwise, nil
	}
	n, err := strconv.Atoi(given)
	if err != nil || n < least || n > most {
		return 0, data.Invalid(name, "\"%s\" is not a whole number from %d to %d", Shown(given), least, most)
	}
	return n, nil
}

// Date returns the parameter's day, and otherwise where it is not given. Errors: InvalidKind.
func (c Call) Date(name string, otherwise data.Date) (data.Date, error) {
	given := c.Query.Get(name)
	if given == "" {
		return otherwise, nil
	}
	day, err := data.ParseDate(given)
	if err != nil {
		return 0, data.Invalid(name, "\"%s\" is not a date", Shown(given)).WithHint("write it as YYYY-MM-DD, such as 2020-05-31")
	}
	return day, nil
}

const shownRunes = 40

// Shown returns a stranger's text in a form that neither fills nor garbles an answer.
func Shown(s string) string {
	s = strings.ToValidUTF8(s, "?")
	if r := []rune(s); len(r) > shownRunes {
		s = string(r[:shownRunes]) + "…"
	}
	quoted := strconv.QuoteToGraphic(s)
	return quoted[1 : len(quoted)-1]
}
