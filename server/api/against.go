package api

import (
	"strings"

	"tawthiq/data"
	"tawthiq/server/answer"
)

// period is what a filter's period is compared with, zero where it is with nothing.
type period struct{ from, to data.Date }

func (p period) isGiven() bool { return !p.from.IsZero() }

// String returns the form that readAgainst reads.
func (p period) String() string { return p.from.String() + periodSeparator + p.to.String() }

// of returns the filter with this period instead of its own.
func (p period) of(f data.Filter) data.Filter {
	f.From, f.To = p.from, p.to
	return f
}

// periodSeparator stands between the first and the last day of a period.
const periodSeparator = ".."

// readAgainst reads the period that the filter's is compared with. Errors: InvalidKind, also where the
// filter has no first or no last day.
func readAgainst(call answer.Call, f data.Filter) (p period, err error) {
	given := call.Query.Get("against")
	if given == "" {
		return p, nil
	}
	const hint = "give its first and last day, such as against=2020-04-01..2020-04-30"
	from, to, ok := strings.Cut(given, periodSeparator)
	if !ok {
		return p, data.Invalid("against", "\"%s\" is not a period", answer.Shown(given)).WithHint(hint)
	}
	if p.from, err = data.ParseDate(from); err == nil {
		p.to, err = data.ParseDate(to)
	}
	switch {
	case err != nil:
		return period{}, data.Invalid("against", "\"%s\" is not a period of two dates", answer.Shown(given)).WithHint(hint)
	case p.to < p.from:
		return period{}, data.Invalid("against", "the period ends on %s, before it begins on %s", p.to, p.from)
	case f.From.IsZero() || f.To.IsZero():
		return period{}, data.Invalid("against", "the period that it is compared with has no first or no last day").WithHint("give from=… and to=… too")
	}
	return p, nil
}
