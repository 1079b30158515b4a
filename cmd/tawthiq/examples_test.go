package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// described is an operation of the document of the interface, as far as it is asked here.
type described struct {
	OperationID string
	Parameters  []struct {
		Name, In string
		Required bool
		Example  any
		With     string `json:"x-with"`
	}
}

// onlyFromALiveList are parameters whose values another answer gives: the document has no example of them.
var onlyFromALiveList = []string{"cursor", "context", "record"}

// The document's example of each parameter is answered of the sample.
func TestEveryExampleOfAParameterIsAnswered(t *testing.T) {
	base := "http://" + startServer(t, buildBinary(t), filepath.Join(t.TempDir(), "sample.db"), "--sample")
	var document struct {
		Paths map[string]struct{ Get *described }
	}
	body, err := fetch(t, base+"/api/openapi.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(body, &document); err != nil {
		t.Fatal(err)
	}
	asked := 0
	for path, methods := range document.Paths {
		if methods.Get == nil {
			continue
		}
		for _, target := range methods.Get.targets(t, path) {
			asked++
			if _, err := fetch(t, base+target); err != nil {
				t.Error(err)
			}
		}
	}
	if asked < 150 {
		t.Errorf("only %d examples were asked", asked)
	}
}

// targets returns a request for each parameter of an operation, with what it cannot do without, and one for
// an operation without parameters.
func (d described) targets(t *testing.T, path string) (out []string) {
	needed := url.Values{}
	for _, p := range d.Parameters {
		switch {
		case p.Example == nil && slices.Contains(onlyFromALiveList, p.Name):
			if p.In == "path" {
				return nil
			}
		case p.Example == nil:
			t.Errorf("%s: %s has no example", d.OperationID, p.Name)
		case p.In == "path":
			path = strings.ReplaceAll(path, "{"+p.Name+"}", url.PathEscape(text(p.Example)))
		case p.Required:
			needed.Set(p.Name, text(p.Example))
		}
	}
	for _, p := range d.Parameters {
		if p.Example == nil || p.In == "path" {
			continue
		}
		query := url.Values{p.Name: {text(p.Example)}}
		with, err := url.ParseQuery(p.With)
		if err != nil {
			t.Fatal(err)
		}
		for _, more := range []url.Values{with, needed} {
			for name, values := range more {
				if !query.Has(name) {
					query[name] = values
				}
			}
		}
		out = append(out, path+"?"+query.Encode())
	}
	if out == nil {
		out = []string{path}
	}
	return out
}

// text returns an example as it stands in a query.
func text(example any) string {
	if several, ok := example.([]any); ok {
		var out []string
		for _, one := range several {
			out = append(out, text(one))
		}
		return strings.Join(out, ",")
	}
	return fmt.Sprint(example)
}

// fetch returns a body that is answered with 200.
func fetch(t *testing.T, address string) ([]byte, error) {
	t.Helper()
	r, err := http.Get(address)
	if err != nil {
		return nil, err
	}
	defer func() { _ = r.Body.Close() }()
	body, err := io.ReadAll(r.Body)
	if err == nil && r.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s: %d %.300s", address, r.StatusCode, body)
	}
	return body, err
}
