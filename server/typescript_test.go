package server_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tawthiq/data"
	"tawthiq/server"
	"tawthiq/server/api"
	"tawthiq/server/openapi"
	"tawthiq/server/openapi/typescript"
	"tawthiq/server/tiles"
)

var update = flag.Bool("update", false, "write the types of the page")

func TestTheTypesOfThePageAreThoseOfTheInterface(t *testing.T) {
	s := open(t)
	vocabulary, err := data.DefaultVocabulary()
	if err != nil {
		t.Fatal(err)
	}
	routes := server.Routes(api.New(api.Config{Atlas: s.atlas}), tiles.New(s.atlas), server.Operation{}, openapi.Interface{Atlas: s.atlas})
	want := typescript.Write(openapi.New(routes, openapi.Data{Vocabulary: vocabulary}))
	path := filepath.Join("..", "web", "src", "api", "schema.ts")
	if *update {
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("the types of the page are not those of the interface; run: make types\n%s", diff)
	}
}
