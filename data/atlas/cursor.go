package atlas

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"

	"github.com/oklog/ulid/v2"

	"tawthiq/data"
)

// cursor is where a page ended: the list that it belongs to and its last record.
type cursor struct {
	revision int64
	list     [8]byte // digest of the filter and the order
	last     string  // ID
}

const cursorBytes = 8 + 8 + 16

func (s *Selection) cursor(by Sort, last string) string {
	list := s.list(by)
	id, err := ulid.ParseStrict(last)
	if err != nil {
		return "" // only an ID that this program did not make
	}
	raw := binary.BigEndian.AppendUint64(make([]byte, 0, cursorBytes), uint64(s.view.revision))
	raw = append(append(raw, list[:]...), id[:]...)
	return base64.RawURLEncoding.EncodeToString(raw)
}

// list returns a digest of everything that makes the list this list and no other.
func (s *Selection) list(by Sort) (digest [8]byte) {
	f := s.filter
	f.Revision = s.view.revision
	sum := sha256.Sum256([]byte(string(by) + "?" + f.Values().Encode()))
	copy(digest[:], sum[:])
	return digest
}

func readCursor(text string) (cursor, error) {
	raw, err := base64.RawURLEncoding.Strict().DecodeString(text)
	if err != nil || len(raw) != cursorBytes {
		return cursor{}, data.Invalid("cursor", "it is not one that this server gave").WithHint("leave it out for the first page").Because(err)
	}
	c := cursor{revision: int64(binary.BigEndian.Uint64(raw)), list: [8]byte(raw[8:16]), last: ulid.ULID(raw[16:]).String()}
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
