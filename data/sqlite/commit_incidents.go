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
	"runtime"
	"sync"

	"tawthiq/data"
)

// item is an incident on its way into the database.
type item struct {
	data.Incident
	dataset  int64
	digest   [sha256.Size]byte
	former   *former // nil: it is new
	outcome  data.Outcome
	document string
	words    string
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

// writeIncidents stores what the sources state.
func (c *commit) writeIncidents() ([]data.Outcome, error) {
	items := make([]item, len(c.change.Incidents))
	err := parallel(c.caller, len(items), func(i int) error {
		items[i].Incident = c.change.Incidents[i]
		if err := c.check(&items[i].Incident); err != nil {
			return err
		}
		items[i].digest = items[i].SourceDigest()
		return nil
	})
	for _, step := range []func([]item) error{c.findFormer, c.compare, c.encode, c.storeItems} {
		if err == nil {
			err = step(items)
		}
	}
	if err != nil {
		return nil, err
	}
	outcomes := make([]data.Outcome, len(items))
	for i := range items {
		outcomes[i] = items[i].outcome
	}
	return outcomes, nil
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

// findFormer finds the records that are known by dataset and source id, with one query for each
// dataset: asking for one at a time costs more than storing it.
func (c *commit) findFormer(items []item) error {
	byDataset := map[int64]map[string]*item{}
	for i := range items {
		number, err := c.datasetNumber(items[i].Dataset)
		if err != nil {
			return fmt.Errorf("read a dataset: %w", err)
		}
		items[i].dataset = number
		if byDataset[number] == nil {
			byDataset[number] = make(map[string]*item, len(items))
		}
		if byDataset[number][items[i].SourceID] != nil {
			return conflict("record %q of %s appears twice in the change", items[i].SourceID, items[i].Dataset)
		}
		byDataset[number][items[i].SourceID] = &items[i]
	}
	for number, wanted := range byDataset {
		if err := c.findFormerOf(number, wanted); err != nil {
			return fmt.Errorf("look records up: %w", err)
		}
	}
	return nil
}

func (c *commit) findFormerOf(dataset int64, wanted map[string]*item) error {
	ids := make([]string, 0, len(wanted))
	for id := range wanted {
		ids = append(ids, id)
	}
	list, err := json.Marshal(ids)
	if err != nil {
		return err
	}
	return each(c.ctx, c.tx, func(rows *sql.Rows) error {
		f := former{dataset: dataset}
		var sourceID string
		if err := rows.Scan(&sourceID, &f.key, &f.id, &f.withdrawn, &f.digest); err != nil {
			return err
		}
		wanted[sourceID].former = &f
		return nil
	}, `SELECT i.source_id, i.key, i.id, i.withdrawn, i.source_digest
		FROM json_each(?) wanted CROSS JOIN incident i ON i.dataset = ? AND i.source_id = wanted.value`, string(list), dataset)
}

// compare decides what becomes of each incident, and brings what outlives a new version into it.
func (c *commit) compare(items []item) error {
	for i := range items {
		it := &items[i]
		switch {
		case it.former == nil:
			it.outcome = data.Stored
			continue
		case bytes.Equal(it.former.digest, it.digest[:]):
			it.outcome = data.Unchanged
		default:
			it.outcome = data.Updated
			if err := c.readFormer(it.former); err != nil {
				return err
			}
			it.Incident = it.Incident.Succeeding(it.former.incident)
			it.Sensitivity = data.Stricter(it.former.incident.Sensitivity, it.Sensitivity)
		}
		if err := c.touch(it.former.key, it.former.id); err != nil {
			return err
		}
	}
	return nil
}

// encode makes the documents and words of what will be written.
func (c *commit) encode(items []item) error {
	return parallel(c.caller, len(items), func(i int) error {
		it := &items[i]
		if it.outcome == data.Unchanged {
			return nil
		}
		return c.encodeItem(it)
	})
}

func (c *commit) encodeItem(it *item) (err error) {
	it.words, it.queued = c.store.words.of(&it.Incident), queuedOf(&it.Incident)
	if it.brief, err = c.briefs.numbering.brief(&it.Incident); err != nil {
		return err
	}
	it.document, err = encodeDocument(&it.Incident)
	return err
}

func encodeDocument(in *data.Incident) (string, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(in); err != nil {
		return "", fmt.Errorf("encode record %s: %w", in.ID, err)
	}
	return string(bytes.TrimRight(b.Bytes(), "\n")), nil
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

func checksum(document string) int64 {
	return int64(crc32.Checksum([]byte(document), castagnoli))
}

const (
	insertIncident = `INSERT INTO incident (id, dataset, source_id, source_digest, revision, withdrawn, checksum, document)
		VALUES (?, ?, ?, ?, ?, 0, ?, ?)`
	insertText = "INSERT INTO incident_text (docid, words) VALUES (?, ?)"
)

func (c *commit) storeItems(items []item) error {
	for i := range items {
		it := &items[i]
		if err := c.caller.Err(); err != nil {
			return err
		}
		var err error
		switch it.outcome {
		case data.Stored:
			err = c.add(it)
		case data.Updated:
			err = c.replace(it.former, it)
		}
		if err != nil {
			return fmt.Errorf("store record %q of %s: %w", it.SourceID, it.Dataset, err)
		}
	}
	return nil
}

func (c *commit) add(it *item) error {
	revision, err := c.revise()
	if err != nil {
		return err
	}
	key, err := c.insert(insertIncident, it.ID, it.dataset, it.SourceID, it.digest[:], revision, checksum(it.document), it.document)
	if err != nil {
		return conflictOr(err, "another record has the ID %s of record %q", it.ID, it.SourceID)
	}
	c.live[it.dataset]++
	if err := c.putBrief(data.Key(key), revision, false, it); err != nil {
		return err
	}
	if err := c.queue(data.Key(key), it.dataset, false, it.queued); err != nil {
		return err
	}
	return c.exec(insertText, key, it.words)
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
	if err := c.requeue(f, it.queued); err != nil {
		return err
	}
	if it.words == c.store.words.of(&f.incident) {
		return nil
	}
	return c.exec("UPDATE incident_text SET words = ? WHERE docid = ?", it.words, f.key)
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
	it := &item{Incident: in}
	if err := c.encodeItem(it); err != nil || it.document == string(f.document) {
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
