package atlas

import (
	"context"
	"math/bits"

	"tawthiq/data"
	"tawthiq/geo"
	"tawthiq/geo/mapindex"
)

// Selection is the records of a view that match a filter. It is immutable and safe for concurrent
// use; keep it while several things are asked of the same filter.
type Selection struct {
	view   *View
	filter data.Filter
	rows   *mapindex.Selection
	asked  uint64 // the parties that the filter asks for
}

// Select returns the records that match a filter, whose Revision is not read. Free text finds
// records by their texts, which are public only of records that are not restricted.
func (v *View) Select(ctx context.Context, f data.Filter) (*Selection, error) {
	q := mapindex.Query{From: int32(f.From), To: int32(f.To), Areas: v.areaBits(f.Areas)}
	for k, codes := range [][]string{f.Violations, f.Parties, f.Controllers, f.Facilities, f.Weapons} {
		q.Sets = append(q.Sets, v.vocabulary.FamilyBits(setLists[k], codes))
	}
	q.Codes = []mapindex.Bits{
		codeDataset:   v.datasetBits(f.Datasets),
		codeGrading:   v.gradingBits(f.Gradings),
		codePrecision: precisionBits(f.Precisions),
		codeParties:   partiesBits(f.Counting),
	}
	if f.Query != "" {
		keys, err := v.find(ctx, f.Query)
		if err != nil {
			return nil, err
		}
		q.Keys = keys
	}
	return &Selection{view: v, filter: f, rows: v.index.Select(q), asked: q.Sets[setParty]}, nil
}

// areaBits returns the areas asked for by level. The whole country restricts nothing: records
// that are known no better belong to it.
func (v *View) areaBits(areas []geo.PCode) (out [3]mapindex.Bits) {
	for _, p := range areas {
		if p == country {
			return [3]mapindex.Bits{}
		}
		pos, err := v.area(p)
		if err != nil {
			pos = noNumber
		}
		at := p.Level() - geo.Governorate
		out[at] = out[at].With(pos)
	}
	return out
}

// noNumber stands for a code that no row has.
const noNumber = 1<<16 - 1

func (v *View) datasetBits(codes []string) mapindex.Bits {
	return bitsOf(codes, func(code string) int {
		for i, d := range v.datasets {
			if d.Code == code {
				return i
			}
		}
		return noNumber
	})
}

func (v *View) gradingBits(codes []string) mapindex.Bits {
	return bitsOf(codes, func(code string) int { return bits.TrailingZeros64(v.vocabulary.Bit(data.Gradings, code)) })
}

func precisionBits(codes []string) mapindex.Bits {
	return bitsOf(codes, func(code string) int {
		p, err := geo.ParsePrecision(code)
		if err != nil {
			return noNumber
		}
		return int(p)
	})
}

func bitsOf(codes []string, number func(string) int) mapindex.Bits {
	if len(codes) == 0 {
		return nil
	}
	out := mapindex.Bits{}
	for _, code := range codes {
		out = out.With(uint16(number(code)))
	}
	return out
}

// partiesBits restricts to incidents with a single party where only these count.
func partiesBits(c data.Counting) mapindex.Bits {
	if c == data.CountSole {
		return mapindex.BitsOf(1)
	}
	return nil
}

// weight returns how much a row counts under the filter's counting rule.
func (s *Selection) weight(row int) float64 {
	return s.weightOf(s.view.index.Set(row, setParty), s.asked)
}

func (s *Selection) weightOf(parties, asked uint64) float64 {
	return s.filter.Counting.Weight(bits.OnesCount64(parties), bits.OnesCount64(parties&asked))
}
