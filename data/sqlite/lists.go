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

func (s *Store) vocabulary(ctx context.Context, from querier) (*data.Vocabulary, error) {
	added, err := collect(ctx, from, "read the vocabulary", scanTerm,
		"SELECT list, code, parent, en, ar, valid_from, valid_to, colour FROM term ORDER BY number")
	if err != nil || len(added) == 0 {
		return s.base, err
	}
	return s.base.With(added)
}

func scanTerm(rows *sql.Rows) (t data.Term, err error) {
	var from, to string
	err = rows.Scan(&t.List, &t.Code, &t.Parent, &t.Label.EN, &t.Label.AR, &from, &to, &t.Colour)
	return t, errors.Join(err, t.ValidFrom.UnmarshalText([]byte(from)), t.ValidTo.UnmarshalText([]byte(to)))
}

// Datasets implements data.Store.
func (s *Store) Datasets(ctx context.Context) ([]data.Dataset, error) {
	return collect(ctx, s.reader, "read the datasets", func(rows *sql.Rows) (d data.Dataset, err error) {
		err = rows.Scan(&d.Code, &d.Title, &d.Publisher, &d.Licence, &d.Attribution, &d.URL, &d.Records)
		return d, err
	}, "SELECT code, title, publisher, licence, attribution, url, records FROM dataset ORDER BY code")
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
