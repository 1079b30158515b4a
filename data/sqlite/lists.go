package sqlite

import (
	"context"
	"database/sql"
	"errors"

	"tawthiq/data"
)

// Vocabulary implements data.Store.
func (s *Store) Vocabulary(ctx context.Context) (*data.Vocabulary, error) {
	v, err := s.vocabulary(ctx, s.reader)
	return v, explain(ctx, "read the vocabulary", err)
}

// terms is the vocabulary with the terms that were added up to a revision.
type terms struct {
	vocabulary *data.Vocabulary
	last       int64 // 0: none was
}

// vocabulary returns the vocabulary, the same one as long as no term is added or changed: each that is
// has the revision which did it. It is not to be called by a transaction that has written terms itself.
func (s *Store) vocabulary(ctx context.Context, from querier) (*data.Vocabulary, error) {
	last, err := collect(ctx, from, "read the vocabulary", func(rows *sql.Rows) (n int64, err error) { return n, rows.Scan(&n) },
		"SELECT coalesce(max(revision), 0) FROM term")
	if err != nil {
		return nil, err
	}
	if known := s.terms.Load(); known.last == last[0] {
		return known.vocabulary, nil
	}
	now := terms{}
	added, err := collect(ctx, from, "read the vocabulary", func(rows *sql.Rows) (data.Term, error) {
		t, revision, err := scanTerm(rows)
		now.last = max(now.last, revision)
		return t, err
	}, "SELECT list, code, parent, en, ar, valid_from, valid_to, colour, revision FROM term ORDER BY number")
	if err != nil {
		return nil, err
	}
	if now.vocabulary, err = withTerms(s.base, added); err != nil {
		return nil, err
	}
	s.terms.Store(&now)
	return now.vocabulary, nil
}

// withTerms returns a vocabulary with more terms, itself where there are none.
func withTerms(v *data.Vocabulary, more []data.Term) (*data.Vocabulary, error) {
	if len(more) == 0 {
		return v, nil
	}
	return v.With(more)
}

func scanTerm(rows *sql.Rows) (t data.Term, revision int64, err error) {
	var from, to string
	err = rows.Scan(&t.List, &t.Code, &t.Parent, &t.Label.EN, &t.Label.AR, &from, &to, &t.Colour, &revision)
	return t, revision, errors.Join(err, t.ValidFrom.UnmarshalText([]byte(from)), t.ValidTo.UnmarshalText([]byte(to)))
}

// Datasets implements data.Store.
func (s *Store) Datasets(ctx context.Context) ([]data.Dataset, error) {
	return collect(ctx, s.reader, "read the datasets", func(rows *sql.Rows) (d data.Dataset, err error) {
		err = rows.Scan(&d.Code, &d.Title, &d.Publisher, &d.Licence, &d.Attribution, &d.URL, &d.Kind, &d.Records)
		return d, err
	}, "SELECT code, title, publisher, licence, attribution, url, kind, records FROM dataset ORDER BY code")
}

// Figures implements data.Store.
func (s *Store) Figures(ctx context.Context) ([]data.Figure, error) {
	return collect(ctx, s.reader, "read the figures", scanFigure, `
		SELECT dataset, date_from, date_to, party, measure, facility, value, source, source_url
		FROM figure WHERE closed IS NULL ORDER BY number`)
}

func scanFigure(rows *sql.Rows) (f data.Figure, err error) {
	var from, to string
	err = rows.Scan(&f.Dataset, &from, &to, &f.Party, &f.Measure, &f.Facility, &f.Value, &f.Source, &f.SourceURL)
	return f, errors.Join(err, f.From.UnmarshalText([]byte(from)), f.To.UnmarshalText([]byte(to)))
}
