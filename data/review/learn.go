package review

import (
	"context"
	"errors"
	"fmt"
	"time"

	"tawthiq/data"
)

// Learned is what a list of aliases did.
type Learned struct {
	New     int // aliases that were not known
	Known   int // that say what is known already, and change nothing
	Placed  int // records that have another placement now and do not wait
	Waiting int // records that wait all the same: their coordinates say otherwise
}

// Given is an alias with the line of the file that says it.
type Given struct {
	Line int
	data.Alias
}

// maxProblems is how many problems of a list are told.
const maxProblems = 20

// Learn learns a list of aliases and applies them to what waits, all in one transaction or not at
// all. An alias that says what is known already changes nothing, whoever says it.
//
// Errors: InvalidKind, naming the line, for an alias that is not whole, whose code is not known,
// that is given twice or contradicts another one of the list or what is known; Conflict where
// the records change faster than it can be done.
func (d *Desk) Learn(ctx context.Context, list []Given, author string) (Learned, error) {
	var learned Learned
	_, err := d.insist(ctx, func(based int64) (Done, error) {
		known, err := d.store.Aliases(ctx)
		if err != nil {
			return Done{}, fmt.Errorf("reading the aliases: %w", err)
		}
		fresh, err := d.unknown(list, known)
		if err != nil {
			return Done{}, err
		}
		learned = Learned{New: len(fresh), Known: len(list) - len(fresh)}
		c := d.change(author, "aliases were learnt from a file", based)
		c.Aliases = fresh
		for _, a := range fresh {
			records, err := d.store.Reviewed(ctx, a.Context())
			if err != nil {
				return Done{}, fmt.Errorf("reading the records: %w", err)
			}
			moved, placed, waiting := d.moved(records, nil, func(in *data.Incident) { d.placer().Decide(in, a.PCode) })
			c.Revised = append(c.Revised, moved...)
			learned.Placed, learned.Waiting = learned.Placed+placed, learned.Waiting+waiting
		}
		return d.commit(ctx, c, Done{})
	})
	return learned, err
}

// unknown returns what of the list is not known, or everything that is wrong with it.
func (d *Desk) unknown(list []Given, known []data.Alias) (fresh []data.Alias, err error) {
	var problems []error
	held, lines := map[string]data.Alias{}, map[string]Given{}
	for _, a := range known {
		held[a.Context()] = a
	}
	for _, g := range list {
		context := g.Context()
		problem := d.problem(g, held[context], lines[context])
		if problem != nil {
			problems = append(problems, atLine(g.Line, problem))
			continue
		}
		lines[context] = g
		if _, ok := held[context]; !ok {
			fresh = append(fresh, g.Alias)
		}
	}
	return fresh, few(problems)
}

// problem says what is wrong with an alias, given what is known of its context and the earlier
// line about it, if any.
func (d *Desk) problem(g Given, held data.Alias, earlier Given) error {
	if err := g.Check(); err != nil {
		return err
	}
	if g.PCode != "" {
		if err := d.checkCode(g.PCode); err != nil {
			return err
		}
	}
	switch {
	case earlier.Line != 0 && earlier.PCode == g.PCode:
		return data.Invalid("text", "line %d says the same", earlier.Line).WithHint("leave one of the two out")
	case earlier.Line != 0:
		return data.Invalid("pcode", "line %d says %s of the same description, and this one %s", earlier.Line, written(earlier.PCode), written(g.PCode)).
			WithHint("leave one of the two out")
	case held.Author != "" && held.PCode != g.PCode:
		return data.Invalid("pcode", "%s decided on %s that this description means %s, and this line says %s",
			held.Author, held.At.Format(time.DateOnly), written(held.PCode), written(g.PCode)).WithHint("leave it out, or take that decision back first")
	}
	return nil
}

// atLine returns the problem with the line that it is on.
func atLine(line int, problem error) error {
	var e *data.Error
	if !errors.As(problem, &e) {
		return fmt.Errorf("line %d: %w", line, problem)
	}
	twin := *e
	twin.Field = fmt.Sprintf("line %d, %s", line, e.Field)
	return &twin
}

// few returns the first problems as one error, or nil.
func few(problems []error) error {
	if more := len(problems) - maxProblems; more > 0 {
		problems = append(problems[:maxProblems:maxProblems], fmt.Errorf("and %d more", more))
	}
	return errors.Join(problems...)
}

// Settle places what waits although its description was decided: records that an import stored
// while it did not know of the decision. It returns how many do not wait any more.
func (d *Desk) Settle(ctx context.Context, author string) (placed int, err error) {
	contexts, err := d.unsettled(ctx)
	if err != nil {
		return 0, err
	}
	for _, context := range contexts {
		done, err := d.insist(ctx, func(based int64) (Done, error) { return d.settle(ctx, context, author, based) })
		if err != nil {
			return placed, err
		}
		placed += done.Placed
	}
	return placed, nil
}

const settlePage = 500

// unsettled returns the contexts of which something waits and something is decided.
func (d *Desk) unsettled(ctx context.Context) (contexts []string, err error) {
	for after := (*data.WaitingAfter)(nil); ; {
		page, err := d.store.Waiting(ctx, data.WaitingFilter{Taught: true}, after, settlePage)
		if err != nil {
			return nil, fmt.Errorf("reading what waits: %w", err)
		}
		for _, w := range page {
			contexts = append(contexts, w.Context)
			after = &data.WaitingAfter{Records: w.Records, Context: w.Context}
		}
		if len(page) < settlePage {
			return contexts, nil
		}
	}
}

func (d *Desk) settle(ctx context.Context, context, author string, based int64) (Done, error) {
	held, err := d.alias(ctx, context)
	if err != nil || held == nil {
		return Done{}, err
	}
	records, err := d.store.Reviewed(ctx, context)
	if err != nil {
		return Done{}, fmt.Errorf("reading the records: %w", err)
	}
	c := d.change(author, "what a reviewer had decided about the description of the place was applied", based)
	done := Done{Context: context}
	c.Revised, done.Placed, done.Waiting = d.moved(records, nil, func(in *data.Incident) { d.placer().Decide(in, held.PCode) })
	return d.commit(ctx, c, done)
}
