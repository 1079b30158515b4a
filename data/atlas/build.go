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
	today      protections  // the sensitivity of records that are protected now, where the revision is not the latest
	row        mapindex.Row // used again for every record
	put        func(*mapindex.Row) error
	drop       func(data.Key) // of a record that is not to be in the index
	guarded    []data.Key     // restricted records that were read
	unguarded  []data.Key     // records that were restricted before and were read as something else
}

func (a *Atlas) draft(d *dictionary) *draft {
	return &draft{
		view: &View{shown: shown{facts: a.facts, store: a.store, turn: a.turn, compared: &a.compared, seal: rand.Text(),
			protected: protections{}, guarded: &data.Guarded{}, linking: &linking{}}},
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
	return d.index(ctx, rows)
}

// index releases the restricted records beside the others and completes the view.
func (d *draft) index(ctx context.Context, rows *mapindex.Builder) (*View, error) {
	err := d.releaseGuarded(ctx)
	if err != nil {
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
	d.view.protected, d.view.guarded = maps.Clone(before.protected), before.guarded
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
	if err := d.releaseGuarded(ctx); err != nil {
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
		if d.today != nil {
			sensitivity = data.Stricter(sensitivity, d.today[b.Key])
		} else {
			d.view.protected.note(b.Key, sensitivity)
		}
		wasGuarded, isGuarded := d.view.guarded.Has(b.Key), sensitivity == data.Restricted && !b.Withdrawn
		switch {
		case isGuarded:
			d.guarded = append(d.guarded, b.Key)
		case wasGuarded:
			d.unguarded = append(d.unguarded, b.Key)
		}
		switch {
		case wasGuarded && isGuarded: // it may go on as it is shown
		case !isGuarded && sensitivity == data.Public && !b.Withdrawn:
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

// releaseGuarded releases the restricted records that were read together with those of the view before, and
// puts into the rows what is thereby shown otherwise.
func (d *draft) releaseGuarded(ctx context.Context) error {
	if len(d.guarded)+len(d.unguarded) == 0 {
		return nil
	}
	records, err := d.readGuarded(ctx)
	if err != nil {
		return err
	}
	before := d.view.guarded
	d.view.guarded = before.With(records, d.unguarded)
	for key := range d.view.guarded.Differing(before) {
		r, shown := d.view.guarded.Record(key)
		if !shown {
			if d.view.guarded.Has(key) { // what is no more among them was dealt with where it was read
				d.drop(key)
			}
			continue
		}
		row, err := d.dictionary.write(&r)
		if err == nil {
			err = d.put(&row)
		}
		if err != nil {
			return fmt.Errorf("indexing a record: %w", err)
		}
	}
	return nil
}

// readGuarded returns the restricted records that were read, as sensitive as they are today.
func (d *draft) readGuarded(ctx context.Context) (records []data.Record, err error) {
	for some := range slices.Chunk(d.guarded, MaxPage) {
		found, err := d.view.store.Lookup(ctx, some, d.view.revision)
		if err != nil {
			return nil, fmt.Errorf("reading the restricted records: %w", err)
		}
		records = append(records, found...)
	}
	for i := range records {
		r := &records[i]
		r.Incident.Sensitivity = data.Stricter(r.Incident.Sensitivity, d.today[r.Key])
	}
	return records, nil
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

// readOlder makes the view of a revision that is not the latest from the briefs of all records. A record
// that is protected today is treated as it is in the latest view.
func (a *Atlas) readOlder(ctx context.Context, revision int64, latest *View) (*View, error) {
	d := a.draft(newDictionary())
	rows := mapindex.NewBuilder(attributeCount, 0)
	d.view.revision, d.view.protected, d.view.seal, d.today = revision, latest.protected, latest.seal, latest.protected
	d.put, d.drop = rows.Add, func(data.Key) {}
	err := a.store.BriefsBetween(ctx, 0, revision, func(symbols []string, _, is []data.Brief) error { return d.briefs(symbols, is) })
	if err != nil {
		return nil, fmt.Errorf("reading the records of revision %d: %w", revision, err)
	}
	view, err := d.index(ctx, rows)
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
