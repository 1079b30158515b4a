package sqlite

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"

	_ "github.com/mattn/go-sqlite3" // the "sqlite3" driver
)

// statementCache is the number of prepared statements that a connection keeps: more than there
// are different ones.
const statementCache = 64

// fileURI returns a file's URI as SQLite reads it. Every byte that could mean something in a URI is
// escaped, so that a name may hold a question mark, a hash, a percent sign or any script.
func fileURI(path string, params url.Values) string {
	var b strings.Builder
	b.WriteString("file:")
	for _, c := range []byte(path) {
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', strings.IndexByte("/-_.~", c) >= 0:
			b.WriteByte(c)
		default:
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	b.WriteByte('?')
	b.WriteString(params.Encode())
	return b.String()
}

// Pragmas are part of the DSN because one that is run through a pool reaches one connection only.
func (s *Store) params(more ...string) url.Values {
	v := url.Values{
		"_busy_timeout":    {strconv.FormatInt(s.options.BusyTimeout.Milliseconds(), 10)},
		"_foreign_keys":    {"1"},
		"_cache_size":      {strconv.Itoa(-s.options.CacheKiB)},
		"_stmt_cache_size": {strconv.Itoa(statementCache)},
	}
	for i := 0; i < len(more); i += 2 {
		v.Set(more[i], more[i+1])
	}
	return v
}

func (s *Store) writerDSN(more ...string) string {
	own := []string{"mode", "rw", "_txlock", "immediate", "_journal_mode", "WAL", "_synchronous", "FULL"}
	return fileURI(s.path, s.params(append(own, more...)...))
}

func (s *Store) readerDSN() string {
	return fileURI(s.path, s.params("mode", "ro", "_query_only", "1"))
}
