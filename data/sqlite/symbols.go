package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"iter"
	"sync"

	"tawthiq/data"
)

// symbols are the numbered texts that are known to be in the database for good. Safe for
// concurrent use.
type symbols struct {
	mu      sync.RWMutex           // guards what follows
	texts   []string               // by symbol; appended to, never changed
	numbers map[string]data.Symbol // of the texts
}

func newSymbols() *symbols {
	return &symbols{texts: []string{""}, numbers: map[string]data.Symbol{"": 0}}
}

// follow takes up what was numbered since it was last asked, and returns the text of every symbol.
// It is to be called in a transaction that has numbered nothing itself: what a failing one numbers
// may mean something else later.
func (s *symbols) follow(ctx context.Context, tx *sql.Tx) ([]string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	err := each(ctx, tx, func(rows *sql.Rows) error {
		var number int
		var text string
		if err := rows.Scan(&number, &text); err != nil {
			return err
		}
		if number != len(s.texts) {
			return unavailable(nil, "symbol %d is missing", len(s.texts)).WithHint("run tawthiq check, and go back to the last backup")
		}
		s.numbers[text] = data.Symbol(number)
		s.texts = append(s.texts, text)
		return nil
	}, "SELECT number, text FROM symbol WHERE number >= ? ORDER BY number", len(s.texts))
	return s.texts[:len(s.texts):len(s.texts)], err
}

// numbering numbers texts within one transaction.
type numbering struct {
	known *symbols
	mu    sync.Mutex             // guards what follows
	added map[string]data.Symbol // not known before
	order []string               // of the added ones
	first data.Symbol            // of the added ones
	wrote int                    // of the added ones, how many are in the table
}

// number starts a numbering in a transaction that holds the write lock.
func (s *symbols) number(ctx context.Context, tx *sql.Tx) (*numbering, error) {
	texts, err := s.follow(ctx, tx)
	if err != nil {
		return nil, fmt.Errorf("read the symbols: %w", err)
	}
	return &numbering{known: s, added: map[string]data.Symbol{}, first: data.Symbol(len(texts))}, nil
}

// brief returns the incident in small. document is its own. Safe for concurrent use.
func (n *numbering) brief(in *data.Incident, document []byte) (data.Brief, error) {
	n.known.mu.RLock()
	defer n.known.mu.RUnlock()
	b, err := in.Brief(n.of)
	b.Digest = in.Digest(document)
	return b, err
}

func (n *numbering) of(text string) data.Symbol {
	if known, ok := n.known.numbers[text]; ok {
		return known
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	if _, ok := n.added[text]; !ok {
		n.added[text] = n.first + data.Symbol(len(n.order))
		n.order = append(n.order, text)
	}
	return n.added[text]
}

// unwritten yields the texts that are not in the table yet. They are taken to be there from then on.
func (n *numbering) unwritten() iter.Seq2[data.Symbol, string] {
	return func(yield func(data.Symbol, string) bool) {
		for ; n.wrote < len(n.order); n.wrote++ {
			if !yield(n.first+data.Symbol(n.wrote), n.order[n.wrote]) {
				return
			}
		}
	}
}
