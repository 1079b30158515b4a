package trial

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"

	"tawthiq/geo"
)

const head = "id,set,place_en,place_ar,region,lat,lon,precision,resolvable\n"

func TestReadTakesColumnsByName(t *testing.T) {
	file := "\ufeffLat,lon,place_ar,place_en,region,resolvable,precision,notes\n" +
		"35.93,36.63,إدلب,Idlib,Idlib,1,city,anything\n" +
		"36.2,37.1,حلب,,,0,,\n"
	got, err := Read(strings.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	want := []Row{
		{ID: "line 2", Text: geo.Label{EN: "Idlib", AR: "إدلب"}, Region: geo.Label{EN: "Idlib"}, At: orb.Point{36.63, 35.93}, Precision: "city", Resolvable: true},
		{ID: "line 3", Text: geo.Label{AR: "حلب"}, At: orb.Point{37.1, 36.2}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestReadSaysWhereAFileIsWrong(t *testing.T) {
	for name, c := range map[string]struct{ file, want string }{
		"an empty file":                    {"", "the file is empty"},
		"a header alone":                   {head, "no rows"},
		"a column is missing":              {"place_en,place_ar,region,lat,lon,precision\n", "there is no column resolvable"},
		"a column is there twice":          {"lat,lat\n", "the column lat is there twice"},
		"a latitude is no number":          {head + "a,,X,,,36.1,37,village,1\nb,,Y,,,north,37,village,1\n", `line 3, column lat: "north" is not a number`},
		"the null island":                  {head + "a,,X,,,0,0,village,1\n", "line 2, column lat: "},
		"a longitude out of range":         {head + "a,,X,,,36,370,village,1\n", "line 2, column lat: "},
		"nothing describes the place":      {head + "a,,,,Idlib,36,37,village,1\n", "line 2, column place_en: "},
		"resolvable is neither yes nor no": {head + "a,,X,,,36,37,village,maybe\n", `line 2, column resolvable: "maybe"`},
		"a row is short":                   {head + "a,,X\n", "line 2"},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := Read(strings.NewReader(c.file)); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("the error is %v, want one with %q", err, c.want)
			}
		})
	}
}

func TestRepeatsOfADescriptionShareAFold(t *testing.T) {
	used := map[int]bool{}
	for _, name := range []string{"Raqqa", "Idlib", "Hama", "Homs", "Douma", "Saraqab", "Jisr", "Binnish"} {
		fold := Fold(Row{Text: geo.Label{EN: name}}, 5)
		used[fold] = true
		repeat := Row{Text: geo.Label{EN: "al-" + strings.ToUpper(name), AR: "غيره"}, Region: geo.Label{EN: "Somewhere"}}
		if again := Fold(repeat, 5); again != fold || fold < 0 || fold > 4 {
			t.Errorf("%s is in the folds %d and %d", name, fold, again)
		}
	}
	if len(used) < 3 {
		t.Errorf("eight names are in %d folds", len(used))
	}
}
