package atlastest

import (
	"testing"

	"tawthiq/data/reference"
)

// Facts returns the embedded reference facts.
func Facts(t testing.TB) *reference.Facts {
	t.Helper()
	f, err := reference.Load()
	if err != nil {
		t.Fatal(err)
	}
	return f
}
