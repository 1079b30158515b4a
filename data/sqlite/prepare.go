package sqlite

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"slices"
	"sync/atomic"

	"tawthiq/data"
)

// prepared are the incidents of a change with everything done that needs no transaction.
type prepared struct {
	store      *Store
	incidents  []data.Incident  // of the change
	vocabulary *data.Vocabulary // before the change: with its own terms they are checked by it
	sources    []sourceIDs
	parts      []*itemPart // of the incidents, in their order
	taken      atomic.Bool // a commit has taken it: the next prepares the change anew
}

// item is an incident on its way into the database.
type item struct {
	in       *data.Incident // as it was given: it may lack its ID
	id       string
	document []byte
	checksum int64
	digest   [sha256.Size]byte
	derived  bool     // what follows is made
	words    []string // nil: it has those of the former version
	queued   queued
	brief    data.Brief // all but Key, Revision and Withdrawn

	dataset int64
	former  *former // nil: it is new
	outcome data.Outcome
}

// itemPart is a run of the change's incidents. Its memory is used again for another.
type itemPart struct {
	incidents []data.Incident
	items     []item
	documents []byte
	words     []string
	unknown   []string      // texts that had no symbol: that of unknown[i] is firstUnknown+i for the while
	now       data.Incident // the one that is prepared
}

// firstUnknown is above all symbols that a database can have.
const firstUnknown data.Symbol = 1 << 31

// partOfItems is how many incidents are prepared at a time.
const partOfItems = 64

// sourceIDs are the source ids of the change's incidents of one dataset.
type sourceIDs struct {
	dataset string
	list    string         // in JSON
	places  map[string]int // of the incidents in the change
}

// Prepare implements data.Store.
func (s *Store) Prepare(ctx context.Context, change data.Change) (data.Change, error) {
	ready, err := s.prepare(ctx, change)
	if err != nil {
		return data.Change{}, explain(ctx, "prepare a change", err)
	}
	change.Prepared = ready
	return change, nil
}

// take returns what was prepared of a change, or prepares it.
func (s *Store) take(ctx context.Context, change data.Change) (*prepared, error) {
	p, ok := change.Prepared.(*prepared)
	if ok && p.store == s && sameSlice(p.incidents, change.Incidents) && !p.taken.Swap(true) {
		return p, nil
	}
	return s.prepare(ctx, change)
}

func sameSlice(a, b []data.Incident) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0])
}

// prepare checks and encodes the incidents of a change, on all processors.
func (s *Store) prepare(ctx context.Context, change data.Change) (*prepared, error) {
	p := &prepared{store: s, incidents: change.Incidents}
	if len(p.incidents) == 0 {
		return p, nil
	}
	var err error
	if p.vocabulary, err = s.vocabulary(ctx, s.reader); err != nil {
		return nil, fmt.Errorf("read the vocabulary: %w", err)
	}
	with, err := withTerms(p.vocabulary, change.Terms)
	if err != nil {
		return nil, err
	}
	if p.sources, err = sourceIDsOf(p.incidents); err != nil {
		return nil, err
	}
	again, err := s.knows(ctx, &p.incidents[0])
	if err != nil {
		return nil, fmt.Errorf("look a record up: %w", err)
	}
	err = pipe(ctx, p.cut, func(part *itemPart) error { return s.prepareItems(part, with, !again) }, func(part *itemPart) error {
		p.parts = append(p.parts, part)
		return nil
	})
	return p, err
}

// sourceIDsOf returns the source ids by dataset. Errors: Conflict for one that appears twice.
func sourceIDsOf(incidents []data.Incident) (all []sourceIDs, err error) {
	lists := map[string][]string{}
	places := map[string]map[string]int{}
	for i := range incidents {
		in := &incidents[i]
		of := places[in.Dataset]
		if of == nil {
			of = make(map[string]int, len(incidents))
			places[in.Dataset] = of
		}
		if _, twice := of[in.SourceID]; twice {
			return nil, conflict("record %q of %s appears twice in the change", in.SourceID, in.Dataset)
		}
		of[in.SourceID] = i
		lists[in.Dataset] = append(lists[in.Dataset], in.SourceID)
	}
	for dataset, of := range places {
		list, err := json.Marshal(lists[dataset])
		if err != nil {
			return nil, fmt.Errorf("encode the source ids: %w", err)
		}
		all = append(all, sourceIDs{dataset, string(list), of})
	}
	return all, nil
}

// knows reports whether the record that an incident is of is stored already.
func (s *Store) knows(ctx context.Context, in *data.Incident) (known bool, err error) {
	err = s.reader.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM incident
		WHERE dataset = (SELECT number FROM dataset WHERE code = ?) AND source_id = ?)`, in.Dataset, in.SourceID).Scan(&known)
	return known, err
}

// cut emits the parts.
func (p *prepared) cut(emit func(*itemPart) error) error {
	for incidents := range slices.Chunk(p.incidents, partOfItems) {
		part, ok := p.store.parts.Get().(*itemPart)
		if !ok {
			part = &itemPart{documents: make([]byte, 0, 2048*partOfItems), words: make([]string, 0, 64*partOfItems)}
		}
		part.incidents = incidents
		if err := emit(part); err != nil {
			return err
		}
	}
	return nil
}

// release has the memory used again. Nothing of the items may be used from then on.
func (p *prepared) release() {
	for _, part := range p.parts {
		part.incidents, part.now = nil, data.Incident{}
		clear(part.items)
		clear(part.words)
		p.store.parts.Put(part)
	}
	p.parts = nil
}

// prepareItems checks and encodes incidents, and derives from them what is stored beside the document
// where they are taken to be new.
func (s *Store) prepareItems(p *itemPart, vocabulary *data.Vocabulary, fresh bool) error {
	p.items = slices.Grow(p.items[:0], len(p.incidents))[:len(p.incidents)]
	p.documents, p.words, p.unknown = p.documents[:0], p.words[:0], p.unknown[:0]
	for i := range p.items {
		it := &p.items[i]
		it.in, p.now = &p.incidents[i], p.incidents[i]
		if err := check(vocabulary, &p.now); err != nil {
			return err
		}
		it.id = p.now.ID
		begin := len(p.documents)
		var err error
		if p.documents, it.digest, err = p.now.Encode(p.documents); err != nil {
			return err
		}
		it.document = p.documents[begin:]
		it.checksum = checksum(it.document)
		if fresh {
			if err := s.derive(it, p); err != nil {
				return err
			}
		}
	}
	return nil
}

// derive makes what is stored beside the document of the incident that is prepared.
func (s *Store) derive(it *item, p *itemPart) (err error) {
	begin := len(p.words)
	p.words = wordsOf(s.texts.splitter, p.words, &p.now)
	it.derived, it.words, it.queued = true, p.words[begin:], queuedOf(&p.now)
	s.symbols.mu.RLock()
	defer s.symbols.mu.RUnlock()
	it.brief, err = p.now.Brief(func(text string) data.Symbol {
		if known, ok := s.symbols.numbers[text]; ok {
			return known
		}
		p.unknown = append(p.unknown, text)
		return firstUnknown + data.Symbol(len(p.unknown)-1)
	})
	it.brief.Digest = p.now.Digest(it.document)
	return err
}

// check gives an incident without an ID its own, and refuses one that may not be stored.
func check(vocabulary *data.Vocabulary, in *data.Incident) error {
	if in.ID == "" {
		in.ID = in.NewID()
	}
	if err := vocabulary.Check(in); err != nil {
		return fmt.Errorf("record %q of %s: %w", in.SourceID, in.Dataset, err)
	}
	return nil
}
