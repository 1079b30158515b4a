package placelist

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tawthiq/data"
)

func TestEveryColumnIsKeptAndTheAnswerFollows(t *testing.T) {
	got, summary := output(t, "id,place,region,lat,lon\n1,Here,Aleppo,1,2\n2,Perhaps,,,\n3,Somewhere,,,\n4,Nowhere,,,\n", Config{})
	want := `id,place,region,input_lat,input_lon,match_pcode,match_name,match_level,governorate,district,subdistrict,lat,lon,geo_precision,uncertainty_m,score,state,candidates,reason
1,Here,Aleppo,1,2,C1,Here,place,SY02,SY0200,SY020001,36.2,37.123457,locality,500,0.988,accepted,C1:0.988|SY0201:0.000,asked Here//Aleppo//
2,Perhaps,,,,SY0201,,district,SY02,SY0201,,,,district,30000,0.000,review,SY0201:0.000|C1:0.988,asked Perhaps////
3,Somewhere,,,,SY,,country,,,,,,country,0,0.000,review,,asked Somewhere////
4,Nowhere,,,,,,,,,,,,,,,not_found,,asked Nowhere////
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	wantSummary := Summary{Rows: 4, Accepted: 1, Review: 2, NotFound: 1, Place: []string{"place"}, Region: []string{"region"},
		Renamed: []Renamed{{"lat", "input_lat"}, {"lon", "input_lon"}}}
	if diff := cmp.Diff(wantSummary, summary); diff != "" {
		t.Error(diff)
	}
}

func TestRegionsAndLinesHaveNoPoint(t *testing.T) {
	got, _ := output(t, "place\nGhab\nRoad\n", Config{Language: "ar"})
	want := `place,match_pcode,match_name,match_level,governorate,district,subdistrict,lat,lon,geo_precision,uncertainty_m,score,state,candidates,reason
Ghab,V19,الغاب,region,SY05,SY0502,,,,district,18000,0.950,accepted,V19:0.950,asked Ghab////ar
Road,SY0200,هنا – هناك,line,SY02,SY0200,,,,region,9000,0.950,accepted,C1:0.988,asked Road////ar
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestWhatARowAsks(t *testing.T) {
	coordinates := Config{Columns: Columns{Place: "p", Lat: "y", Lon: "x"}}
	for name, tc := range map[string]struct {
		table  string
		config Config
		reason string // of the last row
	}{
		"a column for each language":                {"place_en,place_ar,region_en,region_ar\nA,ا,B,ب\n", Config{}, "asked A/ا/B/ب/"},
		"one column, in Arabic":                     {"place\nقرية ا\n", Config{}, "asked /قرية ا///"},
		"one column, in both":                       {"place,x\nHama حماة,\n", Config{}, "asked Hama/حماة///"},
		"names in any letters":                      {"Place Name,GOVERNORATE\nA,B\n", Config{}, "asked A//B//"},
		"names in Arabic":                           {"المكان,المحافظة\nا,ب\n", Config{}, "asked /ا//ب/"},
		"all the areas around it, narrowest first":  {"governorate,village,subdistrict,district\nG,A,S,D\n", Config{}, "asked A//S, D, G//"},
		"the layout of a known source":              {"event_id_cnty,event_date,event_type,sub_event_type,location,admin1,admin2,admin3\n,,,,A,G,D,S\n", Config{}, "asked A//S, D, G//"},
		"hashtags":                                  {"a,b,when,what\n#loc+name,#adm1+name,#date+start,#violation\nA,B,,\n", Config{}, "asked A//B//"},
		"a named place is the only column":          {"place,q,region\nA,B,C\n", Config{Columns: Columns{Place: "q"}}, "asked B////"},
		"a named region leaves the places be found": {"place,q,region\nA,B,C\n", Config{Columns: Columns{Region: "q"}}, "asked A//B//"},
		"only a region":                             {"id,q\n1,B\n", Config{Columns: Columns{Region: "q"}}, "asked //B//"},
		"the language of the answer":                {"place\nA\n", Config{Language: "ar"}, "asked A////ar"},
		"space at the borders":                      {"place,x\n\"  A \",\n", Config{}, "asked A////"},
		"coordinates are not found by their names":  {"place,latitude,longitude\nA,36,37\n", Config{}, "asked A////"},
		"coordinates":                               {"p,y,x\nA,36.2,37.1\n", coordinates, "asked A//// at 36.2 37.1"},
		"coordinates in another style":              {"p,y,x\nA,\"36,2\",37°6'0\"\"E\n", coordinates, "asked A//// at 36.2 37.1"},
		"coordinates in Arabic digits":              {"p,y,x\nA,٣٦٫٢,٣٧٫١\n", coordinates, "asked A//// at 36.2 37.1"},
		"exchanged coordinates":                     {"p,y,x\nA,40.5,35.5\n", coordinates, "asked A//// at 35.5 40.5; latitude and longitude were exchanged, read as 35.5, 40.5"},
		"coordinates that are none":                 {"p,y,x\nA,north,=1\n", coordinates, `asked A////; the coordinates "north", "=1" cannot be read and are not used`},
		"half of the coordinates":                   {"p,y,x\nA,36.2,\n", coordinates, `asked A////; the coordinates "36.2", "" cannot be read and are not used`},
		"noughts for no coordinates":                {"p,y,x\nA,0.00,0\n", coordinates, "asked A////"},
		"no coordinates":                            {"p,y,x\nA,,\n", coordinates, "asked A////"},
		"a list of one place a line":                {"name\nA; B, C\n", Config{}, "asked A; B, C////"},
		"its own output":                            {"place,match_pcode,governorate\nA,C1,SY02\n", Config{}, "asked A////"},
		"a reason on one line":                      {"place,x\n\"A\r\nB\tC\",\n", Config{}, "asked A  B C////"},
		"a description that is no text":             {"place,x\nA,\xd8\xa7\xd8\xa7\xd8\xa7\xd8\xa7\xd8\xa7\xd8\xa7\xd8\xa7\xd8\xa7\xd8\xa7\xd8\xa7\xd8\xa7\xd8\xa7\xd8\xa7\xd8\xa7\xd8\xa7\xd8\xa7\xd8\xa7\xd8\xa7\xd8\xa7\xd8\xa7\xd8\xa7\nA\xff,\n", Config{}, "the description is not valid text: give the file's encoding"},
	} {
		t.Run(name, func(t *testing.T) {
			got, _ := output(t, tc.table, tc.config)
			rows := records(t, got)
			if last := rows[len(rows)-1]; last["reason"] != tc.reason {
				t.Errorf("got %q, want %q\n%s", last["reason"], tc.reason, got)
			}
		})
	}
}

func TestWrongColumnsAreRefusedBeforeAnythingIsWritten(t *testing.T) {
	for name, tc := range map[string]struct {
		table string
		named Columns
		field string
	}{
		"a place that is not there":        {"a,b\n1,2\n", Columns{Place: "where"}, "place"},
		"an Arabic place":                  {"a,b\n1,2\n", Columns{PlaceAR: "where"}, "place-ar"},
		"a region":                         {"place,b\n1,2\n", Columns{Region: "where"}, "region"},
		"a latitude":                       {"place,b\n1,2\n", Columns{Lat: "y", Lon: "b"}, "lat"},
		"a latitude without a longitude":   {"place,b\n1,2\n", Columns{Lat: "b"}, "lat, lon"},
		"no column that is known":          {"a,b\n1,2\n", Columns{}, "place"},
		"two columns of one name":          {"a,a\n1,2\n", Columns{Place: "a"}, "place"},
		"two columns of nearly a name":     {"A,a \n1,2\n", Columns{Place: "Á"}, "place"},
		"a victim's name is no place":      {"name,date\n1,2\n", Columns{}, "place"},
		"a name in letters of another one": {"place name,place_name\n1,2\n", Columns{Place: "PLACE NAME"}, "place"},
	} {
		t.Run(name, func(t *testing.T) {
			var written strings.Builder
			_, err := Run(t.Context(), openTable(t, tc.table), &written, Config{Geocoder: echo{}, Columns: tc.named})
			var e *data.Error
			if !errors.As(err, &e) || e.Kind != data.InvalidKind || e.Field != tc.field {
				t.Fatalf("got %v", err)
			}
			if written.Len() > 0 {
				t.Errorf("written: %s", written.String())
			}
		})
	}
}

func TestTheColumnsThereAreAreListed(t *testing.T) {
	_, err := Run(t.Context(), openTable(t, "a,,b\n1,2,3\n"), io.Discard, Config{Geocoder: echo{}, Columns: Columns{Place: "c"}})
	var e *data.Error
	if !errors.As(err, &e) || !cmp.Equal([]string{"a", "b"}, e.Allowed) {
		t.Errorf("got %+v", e)
	}
}

func TestADamagedRowIsNeverAccepted(t *testing.T) {
	got, summary := output(t, "id,place,note\n1,Here\n2,Here,x,y,z\n3,Here,\"open\n4,Here,x\n,,\n", Config{})
	rows := records(t, got)
	if len(rows) != 5 || summary.Damaged != 3 || summary.Accepted != 1 {
		t.Fatalf("%+v\n%s", summary, got)
	}
	for i, want := range []string{"2 cells where the header has 3 columns", `left out because no column is theirs: ["y" "z"]`, "a quote opens and never closes"} {
		if rows[i]["state"] != "review" || rows[i]["match_pcode"] != "C1" || !strings.Contains(rows[i]["reason"], want) {
			t.Errorf("row %d: %v", i+1, rows[i])
		}
	}
	if rows[3]["state"] != "accepted" || rows[4]["state"] != "not_found" {
		t.Errorf("the rows after it: %v", rows[3:])
	}
}

func TestCellsStayAsTheyAre(t *testing.T) {
	cells := []string{"=1+1", "+2", "-3", "@x", " a ", "\ta", `"q"`, "l1\nl2", "l1\r\nl2", "\u200fسراقب\u200e", "e\u0301", "٣", "", "'", "\\."}
	var table strings.Builder
	table.WriteString("place,note\n")
	for _, c := range cells {
		fmt.Fprintf(&table, "A,\"%s\"\n", strings.ReplaceAll(c, `"`, `""`))
	}
	got, _ := output(t, table.String(), Config{})
	for i, line := range strings.Split(strings.TrimSpace(replaceQuotedEnds(got)), "\n")[1:] {
		want := replaceQuotedEnds(cells[i])
		if !strings.Contains(line, want) {
			t.Errorf("%q is not in %q", want, line)
		}
	}
	if !strings.Contains(got, "l1\r\nl2") {
		t.Error("a line end inside a cell changed")
	}
}

// replaceQuotedEnds makes the line ends inside the cells of TestCellsStayAsTheyAre visible, and
// doubled quotes single.
func replaceQuotedEnds(s string) string {
	return strings.NewReplacer("l1\r\nl2", "l1<rn>l2", "l1\nl2", "l1<n>l2", `"""q"""`, `"q"`).Replace(s)
}

func TestBytesThatAreNoTextStayOutsideTheDescription(t *testing.T) {
	got, _ := output(t, "place,note\n"+strings.Repeat("A,سراقب سراقب سراقب\n", 3)+"Here,\xff\n", Config{})
	if !strings.Contains(got, "Here,\xff,C1") {
		t.Errorf("%q", got)
	}
}

func TestTheFormOfTheInputIsKept(t *testing.T) {
	for name, tc := range map[string]struct {
		in    string
		start string
		has   string
	}{
		"semicolons":            {"place;n\nA;1\n", "place;n;match_pcode;", "\nA;1;"},
		"tabs":                  {"place\tn\nA\t1\n", "place\tn\tmatch_pcode\t", "\nA\t1\t"},
		"a byte order mark":     {"\uFEFFplace,n\nA,1\n", "\uFEFFplace,n,match_pcode,", "\nA,1,"},
		"Windows-1256":          {"place,n\n\xd3\xd1\xc7\xde\xc8 \xe6\xc7\xe1\xdf\xd1\xdf \xe6\xc7\xe1\xd5\xe6\xd1\xc9,1\n", "place,n,match_pcode,", "\nسراقب والكرك والصورة,1,"},
		"hashtags":              {"place,n\n#loc+name,#x\nA,1\n", "place,n,match_pcode,", "\n#loc+name,#x,,,,,,,,,,,,,,\nA,1,"},
		"a column without name": {",place\n1,A\n", ",place,match_pcode,", "\n1,A,"},
		"a header alone":        {"place,n\n", "place,n,match_pcode,", ",reason\n"},
	} {
		t.Run(name, func(t *testing.T) {
			got, _ := output(t, tc.in, Config{})
			if !strings.HasPrefix(got, tc.start) || !strings.Contains(got, tc.has) {
				t.Errorf("%q", got)
			}
		})
	}
}

func TestNamesOfTheAnswerAreThereOnce(t *testing.T) {
	names, renamed := header([]string{"lat", "Lat", "input_lat", "STATE", "match pcode", "x"})
	if diff := cmp.Diff([]string{"input_input_lat", "input_input_input_Lat", "input_lat", "input_STATE", "input_match pcode", "x"}, names[:6]); diff != "" {
		t.Error(diff)
	}
	seen := map[string]bool{}
	for _, n := range names {
		if seen[n] {
			t.Errorf("%s is there twice", n)
		}
		seen[n] = true
	}
	if diff := cmp.Diff(Names(), names[6:]); diff != "" || len(renamed) != 4 {
		t.Errorf("%v %s", renamed, diff)
	}
}

func TestManyRowsStayInTheirOrder(t *testing.T) {
	var table strings.Builder
	table.WriteString("id,place\n")
	const n = 3*batchRows + 7
	for i := range n {
		fmt.Fprintf(&table, "%d,P%d\n", i, i)
	}
	calls, last := 0, 0.0
	got, summary := output(t, table.String(), Config{Progress: func(p Progress) { calls, last = calls+1, p.Fraction }})
	rows := records(t, got)
	if len(rows) != n || summary.Rows != n || calls != 4 || last != 1 {
		t.Fatalf("%d rows, %+v, %d calls, fraction %g", len(rows), summary, calls, last)
	}
	for i, row := range rows {
		if row["id"] != fmt.Sprint(i) || row["reason"] != fmt.Sprintf("asked P%d////", i) {
			t.Fatalf("row %d: %v", i, row)
		}
	}
}

func TestACancelledRunEnds(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Run(ctx, openTable(t, "place,x\nA,1\n"), io.Discard, Config{Geocoder: echo{}}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

// full is a disk on which n bytes have room.
type full struct{ n int }

var errFull = errors.New("no space left")

func (f *full) Write(p []byte) (int, error) {
	if f.n -= len(p); f.n < 0 {
		return 0, errFull
	}
	return len(p), nil
}

func TestAFullDiskIsAnError(t *testing.T) {
	for _, room := range []int{0, 300, 8000} {
		_, err := Run(t.Context(), openTable(t, "place,x\n"+strings.Repeat("Here,1\n", 2000)), &full{room}, Config{Geocoder: echo{}})
		if !errors.Is(err, errFull) {
			t.Errorf("with room for %d bytes: %v", room, err)
		}
	}
}
