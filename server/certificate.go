package server

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"tawthiq/data"
)

// certificate is what the server shows who it is by. It is read again when its files change, so
// that a renewed one needs no restart and no signal. It is safe for concurrent use.
type certificate struct {
	certFile, keyFile string
	log               *slog.Logger
	shown             atomic.Pointer[keyPair]

	renewing sync.Mutex // held while changed files are read; guards defect
	defect   string     // why the files that are there now cannot be used, so that it is said once
}

// keyPair is a certificate with its key. It is never changed.
type keyPair struct {
	*tls.Certificate
	of versions // the files that it was read from
}

// versions tell the content of the two files from an earlier one.
type versions [2]struct{ modified, size int64 }

// openCertificate reads a certificate. Errors: InvalidKind, saying which file is wrong and how.
func openCertificate(certFile, keyFile string, log *slog.Logger) (*certificate, error) {
	c := &certificate{certFile: certFile, keyFile: keyFile, log: log}
	pair, err := c.read()
	if err != nil {
		return nil, err
	}
	if now := time.Now(); now.After(pair.Leaf.NotAfter) || now.Before(pair.Leaf.NotBefore) {
		log.Warn("the certificate is not valid today", "from", pair.Leaf.NotBefore, "until", pair.Leaf.NotAfter)
	}
	c.shown.Store(pair)
	return c, nil
}

// config returns the settings of a server that shows the certificate, from TLS 1.2 on.
func (c *certificate) config() *tls.Config {
	return &tls.Config{MinVersion: tls.VersionTLS12, GetCertificate: c.get}
}

// get returns the certificate to show in a handshake, which costs far more than asking whether the
// files have changed. The first that finds them changed reads them; no other waits for it.
func (c *certificate) get(hello *tls.ClientHelloInfo) (*tls.Certificate, error) {
	shown := c.shown.Load()
	if now, err := c.versions(); err == nil && now == shown.of || !c.renewing.TryLock() {
		return shown.Certificate, nil
	}
	defer c.renewing.Unlock()
	c.renew(hello.Context())
	return c.shown.Load().Certificate, nil
}

// renew reads the files again. Those that cannot be used, such as a new certificate before its key
// has come, leave the one that is shown as it is.
func (c *certificate) renew(ctx context.Context) {
	switch pair, err := c.read(); {
	case err == nil:
		c.defect = ""
		c.shown.Store(pair)
		c.log.InfoContext(ctx, "the certificate was read again", "until", pair.Leaf.NotAfter)
	case err.Error() != c.defect:
		c.defect = err.Error()
		c.log.ErrorContext(ctx, "the changed certificate cannot be used; the last one is still shown", "error", err)
	}
}

// read returns what is in the files now. They may change while they are read: their versions are
// then those of before, and they are read again in the next handshake.
func (c *certificate) read() (*keyPair, error) {
	of, err := c.versions()
	if err != nil {
		return nil, err
	}
	pair, err := readPair(c.certFile, c.keyFile)
	if err != nil {
		return nil, err
	}
	return &keyPair{pair, of}, nil
}

// versions returns those of the files as they are now.
func (c *certificate) versions() (v versions, err error) {
	for i, file := range []string{c.certFile, c.keyFile} {
		info, err := os.Stat(file)
		if err != nil {
			return v, unreadable([]string{"tls-cert", "tls-key"}[i], file, err)
		}
		v[i].modified, v[i].size = info.ModTime().UnixNano(), info.Size()
	}
	return v, nil
}

func readPair(certFile, keyFile string) (*tls.Certificate, error) {
	cert, err := os.ReadFile(certFile)
	if err != nil {
		return nil, unreadable("tls-cert", certFile, err)
	}
	key, err := os.ReadFile(keyFile)
	if err != nil {
		return nil, unreadable("tls-key", keyFile, err)
	}
	pair, err := tls.X509KeyPair(cert, key)
	if err != nil {
		return nil, unusable(certFile, keyFile, cert, err)
	}
	return &pair, nil
}

func unreadable(field, file string, err error) error {
	why := "cannot be read"
	switch {
	case errors.Is(err, fs.ErrNotExist):
		why = "does not exist"
	case errors.Is(err, fs.ErrPermission):
		why = "may not be read by this user"
	}
	return data.Invalid(field, "the file %s %s", file, why).Because(err)
}

// unusable says which of two files is not what it should be.
func unusable(certFile, keyFile string, cert []byte, err error) error {
	why := strings.TrimPrefix(err.Error(), "tls: ")
	switch {
	case !holdsCertificate(cert):
		return data.Invalid("tls-cert", "the file %s holds no certificate in PEM form", certFile).Because(err)
	case strings.Contains(why, "does not match"):
		return data.Invalid("tls-key", "the key in %s is not that of the first certificate in %s", keyFile, certFile).
			WithHint("the server's own certificate comes first, those of its issuers after it").Because(err)
	}
	return data.Invalid("tls-key", "the key in %s cannot be used: %s", keyFile, why).
		WithHint("it must be in PEM form and without a password").Because(err)
}

// holdsCertificate reports whether the first certificate of a PEM file can be read.
func holdsCertificate(text []byte) bool {
	for block, rest := pem.Decode(text); block != nil; block, rest = pem.Decode(rest) {
		if block.Type == "CERTIFICATE" {
			_, err := x509.ParseCertificate(block.Bytes)
			return err == nil
		}
	}
	return false
}
