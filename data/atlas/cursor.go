package atlas

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"math"

	"tawthiq/data"
)

// cursor is where a page ended: the list that it belongs to and the place of its last record.
type cursor struct {
	revision int64
	list     [8]byte // digest of the filter and the order
	rank     int64
	number   uint64
}

const cursorBytes = 8 + 8 + 8 + 8

func (s *Selection) cursor(by Sort, last place) string {
	list := s.list(by)
	raw := binary.BigEndian.AppendUint64(make([]byte, 0, cursorBytes), uint64(s.view.revision))
	raw = append(raw, list[:]...)
	raw = binary.BigEndian.AppendUint64(raw, uint64(last.rank))
	raw = binary.BigEndian.AppendUint64(raw, last.number)
	return base64.RawURLEncoding.EncodeToString(raw)
}

// after returns the place behind which a page begins, nil for the first page.
func (s *Selection) after(by Sort, text string) (*place, error) {
	if text == "" {
		return nil, nil
	}
	c, err := readCursor(text)
	if err != nil {
		return nil, err
	}
	if c.revision != s.view.revision || c.list != s.list(by) {
		return nil, data.Invalid("cursor", "it belongs to another list").WithHint("ask for the first page again, with the same filter and sort for all pages")
	}
	// Of several records with one number, which share a day, the page ends behind the last.
	return &place{c.rank, c.number, math.MaxInt32}, nil
}

// list returns a digest of everything that makes the list this list and no other.
func (s *Selection) list(by Sort) (digest [8]byte) {
	f := s.filter
	f.Revision = s.view.revision
	sum := sha256.Sum256([]byte(s.part + string(by) + "?" + f.Values().Encode()))
	copy(digest[:], sum[:])
	return digest
}

func readCursor(text string) (cursor, error) {
	raw, err := base64.RawURLEncoding.Strict().DecodeString(text)
	if err != nil || len(raw) != cursorBytes {
		return cursor{}, data.Invalid("cursor", "it is not one that this server gave").WithHint("leave it out for the first page").Because(err)
	}
	c := cursor{
		revision: int64(binary.BigEndian.Uint64(raw)), list: [8]byte(raw[8:16]),
		rank: int64(binary.BigEndian.Uint64(raw[16:])), number: binary.BigEndian.Uint64(raw[24:]),
	}
	if c.revision < 0 {
		return cursor{}, data.Invalid("cursor", "it is not one that this server gave")
	}
	return c, nil
}

// CursorRevision returns the revision of the list that a cursor belongs to, 0 for no cursor: the
// following pages are of the same revision as the first. Errors: InvalidKind.
func CursorRevision(text string) (int64, error) {
	if text == "" {
		return 0, nil
	}
	c, err := readCursor(text)
	return c.revision, err
}
