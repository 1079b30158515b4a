package atlas

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"tawthiq/data"
	"tawthiq/geo/mapindex"
)

// maxFollowed is the most changed records that are laid over an index one by one; where there are
// more, as after a large import, all are read again. What is laid over stays until Watch folds it
// in, unless it is more than maxOverlaid and a tenth of all.
const (
	maxFollowed = 100_000
	maxOverlaid = 20_000
)

// tellEvery is how often the log says how many records are read.
const tellEvery = 500 * time.Millisecond

var errTooMany = errors.New("more records changed than are followed")

// draft is a view under way: what its records are is read into rows.
type draft struct {
	view       *View
	dictionary *dictionary
	row        mapindex.Row // used again for every record
	put        func(*mapindex.Row) error
	drop       func(data.Key) // of a record that is not to be in the index
	touched    bool           // a restricted record changed, became one or is none any more
}

func (a *Atlas) draft(d *dictionary) *draft {
	return &draft{
		view: &View{shown: shown{facts: a.facts, store: a.store, turn: a.turn, seal: rand.Text(),
			protected: protections{}, guarded: map[data.Key]bool{}, restricted: map[data.Key]data.Incident{}, linking: &linking{}}},
		dictionary: d,
		row:        mapindex.Row{Codes: make([]uint32, attributeCount)},
	}
}

// read makes the view of the latest revision from the briefs of all records.
func (a *Atlas) read(ctx context.Context) (*View, error) {
	d := a.draft(a.dictionary)
	rows := mapindex.NewBuilder(attributeCount, 0)
	d.put, d.drop = rows.Add, func(data.Key) {}
	told := time.Now()
	var err error
	d.view.revision, err = a.store.Briefs(ctx, 0, func(symbols []string, block []data.Brief) error {
		if time.Since(told) > tellEvery {
			told = time.Now()
			a.log.InfoContext(ctx, "the records are being read", "records", rows.Len())
		}
		return d.briefs(symbols, block)
	})
	if err != nil {
		return nil, fmt.Errorf("reading the records: %w", err)
	}
	if err := d.releaseGuarded(ctx); err != nil {
		return nil, err
	}
	if d.view.index, err = rows.Index(); err != nil {
		return nil, fmt.Errorf("indexing the records: %w", err)
	}
	return d.finish(ctx)
}

// follow makes the view of the latest revision from one that is not, by the briefs of the records
// that changed. Errors: errTooMany where reading all is quicker.
func (a *Atlas) follow(ctx context.Context, before *View) (*View, error) {
	d := a.draft(a.dictionary)
	d.view.protected, d.view.guarded = maps.Clone(before.protected), maps.Clone(before.guarded)
	var rows []mapindex.Row
	var gone []int64
	d.put = func(r *mapindex.Row) error {
		if len(rows) == maxFollowed {
			return errTooMany
		}
		row := *r
		row.Codes = slices.Clone(r.Codes)
		rows = append(rows, row)
		return nil
	}
	d.drop = func(key data.Key) { gone = append(gone, int64(key)) }
	var err error
	if d.view.revision, err = a.store.Briefs(ctx, before.revision, d.briefs); err != nil {
		return nil, fmt.Errorf("reading the records that changed: %w", err)
	}
	if d.touched {
		err = d.releaseGuarded(ctx)
	} else {
		d.view.restricted, d.view.heldBack = before.restricted, before.heldBack
	}
	if err != nil {
		return nil, err
	}
	if d.view.index, err = before.index.With(rows, gone); err != nil {
		return nil, fmt.Errorf("laying the changed records over the others: %w", err)
	}
	d.view.linking = before.linking.after(rows, gone)
	if maps.Equal(before.protected, d.view.protected) {
		d.view.seal = before.seal
	}
	if laid, hidden := d.view.index.Overlaid(); laid+hidden > max(maxOverlaid, d.view.index.Len()/10) {
		if d.view.index, err = d.view.index.Folded(); err != nil {
			return nil, fmt.Errorf("folding the changed records in: %w", err)
		}
	}
	return d.finish(ctx)
}

// briefs takes a block of records. Those that are not restricted are released one by one, which
// is the same as releasing them all together (see data.Release); restricted ones wait.
func (d *draft) briefs(symbols []string, block []data.Brief) error {
	for i := range block {
		b := &block[i]
		sensitivity := symbols[b.Traits[data.TraitSensitivity]]
		guarded := sensitivity == data.Restricted && !b.Withdrawn
		d.note(b.Key, sensitivity, guarded)
		switch {
		case guarded:
		case sensitivity == data.Public && !b.Withdrawn:
			d.dictionary.read(b, symbols, &d.row)
			if err := d.put(&d.row); err != nil {
				return err
			}
		default:
			d.drop(b.Key)
		}
	}
	return nil
}

func (d *draft) note(key data.Key, sensitivity string, guarded bool) {
	v := d.view
	v.protected.note(key, sensitivity)
	d.touched = d.touched || guarded || v.guarded[key]
	if guarded {
		v.guarded[key] = true
	} else {
		delete(v.guarded, key)
	}
}

// releaseGuarded releases the restricted records together.
func (d *draft) releaseGuarded(ctx context.Context) error {
	keys := slices.Sorted(maps.Keys(d.view.guarded))
	var records []data.Record
	for some := range slices.Chunk(keys, MaxPage) {
		found, err := d.view.store.Lookup(ctx, some, d.view.revision)
		if err != nil {
			return fmt.Errorf("reading the restricted records: %w", err)
		}
		records = append(records, found...)
	}
	for _, key := range keys {
		d.drop(key)
	}
	return d.release(records)
}

// release puts what the public may see of the records into the rows.
func (d *draft) release(records []data.Record) error {
	released, heldBack := data.Release(records)
	d.view.heldBack += heldBack
	for i := range released {
		r := &released[i]
		row, err := d.dictionary.write(r)
		if err == nil {
			err = d.put(&row)
		}
		if err != nil {
			return fmt.Errorf("indexing a record: %w", err)
		}
		if r.Incident.Sensitivity == data.Restricted {
			d.view.restricted[r.Key] = r.Incident
		}
	}
	return nil
}

// finish reads the vocabulary, the datasets and the published figures last: a commit in between may have
// added to them more than the records use, never less. known is what another view knows of control, nil
// where there is none.
func (d *draft) finish(ctx context.Context) (*View, error) {
	var err error
	if d.view.vocabulary, err = d.view.store.Vocabulary(ctx); err != nil {
		return nil, fmt.Errorf("reading the vocabulary: %w", err)
	}
	datasets, err := d.view.store.Datasets(ctx)
	if err != nil {
		return nil, fmt.Errorf("reading the datasets: %w", err)
	}
	if d.view.figures, err = d.view.store.Figures(ctx); err != nil {
		return nil, fmt.Errorf("reading the published figures: %w", err)
	}
	// What is said of a revision never changes, so that later ones do no harm.
	if d.view.derivations, err = d.view.store.Derivations(ctx); err != nil {
		return nil, fmt.Errorf("reading whether control was derived: %w", err)
	}
	d.view.complete(d.dictionary, datasets)
	return d.view, nil
}

// readOlder makes the view of a revision that is not the latest from the documents of all records.
// A record that is protected today is treated as it is in the latest view.
func (a *Atlas) readOlder(ctx context.Context, revision int64, latest *View) (*View, error) {
	d := a.draft(newDictionary())
	rows := mapindex.NewBuilder(attributeCount, 0)
	d.view.revision, d.view.protected, d.view.seal = revision, latest.protected, latest.seal
	d.put = rows.Add
	var guarded []data.Record // wait for each other, to be released together
	err := a.store.Records(ctx, revision, func(r data.Record) error {
		r.Incident.Sensitivity = data.Stricter(r.Incident.Sensitivity, latest.protected[r.Key])
		if r.Incident.Sensitivity == data.Restricted && !r.Withdrawn {
			guarded = append(guarded, r)
			return nil
		}
		return d.release([]data.Record{r})
	})
	if err != nil {
		return nil, fmt.Errorf("reading the records of revision %d: %w", revision, err)
	}
	if err := d.release(guarded); err != nil {
		return nil, err
	}
	if d.view.index, err = rows.Index(); err != nil {
		return nil, fmt.Errorf("indexing the records: %w", err)
	}
	view, err := d.finish(ctx)
	if err == nil {
		view.tag += "." + rand.Text() // the vocabulary and the datasets are today's, and may be others the next time
	}
	return view, err
}

// folded returns the view with what was laid over its index folded in.
func (v *View) folded() (*View, error) {
	index, err := v.index.Folded()
	if err != nil {
		return nil, fmt.Errorf("folding the changed records in: %w", err)
	}
	out := &View{shown: v.shown}
	out.index = index
	out.prepare()
	return out, nil
}
