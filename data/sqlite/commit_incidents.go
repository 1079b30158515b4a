package sqlite

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"maps"
	"runtime"
	"slices"
	"sync"

	"tawthiq/data"
)

// item is an incident on its way into the database.
type item struct {
	data.Incident
	dataset  int64
	former   *former // nil: it is new
	outcome  data.Outcome
	digest   [sha256.Size]byte
	document string
	words    []string // nil: it has those of the former version
	queued   queued
	brief    data.Brief // all but Key, Revision and Withdrawn
}

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

// partOfItems is how many incidents are made ready at a time.
const partOfItems = 64

// writeIncidents stores what the sources state. Incidents are made ready on all processors while
// those before them are written.
func (c *commit) writeIncidents() ([]data.Outcome, error) {
	former, err := c.findFormer()
	if err != nil {
		return nil, err
	}
	incidents := c.change.Incidents
	read := func(emit func(*itemPart) error) error {
		for from := 0; from < len(incidents); from += partOfItems {
			to := min(from+partOfItems, len(incidents))
			if err := emit(&itemPart{incidents: incidents[from:to], former: former[from:to]}); err != nil {
				return err
			}
		}
		return nil
	}
	outcomes := make([]data.Outcome, 0, len(incidents))
	return outcomes, pipe(c.caller, read, c.makeReady, func(p *itemPart) error {
		for i := range p.items {
			if err := c.storeItem(&p.items[i]); err != nil {
				return err
			}
			outcomes = append(outcomes, p.items[i].outcome)
		}
		return nil
	})
}

// itemPart is a run of the change's incidents.
type itemPart struct {
	incidents []data.Incident
	former    []known
	items     []item
}

// makeReady checks and encodes incidents. Safe for concurrent use.
func (c *commit) makeReady(p *itemPart) error {
	p.items = make([]item, len(p.incidents))
	documents := make([]byte, 0, 1024*len(p.items))
	var ends [partOfItems]int
	for i := range p.items {
		it := &p.items[i]
		it.Incident, it.dataset, it.former = p.incidents[i], p.former[i].dataset, p.former[i].former
		if err := c.check(&it.Incident); err != nil {
			return err
		}
		var err error
		if documents, it.digest, err = it.Encode(documents); err != nil {
			return err
		}
		ends[i] = len(documents)
	}
	all, begin := string(documents), 0
	for i := range p.items {
		it := &p.items[i]
		it.document, begin = all[begin:ends[i]], ends[i]
		switch {
		case it.former == nil:
			it.outcome = data.Stored
			if err := c.derive(it); err != nil {
				return err
			}
		case bytes.Equal(it.former.digest, it.digest[:]):
			it.outcome = data.Unchanged
		default:
			it.outcome = data.Updated
		}
	}
	return nil
}

// derive makes everything that is stored beside the document.
func (c *commit) derive(it *item) (err error) {
	it.words, it.queued = wordsOf(c.store.texts.splitter, &it.Incident), queuedOf(&it.Incident)
	it.brief, err = c.briefs.numbering.brief(&it.Incident)
	return err
}

// check gives an incident without an ID its own, and refuses one that may not be stored.
func (c *commit) check(in *data.Incident) error {
	if in.ID == "" {
		in.ID = in.NewID()
	}
	if err := c.vocabulary.Check(*in); err != nil {
		return fmt.Errorf("record %q of %s: %w", in.SourceID, in.Dataset, err)
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
	incidents := c.change.Incidents
	out := make([]known, len(incidents))
	byDataset := map[int64]map[string]int{} // places in incidents
	for i := range incidents {
		in := &incidents[i]
		number, err := c.datasetNumber(in.Dataset)
		if err != nil {
			return nil, fmt.Errorf("read a dataset: %w", err)
		}
		out[i].dataset = number
		places := byDataset[number]
		if places == nil {
			places = make(map[string]int, len(incidents))
			byDataset[number] = places
		}
		if _, twice := places[in.SourceID]; twice {
			return nil, conflict("record %q of %s appears twice in the change", in.SourceID, in.Dataset)
		}
		places[in.SourceID] = i
	}
	for number, places := range byDataset {
		if err := c.findFormerOf(number, places, out); err != nil {
			return nil, fmt.Errorf("look records up: %w", err)
		}
	}
	return out, nil
}

func (c *commit) findFormerOf(dataset int64, places map[string]int, out []known) error {
	list, err := json.Marshal(slices.Collect(maps.Keys(places)))
	if err != nil {
		return err
	}
	return each(c.ctx, c.tx, func(rows *sql.Rows) error {
		f := former{dataset: dataset}
		var sourceID string
		if err := rows.Scan(&sourceID, &f.key, &f.id, &f.withdrawn, &f.digest); err != nil {
			return err
		}
		out[places[sourceID]].former = &f
		return nil
	}, `SELECT i.source_id, i.key, i.id, i.withdrawn, i.source_digest
		FROM json_each(?) wanted CROSS JOIN incident i ON i.dataset = ? AND i.source_id = wanted.value`, string(list), dataset)
}

// succeed brings what outlives a new version into it.
func (c *commit) succeed(it *item) error {
	f := it.former
	if err := c.readFormer(f); err != nil {
		return err
	}
	it.Incident = it.Incident.Succeeding(f.incident)
	it.Sensitivity = data.Stricter(f.incident.Sensitivity, it.Sensitivity)
	return c.encodeSuccessor(it)
}

// encodeSuccessor makes everything that is stored of a new version.
func (c *commit) encodeSuccessor(it *item) error {
	document, _, err := it.Encode(nil)
	if err != nil {
		return err
	}
	it.document = string(document)
	if err := c.derive(it); err != nil {
		return err
	}
	if !textChanged(&it.former.incident, &it.Incident) {
		it.words = nil
	}
	return nil
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

func checksum(document string) int64 {
	return int64(crc32.Checksum([]byte(document), castagnoli))
}

const insertIncident = `INSERT INTO incident (id, dataset, source_id, source_digest, revision, withdrawn, checksum, document)
	VALUES (?, ?, ?, ?, ?, 0, ?, ?)`

func (c *commit) storeItem(it *item) (err error) {
	if err := c.caller.Err(); err != nil {
		return err
	}
	if it.former != nil {
		if err := c.touch(it.former.key, it.former.id); err != nil {
			return err
		}
	}
	switch it.outcome {
	case data.Stored:
		err = c.add(it)
	case data.Updated:
		if err = c.succeed(it); err == nil {
			err = c.replace(it.former, it)
		}
	}
	if err != nil {
		return fmt.Errorf("store record %q of %s: %w", it.SourceID, it.Dataset, err)
	}
	return nil
}

func (c *commit) add(it *item) error {
	revision, err := c.revise()
	if err != nil {
		return err
	}
	number, err := c.insert(insertIncident, it.ID, it.dataset, it.SourceID, it.digest[:], revision, checksum(it.document), it.document)
	if err != nil {
		return conflictOr(err, "another record has the ID %s of record %q", it.ID, it.SourceID)
	}
	key := data.Key(number)
	c.live[it.dataset]++
	c.words.Add(key, it.words)
	if err := c.putBrief(key, revision, false, it); err != nil {
		return err
	}
	return c.queue(key, it.dataset, false, it.queued)
}

// replace makes a new version of a record; the former one goes to incident_past.
func (c *commit) replace(f *former, it *item) error {
	revision, err := c.keepFormer(f.key)
	if err != nil {
		return err
	}
	err = c.exec("UPDATE incident SET revision = ?, checksum = ?, document = ?, source_digest = ? WHERE key = ?",
		revision, checksum(it.document), it.document, it.digest[:], f.key)
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
	f := &former{id: id}
	err := c.tx.QueryRowContext(c.ctx, "SELECT key, dataset, withdrawn, revision, source_digest FROM incident WHERE id = ?", id).
		Scan(&f.key, &f.dataset, &f.withdrawn, &f.revision, &f.digest)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, data.Missing("incident", id)
	}
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
	if err := c.check(&in); err != nil {
		return err
	}
	if err := c.readFormer(f); err != nil {
		return err
	}
	if in.Dataset != f.incident.Dataset || in.SourceID != f.incident.SourceID {
		return conflict("record %s is %q of %s and cannot become another", in.ID, f.incident.SourceID, f.incident.Dataset)
	}
	it := &item{Incident: in, former: f}
	if err := c.encodeSuccessor(it); err != nil || it.document == string(f.document) {
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
