package atlas

import (
	"math"

	"tawthiq/data"
	"tawthiq/geo/mapindex"
)

// Sum is a number of people or of records added up over records. Under a counting rule that splits
// records it can be a fraction.
type Sum struct {
	Min  float64 `json:"min"`            // the least, which is documented
	Max  float64 `json:"max"`            // the most that is stated
	Open bool    `json:"open,omitempty"` // no upper bound is known of some part: the true number can be above the most

	stated bool // by any of the records
}

// IsZero reports whether no record states a number, which is not the same as none killed.
func (s Sum) IsZero() bool { return !s.stated }

// add adds what records have stated, each with the weight.
func (s *Sum) add(t mapindex.Total, w data.Weight) {
	s.stated = s.stated || t.Stated
	s.Min += float64(t.Min) * w.Least
	s.Max += float64(t.Max) * w.Most
	s.Open = s.Open || (t.Open && w.Most > 0)
}

// count adds a number of records, each with the weight.
func (s *Sum) count(records int, w data.Weight) {
	s.stated = true
	s.Min += float64(records) * w.Least
	s.Max += float64(records) * w.Most
}

func (s Sum) rounded() Sum { return Sum{round(s.Min), round(s.Max), s.Open, s.stated} }

// round takes off what adding fractions leaves behind the sixth decimal.
func round(x float64) float64 {
	if whole := float64(int64(x)); whole == x {
		return x // as most numbers are
	}
	return math.Round(x*1e6) / 1e6
}
