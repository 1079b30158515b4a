package main

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestServeSaysWhichFlagIsWrong(t *testing.T) {
	db, none := filepath.Join(t.TempDir(), "test.db"), filepath.Join(t.TempDir(), "none.pem")
	for _, c := range []struct {
		name  string
		flags []string
		says  string
	}{
		{"a cache of less than nothing", []string{"--cache-mb", "-1"}, "cache-mb"},
		{"a cache beyond all memory", []string{"--cache-mb", "99999999"}, "cache-mb"},
		{"a level that there is not", []string{"--log-level", "loud"}, "log-level"},
		{"a certificate without its key", []string{"--tls-cert", none}, "--tls-key"},
		{"a certificate that is not there", []string{"--tls-cert", none, "--tls-key", none}, "does not exist"},
	} {
		out, code := tawthiq(t, append([]string{"serve", "--db", db, "--listen", "127.0.0.1:0"}, c.flags...)...)
		if code == 0 || !strings.Contains(out, c.says) {
			t.Errorf("%s: exit code %d, %s", c.name, code, out)
		}
	}
}

func TestSecretsInTheClearAreNoticed(t *testing.T) {
	for _, c := range []struct {
		listen, publicURL string
		want              bool
	}{
		{"127.0.0.1:8080", "", false},
		{"[::1]:8080", "", false},
		{"localhost:0", "", false},
		{"127.0.0.1:8080", "http://map.example.org", false}, // its proxy is another's affair
		{":8080", "https://map.example.org", false},
		{":8080", "", true},
		{"0.0.0.0:8080", "http://map.example.org", true},
		{"192.0.2.1:80", "", true},
		{"map.example.org:80", "", true},
		{"no address", "", false}, // which is refused later
	} {
		if got := inTheClear(c.listen, c.publicURL); got != c.want {
			t.Errorf("--listen %s --public-url %q: %v", c.listen, c.publicURL, got)
		}
	}
}
