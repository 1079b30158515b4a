package main

import "testing"

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
