package atlas

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"tawthiq/data"
)

// whatChanged is what became of a record between two revisions; 0 stands for nothing that the public may know of.
type whatChanged uint8

const (
	wasThere whatChanged = 1 << iota // for the public
	isThere
	wasWithdrawn
	claimsDiffer
	placesDiffer
)

// kinds returns what the list calls it.
func (w whatChanged) kinds() []ChangeKind {
	switch {
	case w&isThere == 0:
		return []ChangeKind{Withdrawn}
	case w&wasWithdrawn != 0:
		return []ChangeKind{Restored}
	case w&wasThere == 0:
		return []ChangeKind{Added}
	}
	kinds := []ChangeKind{Changed}
	if w&claimsDiffer != 0 {
		kinds = append(kinds, Reattributed)
	}
	if w&placesDiffer != 0 {
		kinds = append(kinds, Moved)
	}
	return kinds
}

// compareBriefs says what became of a record. One that is restricted or confidential is not there for the public:
// what else is told of it is told by the figures alone.
func compareBriefs(symbols []string, was, is *data.Brief) (w whatChanged) {
	public := func(b *data.Brief) bool {
		return b.Revision > 0 && !b.Withdrawn && symbols[b.Traits[data.TraitSensitivity]] == data.Public
	}
	if public(was) {
		w |= wasThere
	}
	if public(is) {
		w |= isThere
	}
	switch w {
	case isThere:
		if was.Withdrawn {
			w |= wasWithdrawn
		}
	case isThere | wasThere:
		if was.Digest == is.Digest {
			return 0
		}
		if was.Traits[data.TraitClaims] != is.Traits[data.TraitClaims] {
			w |= claimsDiffer
		}
		if was.Traits[data.TraitPlace] != is.Traits[data.TraitPlace] || was.Traits[data.TraitPrecision] != is.Traits[data.TraitPrecision] ||
			was.Drawn != is.Drawn || was.At != is.At {
			w |= placesDiffer
		}
	}
	return w
}

// changed is what became of the records between two revisions, by key less one. That is
// history, which nothing changes: what is protected today is left out where it is read.
type changed []whatChanged

func (c changed) of(key data.Key) whatChanged {
	if at := int(key) - 1; at < len(c) {
		return c[at]
	}
	return 0
}

// keptComparisons is how many pairs of revisions are kept: a page of their list is quick where they are. One
// takes a byte for each record.
const keptComparisons = 8

// comparisons keeps what was compared last. Its zero value is ready to use.
type comparisons struct {
	mu   sync.Mutex   // guards kept
	kept []comparison // latest use last
}

type comparison struct {
	from, to int64
	changed  changed
}

func (c *comparisons) find(from, to int64) (changed, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	at := slices.IndexFunc(c.kept, func(k comparison) bool { return k.from == from && k.to == to })
	if at < 0 {
		return nil, false
	}
	found := c.kept[at]
	c.kept = append(slices.Delete(c.kept, at, at+1), found)
	return found.changed, true
}

func (c *comparisons) keep(one comparison) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.kept = append(c.kept, one); len(c.kept) > keptComparisons {
		c.kept = slices.Delete(c.kept, 0, 1)
	}
}

// changesFrom returns what became of the records from an earlier revision on. It waits for its turn
// where nobody has asked for that lately.
func (v *View) changesFrom(ctx context.Context, earlier int64) (changed, error) {
	if found, ok := v.compared.find(earlier, v.revision); ok {
		return found, nil
	}
	if err := v.turn.take(ctx); err != nil {
		return nil, err
	}
	defer v.turn.pass()
	if found, ok := v.compared.find(earlier, v.revision); ok { // by who had the turn before
		return found, nil
	}
	var out changed
	err := v.store.BriefsBetween(ctx, earlier, v.revision, func(symbols []string, was, is []data.Brief) error {
		if more := int(is[len(is)-1].Key) - len(out); more > 0 {
			out = append(out, make(changed, more)...)
		}
		for i := range is {
			out[is[i].Key-1] = compareBriefs(symbols, &was[i], &is[i])
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("comparing the revisions %d and %d: %w", earlier, v.revision, err)
	}
	v.compared.keep(comparison{earlier, v.revision, out})
	return out, nil
}
