package atlastest

import (
	"sync"
	"testing"

	"tawthiq/data/reference"
)

var loadFacts = sync.OnceValues(reference.Load)

// Facts returns the embedded reference facts, loaded once for all tests of a package.
func Facts(t testing.TB) *reference.Facts {
	t.Helper()
	f, err := loadFacts()
	if err != nil {
		t.Fatal(err)
	}
	return f
}
