//go:build unix

package server_test

import (
	"net/http"
	"os"
	"strings"
	"syscall"
	"testing"

	"tawthiq/server"
)

// A pipe is a file that takes as long to read as the test likes.
func TestNoHandshakeWaitsForOneThatReadsANewCertificate(t *testing.T) {
	s := open(t)
	first, second := issue(t, 1), issue(t, 2)
	files := newFolder(t, first)
	r := run(t, server.Config{Atlas: s.atlas, TLSCert: files.cert, TLSKey: files.key})
	shown := func() int64 {
		got, err := client(t, first, second).Get(strings.Replace(r.base, "http:", "https:", 1) + "/healthz")
		if err != nil {
			t.Error(err)
			return 0
		}
		_ = got.Body.Close()
		if got.StatusCode != http.StatusOK {
			t.Errorf("%d", got.StatusCode)
		}
		return got.TLS.PeerCertificates[0].SerialNumber.Int64()
	}
	if err := os.Remove(files.cert); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mkfifo(files.cert, 0o600); err != nil {
		t.Skip("this file system has no pipes:", err)
	}
	if err := os.WriteFile(files.key, second.key, 0o600); err != nil {
		t.Fatal(err)
	}
	reader := make(chan int64)
	go func() { reader <- shown() }()
	pipe, err := os.OpenFile(files.cert, os.O_WRONLY, 0) // once the reader has opened it
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if got := shown(); got != 1 {
			t.Errorf("certificate %d is shown while another is read", got)
		}
	}
	if _, err := pipe.Write(second.cert); err != nil {
		t.Error(err)
	}
	if err := pipe.Close(); err != nil {
		t.Error(err)
	}
	if got := <-reader; got != 2 {
		t.Errorf("certificate %d is shown by who read the new one", got)
	}
}
