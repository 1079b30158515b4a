package sqlite

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"hash/crc32"
	"runtime"
	"sync"

	"github.com/oklog/ulid/v2"

	"tawthiq/data"
)

// former is a record as it stands before the change.
type former struct {
	key       data.Key
	id        string
	dataset   int64
	withdrawn bool
	revision  int64 // where a person changes it
	digest    []byte
	document  []byte
	incident  data.Incident // decoded from the document
}

// writeIncidents stores what the sources state.
func (c *commit) writeIncidents() ([]data.Outcome, error) {
	known, err := c.findFormer()
	if err != nil {
		return nil, err
	}
	outcomes := make([]data.Outcome, 0, len(known))
	for _, p := range c.prepared.parts {
		for i := range p.items {
			it := &p.items[i]
			it.dataset, it.former = known[len(outcomes)].dataset, known[len(outcomes)].former
			if err := c.settle(it, p); err != nil {
				return nil, err
			}
			outcomes = append(outcomes, it.outcome)
		}
		if err := c.storeItems(p.items); err != nil {
			return nil, err
		}
	}
	return outcomes, nil
}

// settle decides what becomes of an incident.
func (c *commit) settle(it *item, p *itemPart) error {
	if c.before != c.prepared.vocabulary {
		if err := c.checkAgain(it); err != nil {
			return err
		}
	}
	switch {
	case it.former == nil:
		it.outcome = data.Stored
		return c.complete(it, p)
	case bytes.Equal(it.former.digest, it.digest[:]):
		it.outcome = data.Unchanged
	default:
		it.outcome = data.Updated
	}
	return nil
}

// checkAgain checks an incident by a vocabulary that has changed since it was prepared.
func (c *commit) checkAgain(it *item) error {
	in := *it.in
	in.ID = it.id
	return check(c.vocabulary, &in)
}

// complete derives what a new record lacks, and numbers the texts that had no symbol.
func (c *commit) complete(it *item, p *itemPart) error {
	if !it.derived {
		p.now = *it.in
		p.now.ID = it.id
		if err := c.store.derive(it, p); err != nil {
			return err
		}
	}
	if len(p.unknown) == 0 {
		return nil
	}
	for trait, symbol := range it.brief.Traits {
		if symbol >= firstUnknown {
			it.brief.Traits[trait] = c.briefs.numbering.of(p.unknown[symbol-firstUnknown])
		}
	}
	return nil
}

// known is what the database has of an incident of the change.
type known struct {
	dataset int64
	former  *former // nil: nothing
}

// findFormer finds the records that are known by dataset and source id, with one query for each
// dataset: asking for one at a time costs more than storing it.
func (c *commit) findFormer() ([]known, error) {
	out := make([]known, len(c.change.Incidents))
	for _, s := range c.prepared.sources {
		number, err := c.datasetNumber(s.dataset)
		if err != nil {
			return nil, fmt.Errorf("read a dataset: %w", err)
		}
		for _, place := range s.places {
			out[place].dataset = number
		}
		if err := c.findFormerOf(number, s, out); err != nil {
			return nil, fmt.Errorf("look records up: %w", err)
		}
	}
	return out, nil
}

func (c *commit) findFormerOf(dataset int64, s sourceIDs, out []known) error {
	return each(c.ctx, c.tx, func(rows *sql.Rows) error {
		f := former{dataset: dataset}
		var sourceID string
		if err := rows.Scan(&sourceID, &f.key, &f.id, &f.withdrawn, &f.digest); err != nil {
			return err
		}
		out[s.places[sourceID]].former = &f
		return nil
	}, `SELECT i.source_id, i.key, i.id, i.withdrawn, i.source_digest
		FROM json_each(?) wanted CROSS JOIN incident i ON i.dataset = ? AND i.source_id = wanted.value`, s.list, dataset)
}

// succeed brings what outlives a new version into it.
func (c *commit) succeed(it *item) error {
	f := it.former
	if err := c.readFormer(f); err != nil {
		return err
	}
	next := it.in.Succeeding(f.incident)
	c.moved = c.moved || next.Placement.Method == data.ByReviewer && (next.When.Start != f.incident.When.Start || next.When.End != f.incident.When.End)
	next.Sensitivity = data.Stricter(f.incident.Sensitivity, next.Sensitivity)
	it.in = &next
	return c.encodeSuccessor(it)
}

// encodeSuccessor makes everything that is stored of a new version.
func (c *commit) encodeSuccessor(it *item) (err error) {
	if it.document, _, err = it.in.Encode(nil); err != nil {
		return err
	}
	it.checksum, it.queued, it.words = checksum(it.document), queuedOf(it.in), nil
	if textChanged(&it.former.incident, it.in) {
		it.words = wordsOf(c.store.texts.splitter, []string{}, it.in)
	}
	it.brief, err = c.briefs.numbering.brief(it.in, it.document)
	return err
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

func checksum(document []byte) int64 { return int64(crc32.Checksum(document, castagnoli)) }

func (c *commit) storeItems(items []item) error {
	for i := 0; i < len(items); {
		if err := c.caller.Err(); err != nil {
			return err
		}
		if fresh := newOnes(items[i:]); len(fresh) > 0 {
			if err := c.addAll(fresh); err != nil {
				return err
			}
			i += len(fresh)
			continue
		}
		if err := c.storeKnown(&items[i]); err != nil {
			return fmt.Errorf("store record %q of %s: %w", items[i].in.SourceID, items[i].in.Dataset, err)
		}
		i++
	}
	return nil
}

// newOnes returns the items, from the first on, that are not known.
func newOnes(items []item) []item {
	n := 0
	for n < len(items) && items[n].former == nil {
		n++
	}
	return items[:n]
}

// storeKnown stores a new version of a record, where its source states something new.
func (c *commit) storeKnown(it *item) error {
	if err := c.touch(it.former.key, it.former.id); err != nil {
		return err
	}
	if it.outcome == data.Unchanged {
		return nil
	}
	if err := c.succeed(it); err != nil {
		return err
	}
	return c.replace(it.former, it)
}

// replace makes a new version of a record; the former one goes to incident_past.
func (c *commit) replace(f *former, it *item) error {
	revision, err := c.keepFormer(f.key)
	if err != nil {
		return err
	}
	err = c.exec("UPDATE incident SET revision = ?, checksum = ?, document = ?, source_digest = ? WHERE key = ?",
		revision, it.checksum, string(it.document), it.digest[:], f.key)
	if err != nil {
		return err
	}
	if err := c.putBrief(f.key, revision, f.withdrawn, it); err != nil {
		return err
	}
	if it.words != nil {
		c.words.Add(f.key, it.words)
	}
	return c.requeue(f, it.queued)
}

func (c *commit) putBrief(key data.Key, revision int64, withdrawn bool, it *item) error {
	it.brief.Key, it.brief.Revision, it.brief.Withdrawn = key, revision, withdrawn
	c.hold(it)
	return c.briefs.put(it.brief)
}

func (c *commit) keepFormer(key data.Key) (int64, error) {
	revision, err := c.revise()
	if err != nil {
		return 0, err
	}
	return revision, c.exec(`INSERT INTO incident_past (key, revision, withdrawn, checksum, document)
		SELECT key, revision, withdrawn, checksum, document FROM incident WHERE key = ?`, key)
}

func (c *commit) readFormer(f *former) error {
	err := c.tx.QueryRowContext(c.ctx, "SELECT document FROM incident WHERE key = ?", f.key).Scan(&f.document)
	if err != nil {
		return fmt.Errorf("read record %s: %w", f.id, err)
	}
	return decode(f.key, f.document, &f.incident)
}

// find returns the record with an ID, for a person to change. Errors: NotFoundKind.
func (c *commit) find(id string) (*former, error) {
	parsed, err := ulid.ParseStrict(id)
	if err != nil {
		return nil, data.Missing("incident", id)
	}
	f := &former{id: id}
	if f.key, err = c.keyOf(parsed); err != nil {
		return nil, err
	}
	if f.key == 0 {
		return nil, data.Missing("incident", id)
	}
	err = c.tx.QueryRowContext(c.ctx, "SELECT dataset, withdrawn, revision, source_digest FROM incident WHERE key = ?", f.key).
		Scan(&f.dataset, &f.withdrawn, &f.revision, &f.digest)
	if err != nil {
		return nil, fmt.Errorf("find record %s: %w", id, err)
	}
	return f, c.touch(f.key, id)
}

// writeRevised stores new versions that no source states. What the source stated last stays
// known, so that importing it again does not undo them.
func (c *commit) writeRevised() error {
	for _, in := range c.change.Revised {
		if err := c.caller.Err(); err != nil {
			return err
		}
		if err := c.reviseIncident(in); err != nil {
			return err
		}
	}
	return nil
}

func (c *commit) reviseIncident(in data.Incident) error {
	f, err := c.find(in.ID)
	if err != nil {
		return err
	}
	if err := c.checkBased(f.revision, "record "+in.ID+" changed"); err != nil {
		return err
	}
	if err := check(c.vocabulary, &in); err != nil {
		return err
	}
	if err := c.readFormer(f); err != nil {
		return err
	}
	if in.Dataset != f.incident.Dataset || in.SourceID != f.incident.SourceID {
		return conflict("record %s is %q of %s and cannot become another", in.ID, f.incident.SourceID, f.incident.Dataset)
	}
	it := &item{in: &in, former: f}
	if err := c.encodeSuccessor(it); err != nil || bytes.Equal(it.document, f.document) {
		return err
	}
	copy(it.digest[:], f.digest)
	return c.replace(f, it)
}

// writeWithdrawn marks records as withdrawn, or as counting again.
func (c *commit) writeWithdrawn(ids []string, withdrawn bool) error {
	for _, id := range ids {
		f, err := c.find(id)
		if err != nil {
			return err
		}
		if f.withdrawn == withdrawn {
			continue
		}
		revision, err := c.keepFormer(f.key)
		if err != nil {
			return fmt.Errorf("keep record %s: %w", id, err)
		}
		if err := c.exec("UPDATE incident SET revision = ?, withdrawn = ? WHERE key = ?", revision, withdrawn, f.key); err != nil {
			return fmt.Errorf("mark record %s: %w", id, err)
		}
		if err := c.exec("UPDATE review SET withdrawn = ? WHERE key = ?", withdrawn, f.key); err != nil {
			return fmt.Errorf("mark record %s: %w", id, err)
		}
		if err := c.briefs.withdraw(f.key, revision, withdrawn); err != nil {
			return err
		}
		c.live[f.dataset] += map[bool]int{true: -1, false: 1}[withdrawn]
	}
	return nil
}

// parallel calls fn for 0 to n-1 on every processor and returns the error of the lowest number.
func parallel(ctx context.Context, n int, fn func(int) error) error {
	workers := min(runtime.GOMAXPROCS(0), n/64+1)
	errs := make([]error, workers)
	var wait sync.WaitGroup
	for w := range workers {
		wait.Go(func() { errs[w] = span(ctx, w*n/workers, (w+1)*n/workers, fn) })
	}
	wait.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func span(ctx context.Context, from, to int, fn func(int) error) error {
	for i := from; i < to; i++ {
		if err := errors.Join(ctx.Err(), fn(i)); err != nil {
			return err
		}
	}
	return nil
}
