package sqlite

import (
	"fmt"
	"strings"

	"tawthiq/data"
)

// addedTogether is how many new records one statement stores: what a statement costs by itself, and
// what it costs to reach SQLite from Go, is then shared by all of them.
const addedTogether = 32

// addAll stores new records.
func (c *commit) addAll(items []item) error {
	revision, err := c.revise()
	if err != nil {
		return err
	}
	for len(items) > 0 {
		n := 1
		if len(items) >= addedTogether {
			n = addedTogether
		}
		if err := c.add(items[:n], revision); err != nil {
			return err
		}
		items = items[n:]
	}
	return nil
}

// add stores new records in one statement.
func (c *commit) add(items []item, revision int64) error {
	if c.lastKey == 0 {
		if err := c.tx.QueryRowContext(c.ctx, "SELECT coalesce(max(key), 0) FROM incident").Scan(&c.lastKey); err != nil {
			return fmt.Errorf("read the last key: %w", err)
		}
	}
	args := make([]any, 0, addedColumns*len(items))
	for i := range items {
		it := &items[i]
		if err := c.claim(it, c.lastKey+data.Key(i)+1); err != nil {
			return err
		}
		args = append(args, c.lastKey+data.Key(i)+1, it.id, it.dataset, it.in.SourceID, it.digest[:], revision, it.checksum, it.document)
	}
	if err := c.query(insertIncidents(len(items)), args...); err != nil {
		return fmt.Errorf("store records: %w", err)
	}
	for i := range items {
		c.lastKey++
		if err := c.addBeside(c.lastKey, revision, &items[i]); err != nil {
			return fmt.Errorf("store record %q of %s: %w", items[i].in.SourceID, items[i].in.Dataset, err)
		}
	}
	return nil
}

// claim gives a new record its key, and refuses one whose ID another has.
func (c *commit) claim(it *item, key data.Key) error {
	other, err := c.keyOf(it.brief.ID)
	if err != nil {
		return err
	}
	if other != 0 {
		return conflict("another record has the ID %s of record %q", it.id, it.in.SourceID)
	}
	c.added[it.brief.ID] = key
	return nil
}

// addBeside stores what stands beside the document of a new record.
func (c *commit) addBeside(key data.Key, revision int64, it *item) error {
	c.live[it.dataset]++
	c.words.Add(key, it.words)
	if err := c.putBrief(key, revision, false, it); err != nil {
		return err
	}
	return c.queue(key, it.dataset, false, it.queued)
}

const addedColumns = 8

// insertIncidents returns the statement that stores so many records. A document comes as bytes, and
// is text in the table.
func insertIncidents(n int) string {
	const row = ", (?, ?, ?, ?, ?, ?, 0, ?, CAST(? AS TEXT))"
	return "INSERT INTO incident (key, id, dataset, source_id, source_digest, revision, withdrawn, checksum, document) VALUES " +
		strings.Repeat(row, n)[len(", "):]
}

// query runs a statement that returns no rows. The driver binds the arguments of a query in one call
// into C, those of an execution in one call each.
func (c *commit) query(text string, args ...any) error {
	s, err := c.statement(text)
	if err != nil {
		return err
	}
	rows, err := s.QueryContext(c.ctx, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
	}
	return rows.Err()
}
