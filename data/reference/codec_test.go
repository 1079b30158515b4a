package reference

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestNumbersAndTextsSurvive(t *testing.T) {
	var e encoder
	e.count(0)
	e.count(300)
	e.whole(-1 << 40)
	e.whole(1<<63 - 1)
	e.whole(-1 << 63)
	e.text("تل أبيض")
	e.texts(nil)
	e.texts([]string{"", "a"})
	d := decoder{rest: string(e.content) + string(make([]byte, 300))}
	got := []any{d.unsigned(), d.unsigned(), d.whole(), d.whole(), d.whole(), d.text(), d.texts(), d.texts()}
	want := []any{uint64(0), uint64(300), int64(-1 << 40), int64(1<<63 - 1), int64(-1 << 63), "تل أبيض", []string(nil), []string{"", "a"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if err := d.end(); !errors.Is(err, errDamaged) {
		t.Errorf("content left over gives %v", err)
	}
}

func TestADamagedFileIsAClearError(t *testing.T) {
	for _, kind := range kinds() {
		whole, err := compiled.ReadFile("compiled/" + fileName(kind))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := unseal(kind, whole); err != nil {
			t.Fatalf("%s: %v", kind, err)
		}
		for at := 0; at < len(whole); at += max(1, len(whole)/40) {
			flipped := append([]byte(nil), whole...)
			flipped[at] ^= 0x10
			for what, file := range map[string][]byte{"cut off": whole[:at], "flipped": flipped} {
				if _, err := unseal(kind, file); !errors.Is(err, errDamaged) {
					t.Errorf("%s %s at byte %d: %v", fileName(kind), what, at, err)
				}
			}
		}
		if _, err := unseal("other", whole); !errors.Is(err, errDamaged) {
			t.Errorf("%s is taken for a file of another kind", fileName(kind))
		}
	}
}

func TestLoadNamesTheDamagedFile(t *testing.T) {
	for _, kind := range kinds() {
		open := func(name string) ([]byte, error) {
			file, err := compiled.ReadFile("compiled/" + name)
			if name == fileName(kind) {
				file = file[:len(file)/2]
			}
			return file, err
		}
		if _, err := load(open, vernacularFiles); !errors.Is(err, errDamaged) || err.Error()[:len(kind)] != kind {
			t.Errorf("with half of %s: %v", fileName(kind), err)
		}
	}
}

// decoders reads a content as that of every kind.
func decoders() map[string]func(string) error {
	return map[string]func(string) error{
		areasKind:      func(s string) error { _, err := decodeAreas(s); return err },
		placesKind:     func(s string) error { _, err := decodePlaces(s); return err },
		controlKind:    func(s string) error { _, err := decodeControl(s); return err },
		neighboursKind: func(s string) error { _, err := decodeShapes(s); return err },
		riversKind:     func(s string) error { _, err := decodeRivers(s); return err },
		lakesKind:      func(s string) error { _, err := decodeShapes(s); return err },
	}
}

func TestContentCutOffIsAnError(t *testing.T) {
	for kind, decode := range decoders() {
		content := contentOf(t, kind)
		for at := 0; at < len(content); at += max(1, len(content)/10) {
			if err := decode(content[:at]); !errors.Is(err, errDamaged) {
				t.Errorf("the first %d bytes of %s: %v", at, kind, err)
			}
		}
		if err := decode(content + "x"); !errors.Is(err, errDamaged) {
			t.Errorf("%s with a byte more: %v", kind, err)
		}
	}
}

func contentOf(t testing.TB, kind string) string {
	t.Helper()
	file, err := compiled.ReadFile("compiled/" + fileName(kind))
	if err != nil {
		t.Fatal(err)
	}
	content, err := unseal(kind, file)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// FuzzDecoders proves that no content makes a decoder panic. Its seeds are small contents of
// every kind.
func FuzzDecoders(f *testing.F) {
	f.Add("")
	f.Add("\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff")
	s := tinyFacts(f)
	f.Add(string(encodeAreas(s.areas)))
	f.Add(string(encodePlaces(s.places)))
	f.Add(string(encodeControl(s.control)))
	f.Add(string(encodeShapes(s.neighbours)))
	f.Add(string(encodeShapes(s.lakes)))
	f.Add(string(encodeRivers(s.rivers)))
	f.Fuzz(func(t *testing.T, content string) {
		for kind, decode := range decoders() {
			if err := decode(content); err != nil && !errors.Is(err, errDamaged) {
				t.Errorf("%s: %v", kind, err)
			}
		}
	})
}

func FuzzUnseal(f *testing.F) {
	file, err := seal("seed", []byte("a content"))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(file)
	f.Add([]byte(header("seed")))
	f.Fuzz(func(t *testing.T, file []byte) {
		if content, err := unseal("seed", file); err != nil && (!errors.Is(err, errDamaged) || content != "") {
			t.Errorf("%q, %v", content, err)
		}
	})
}
