package server

import (
	"bytes"
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"tawthiq/server/answer"
)

func TestADefectIsAProblemWithTheRequestsID(t *testing.T) {
	var log bytes.Buffer
	cfg := Config{Log: slog.New(slog.NewTextHandler(&log, nil))}.withDefaults()
	engine, err := newEngine(cfg)
	if err != nil {
		t.Fatal(err)
	}
	writer, err := answer.NewWriter(answer.Config{Timeout: time.Second, Log: cfg.Log})
	if err != nil {
		t.Fatal(err)
	}
	mount(engine, "/broken", writer.Handle(
		func(context.Context, answer.Call) (answer.Answer, error) { panic("kaput") }))
	w := httptest.NewRecorder()
	front{engine, writer, cfg.Log}.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), "GET", "/broken", nil))
	var p answer.Problem
	if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil {
		t.Fatal(err)
	}
	if w.Code != http.StatusInternalServerError || p.RequestID == "" || strings.Contains(w.Body.String(), "kaput") {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	if !strings.Contains(log.String(), "kaput") || !strings.Contains(log.String(), p.RequestID) || !strings.Contains(log.String(), "middleware_test.go") {
		t.Errorf("the log does not say where: %s", log.String())
	}
}

func TestConfigurationsThatCannotBeAreRefused(t *testing.T) {
	for name, cfg := range map[string]Config{
		"no atlas":              {},
		"an address":            {Listen: "nowhere"},
		"a time that is less":   {AnswerSeconds: -1},
		"a public url's scheme": {PublicURL: "ftp://example.org"},
		"a public url's path":   {PublicURL: "https://example.org/map"},
	} {
		if err := cfg.withDefaults().validate(); err == nil {
			t.Errorf("%s is accepted", name)
		}
	}
}

func TestRequestIDsDoNotRepeat(t *testing.T) {
	seen := map[string]bool{}
	for range 100_000 {
		id := newRequestID()
		if len(id) != requestIDSigns || strings.Trim(id, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567") != "" {
			t.Fatalf("%q is no id", id)
		}
		if seen[id] {
			t.Fatalf("%s comes twice", id)
		}
		seen[id] = true
	}
}
