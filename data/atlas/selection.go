package atlas

import (
	"context"
	"math/bits"
	"slices"
	"sync"

	"tawthiq/data"
	"tawthiq/geo"
	"tawthiq/geo/mapindex"
)

// Selection is the records of a view that match a filter. It is immutable and safe for concurrent
// use; keep it while several things are asked of the same filter.
type Selection struct {
	view    *View
	filter  data.Filter
	query   mapindex.Query
	rows    *mapindex.Selection
	asked   uint64        // the parties that the filter asks for
	weights []data.Weight // how much a record counts, by the code of its claims
	points  func() data.Counts
	part    string // which of the records that match it has, "" for all
}

// keptSelections is how many selections a view keeps: the tiles of a map all ask for the same one,
// and what a selection has found out about the records serves them all.
const keptSelections = 64

type selections struct {
	mu   sync.Mutex // guards both
	all  map[string]*Selection
	last []string // filters, the latest use last
}

// Select returns the records that match a filter, whose Revision is not read. Free text finds
// records by their texts, which are public only of records that are not restricted.
func (v *View) Select(ctx context.Context, f data.Filter) (*Selection, error) {
	f.Revision = 0
	name := f.Values().Encode()
	if s := v.kept.get(name); s != nil {
		return s, nil
	}
	query, err := v.query(ctx, f)
	if err != nil {
		return nil, err
	}
	rows := v.index.Select(query)
	if f.Linked == data.LinkedOnce {
		rows = rows.Once(v.events())
		query.Among = rows
	}
	return v.kept.put(name, v.selection(f, query, rows)), nil
}

// selection returns the records that match a filter, which is this query, as rows.
func (v *View) selection(f data.Filter, query mapindex.Query, rows *mapindex.Selection) *Selection {
	s := &Selection{view: v, filter: f, query: query, rows: rows, asked: v.vocabulary.FamilyBits(data.Parties, f.Parties)}
	for _, claims := range v.meaning.claims {
		s.weights = append(s.weights, f.Counting.Weight(claims, s.asked))
	}
	s.points = sync.OnceValue(s.countPoints)
	return s
}

func (k *selections) get(name string) *Selection {
	k.mu.Lock()
	defer k.mu.Unlock()
	s, ok := k.all[name]
	if ok && k.last[len(k.last)-1] != name {
		k.last = append(slices.DeleteFunc(k.last, func(other string) bool { return other == name }), name)
	}
	return s
}

// put keeps a selection and returns it, or the one of another who was faster.
func (k *selections) put(name string, s *Selection) *Selection {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.all == nil {
		k.all = map[string]*Selection{}
	}
	if faster, ok := k.all[name]; ok {
		return faster
	}
	k.all[name], k.last = s, append(k.last, name)
	if len(k.last) > keptSelections {
		delete(k.all, k.last[0])
		k.last = slices.Delete(k.last, 0, 1)
	}
	return s
}

func (v *View) query(ctx context.Context, f data.Filter) (mapindex.Query, error) {
	q := mapindex.Query{From: int32(f.From), To: int32(f.To), Codes: make([]mapindex.Codes, attributeCount)}
	copy(q.Codes, []mapindex.Codes{
		attrDataset:    v.textCodes(attrDataset, f.Datasets),
		attrGrading:    v.textCodes(attrGrading, f.Gradings),
		attrPrecision:  v.textCodes(attrPrecision, f.Precisions),
		attrAreas:      v.areaCodes(f.Areas),
		attrViolations: v.termCodes(attrViolations, f.Violations),
		attrClaims:     v.partyCodes(f),
		attrFacilities: v.termCodes(attrFacilities, f.Facilities),
		attrWeapons:    v.termCodes(attrWeapons, f.Weapons),
		attrDoubts:     v.termCodes(attrDoubts, f.Doubts),
		attrControl:    v.termCodes(attrControl, f.Controllers),
	})
	if f.Query != "" {
		keys, err := v.find(ctx, f.Query)
		if err != nil {
			return q, err
		}
		q.Keys = keys
	}
	return q, nil
}

// codesWhere returns the codes of an attribute that pass, from 0 up to but not including n.
func codesWhere(n int, passes func(code int) bool) mapindex.Codes {
	out := mapindex.Codes{}
	for code := range n {
		if passes(code) {
			out = out.With(uint32(code))
		}
	}
	return out
}

func (v *View) textCodes(attribute int, asked []string) mapindex.Codes {
	if len(asked) == 0 {
		return nil
	}
	texts := v.meaning.texts[attribute]
	return codesWhere(len(texts), func(code int) bool { return slices.Contains(asked, texts[code]) })
}

// termCodes returns the codes of the lists that have one of the terms, or a term below one.
func (v *View) termCodes(attribute int, asked []string) mapindex.Codes {
	if len(asked) == 0 {
		return nil
	}
	wanted, sets := v.vocabulary.FamilyBits(setLists[attribute], asked), v.meaning.sets[attribute]
	return codesWhere(len(sets), func(code int) bool { return sets[code].bits&wanted != 0 })
}

// partyCodes restricts to the parties asked for, and to incidents with a single party where only
// these count.
func (v *View) partyCodes(f data.Filter) mapindex.Codes {
	codes := v.termCodes(attrClaims, f.Parties)
	if f.Counting != data.CountSole {
		return codes
	}
	sets := v.meaning.sets[attrClaims]
	return codesWhere(len(sets), func(code int) bool {
		return bits.OnesCount64(sets[code].bits) == 1 && (codes == nil || codes.Has(uint32(code)))
	})
}

// areaCodes returns the codes of places in any of the areas. The whole country restricts nothing:
// records that are known no better belong to it.
func (v *View) areaCodes(asked []geo.PCode) mapindex.Codes {
	if len(asked) == 0 || slices.Contains(asked, country) {
		return nil
	}
	return codesWhere(len(v.meaning.areas), func(code int) bool {
		return slices.ContainsFunc(asked, func(p geo.PCode) bool {
			number, err := v.area(p)
			return err == nil && v.meaning.areas[code][p.Level()] == number
		})
	})
}

// weight returns how much a record with these claims counts under the filter's counting rule.
func (s *Selection) weight(claims uint32) data.Weight { return s.weights[claims] }

// weightOf returns how much a record with these claims counts under parties.
func (s *Selection) weightOf(claims uint32, parties uint64) data.Weight {
	return s.filter.Counting.Weight(s.view.meaning.claims[claims], parties)
}
