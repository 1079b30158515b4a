package server_test

import (
	"net/http"
	"strings"
	"sync"
	"testing"

	"tawthiq/data"
	"tawthiq/data/atlas/atlastest"
	"tawthiq/server"
	"tawthiq/server/answer/answertest"
)

func TestWhatBecomesProtectedIsNotAnsweredFromMemory(t *testing.T) {
	all := atlastest.Incidents(atlastest.Facts(t), 1, 40)
	s := open(t, all...)
	var whispered data.Incident
	for _, in := range all {
		if in.Sensitivity == data.Public {
			whispered = in
			break
		}
	}
	whispered.Title.EN, whispered.Sensitivity = "a whispered title", data.Public
	s.commit(t, data.Change{Incidents: []data.Incident{whispered}})
	targets := []string{"/api/v1/incidents?limit=500", "/api/v1/incidents/" + whispered.ID, "/api/v1/incidents?q=whispered", "/tiles/incidents/0/0/0.geojson"}
	for _, target := range targets[:3] {
		for range 2 {
			if text := s.get(t, target); !strings.Contains(text, "whispered") {
				t.Fatalf("%s lacks it", target)
			}
		}
	}
	whispered.Sensitivity = data.Confidential
	s.commit(t, data.Change{Incidents: []data.Incident{whispered}})
	for _, target := range append(targets, "/api/v1/incidents?limit=500&revision=2", "/api/v1/incidents?q=whispered&revision=2") {
		for range 2 {
			if text := answertest.Body(t, s.ask(t, "GET", target)); strings.Contains(text, "whispered title") {
				t.Errorf("%s still tells it", target)
			}
		}
	}
}

func TestACommitIsShownByTheNextAnswer(t *testing.T) {
	all := atlastest.Incidents(atlastest.Facts(t), 1, 30)
	s := open(t, all...)
	for i, target := range []string{"/api/v1/about", "/api/v1/choropleth", "/api/v1/incidents", "/tiles/incidents.json", "/api/v1/areas/SY"} {
		s.get(t, target)
		before := s.ask(t, "GET", target)
		s.commit(t, data.Change{Withdraw: []string{all[i].ID}})
		after := s.ask(t, "GET", target, "If-None-Match", before.Header.Get("ETag"))
		if after.StatusCode != http.StatusOK || after.Header.Get("ETag") == before.Header.Get("ETag") {
			t.Errorf("%s: %d, as it was before", target, after.StatusCode)
		}
	}
}

func TestWhatAnotherProcessCommitsIsShownByTheNextAnswer(t *testing.T) {
	all := atlastest.Incidents(atlastest.Facts(t), 1, 30)
	s := open(t, all...)
	other := site{store: s.store} // whose commits the server is not told of
	for i, target := range []string{"/api/v1/about", "/api/v1/vocabulary", "/api/v1/areas/district", "/api/v1/review", "/api/v1/choropleth", "/api/v1/incidents", "/tiles/incidents.json", "/api/v1/areas/SY"} {
		var before *http.Response
		for range 3 { // the last one from memory
			before = s.ask(t, "GET", target)
		}
		other.commit(t, data.Change{Withdraw: []string{all[i].ID}})
		after := s.ask(t, "GET", target, "If-None-Match", before.Header.Get("ETag"))
		if after.StatusCode != http.StatusOK || after.Header.Get("ETag") == before.Header.Get("ETag") {
			t.Errorf("%s: %d, as it was before", target, after.StatusCode)
		}
	}
}

func TestManyAskForTheSameAtOnce(t *testing.T) {
	s := openWith(t, server.Config{Page: builtPage(), CacheMB: 1}, atlastest.Incidents(atlastest.Facts(t), 1, 200)...)
	want := map[string]string{}
	for _, target := range targets {
		if !strings.Contains(target, "{") {
			want[target] = answertest.Body(t, s.ask(t, "GET", target))
		}
	}
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			coding := []string{"", "gzip", "zstd"}[i%3]
			for range 3 {
				for target, text := range want {
					if r := s.ask(t, "GET", target, "Accept-Encoding", coding); answertest.Body(t, r) != text {
						t.Errorf("%s in %q is another one", target, coding)
					}
				}
			}
		})
	}
	all.Wait()
}
