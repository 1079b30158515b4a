package answer

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"tawthiq/data"
	"tawthiq/geo"
)

// Parameter is what a path is asked with: a parameter of its query, or a placeholder in it.
type Parameter struct {
	Name   string
	About  geo.Label // one sentence or two
	Format Format
	// Values are the only ones allowed, nil: those of the format. The first is the default, unless
	// Required or Optional says that there is none.
	Values      []string
	List        data.List // the allowed values are the codes of this list of the vocabulary
	Several     bool      // several of them, separated by commas
	Least, Most int       // of a WholeNumber; Most 0: there is no upper bound
	Default     string    // "": see Values, and otherwise what About says
	Pattern     string    // a regular expression that every value matches
	Required    bool
	Optional    bool   // to leave it out is another thing than to give any of the values
	Example     string // "": Default, or the first of Values
	With        string // what the example goes with, as a query
}

// Format is the form of the values of a parameter.
type Format uint8

// The formats.
const (
	Text Format = iota
	WholeNumber
	Day // ISO 8601
)

// Names returns the names of parameters.
func Names(parameters []Parameter) []string {
	out := make([]string, len(parameters))
	for i, p := range parameters {
		out[i] = p.Name
	}
	return out
}

// Otherwise returns the value that holds where none is given, "" where there is none or it depends.
func (p Parameter) Otherwise() string {
	if p.Default == "" && !p.Required && !p.Optional && len(p.Values) > 0 {
		return p.Values[0]
	}
	return p.Default
}

// check returns an error unless every parameter of the query is one of the operation's, and is given
// once and is text. Errors: InvalidKind.
func (c Call) check() error {
	for _, name := range slices.Sorted(maps.Keys(c.Query)) {
		values := c.Query[name]
		known := slices.ContainsFunc(c.Parameters, func(p Parameter) bool { return p.Name == name })
		switch {
		case !known:
			err := data.Invalid(Shown(name), "there is no such parameter").Allow(Names(c.Parameters))
			if len(c.Parameters) == 0 {
				err = err.WithHint("this path takes no parameters")
			}
			return err
		case len(values) > 1:
			return data.Invalid(name, "it is given %d times", len(values)).WithHint("where it takes several values, separate them by commas")
		case !utf8.ValidString(values[0]) || strings.ContainsRune(values[0], 0):
			return data.Invalid(name, "the value is not text")
		}
	}
	return nil
}

// declared returns the parameter of a name. To ask for one that is not declared is a defect.
func (c Call) declared(name string) Parameter {
	at := slices.IndexFunc(c.Parameters, func(p Parameter) bool { return p.Name == name })
	if at < 0 {
		panic("the parameter " + name + " is read and not declared")
	}
	return c.Parameters[at]
}

// Choice returns the parameter's value among its Values, and what Otherwise returns where it is not
// given. Errors: InvalidKind.
func Choice[T ~string](c Call, name string) (T, error) {
	p, given := c.declared(name), c.Query.Get(name)
	switch {
	case given == "" && p.Required:
		return "", data.Invalid(name, "it is missing").Allow(p.Values)
	case given == "":
		return T(p.Otherwise()), nil
	case !slices.Contains(p.Values, given):
		return "", data.Invalid(name, "unknown value \"%s\"", Shown(given)).Allow(p.Values)
	}
	return T(given), nil
}

// Choices returns the parameter's several values among its Values, each once and in the order of these,
// and those of Otherwise where none is given. Errors: InvalidKind.
func Choices[T ~string](c Call, name string) ([]T, error) {
	p := c.declared(name)
	asked := pieces(c.Query.Get(name))
	if len(asked) == 0 {
		asked = pieces(p.Otherwise())
	}
	for _, one := range asked {
		if !slices.Contains(p.Values, one) {
			return nil, data.Invalid(name, "unknown value \"%s\"", Shown(one)).Allow(p.Values)
		}
	}
	var out []T
	for _, value := range p.Values {
		if slices.Contains(asked, value) {
			out = append(out, T(value))
		}
	}
	return out, nil
}

// pieces returns what commas part, without what is empty.
func pieces(list string) (out []string) {
	for piece := range strings.SplitSeq(list, ",") {
		if piece = strings.TrimSpace(piece); piece != "" {
			out = append(out, piece)
		}
	}
	return out
}

// Number returns the parameter's whole number from its Least to its Most, and its Default where it is
// not given. Errors: InvalidKind.
func (c Call) Number(name string) (int, error) {
	p := c.declared(name)
	given := c.Query.Get(name)
	if given == "" {
		given = p.Default
	}
	n, err := strconv.Atoi(given)
	if err != nil || n < p.Least || n > p.Most {
		return 0, data.Invalid(name, "\"%s\" is not a whole number from %d to %d", Shown(given), p.Least, p.Most)
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
