package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"hash/crc32"
	"maps"
	"slices"
	"sync"

	"github.com/oklog/ulid/v2"

	"tawthiq/data"
)

// Briefs implements data.Store. fn is called from one goroutine and may use the store.
func (s *Store) Briefs(ctx context.Context, after int64, fn func(symbols []string, block []data.Brief) error) (revision int64, err error) {
	err = s.snapshot(ctx, "read the briefs", func(tx *sql.Tx) error {
		quiet := context.WithoutCancel(ctx)
		if revision, err = latest(quiet, tx); err != nil || after >= revision && after != 0 {
			return err
		}
		symbols, err := s.symbols.follow(quiet, tx)
		if err != nil {
			return err
		}
		return readChunks(ctx, tx, after, func(block chunk) error { return fn(symbols, block) })
	})
	return revision, err
}

// storedChunk is a row of the table of briefs.
type storedChunk struct {
	number, checksum int64
	records          []byte
	block            chunk // decoded from records
}

// The rows that are read from the table: all of them, or those of the chunks that changed after ?1.
const (
	allChunks     = "SELECT chunk, checksum, records FROM brief WHERE ?1 = 0 ORDER BY chunk"
	changedChunks = `SELECT chunk, checksum, records FROM brief
		WHERE chunk IN (SELECT chunk FROM brief INDEXED BY brief_revision WHERE revision > ?1) ORDER BY chunk`
)

// readChunks calls fn with the briefs that changed after a revision, chunk by chunk. Cost: the
// chunks are decoded on all processors.
func readChunks(ctx context.Context, tx *sql.Tx, after int64, fn func(chunk) error) error {
	query := changedChunks
	if after == 0 {
		query = allChunks
	}
	var free sync.Pool // of storedChunk
	read := func(emit func(*storedChunk) error) error {
		return each(context.WithoutCancel(ctx), tx, func(rows *sql.Rows) error {
			c, ok := free.Get().(*storedChunk)
			if !ok {
				c = &storedChunk{block: make(chunk, chunkSize)}
			}
			var records sql.RawBytes
			if err := rows.Scan(&c.number, &c.checksum, &records); err != nil {
				return err
			}
			c.records = append(c.records[:0], records...)
			return emit(c)
		}, query, after)
	}
	tell := func(c *storedChunk) error {
		defer free.Put(c)
		if len(c.block) == 0 {
			return nil
		}
		return fn(c.block)
	}
	return pipe(ctx, read, func(c *storedChunk) error { return c.decode(after) }, tell)
}

// decode fills the block with the briefs that changed after a revision.
func (c *storedChunk) decode(after int64) error {
	err := c.verify()
	if err == nil {
		c.block, err = decodeChunk(c.number, c.records, c.block[:chunkSize])
	}
	if err != nil {
		return damagedChunk(c.number, err)
	}
	c.block = slices.DeleteFunc(c.block, func(b data.Brief) bool { return b.Revision <= after })
	return nil
}

// ids returns the IDs alone.
func (c *storedChunk) ids() ([]ulid.ULID, error) {
	err := c.verify()
	if err != nil {
		return nil, damagedChunk(c.number, err)
	}
	found, err := idsOfChunk(c.records)
	if err != nil {
		return nil, damagedChunk(c.number, err)
	}
	return found, nil
}

func (c *storedChunk) verify() error {
	if c.checksum != checksumOf(c.records) {
		return errors.New("it differs from its checksum")
	}
	return nil
}

func damagedChunk(number int64, err error) error {
	return unavailable(err, "the briefs of chunk %d are damaged", number).WithHint("run tawthiq check, and go back to the last backup")
}

func checksumOf(records []byte) int64 { return int64(crc32.Checksum(records, castagnoli)) }

// briefs are the chunks that a transaction changes.
type briefs struct {
	ctx       context.Context
	tx        *sql.Tx
	exec      func(query string, args ...any) error
	numbering *numbering
	chunks    map[int64]chunk        // by number; each has chunkSize places
	former    map[int64][]data.Brief // by number: what was replaced in the chunk
}

// newBriefs starts to change briefs in a transaction that holds the write lock.
func newBriefs(ctx context.Context, tx *sql.Tx, known *symbols, exec func(query string, args ...any) error) (*briefs, error) {
	numbering, err := known.number(ctx, tx)
	return &briefs{ctx: ctx, tx: tx, exec: exec, numbering: numbering, chunks: map[int64]chunk{}, former: map[int64][]data.Brief{}}, err
}

// at returns the brief of a key.
func (b *briefs) at(key data.Key) (*data.Brief, error) {
	number, place := chunkOf(key)
	c, ok := b.chunks[number]
	if !ok {
		c = make(chunk, chunkSize)
		if err := b.load(number, c); err != nil {
			return nil, fmt.Errorf("read the briefs of chunk %d: %w", number, err)
		}
		b.chunks[number] = c
	}
	return &c[place], nil
}

// load fills a chunk with what the table has.
func (b *briefs) load(number int64, c chunk) error {
	var records []byte
	err := b.tx.QueryRowContext(b.ctx, "SELECT records FROM brief WHERE chunk = ?", number).Scan(&records)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err == nil {
		_, err = decodeChunk(number, records, c)
	}
	return err
}

// put sets the brief of a record, and keeps the former one.
func (b *briefs) put(brief data.Brief) error {
	at, err := b.at(brief.Key)
	if err != nil {
		return err
	}
	if at.Revision != 0 {
		number, _ := chunkOf(brief.Key)
		b.former[number] = append(b.former[number], *at)
	}
	*at = brief
	return nil
}

// withdraw marks a record as withdrawn, or as counting again.
func (b *briefs) withdraw(key data.Key, revision int64, withdrawn bool) error {
	at, err := b.at(key)
	if err != nil {
		return err
	}
	brief := *at
	brief.Revision, brief.Withdrawn = revision, withdrawn
	return b.put(brief)
}

// write stores what changed since it was last called.
func (b *briefs) write() error {
	for symbol, text := range b.numbering.unwritten() {
		if err := b.exec("INSERT INTO symbol (number, text) VALUES (?, ?)", symbol, text); err != nil {
			return fmt.Errorf("write a symbol: %w", err)
		}
	}
	for _, number := range slices.Sorted(maps.Keys(b.chunks)) {
		c := b.chunks[number].filled()
		records := c.encode()
		err := b.exec("INSERT OR REPLACE INTO brief (chunk, revision, checksum, records) VALUES (?, ?, ?, ?)",
			number, c.revision(), checksumOf(records), records)
		if err != nil {
			return fmt.Errorf("write the briefs of chunk %d: %w", number, err)
		}
		if former := b.former[number]; len(former) > 0 {
			if err := b.writePast(number, c.revision(), encodePast(former)); err != nil {
				return err
			}
		}
	}
	clear(b.chunks)
	clear(b.former)
	return nil
}

// revision returns the last revision that changed one of the records.
func (c chunk) revision() (last int64) {
	for i := range c {
		last = max(last, c[i].Revision)
	}
	return last
}

// filled returns the chunk without the places after its last record.
func (c chunk) filled() chunk {
	n := len(c)
	for n > 0 && c[n-1].Revision == 0 {
		n--
	}
	return c[:n]
}

// refreshBriefs makes the briefs anew where they have another form than this program's, or were
// never made.
func (s *Store) refreshBriefs(ctx context.Context) error {
	var form int
	err := s.reader.QueryRowContext(ctx, "SELECT form FROM brief_form").Scan(&form)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return explain(ctx, "read the form of the briefs", err)
	}
	if form == data.BriefForm {
		return nil
	}
	return s.write(ctx, "write the briefs", func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, "DELETE FROM brief; DELETE FROM brief_past; DELETE FROM brief_form"); err != nil {
			return fmt.Errorf("empty the table of briefs: %w", err)
		}
		if err := s.rebuildBriefs(ctx, tx); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, "INSERT INTO brief_form VALUES (?)", data.BriefForm)
		return err
	})
}

// chunksHeld is how many chunks are kept in memory while all are made anew.
const chunksHeld = 64

func (s *Store) rebuildBriefs(ctx context.Context, tx *sql.Tx) error {
	made, err := newBriefs(ctx, tx, s.symbols, func(query string, args ...any) error {
		_, err := tx.ExecContext(ctx, query, args...)
		return err
	})
	if err != nil {
		return err
	}
	// The records are read by another connection: one cannot be asked while it answers.
	err = s.Records(ctx, 0, func(r data.Record) error {
		brief, err := made.numbering.briefOf(&r)
		if err != nil {
			return err
		}
		if err := made.put(brief); err != nil || len(made.chunks) < chunksHeld {
			return err
		}
		return made.write()
	})
	if err != nil {
		return err
	}
	if err := made.write(); err != nil {
		return err
	}
	if err := s.snapshot(ctx, "read the replaced records", func(tx *sql.Tx) error { return made.numbering.eachPast(ctx, tx, made.writePast) }); err != nil {
		return err
	}
	return made.write() // the texts that only replaced records have
}

// briefOf returns the brief of a stored record.
func (n *numbering) briefOf(r *data.Record) (data.Brief, error) {
	document, _, err := r.Incident.Encode(nil)
	var b data.Brief
	if err == nil {
		b, err = n.brief(&r.Incident, document)
	}
	if err != nil {
		return b, unavailable(err, "record %d is damaged", r.Key).WithHint("run tawthiq check, and go back to the last backup")
	}
	b.Key, b.Revision, b.Withdrawn = r.Key, r.Revision, r.Withdrawn
	return b, nil
}
