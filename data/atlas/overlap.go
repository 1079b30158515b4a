package atlas

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"tawthiq/data"
	"tawthiq/geo/mapindex"
)

// Overlap says in which datasets events were documented, for multiple-systems estimation: for each
// combination of datasets that occurs, how many events have a record in just these. Linked records are
// one event, any other record is one by itself. Only public records are reckoned with.
type Overlap struct {
	Datasets []string         `json:"datasets"` // codes of the datasets that have a matching public record
	Patterns []OverlapPattern `json:"patterns"` // the combinations that occur, the one of the most events first
	Events   int              `json:"events"`   // how many events there are in all patterns
	Records  int              `json:"records"`  // how many records the events are made of
	// Of each dataset, how many of its records can be linked with none, whatever others have: their
	// day or place is not known well enough, or they stand for several events. Each is an event of
	// that dataset alone here, so the more there are, the more an estimate is too high.
	Unlinkable []int `json:"unlinkable"`
}

// OverlapPattern is a combination of datasets.
type OverlapPattern struct {
	In     []int `json:"in"`     // for each dataset, in their order: 1 where it has the event, 0 where not
	Events int   `json:"events"` // how many events have a record in just these
}

// maxOverlapped is how many datasets are told apart.
const maxOverlapped = 64

// Overlap returns the overlap of the matching records. Linked records are one event here, whatever the
// filter says. Errors: InvalidKind where more than 64 datasets match.
func (s *Selection) Overlap() (Overlap, error) {
	selected := s.publicOnly()
	public, texts := byDataset(selected), s.view.meaning.texts[attrDataset]
	codes := slices.SortedFunc(maps.Keys(public), func(a, b uint32) int { return strings.Compare(texts[a], texts[b]) })
	if len(codes) > maxOverlapped {
		return Overlap{}, data.Invalid("dataset", "%d datasets match; the overlap of at most %d can be told", len(codes), maxOverlapped)
	}
	out := Overlap{Datasets: []string{}, Patterns: []OverlapPattern{}, Unlinkable: []int{}}
	place := map[uint32]int{}
	unlinkable := s.view.unlinkable(selected)
	for i, code := range codes {
		place[code] = i
		out.Datasets = append(out.Datasets, texts[code])
		out.Records += public[code]
		out.Unlinkable = append(out.Unlinkable, unlinkable[code])
	}
	for in, n := range s.eventsByDatasets(public, place) {
		if n > 0 {
			out.Patterns = append(out.Patterns, patternOf(in, len(codes), n))
			out.Events += n
		}
	}
	slices.SortFunc(out.Patterns, func(a, b OverlapPattern) int {
		return cmp.Or(cmp.Compare(b.Events, a.Events), slices.Compare(b.In, a.In))
	})
	return out, nil
}

// eventsByDatasets returns how many events have a record in just some datasets, whose places are the
// bits. public is the number of records that match by dataset; of those that are linked it is left
// without.
func (s *Selection) eventsByDatasets(public map[uint32]int, place map[uint32]int) map[uint64]int {
	events := map[uint64]int{}
	s.everyMember().EachEvent(s.view.events(), func(_ int, rows []int32) {
		var in uint64
		for _, row := range rows {
			code := s.view.index.Code(int(row), attrDataset)
			in |= 1 << place[code]
			public[code]--
		}
		events[in]++
	})
	for code, alone := range public {
		events[1<<place[code]] += alone
	}
	return events
}

// publicOnly returns the public records that match, linked ones too.
func (s *Selection) publicOnly() *mapindex.Selection {
	q := s.query
	q.Among = nil
	q.Without = func(yield func(int64) bool) {
		for key := range s.view.guarded.Shown() {
			if !yield(int64(key)) {
				return
			}
		}
	}
	return s.view.index.Select(q)
}

// byDataset returns how many records there are, by the code of their dataset.
func byDataset(records *mapindex.Selection) map[uint32]int {
	out := map[uint32]int{}
	records.Groups(mapindex.Grouping{By: []mapindex.Key{{Attribute: attrDataset}}}, func(g mapindex.Group) { out[g.Classes[0]] = g.Rows })
	return out
}

// unlinkable returns how many of some records the rule links with nothing, by the code of their dataset.
func (v *View) unlinkable(records *mapindex.Selection) map[uint32]int {
	out, read := map[uint32]int{}, v.linkReader()
	records.Each(func(rows []int32) {
		for _, row := range rows {
			if _, ok := read.when(int(row)); !ok {
				out[v.index.Code(int(row), attrDataset)]++
			}
		}
	})
	return out
}

func patternOf(in uint64, datasets, events int) OverlapPattern {
	p := OverlapPattern{In: make([]int, datasets), Events: events}
	for i := range p.In {
		p.In[i] = int(in >> i & 1)
	}
	return p
}
