package server_test

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"io"
	"log/slog"
	"math/big"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"tawthiq/data"
	"tawthiq/data/atlas/atlastest"
	"tawthiq/server"
)

// issued is a certificate of its own, for 127.0.0.1, and its key.
type issued struct {
	parsed    *x509.Certificate
	cert, key []byte // PEM
}

func issue(t testing.TB, serial int64) issued {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(serial), DNSNames: []string{"map.example"}, IsCA: true, BasicConstraintsValid: true,
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	secret, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	return issued{parsed, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}), pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: secret})}
}

// folder is where the files of a certificate lie.
type folder struct{ cert, key string }

func newFolder(t testing.TB, i issued) folder {
	t.Helper()
	f := folder{filepath.Join(t.TempDir(), "cert.pem"), filepath.Join(t.TempDir(), "key.pem")}
	f.write(t, i.cert, i.key)
	return f
}

// write writes both files, of another time than all before.
func (f folder) write(t testing.TB, cert, key []byte) {
	t.Helper()
	for path, text := range map[string][]byte{f.cert: cert, f.key: key} {
		was := time.Time{}
		if info, err := os.Stat(path); err == nil {
			was = info.ModTime()
		}
		if err := os.WriteFile(path, text, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, time.Time{}, was.Add(time.Second)); err != nil {
			t.Fatal(err)
		}
	}
}

// client returns a client of HTTP/2 that trusts the certificates, with connections of its own.
func client(t testing.TB, trusted ...issued) *http.Client {
	t.Helper()
	roots := x509.NewCertPool()
	for _, i := range trusted {
		roots.AddCert(i.parsed)
	}
	transport := &http.Transport{ForceAttemptHTTP2: true, TLSClientConfig: &tls.Config{RootCAs: roots, ServerName: "map.example"}}
	t.Cleanup(transport.CloseIdleConnections)
	return &http.Client{Transport: transport}
}

func TestWithACertificateTilesComeByHTTP2(t *testing.T) {
	s := open(t, atlastest.Incidents(atlastest.Facts(t), 1, 200)...)
	own := issue(t, 1)
	files := newFolder(t, own)
	r := run(t, server.Config{Atlas: s.atlas, TLSCert: files.cert, TLSKey: files.key})
	c := client(t, own)
	base := strings.Replace(r.base, "http:", "https:", 1)
	for _, target := range []string{"/tiles/incidents/5/19/12.mvt", "/tiles/areas/district/6/38/25.mvt", "/tiles/areas/district/6/38/25.mvt", "/tiles/base.json"} {
		got, err := c.Get(base + target)
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(got.Body)
		_ = got.Body.Close()
		if err != nil || got.StatusCode != http.StatusOK || len(text) == 0 {
			t.Errorf("%s: %d, %d bytes, %v", target, got.StatusCode, len(text), err)
		}
		if got.ProtoMajor != 2 || got.TLS.NegotiatedProtocol != "h2" || got.TLS.Version < tls.VersionTLS12 {
			t.Errorf("%s came by %s, %s, TLS %x", target, got.Proto, got.TLS.NegotiatedProtocol, got.TLS.Version)
		}
		if got.Header.Get("Strict-Transport-Security") != "" {
			t.Error("it binds the host to HTTPS unasked")
		}
		if target == "/tiles/base.json" && !strings.Contains(string(text), base+"/tiles/base/") {
			t.Errorf("its links are not of HTTPS: %s", text)
		}
	}
	old := &tls.Config{InsecureSkipVerify: true, MaxVersion: tls.VersionTLS11}
	if _, err := tls.Dial("tcp", strings.TrimPrefix(base, "https://"), old); err == nil {
		t.Error("TLS 1.1 is spoken")
	}
}

func TestARenewedCertificateIsShownWithoutARestart(t *testing.T) {
	s := open(t)
	var log lines
	first, second := issue(t, 1), issue(t, 2)
	files := newFolder(t, first)
	r := run(t, server.Config{Atlas: s.atlas, TLSCert: files.cert, TLSKey: files.key, Log: slog.New(slog.NewTextHandler(&log, nil))})
	base := strings.Replace(r.base, "http:", "https:", 1)
	shown := func() int64 {
		t.Helper()
		got, err := client(t, first, second).Get(base + "/healthz") // a connection of its own
		if err != nil {
			t.Fatal(err)
		}
		_ = got.Body.Close()
		return got.TLS.PeerCertificates[0].SerialNumber.Int64()
	}
	steps := []struct {
		name      string
		cert, key []byte
		want      int64
	}{
		{"as it was", first.cert, first.key, 1},
		{"the new certificate before its key", second.cert, first.key, 1},
		{"no certificate", []byte("half a fi"), second.key, 1},
		{"both", second.cert, second.key, 2},
	}
	for _, step := range steps {
		files.write(t, step.cert, step.key)
		if got := shown() + shown() - step.want; got != step.want {
			t.Errorf("%s: certificate %d is shown", step.name, got)
		}
	}
	if err := os.Remove(files.key); err != nil {
		t.Fatal(err)
	}
	if got := shown(); got != 2 {
		t.Errorf("without a file certificate %d is shown", got)
	}
	if text := log.String(); strings.Count(text, "cannot be used") != 3 || strings.Count(text, "read again") != 2 {
		t.Errorf("the log says %s", text)
	}
}

// lines is a log that several write to.
type lines struct {
	mu   sync.Mutex // guards text
	text bytes.Buffer
}

func (l *lines) Write(line []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(line)
}

func (l *lines) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

func TestCertificatesThatCannotBeAreRefused(t *testing.T) {
	s := open(t)
	one, other := issue(t, 1), issue(t, 2)
	cases := map[string]struct {
		cert, key []byte // nil: no file
		field     string
		says      string
	}{
		"no certificate":                  {nil, one.key, "tls-cert", "does not exist"},
		"no key":                          {one.cert, nil, "tls-key", "does not exist"},
		"the key of another":              {one.cert, other.key, "tls-key", "not that of the first certificate"},
		"a certificate that is none":      {[]byte("hello"), one.key, "tls-cert", "no certificate in PEM form"},
		"a key that is none":              {one.cert, []byte("hello"), "tls-key", "cannot be used"},
		"the files in each other's place": {one.key, one.cert, "tls-cert", "no certificate in PEM form"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			files := newFolder(t, issued{cert: c.cert, key: c.key})
			for path, text := range map[string][]byte{files.cert: c.cert, files.key: c.key} {
				if text == nil {
					_ = os.Remove(path)
				}
			}
			err := server.Run(t.Context(), server.Config{Atlas: s.atlas, Listen: "127.0.0.1:0", TLSCert: files.cert, TLSKey: files.key})
			var e *data.Error
			if !errors.As(err, &e) || e.Kind != data.InvalidKind || e.Field != c.field || !strings.Contains(e.Message, c.says) {
				t.Errorf("%v", err)
			}
		})
	}
	err := server.Run(t.Context(), server.Config{Atlas: s.atlas, TLSCert: "cert.pem"})
	var e *data.Error
	if !errors.As(err, &e) || e.Kind != data.InvalidKind || !strings.Contains(e.Message, "--tls-key") {
		t.Errorf("a certificate without a key: %v", err)
	}
}
