package main

import (
	"encoding/pem"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
)

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
