package atlas

import (
	"cmp"
	"context"
	"crypto/rand"
	"fmt"
	"slices"
	"strings"
	"sync"

	"tawthiq/data"
	"tawthiq/data/reference"
	"tawthiq/geo"
	"tawthiq/geo/mapindex"
)

// View is what the public may see of the store at one revision. It is immutable and safe for
// concurrent use.
type View struct {
	revision   int64
	protected  protections
	seal       string // a random text that is another one whenever protected is
	facts      *reference.Facts
	vocabulary *data.Vocabulary
	datasets   []data.Dataset // those with a released record, in the order of the index's numbers
	index      *mapindex.Index
	heldBack   int
	summaries  []Summary                  // by row
	restricted map[data.Key]data.Incident // as released
	attack     uint64                     // the bit of an attack on a vital facility
	parties    []string                   // codes, by bit
	byID       []int32                    // rows, sorted by ID
	byDate     func() order               // latest first
	byKilled   func() order               // most first

	store data.Store
	turn  turn // the atlas's
	texts textCache
}

// Revision returns the revision that the view shows.
func (v *View) Revision() int64 { return v.revision }

// Tag returns a short text that stands for everything in the view: two views with the same tag
// give the same answers. It is of this process only, because a tag that could be recomputed from
// what is protected would tell of it.
func (v *View) Tag() string { return fmt.Sprintf("%d.%s", v.revision, v.seal) }

// Vocabulary returns the terms that the records are described in.
func (v *View) Vocabulary() *data.Vocabulary { return v.vocabulary }

// Len returns the number of records that are released.
func (v *View) Len() int { return v.index.Len() }

// viewBuilder collects the records of a view as they stream from the store.
type viewBuilder struct {
	view       *View
	dictionary dictionary
	rows       *mapindex.Builder
	summaries  map[data.Key]Summary
	interner   interner
	restricted []data.Record // wait for each other, to be released together
	current    bool
}

// build makes the view of a revision. latest is nil where the revision is the latest itself;
// otherwise a record that was public then and is not in latest is treated as it is there.
func (a *Atlas) build(ctx context.Context, revision int64, latest *View) (*View, error) {
	vocabulary, err := a.store.Vocabulary(ctx)
	if err != nil {
		return nil, fmt.Errorf("reading the vocabulary: %w", err)
	}
	b := &viewBuilder{
		view: &View{revision: revision, facts: a.facts, vocabulary: vocabulary, store: a.store, turn: a.turn,
			protected: protections{}, seal: rand.Text(), restricted: map[data.Key]data.Incident{},
			attack: vocabulary.Bit(data.Violations, data.AttackOnFacility), parties: vocabulary.Codes(data.Parties)},
		dictionary: dictionary{vocabulary: vocabulary, facts: a.facts},
		rows:       mapindex.NewBuilder(schema(), 0),
		summaries:  map[data.Key]Summary{},
		interner:   newInterner(),
		current:    latest == nil,
	}
	if latest != nil {
		b.view.protected, b.view.seal = latest.protected, latest.seal
	}
	if err := a.store.Records(ctx, revision, b.add); err != nil {
		return nil, fmt.Errorf("reading the records of revision %d: %w", revision, err)
	}
	if err := b.release(b.restricted); err != nil {
		return nil, err
	}
	return b.finish(ctx)
}

// add takes a record as stored. Records that are not restricted are released one by one, which is
// the same as releasing them all together (see data.Release) and keeps memory low.
func (b *viewBuilder) add(r data.Record) error {
	r.Incident.Sensitivity = b.sensitivity(r)
	if r.Incident.Sensitivity == data.Restricted && !r.Withdrawn {
		b.restricted = append(b.restricted, r)
		return nil
	}
	return b.release([]data.Record{r})
}

func (b *viewBuilder) sensitivity(r data.Record) string {
	s := r.Incident.Sensitivity
	if b.current {
		b.view.protected.note(r.Key, s)
		return s
	}
	return data.Stricter(s, b.view.protected[r.Key])
}

func (b *viewBuilder) release(records []data.Record) error {
	released, heldBack := data.Release(records)
	b.view.heldBack += heldBack
	for _, r := range released {
		if err := b.rows.Add(b.dictionary.row(r.Key, r.Incident)); err != nil {
			return fmt.Errorf("indexing a record: %w", err)
		}
		b.summaries[r.Key] = summarise(r.Incident, b.interner)
		if r.Incident.Sensitivity == data.Restricted {
			b.view.restricted[r.Key] = r.Incident
		}
	}
	return nil
}

func (b *viewBuilder) finish(ctx context.Context) (*View, error) {
	v := b.view
	var err error
	if v.index, err = b.rows.Index(); err != nil {
		return nil, fmt.Errorf("indexing the records: %w", err)
	}
	v.summaries = make([]Summary, v.index.Len())
	v.byID = make([]int32, v.index.Len())
	for row := range v.summaries {
		v.summaries[row] = b.summaries[data.Key(v.index.Key(row))]
		v.byID[row] = int32(row)
	}
	slices.SortFunc(v.byID, func(a, b int32) int { return strings.Compare(v.id(a), v.id(b)) })
	v.byDate = sync.OnceValue(func() order { return v.sorted(v.compareDates) })
	v.byKilled = sync.OnceValue(func() order { return v.sorted(v.compareKilled) })
	v.datasets, err = b.datasets(ctx)
	return v, err
}

// datasets returns what is known of the datasets that have a released record, with the number of
// these: the store's own number would tell of the others.
func (b *viewBuilder) datasets(ctx context.Context) ([]data.Dataset, error) {
	known, err := b.view.store.Datasets(ctx)
	if err != nil {
		return nil, fmt.Errorf("reading the datasets: %w", err)
	}
	out := make([]data.Dataset, len(b.dictionary.datasets))
	for i, code := range b.dictionary.datasets {
		out[i].Code = code
		if at := slices.IndexFunc(known, func(d data.Dataset) bool { return d.Code == code }); at >= 0 {
			out[i] = known[at]
		}
		out[i].Records = 0
	}
	for row := range b.view.index.Len() {
		out[b.view.index.Code(row, codeDataset)].Records++
	}
	return out, nil
}

func (v *View) id(row int32) string { return v.summaries[row].ID }

// row returns the row of the record with an ID.
func (v *View) row(id string) (int, bool) {
	at, ok := slices.BinarySearchFunc(v.byID, id, func(row int32, id string) int { return strings.Compare(v.id(row), id) })
	if !ok {
		return 0, false
	}
	return int(v.byID[at]), true
}

// area returns an area by its p-code. Errors: NotFoundKind.
func (v *View) area(p geo.PCode) (pos uint16, err error) {
	at, ok := v.facts.Areas.Position(p)
	if !ok {
		return 0, &data.Error{Kind: data.NotFoundKind, Field: "area", Message: "there is no such area",
			Hint: "give a p-code such as SY02, SY0200 or SY020001"}
	}
	return uint16(at) + 1, nil
}

// order is the rows in one sequence, and where each row stands in it.
type order struct{ rows, ranks []int32 }

func (v *View) sorted(compare func(a, b int32) int) order {
	o := order{rows: slices.Clone(v.byID), ranks: make([]int32, len(v.byID))}
	slices.SortStableFunc(o.rows, compare) // equal ones stay in the order of their IDs
	for rank, row := range o.rows {
		o.ranks[row] = int32(rank)
	}
	return o
}

func (v *View) compareDates(a, b int32) int {
	return cmp.Compare(v.index.Day(int(b)), v.index.Day(int(a)))
}

func (v *View) compareKilled(a, b int32) int {
	killed := func(row int32) int32 { return v.index.Measure(int(row), measureKilled).Min }
	return cmp.Or(cmp.Compare(killed(b), killed(a)), v.compareDates(a, b))
}
