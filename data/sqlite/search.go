package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"tawthiq/data"
	"tawthiq/geo"
)

// splitter turns texts into the words that are searched. Both the texts and the queries go through
// it, and SQLite sees nothing but letters and digits of it: what is typed is never syntax.
type splitter struct{ normalise func(string) string }

func (s splitter) split(text string) []string {
	return strings.FieldsFunc(strings.ToLower(s.normalise(text)), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.M, r)
	})
}

// of returns the words of an incident that it can be found by, each once.
func (s splitter) of(in *data.Incident) string {
	var words []string
	for _, text := range []geo.Label{in.Title, in.Summary, in.Where.Text} {
		for _, t := range []string{text.EN, text.AR} {
			if t != "" {
				words = append(words, s.split(t)...)
			}
		}
	}
	slices.Sort(words)
	return strings.Join(slices.Compact(words), " ")
}

// match returns the query in FTS syntax: every word quoted, all required, the last a prefix.
func (s splitter) match(query string) string {
	words := s.split(query)
	if len(words) == 0 {
		return ""
	}
	return `"` + strings.Join(words, `" "`) + `*"`
}

// Search implements data.Store. A query without a letter or digit finds nothing.
func (s *Store) Search(ctx context.Context, query string) ([]data.Key, error) {
	match := s.words.match(query)
	if match == "" {
		return nil, nil
	}
	const text = "SELECT docid FROM incident_text WHERE words MATCH ? ORDER BY docid"
	return collect(ctx, s.reader, "search", func(rows *sql.Rows) (key data.Key, err error) {
		return key, rows.Scan(&key)
	}, text, match)
}

// probe shows how a Normalise treats what normalisations differ in: hamzas, final letters,
// diacritics, elongation, digits, articles, Latin accents and apostrophes.
const probe = "أإآا ىي ةه ؤئء مُحَمَّد حـــلب ٣٤ الرقة Ḥamāh Hay'at al-Ra’i ÉÇ 12"

// refreshText writes the text index anew where it was written with another Normalise.
func (s *Store) refreshText(ctx context.Context) error {
	form := strings.Join(s.words.split(probe), " ")
	var stored string
	err := s.reader.QueryRowContext(ctx, "SELECT probe FROM search_form").Scan(&stored)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return explain(ctx, "read the form of the text index", err)
	}
	if stored == form {
		return nil
	}
	return s.write(ctx, "write the text index", func(tx *sql.Tx) error {
		if err := s.rebuildText(ctx, tx); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, "DELETE FROM search_form; INSERT INTO search_form VALUES (?)", form)
		return err
	})
}

func (s *Store) rebuildText(ctx context.Context, tx *sql.Tx) error {
	if _, err := tx.ExecContext(ctx, "DELETE FROM incident_text"); err != nil {
		return fmt.Errorf("empty the text index: %w", err)
	}
	insert, err := tx.PrepareContext(ctx, insertText)
	if err != nil {
		return fmt.Errorf("prepare the text index: %w", err)
	}
	// The records are read by another connection: one cannot be asked while it answers.
	return s.Records(ctx, 0, func(r data.Record) error {
		_, err := insert.ExecContext(ctx, r.Key, s.words.of(&r.Incident))
		return err
	})
}
