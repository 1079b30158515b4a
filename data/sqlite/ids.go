package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"hash/maphash"
	"math"
	"sync"

	"github.com/oklog/ulid/v2"

	"tawthiq/data"
)

// ids is an index of the records' IDs in memory, of at most 16 bytes a record. It is made from the
// briefs when it is first asked: an index in the file would have the IDs in random places, and most
// of its pages would be written again with every batch of an import. Safe for concurrent use.
type ids struct {
	mu    sync.RWMutex // guards what follows
	seed  maphash.Seed
	slots []uint64 // 0, or 32 bits of a hash before a key, in the first free slot from that of the hash on
	last  data.Key // the index has all keys up to this one
}

func newIDs() *ids { return &ids{seed: maphash.MakeSeed(), slots: make([]uint64, 1024)} }

// follow takes up the records that a transaction sees and that are not known yet: keys are given in
// their order, and a record keeps its ID. It is to be called in a transaction that has written no
// briefs itself: what a failing one gives a key to is another record later.
func (d *ids) follow(ctx context.Context, tx *sql.Tx) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	number, _ := chunkOf(d.last + 1)
	err := each(ctx, tx, func(rows *sql.Rows) error {
		var c storedChunk
		var records sql.RawBytes
		if err := rows.Scan(&c.number, &c.checksum, &records); err != nil {
			return err
		}
		c.records = records
		found, err := c.ids()
		if err != nil {
			return err
		}
		return d.takeUp(c.number, found)
	}, "SELECT chunk, checksum, records FROM brief WHERE chunk >= ? ORDER BY chunk", number)
	if err != nil {
		return fmt.Errorf("read the IDs: %w", err)
	}
	return nil
}

var errTooManyRecords = errors.New("a database has at most 4,294,967,295 records")

// takeUp enters the IDs of a chunk, the known ones left out.
func (d *ids) takeUp(number int64, found []ulid.ULID) error {
	first := data.Key(number*chunkSize + 1)
	if first+chunkSize > math.MaxUint32 {
		return errTooManyRecords
	}
	for i, id := range found {
		if key := first + data.Key(i); key > d.last {
			d.enter(maphash.Comparable(d.seed, id)>>32<<32 | uint64(key))
			d.last = key
		}
	}
	return nil
}

// enter puts a key in the first slot that is free. Of the slots at most three quarters are taken.
func (d *ids) enter(slot uint64) {
	if 4*int(d.last) >= 3*len(d.slots) {
		former := d.slots
		d.slots = make([]uint64, len(former)+len(former)/2)
		for _, s := range former {
			if s != 0 {
				d.place(s)
			}
		}
	}
	d.place(slot)
}

func (d *ids) place(slot uint64) {
	at := d.placeOf(slot)
	for d.slots[at] != 0 {
		at = d.after(at)
	}
	d.slots[at] = slot
}

// placeOf returns the slot that a hash begins with: they are in the order of the hashes.
func (d *ids) placeOf(slot uint64) int { return int(slot >> 32 * uint64(len(d.slots)) >> 32) }

func (d *ids) after(at int) int {
	if at++; at == len(d.slots) {
		return 0
	}
	return at
}

// candidates returns the keys of the records that may have an ID: of the one that has it, and for one
// of some thousand IDs that of another.
func (d *ids) candidates(id ulid.ULID) (keys []data.Key) {
	d.mu.RLock()
	defer d.mu.RUnlock()
	hash := maphash.Comparable(d.seed, id) >> 32
	for at := d.placeOf(hash << 32); d.slots[at] != 0; at = d.after(at) {
		if d.slots[at]>>32 == hash {
			keys = append(keys, data.Key(uint32(d.slots[at])))
		}
	}
	return keys
}

// keyOf returns the key of the record that has an ID, 0 where none has it, as a transaction sees it.
// The records that it sees are to have been followed.
func (d *ids) keyOf(ctx context.Context, tx *sql.Tx, id ulid.ULID) (data.Key, error) {
	for _, key := range d.candidates(id) {
		var has bool
		err := tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM incident WHERE key = ? AND id = ? COLLATE NOCASE)", key, id.String()).Scan(&has)
		if err != nil {
			return 0, fmt.Errorf("look at record %d: %w", key, err)
		}
		if has {
			return key, nil
		}
	}
	return 0, nil
}

// keyOf returns the key of the record that has an ID. Errors: NotFoundKind.
func (s *Store) keyOf(ctx context.Context, tx *sql.Tx, id string) (data.Key, error) {
	parsed, err := ulid.ParseStrict(id)
	if err != nil {
		return 0, data.Missing("incident", id)
	}
	if err := s.ids.follow(ctx, tx); err != nil {
		return 0, err
	}
	key, err := s.ids.keyOf(ctx, tx, parsed)
	if err == nil && key == 0 {
		return 0, data.Missing("incident", id)
	}
	return key, err
}
