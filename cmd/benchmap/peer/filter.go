package peer

import (
	"fmt"
	"net/url"

	"tawthiq/data"
)

// Filter restricts the rows of a tile. A zero field does not restrict.
type Filter struct {
	From, To data.Date // inclusive, of the day on which an incident began
	Party    string
}

// Matches reports whether a row passes.
func (f Filter) Matches(r Row) bool {
	return (f.From.IsZero() || r.Start >= f.From) && (f.To.IsZero() || r.Start <= f.To) && (f.Party == "" || r.Party == f.Party)
}

// IsZero reports whether every row passes.
func (f Filter) IsZero() bool { return f == Filter{} }

// Query returns the filter as query parameters, the same ones as the project's own.
func (f Filter) Query() url.Values {
	v := url.Values{}
	for name, value := range map[string]string{"from": f.From.String(), "to": f.To.String(), "party": f.Party} {
		if value != "" {
			v.Set(name, value)
		}
	}
	return v
}

// ParseFilter reads what Query returns.
func ParseFilter(v url.Values) (f Filter, err error) {
	if err := f.From.UnmarshalText([]byte(v.Get("from"))); err != nil {
		return f, fmt.Errorf("from: %w", err)
	}
	if err := f.To.UnmarshalText([]byte(v.Get("to"))); err != nil {
		return f, fmt.Errorf("to: %w", err)
	}
	f.Party = v.Get("party")
	return f, nil
}
