package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"sync"

	"tawthiq/data"
)

// encodePast returns the stored form of briefs of one chunk that were replaced together: how many they
// are (2 bytes), the column of their places, and a chunk of them alone.
func encodePast(former []data.Brief) []byte {
	slices.SortFunc(former, func(a, b data.Brief) int { return cmp.Compare(a.Key, b.Key) })
	places := make([]uint64, len(former))
	for i := range former {
		_, place := chunkOf(former[i].Key)
		places[i] = uint64(place)
	}
	out := binary.LittleEndian.AppendUint16(nil, uint16(len(former)))
	return append(appendColumn(out, places), chunk(former).encode()...)
}

// undo puts the briefs that one revision replaced in a chunk, which has chunkSize places, back into it.
// room is as large, and may hold anything.
func (c chunk) undo(number int64, in []byte, room chunk) error {
	if len(in) < 2 {
		return errChunk
	}
	n := int(binary.LittleEndian.Uint16(in))
	if n > chunkSize {
		return errChunk
	}
	var places [chunkSize]uint64
	in, err := readColumn(in[2:], places[:n])
	if err != nil {
		return err
	}
	former, err := decodeChunk(number, in, room)
	if err != nil {
		return err
	}
	if len(former) != n {
		return errChunk
	}
	for i, place := range places[:n] {
		if place >= chunkSize {
			return errChunk
		}
		former[i].Key = data.Key(number*chunkSize + int64(place) + 1)
		c[place] = former[i]
	}
	return nil
}

// writePast stores what a revision replaced in a chunk.
func (b *briefs) writePast(number, replaced int64, records []byte) error {
	err := b.exec("INSERT INTO brief_past (chunk, replaced, checksum, records) VALUES (?, ?, ?, ?)", number, replaced, checksumOf(records), records)
	if err != nil {
		return fmt.Errorf("write the former briefs of chunk %d: %w", number, err)
	}
	return nil
}

// pastRecords selects the replaced versions, and the revision that each was replaced by.
const pastRecords = `SELECT p.key, p.revision, p.withdrawn, p.document, lead(p.revision, 1, i.revision) OVER (PARTITION BY p.key ORDER BY p.revision)
	FROM incident_past p CROSS JOIN incident i ON i.key = p.key ORDER BY p.key, p.revision`

// eachPast calls fn with what every revision replaced in every chunk, chunk by chunk, as the documents have
// it. Texts that had no number are given one.
func (n *numbering) eachPast(ctx context.Context, tx *sql.Tx, fn func(number, replaced int64, records []byte) error) error {
	var number int64
	former := map[int64][]data.Brief{} // of chunk number, by the revision that replaced them
	flush := func() error {
		for _, replaced := range slices.Sorted(maps.Keys(former)) {
			if err := fn(number, replaced, encodePast(former[replaced])); err != nil {
				return err
			}
		}
		clear(former)
		return nil
	}
	err := each(ctx, tx, func(rows *sql.Rows) error {
		var r data.Record
		var replaced int64
		var document sql.RawBytes
		if err := rows.Scan(&r.Key, &r.Revision, &r.Withdrawn, &document, &replaced); err != nil {
			return err
		}
		if err := decode(r.Key, document, &r.Incident); err != nil {
			return err
		}
		if at, _ := chunkOf(r.Key); at != number {
			if err := flush(); err != nil {
				return err
			}
			number = at
		}
		brief, err := n.briefOf(&r)
		former[replaced] = append(former[replaced], brief)
		return err
	}, pastRecords)
	if err != nil {
		return err
	}
	return flush()
}

// chunkHistory is a chunk as it is, and what was replaced in it, the latest first.
type chunkHistory struct {
	number  int64
	steps   []chunkStep
	was, is chunk // chunkSize places each
	room    chunk
}

// chunkStep is the chunk as it is, which nothing replaced, or what a revision replaced in it.
type chunkStep struct {
	replaced, checksum int64
	records            []byte
}

const notReplaced = math.MaxInt64

// chunkHistories selects the chunks that changed after ?1, and what was replaced in them after ?2.
const chunkHistories = `SELECT chunk, 9223372036854775807, checksum, records FROM brief
	WHERE ?1 = 0 OR chunk IN (SELECT chunk FROM brief INDEXED BY brief_revision WHERE revision > ?1)
	UNION ALL SELECT chunk, replaced, checksum, records FROM brief_past WHERE replaced > ?2 ORDER BY 1, 2 DESC`

// BriefsBetween implements data.Store. fn is called from one goroutine and may use the store.
func (s *Store) BriefsBetween(ctx context.Context, from, to int64, fn func(symbols []string, was, is []data.Brief) error) error {
	return s.snapshot(ctx, "compare the briefs", func(tx *sql.Tx) error {
		quiet := context.WithoutCancel(ctx)
		if _, err := resolve(quiet, tx, from); err != nil {
			return err
		}
		until, err := resolve(quiet, tx, to)
		if err != nil {
			return err
		}
		symbols, err := s.symbols.follow(quiet, tx)
		if err != nil {
			return err
		}
		free := sync.Pool{New: func() any {
			return &chunkHistory{was: make(chunk, chunkSize), is: make(chunk, chunkSize), room: make(chunk, chunkSize)}
		}}
		read := func(emit func(*chunkHistory) error) error { return readHistories(quiet, tx, &free, from, until, emit) }
		tell := func(h *chunkHistory) error {
			defer free.Put(h)
			if err := ctx.Err(); err != nil || len(h.is) == 0 {
				return err
			}
			return fn(symbols, h.was, h.is)
		}
		return pipe(ctx, read, func(h *chunkHistory) error { return h.compare(from, until) }, tell)
	})
}

// readHistories reads what two revisions are told from, chunk by chunk.
func readHistories(ctx context.Context, tx *sql.Tx, free *sync.Pool, from, to int64, emit func(*chunkHistory) error) error {
	after := from
	if from == 0 {
		after = to // what there was before the first revision is nothing
	}
	var now *chunkHistory
	err := each(ctx, tx, func(rows *sql.Rows) error {
		var number int64
		var step chunkStep
		if err := rows.Scan(&number, &step.replaced, &step.checksum, &step.records); err != nil {
			return err
		}
		if step.replaced != notReplaced {
			if now == nil || now.number != number {
				return damagedChunk(number, nil)
			}
			now.steps = append(now.steps, step)
			return nil
		}
		full := now
		now = free.Get().(*chunkHistory)
		now.number, now.steps = number, append(now.steps[:0], step)
		if full == nil {
			return nil
		}
		return emit(full)
	}, chunkHistories, from, after)
	if err != nil || now == nil {
		return err
	}
	return emit(now)
}

// compare leaves in was and is the records that differ between two revisions.
func (h *chunkHistory) compare(from, to int64) error {
	h.was, h.is = h.was[:chunkSize], h.is[:chunkSize]
	clear(h.is)
	steps := h.steps
	if err := h.step(h.is, steps[0]); err != nil {
		return err
	}
	for steps = steps[1:]; len(steps) > 0 && steps[0].replaced > to; steps = steps[1:] {
		if err := h.step(h.is, steps[0]); err != nil {
			return err
		}
	}
	copy(h.was, h.is)
	for ; len(steps) > 0 && steps[0].replaced > from; steps = steps[1:] {
		if err := h.step(h.was, steps[0]); err != nil {
			return err
		}
	}
	h.keepDiffering(from, to)
	return nil
}

// step brings a state of the chunk to what it was before.
func (h *chunkHistory) step(state chunk, by chunkStep) (err error) {
	switch {
	case checksumOf(by.records) != by.checksum:
		err = errors.New("it differs from its checksum")
	case by.replaced == notReplaced:
		_, err = decodeChunk(h.number, by.records, state)
	default:
		err = state.undo(h.number, by.records, h.room)
	}
	if err != nil {
		return damagedChunk(h.number, err)
	}
	return nil
}

// keepDiffering leaves out the records of which both states have the same version.
func (h *chunkHistory) keepDiffering(from, to int64) {
	n := 0
	for place := range h.is {
		was, is := h.was[place], h.is[place]
		if was.Revision > from { // it was not there yet
			was = data.Brief{Key: was.Key}
		}
		if is.Revision > to {
			is = data.Brief{Key: is.Key}
		}
		if was.Revision != is.Revision {
			h.was[n], h.is[n] = was, is
			n++
		}
	}
	h.was, h.is = h.was[:n], h.is[:n]
}
