package placelist

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tawthiq/data"
)

func writing(text string, err error) func(io.Writer) error {
	return func(w io.Writer) error {
		if _, werr := io.WriteString(w, text); werr != nil {
			return werr
		}
		return err
	}
}

func content(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestAFileIsWrittenWhollyOrNotAtAll(t *testing.T) {
	folder := t.TempDir()
	path, broken := filepath.Join(folder, "out.csv"), errors.New("broken")
	if err := WriteFile(path, 0o666, writing("half", broken)); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
	if entries, _ := os.ReadDir(folder); len(entries) != 0 {
		t.Errorf("a failure leaves %v", entries)
	}
	if err := WriteFile(path, 0o666, writing("first", nil)); err != nil || content(t, path) != "first" {
		t.Errorf("%v", err)
	}
	if err := WriteFile(path, 0o666, writing("half", broken)); err == nil || content(t, path) != "first" {
		t.Errorf("the former file is now %q", content(t, path))
	}
	if err := WriteFile(path, 0o666, writing("second", nil)); err != nil || content(t, path) != "second" {
		t.Errorf("%v", err)
	}
	if entries, _ := os.ReadDir(folder); len(entries) != 1 {
		t.Errorf("there are now %v", entries)
	}
}

func TestALinkAndAModeStay(t *testing.T) {
	folder := t.TempDir()
	real, link := filepath.Join(folder, "real.csv"), filepath.Join(folder, "link.csv")
	if err := errors.Join(os.WriteFile(real, []byte("x"), 0o600), os.Symlink(real, link), WriteFile(link, 0o666, writing("new", nil))); err != nil {
		t.Fatal(err)
	}
	info, err := os.Lstat(link)
	if err != nil || info.Mode()&os.ModeSymlink == 0 || content(t, real) != "new" {
		t.Errorf("the link is %v, %v", info.Mode(), err)
	}
	if info, _ := os.Stat(real); info.Mode().Perm() != 0o600 {
		t.Errorf("the mode is %v", info.Mode())
	}
}

func TestWhatIsNoOrdinaryFileIsNotReplaced(t *testing.T) {
	if err := WriteFile(os.DevNull, 0o666, writing("x", nil)); err != nil {
		t.Error(err)
	}
	if info, err := os.Stat(os.DevNull); err != nil || info.Mode().IsRegular() {
		t.Errorf("%s is now %v, %v", os.DevNull, info.Mode(), err)
	}
	for _, path := range []string{t.TempDir(), filepath.Join(t.TempDir(), "none", "out.csv")} {
		if err := WriteFile(path, 0o666, writing("x", nil)); data.KindOf(err) != data.InvalidKind {
			t.Errorf("%s: %v", path, err)
		}
	}
}

func TestSpool(t *testing.T) {
	path, remove, err := Spool(t.Context(), strings.NewReader("a,b\n"))
	if err != nil || content(t, path) != "a,b\n" || filepath.Base(path) != "standard input" {
		t.Fatalf("%s, %v", path, err)
	}
	if err := remove(); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(filepath.Dir(path)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the folder is still there: %v", err)
	}
}

func TestSpoolingEndsThoughNothingComes(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	r, w := io.Pipe()
	defer w.Close()
	cancel()
	if _, _, err := Spool(ctx, r); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}
