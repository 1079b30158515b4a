// Package answertest reads answers as a client does, for the tests of other packages.
package answertest

import (
	"compress/gzip"
	"io"
	"net/http"
	"testing"

	"github.com/klauspost/compress/zstd"
)

// Body returns the body of an answer without its coding, gzip or zstd.
func Body(t testing.TB, r *http.Response) string {
	t.Helper()
	var from io.Reader = r.Body
	var err error
	switch r.Header.Get("Content-Encoding") {
	case "gzip":
		from, err = gzip.NewReader(r.Body)
	case "zstd":
		from, err = zstd.NewReader(r.Body)
	}
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(from)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
