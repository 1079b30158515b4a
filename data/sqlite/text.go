package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"strings"
	"sync"

	"tawthiq/data"
	"tawthiq/data/words"
	"tawthiq/geo"
)

// wordsOf appends the words of an incident that it can be found by.
func wordsOf(splitter words.Splitter, list []string, in *data.Incident) []string {
	for _, text := range []geo.Label{in.Title, in.Summary, in.Where.Text} {
		list = splitter.Append(splitter.Append(list, text.EN), text.AR)
	}
	return list
}

// textChanged reports whether wordsOf may return something else for two versions of a record.
func textChanged(a, b *data.Incident) bool {
	return a.Title != b.Title || a.Summary != b.Summary || a.Where.Text != b.Where.Text
}

// segment is a row of the table of word segments. A revision never stands for different words: one
// that is merged with others keeps the revision of the last, which is the one being made.
type segment struct {
	revision int64
	records  int
	words    []byte
}

// texts are the segments that were read last, opened, for those who search. Safe for concurrent use.
type texts struct {
	splitter words.Splitter
	mu       sync.Mutex // guards what follows
	held     []opened   // oldest first
	index    *words.Index
}

type opened struct {
	segment
	*words.Segment
}

// follow returns the segments of a transaction's state, oldest first, and the index over them.
func (t *texts) follow(ctx context.Context, tx *sql.Tx) ([]opened, *words.Index, error) {
	now, err := listSegments(ctx, tx)
	if err != nil {
		return nil, nil, err
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	known := 0 // how many of those held stay, from the oldest on
	for known < min(len(t.held), len(now)) && t.held[known].revision == now[known].revision && t.held[known].records == now[known].records {
		known++
	}
	held, index := t.held[:known:known], t.index
	if known < len(t.held) || index == nil {
		index = words.New(t.splitter)
		for _, s := range held {
			index = index.With(s.Segment)
		}
	}
	for _, s := range now[known:] {
		one, err := openSegment(ctx, tx, s)
		if err != nil {
			return nil, nil, err
		}
		held, index = append(held, one), index.With(one.Segment)
	}
	t.held, t.index = held, index
	return held, index, nil
}

// listSegments returns the segments without their words, oldest first.
func listSegments(ctx context.Context, tx *sql.Tx) ([]segment, error) {
	return collect(ctx, tx, "read the list of word segments", func(rows *sql.Rows) (s segment, err error) {
		return s, rows.Scan(&s.revision, &s.records)
	}, "SELECT revision, records FROM text_segment ORDER BY revision")
}

func openSegment(ctx context.Context, tx *sql.Tx, s segment) (o opened, err error) {
	o.segment = s
	if err := tx.QueryRowContext(ctx, "SELECT words FROM text_segment WHERE revision = ?", s.revision).Scan(&o.words); err != nil {
		return o, fmt.Errorf("read a word segment: %w", err)
	}
	if o.Segment, err = words.Open(o.words); err != nil {
		return o, unavailable(err, "the word segment of revision %d is damaged", s.revision).WithHint("run tawthiq check, and go back to the last backup")
	}
	return o, nil
}

// textIndex is an index as data.Store promises it.
type textIndex struct{ *words.Index }

func (t textIndex) Find(query string) iter.Seq[data.Key] { return t.Index.Find(query).All() }

// Words implements data.Store. Cost: segments that were read before are not read again.
func (s *Store) Words(ctx context.Context) (found data.TextIndex, revision int64, err error) {
	err = s.snapshot(ctx, "read the words", func(tx *sql.Tx) error {
		quiet := context.WithoutCancel(ctx)
		if revision, err = latest(quiet, tx); err != nil {
			return err
		}
		_, index, err := s.texts.follow(quiet, tx)
		found = textIndex{index}
		return err
	})
	return found, revision, err
}

// writeText stores the words of what the change wrote.
func (c *commit) writeText() error {
	if c.words.Len() == 0 {
		return nil
	}
	return writeSegment(c.ctx, c.tx, segment{c.revision, c.words.Len(), c.words.Bytes()})
}

// mergedTogether is how many segments of about one size are made into one. A record is so written
// once for every power of it that the number of records is, and there are fewer than that many
// segments for each.
const mergedTogether = 16

// writeSegment stores the newest segment, merged with those before it that mergeable names.
func writeSegment(ctx context.Context, tx *sql.Tx, newest segment) error {
	before, err := listSegments(ctx, tx)
	if err != nil {
		return err
	}
	if run := mergeable(append(before, newest)); run > 1 {
		if newest, err = mergeSegments(ctx, tx, before[len(before)-run+1:], newest); err != nil {
			return err
		}
	}
	_, err = tx.ExecContext(ctx, "INSERT INTO text_segment (revision, records, words) VALUES (?, ?, ?)", newest.revision, newest.records, newest.words)
	if err != nil {
		return fmt.Errorf("write the words: %w", err)
	}
	return nil
}

// mergeable returns how many of the newest segments are to become one: the most of which each has
// fewer records than some power of mergedTogether, and so many no fewer than the power below.
func mergeable(segments []segment) (run int) {
	for least, most := 1, 0; most < len(segments); least *= mergedTogether {
		large := 0
		for most = 0; most < len(segments); most++ {
			records := segments[len(segments)-1-most].records
			if records >= least*mergedTogether {
				break
			}
			if records >= least {
				large++
			}
		}
		if large >= mergedTogether {
			run = most
		}
	}
	return run
}

// mergeSegments takes segments away and returns what stands for them and for the newest one.
func mergeSegments(ctx context.Context, tx *sql.Tx, before []segment, newest segment) (segment, error) {
	var parts []*words.Segment
	for _, s := range before {
		o, err := openSegment(ctx, tx, s)
		if err != nil {
			return newest, err
		}
		parts = append(parts, o.Segment)
	}
	last, err := words.Open(newest.words)
	if err != nil {
		return newest, fmt.Errorf("read the newest words: %w", err)
	}
	if _, err := tx.ExecContext(ctx, "DELETE FROM text_segment WHERE revision >= ?", before[0].revision); err != nil {
		return newest, fmt.Errorf("take the merged words away: %w", err)
	}
	newest.words = words.Merge(append(parts, last)...)
	whole, err := words.Open(newest.words)
	if err != nil {
		return newest, fmt.Errorf("read the merged words: %w", err)
	}
	newest.records = whole.Len()
	return newest, nil
}

// probe shows how a Normalise treats what normalisations differ in: hamzas, final letters,
// diacritics, elongation, digits, articles, Latin accents and apostrophes.
const probe = "أإآا ىي ةه ؤئء مُحَمَّد حـــلب ٣٤ الرقة Ḥamāh Hay'at al-Ra’i ÉÇ 12"

// refreshText writes the words anew where they were written with another Normalise, or never were.
func (s *Store) refreshText(ctx context.Context) error {
	form := strings.Join(s.texts.splitter.Append(nil, probe), " ")
	var stored string
	err := s.reader.QueryRowContext(ctx, "SELECT probe FROM search_form").Scan(&stored)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return explain(ctx, "read the form of the words", err)
	}
	if stored == form {
		return nil
	}
	return s.write(ctx, "write the words", func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, "DELETE FROM text_segment; DELETE FROM search_form"); err != nil {
			return fmt.Errorf("take the words away: %w", err)
		}
		if err := s.rebuildText(ctx, tx); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, "INSERT INTO search_form VALUES (?)", form)
		return err
	})
}

func (s *Store) rebuildText(ctx context.Context, tx *sql.Tx) error {
	revision, err := latest(ctx, tx)
	if err != nil || revision == 0 {
		return err
	}
	made := textMaker{splitter: s.texts.splitter}
	// The records are read by another connection: one cannot be asked while it answers.
	err = s.Records(ctx, 0, func(r data.Record) error { return made.add(r.Key, &r.Incident) })
	if err != nil {
		return err
	}
	all, err := made.segment()
	if err != nil || all.Len() == 0 {
		return err
	}
	return writeSegment(ctx, tx, segment{revision, all.Len(), made.bytes})
}

// textMaker makes one segment of many records.
type textMaker struct {
	splitter words.Splitter
	now      words.Builder
	parts    []*words.Segment
	bytes    []byte // of what segment returned
}

// textMakerPart is how many records are made into a segment at a time: a Builder takes some
// kilobyte for each.
const textMakerPart = 1 << 16

func (m *textMaker) add(key data.Key, in *data.Incident) error {
	m.now.Add(key, wordsOf(m.splitter, nil, in))
	if m.now.Len() < textMakerPart {
		return nil
	}
	return m.cut()
}

func (m *textMaker) cut() error {
	part, err := words.Open(m.now.Bytes())
	m.parts = append(m.parts, part)
	m.now.Reset()
	return err
}

func (m *textMaker) segment() (*words.Segment, error) {
	if err := m.cut(); err != nil {
		return nil, err
	}
	m.bytes = words.Merge(m.parts...)
	return words.Open(m.bytes)
}
