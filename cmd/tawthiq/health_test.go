package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"encoding/pem"
	"math/big"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestServeByHTTPSIsHealthy(t *testing.T) {
	folder := t.TempDir()
	cert, key := filepath.Join(folder, "cert.pem"), filepath.Join(folder, "key.pem")
	writeCertificate(t, cert, key)
	address := startServer(t, buildBinary(t), filepath.Join(folder, "served.db"), "--tls-cert", cert, "--tls-key", key)
	mustTawthiq(t, "health", "--listen", address, "--tls-cert", cert)
	if out, code := tawthiq(t, "health", "--listen", address); code == 0 {
		t.Errorf("it is healthy by plain HTTP too: %s", out)
	}
}

// writeCertificate writes a certificate of its own that is valid for an hour, and its key.
func writeCertificate(t *testing.T, certFile, keyFile string) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(1), NotBefore: time.Now().Add(-time.Minute), NotAfter: time.Now().Add(time.Hour)}
	cert, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	secret, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	writeFile(t, certFile, string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: cert})))
	writeFile(t, keyFile, string(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: secret})))
}

func TestHealthAsksAServerWithACertificateOfItsOwn(t *testing.T) {
	served := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/readyz" {
			w.WriteHeader(http.StatusNotFound)
		}
	}))
	defer served.Close()
	address, file := served.Listener.Addr().String(), filepath.Join(t.TempDir(), "cert.pem")
	writePEM := func(content []byte) {
		writeFile(t, file, string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: content})))
	}
	writePEM(served.Certificate().Raw)
	mustTawthiq(t, "health", "--listen", address, "--tls-cert", file)
	writePEM([]byte("another certificate"))
	if out, code := tawthiq(t, "health", "--listen", address, "--tls-cert", file); code == 0 {
		t.Errorf("a server with another certificate is taken for ours: %s", out)
	}
	if out, code := tawthiq(t, "health", "--listen", address, "--tls-cert", file+".none"); code == 0 || !strings.Contains(out, "cannot be read") {
		t.Errorf("%d %s", code, out)
	}
}
