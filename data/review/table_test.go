package review

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tawthiq/data"
	"tawthiq/geo"
)

var from = Provenance{Author: "Importer", At: time.Date(2024, 5, 31, 12, 0, 0, 0, time.UTC), Origin: "other.csv"}

func sample() []data.Alias {
	at := time.Date(2024, 1, 2, 3, 4, 5, 0, time.UTC)
	return []data.Alias{
		{Text: geo.Label{EN: "=HYPERLINK(1)", AR: "'صرمين"}, Region: geo.Label{EN: "-1", AR: "\tإدلب"}, PCode: sarmin, Author: "@me", At: at, Note: "a, \"b\"\nc", Origin: "+file.csv"},
		{Text: geo.Label{AR: "الغاب"}, PCode: "V19", Author: "A", At: at, Note: "a region", Origin: "b.csv"},
		{Text: geo.Label{EN: "Nowhere"}, PCode: "", Author: "A", At: at, Note: "'=a", Origin: "b.csv"},
	}
}

func TestAliasesAreReadBackAsTheyWere(t *testing.T) {
	var b bytes.Buffer
	if err := Write(&b, sample()); err != nil {
		t.Fatal(err)
	}
	for _, cell := range []string{"'=HYPERLINK", "'\t", "'@me", "'+file"} {
		if !strings.Contains(b.String(), cell) {
			t.Errorf("a spreadsheet would take %q for a formula:\n%s", cell, b.String())
		}
	}
	given, err := Read(&b, from)
	if err != nil {
		t.Fatal(err)
	}
	var got []data.Alias
	for _, g := range given {
		got = append(got, g.Alias)
	}
	if diff := cmp.Diff(sample(), got); diff != "" {
		t.Error(diff)
	}
}

func TestWhatAFileDoesNotSayIsCompleted(t *testing.T) {
	given, err := Read(strings.NewReader("pcode,text_en,text_ar,region_en,region_ar,origin\nnone,A wood,,,,review\n"), from)
	want := []Given{{2, data.Alias{Text: geo.Label{EN: "A wood"}, Author: "Importer", At: from.At, Origin: "other.csv"}}}
	if diff := cmp.Diff(want, given); diff != "" || err != nil {
		t.Error(diff, err)
	}
}

func TestFilesOfAliasesThatAreWrong(t *testing.T) {
	const header = "text_en,text_ar,region_en,region_ar,pcode,decided_at\n"
	for name, c := range map[string]struct{ file, says string }{
		"an empty file":             {"", "line 1: it does not name the columns"},
		"an unknown column":         {"text_en,txt\n", `no column "txt"`},
		"a column twice":            {"text_en,text_en\n", "twice"},
		"a column that is missing":  {"text_en\n", "text_ar is missing"},
		"a row that is too short":   {header + "a,b\n", "line 2"},
		"a row without a code":      {header + "a,,,,C1007,\nb,,,,,\n", "line 3, pcode: it is missing"},
		"a time that is none":       {header + "a,,,,C1007,yesterday\n", "line 2, decided_at"},
		"two rows, each wrong":      {header + "a,,,,,\nb,,,,,\n", "line 3, pcode"},
		"a quote that is not ended": {header + "\"a,,,,C1007,\n", "line "},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := Read(strings.NewReader(c.file), from); err == nil || !strings.Contains(err.Error(), c.says) {
				t.Errorf("the error is %v", err)
			}
		})
	}
}

func TestAListIsLearntWhollyOrNotAtAll(t *testing.T) {
	b := newBench(t)
	in, decided := b.described("Xylophone"), b.described("Marimba")
	b.add(in, decided)
	b.decided(Decision{Record: decided.ID, PCode: "C1007"})
	given := func(line int, text string, code geo.PCode) Given {
		return Given{line, data.Alias{Text: geo.Label{EN: text}, PCode: code, Author: "A", At: from.At, Origin: "b.csv"}}
	}
	for name, c := range map[string]struct {
		list []Given
		says string
	}{
		"a code that is not known":   {[]Given{given(2, "Xylophone", sarmin), given(3, "Wood", "C99999")}, "line 3, pcode: there is no place"},
		"the same twice":             {[]Given{given(2, "Xylophone", sarmin), given(3, "the xylophone", "C1007"), given(4, "xylophone!", sarmin)}, "line 4, text: line 2"},
		"two that contradict":        {[]Given{given(2, "Xylophone", sarmin), given(3, "XYLOPHONE", "")}, "line 3, pcode: line 2 says C3953 of the same description, and this one none"},
		"one against a decision":     {[]Given{given(2, "Marimba", sarmin)}, "line 2, pcode: Reviewer decided on"},
		"one without a description":  {[]Given{given(2, " !", sarmin)}, "line 2, text"},
		"everything that is wrong":   {[]Given{given(2, "", sarmin), given(3, "Wood", "X")}, "line 3, pcode"},
		"one without whoever did it": {[]Given{{2, data.Alias{Text: geo.Label{EN: "a"}, At: from.At, Origin: "b"}}}, "line 2, author"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := b.Learn(t.Context(), c.list, "Importer")
			if err == nil || !strings.Contains(err.Error(), c.says) {
				t.Errorf("the error is %v", err)
			}
		})
	}
	if len(b.waiting()) != 1 {
		t.Error("a part was learnt")
	}
	learned, err := b.Learn(t.Context(), []Given{given(2, "Xylophone", sarmin), given(3, "Marimba", "C1007"), given(4, "Wood", "")}, "Importer")
	if want := (Learned{New: 2, Known: 1, Placed: 1}); err != nil || learned != want {
		t.Errorf("%+v, %v", learned, err)
	}
	if p := b.placement(in); p.PCode != sarmin || p.Method != data.ByReviewer {
		t.Errorf("%+v", p)
	}
}

func TestImportingItsOwnExportChangesNothing(t *testing.T) {
	b := newBench(t)
	in := b.described("Xylophone")
	b.add(in)
	before := b.decided(Decision{Record: in.ID, PCode: sarmin, Note: "=1"}).Revision
	aliases, err := b.store.Aliases(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var file bytes.Buffer
	if err := Write(&file, aliases); err != nil {
		t.Fatal(err)
	}
	given, err := Read(&file, from)
	if err != nil {
		t.Fatal(err)
	}
	learned, err := b.Learn(t.Context(), given, "Importer")
	if want := (Learned{Known: 1}); err != nil || learned != want {
		t.Errorf("%+v, %v", learned, err)
	}
	if after, err := b.store.Revision(t.Context()); err != nil || after != before {
		t.Errorf("revision %d, %v", after, err)
	}
}
