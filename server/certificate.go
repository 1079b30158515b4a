package server

import (
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"strings"
	"sync"
	"time"

	"tawthiq/data"
)

// certificate is what the server shows who it is by. It is read again when its files change, so
// that a renewed one needs no restart and no signal. It is safe for concurrent use.
type certificate struct {
	certFile, keyFile string
	log               *slog.Logger

	mu     sync.Mutex // guards the rest
	pair   *tls.Certificate
	read   versions // of the files that pair is from
	defect string   // why the files that are there now cannot be used, so that it is said once
}

// versions tell the content of the two files from an earlier one.
type versions [2]struct{ modified, size int64 }

// openCertificate reads a certificate. Errors: InvalidKind, saying which file is wrong and how.
func openCertificate(certFile, keyFile string, log *slog.Logger) (*certificate, error) {
	c := &certificate{certFile: certFile, keyFile: keyFile, log: log}
	var err error
	if c.read, err = c.versions(); err != nil {
		return nil, err
	}
	if c.pair, err = readPair(certFile, keyFile); err != nil {
		return nil, err
	}
	if now := time.Now(); now.After(c.pair.Leaf.NotAfter) || now.Before(c.pair.Leaf.NotBefore) {
		log.Warn("the certificate is not valid today", "from", c.pair.Leaf.NotBefore, "until", c.pair.Leaf.NotAfter)
	}
	return c, nil
}

// config returns the settings of a server that shows the certificate, from TLS 1.2 on.
func (c *certificate) config() *tls.Config {
	return &tls.Config{MinVersion: tls.VersionTLS12, GetCertificate: c.get}
}

// get returns the certificate to show in a handshake, which costs far more than asking whether the
// files have changed. Files that cannot be used, such as a new certificate before its key has
// come, leave the one that is shown as it is.
func (c *certificate) get(hello *tls.ClientHelloInfo) (*tls.Certificate, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	versions, err := c.versions()
	if err == nil && versions == c.read {
		return c.pair, nil
	}
	var pair *tls.Certificate
	if err == nil {
		pair, err = readPair(c.certFile, c.keyFile)
	}
	switch {
	case err == nil:
		c.pair, c.read, c.defect = pair, versions, ""
		c.log.InfoContext(hello.Context(), "the certificate was read again", "until", pair.Leaf.NotAfter)
	case err.Error() != c.defect:
		c.defect = err.Error()
		c.log.ErrorContext(hello.Context(), "the changed certificate cannot be used; the last one is still shown", "error", err)
	}
	return c.pair, nil
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
