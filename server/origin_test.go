package server_test

import "testing"

func TestOnlyThePageOfTheServerMaySend(t *testing.T) {
	s := open(t)
	cases := map[string]struct {
		method string
		send   []string
		status int
	}{
		"a page of another site":            {"POST", []string{"Sec-Fetch-Site", "cross-site"}, 403},
		"an old browser on another site":    {"POST", []string{"Origin", "https://elsewhere.example"}, 403},
		"another site that takes back":      {"DELETE", []string{"Origin", "https://elsewhere.example"}, 403},
		"a page of another site that reads": {"GET", []string{"Sec-Fetch-Site", "cross-site"}, 200},
		"the page of the server":            {"POST", []string{"Sec-Fetch-Site", "same-origin"}, 405},
		"a program":                         {"POST", nil, 405},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			scenario{method: c.method, target: "/api/v1/about", send: c.send, status: c.status}.run(t, s)
		})
	}
}
