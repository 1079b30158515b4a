package sqlite

import (
	"database/sql"
	"errors"
	"fmt"

	"tawthiq/data"
)

// writeTerms stores the terms that are new or different, and settles the vocabulary that the
// incidents of the change are checked by.
func (c *commit) writeTerms() error {
	var err error
	if c.before, err = c.store.vocabulary(c.ctx, c.tx); err != nil {
		return err
	}
	if c.vocabulary, err = withTerms(c.before, c.change.Terms); err != nil {
		return err
	}
	for _, t := range c.change.Terms {
		if known, ok := c.before.Term(t.List, t.Code); ok && known == t {
			continue
		}
		if err := c.writeTerm(t); err != nil {
			return fmt.Errorf("write a term: %w", err)
		}
	}
	return nil
}

func (c *commit) writeTerm(t data.Term) error {
	revision, err := c.revise()
	if err != nil {
		return err
	}
	return c.exec(`INSERT INTO term (list, code, parent, en, ar, valid_from, valid_to, colour, revision)
		VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT (list, code) DO UPDATE SET
		parent = ?3, en = ?4, ar = ?5, valid_from = ?6, valid_to = ?7, colour = ?8, revision = ?9`,
		string(t.List), t.Code, t.Parent, t.Label.EN, t.Label.AR, t.ValidFrom.String(), t.ValidTo.String(), t.Colour, revision)
}

func (c *commit) writeDatasets() error {
	for _, d := range c.change.Datasets {
		if err := d.Check(); err != nil {
			return err
		}
		known, err := c.dataset(d.Code)
		if err != nil {
			return fmt.Errorf("read a dataset: %w", err)
		}
		merged := overlay(known, d)
		if merged == known && c.datasets[d.Code] != 0 {
			continue
		}
		if err := c.writeDataset(merged); err != nil {
			return fmt.Errorf("write a dataset: %w", err)
		}
	}
	return nil
}

// dataset returns what is known of a dataset, the code alone where it is new.
func (c *commit) dataset(code string) (data.Dataset, error) {
	var number int64
	known := data.Dataset{Code: code}
	err := c.tx.QueryRowContext(c.ctx, "SELECT number, title, publisher, licence, attribution, url, kind FROM dataset WHERE code = ?", code).
		Scan(&number, &known.Title, &known.Publisher, &known.Licence, &known.Attribution, &known.URL, &known.Kind)
	if errors.Is(err, sql.ErrNoRows) {
		return known, nil
	}
	c.datasets[code] = number
	return known, err
}

// overlay returns a dataset with the fields that are given.
func overlay(known, given data.Dataset) data.Dataset {
	for _, field := range []struct {
		to   *string
		from string
	}{{&known.Title, given.Title}, {&known.Publisher, given.Publisher}, {&known.Licence, given.Licence}, {&known.Attribution, given.Attribution}, {&known.URL, given.URL}, {&known.Kind, given.Kind}} {
		if field.from != "" {
			*field.to = field.from
		}
	}
	return known
}

func (c *commit) writeDataset(d data.Dataset) error {
	if _, err := c.revise(); err != nil {
		return err
	}
	return c.exec(`INSERT INTO dataset (code, title, publisher, licence, attribution, url, kind) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
		ON CONFLICT (code) DO UPDATE SET title = ?2, publisher = ?3, licence = ?4, attribution = ?5, url = ?6, kind = ?7`,
		d.Code, d.Title, d.Publisher, d.Licence, d.Attribution, d.URL, d.Kind)
}

// datasetNumber returns the number of a dataset, which is made where there is none.
func (c *commit) datasetNumber(code string) (int64, error) {
	if number := c.datasets[code]; number != 0 {
		return number, nil
	}
	known, err := c.dataset(code)
	if err != nil || c.datasets[code] != 0 {
		return c.datasets[code], err
	}
	if err := c.writeDataset(known); err != nil {
		return 0, err
	}
	_, err = c.dataset(code)
	return c.datasets[code], err
}

// writeRecordCounts brings the datasets' numbers of records up to date.
func (c *commit) writeRecordCounts() error {
	for number, more := range c.live {
		if err := c.exec("UPDATE dataset SET records = records + ? WHERE number = ?", more, number); err != nil {
			return fmt.Errorf("count the records of a dataset: %w", err)
		}
	}
	return nil
}

func (c *commit) writeFigures() error {
	for _, f := range c.change.Figures {
		if err := c.vocabulary.CheckFigure(f); err != nil {
			return err
		}
		if err := c.writeFigure(f); err != nil {
			return fmt.Errorf("write a figure: %w", err)
		}
	}
	return nil
}

// writeFigure stores a figure, and closes the one for the same thing where it differs.
func (c *commit) writeFigure(f data.Figure) error {
	same := []any{f.Dataset, f.From.String(), f.To.String(), f.Party, f.Measure, f.Facility, f.Source}
	open, err := collect(c.ctx, c.tx, "read the figures", scanFigure, `
		SELECT dataset, date_from, date_to, party, measure, facility, value, source, source_url FROM figure WHERE closed IS NULL
		AND dataset = ? AND date_from = ? AND date_to = ? AND party = ? AND measure = ? AND facility = ? AND source = ?`, same...)
	if err != nil || len(open) == 1 && open[0] == f {
		return err
	}
	revision, err := c.revise()
	if err != nil {
		return err
	}
	if len(open) == 1 {
		err := c.exec(`UPDATE figure SET closed = ? WHERE closed IS NULL
			AND dataset = ? AND date_from = ? AND date_to = ? AND party = ? AND measure = ? AND facility = ? AND source = ?`, append([]any{revision}, same...)...)
		if err != nil {
			return err
		}
	}
	return c.exec(`INSERT INTO figure (dataset, date_from, date_to, party, measure, facility, source, value, source_url, revision)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, append(same, f.Value, f.SourceURL, revision)...)
}
