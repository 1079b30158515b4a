package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strconv"

	"github.com/urfave/cli/v3"

	"tawthiq/data"
	"tawthiq/data/atlas"
	"tawthiq/data/reference"
	"tawthiq/data/sqlite"
)

func checkCommand() *cli.Command {
	return &cli.Command{
		Name:  "check",
		Usage: "check that the database is whole, and how its records stand to published figures",
		Description: "Reads every page, index and record, and compares each record with the digest kept of it. Then shows the figures that were\n" +
			"published of a dataset beside what its public records add up to: a difference there is a finding, and no damage.",
		Flags: []cli.Flag{dbFlag()},
		Action: func(ctx context.Context, c *cli.Command) (err error) {
			store, err := openExisting(ctx, c.String("db"))
			if err != nil {
				return err
			}
			defer func() { err = errors.Join(err, store.Close()) }()
			problems, err := store.Check(ctx)
			if err != nil {
				return err
			}
			for _, problem := range problems {
				printf(c, "%s\n", problem)
			}
			if len(problems) > 0 {
				return data.Invalid(c.String("db"), "%s", data.CountOf(len(problems), "problem", "problems")).WithHint("go back to the latest backup that passes this check")
			}
			printf(c, "%s is whole\n", c.String("db"))
			if err := tellUnderived(ctx, c.Root().Writer, store); err != nil {
				return err
			}
			return reconcile(ctx, c, store)
		},
	}
}

// reconcile prints how the records stand to published figures, where there are any.
func reconcile(ctx context.Context, c *cli.Command, store *sqlite.Store) error {
	if figures, err := store.Figures(ctx); err != nil || len(figures) == 0 {
		return err
	}
	facts, err := reference.Load()
	if err != nil {
		return err
	}
	all, err := atlas.New(ctx, store, facts, slog.New(slog.DiscardHandler))
	if err != nil {
		return err
	}
	defer all.Close()
	found := all.Current().Reconcile(data.Filter{Counting: data.CountFull})
	if len(found.Figures) == 0 {
		return nil
	}
	printf(c, "\n%s\n\n", found.Note.EN)
	if err := figureTable(found.Figures).write(c.Root().Writer); err != nil || len(found.Headlines) == 0 {
		return err
	}
	printf(c, "\nFigures that were published by party, added up, beside those of all of them:\n\n")
	return headlineTable(found.Headlines).write(c.Root().Writer)
}

func figureTable(figures []atlas.Reconciled) table {
	t := table{heads: []string{"dataset", "from", "to", "party", "measure", "facility", "published", "documented", "status", "difference", "records", "begun outside"},
		right: map[int]bool{6: true, 7: true, 9: true, 10: true, 11: true}}
	for _, f := range figures {
		outside := ""
		if f.Outside != nil {
			outside = strconv.Itoa(f.Outside.Records)
		}
		t.rows = append(t.rows, []string{f.Dataset, f.From.String(), f.To.String(), party(f.Party), f.Measure, f.Facility, strconv.Itoa(f.Value),
			documented(f.Documented), string(f.Status), difference(f.Difference), strconv.Itoa(f.Records), outside})
	}
	return t
}

func headlineTable(headlines []atlas.Headline) table {
	t := table{heads: []string{"dataset", "from", "to", "party", "measure", "facility", "published", "added up", "status", "difference"},
		right: map[int]bool{6: true, 7: true, 9: true}}
	for _, h := range headlines {
		t.rows = append(t.rows, []string{h.Dataset, h.From.String(), h.To.String(), party(h.Party), h.Measure, h.Facility, strconv.Itoa(h.Value),
			strconv.Itoa(h.Sum), string(h.Status), difference(float64(h.Difference))})
	}
	return t
}

func party(code string) string {
	if code == "" {
		return "all"
	}
	return code
}

// documented returns a sum as a person says it.
func documented(s *atlas.Sum) string {
	switch {
	case s == nil:
		return "not stated"
	case s.Open:
		return fmt.Sprintf("at least %g", s.Min)
	case s.Min == s.Max:
		return fmt.Sprintf("%g", s.Min)
	}
	return fmt.Sprintf("%g–%g", s.Min, s.Max)
}

func difference(d float64) string {
	if d == 0 {
		return ""
	}
	return fmt.Sprintf("%+g", d)
}
