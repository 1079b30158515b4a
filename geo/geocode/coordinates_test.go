package geocode

import (
	"encoding/csv"
	"errors"
	"math"
	"os"
	"path/filepath"
	"testing"

	"github.com/paulmach/orb"

	"tawthiq/geo"
)

func TestParseCoordinates(t *testing.T) {
	for name, tc := range map[string]struct {
		lat, lon string
		want     orb.Point
	}{
		"decimal degrees":                        {"36.2021", "37.1343", orb.Point{37.1343, 36.2021}},
		"a decimal comma":                        {"36,2021", " 37,1343 ", orb.Point{37.1343, 36.2021}},
		"Arabic-Indic digits":                    {"٣٦٫٢٠٢١", "٣٧٫١٣٤٣", orb.Point{37.1343, 36.2021}},
		"a letter after a decimal number":        {"35.7874449N", "36.0372269E", orb.Point{36.0372269, 35.7874449}},
		"a letter before the number":             {"N 35.5", "e36.5", orb.Point{36.5, 35.5}},
		"degrees, minutes and seconds":           {`36°10'30"N`, `37°9'0.00"E`, orb.Point{37.15, 36.175}},
		"without letters":                        {`36°10'30"`, `37° 9'0.00"`, orb.Point{37.15, 36.175}},
		"without the mark of the seconds":        {`36°10'30N`, `37°9'0`, orb.Point{37.15, 36.175}},
		"typographic primes":                     {"36°10′30″N", "37°9′00″E", orb.Point{37.15, 36.175}},
		"one decimal, the other not":             {"36.175", `37°9'0"`, orb.Point{37.15, 36.175}},
		"degrees and decimal minutes":            {"36 10.5", "37 9", orb.Point{37.15, 36.175}},
		"southern and western letters":           {"10.5S", "20.25W", orb.Point{-20.25, -10.5}},
		"a minus sign":                           {"-10.5", "-20.25", orb.Point{-20.25, -10.5}},
		"a minus sign and a letter say it twice": {"-10.5S", "-20.25 W", orb.Point{-20.25, -10.5}},
		"far from Syria either way round, stays": {"48.85", "2.35", orb.Point{2.35, 48.85}},
		"both ways round near Syria, stays":      {"36.5", "37.5", orb.Point{37.5, 36.5}},
		"direction marks around the number":      {"\u200f36.5\u200e", "37.5", orb.Point{37.5, 36.5}},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := ParseCoordinates(tc.lat, tc.lon)
			if err != nil {
				t.Fatal(err)
			}
			if math.Abs(got[0]-tc.want[0]) > 1e-9 || math.Abs(got[1]-tc.want[1]) > 1e-9 {
				t.Errorf("got %v, want %v", got, tc.want)
			}
		})
	}
}

func TestExchangedCoordinatesAreReadAndSaid(t *testing.T) {
	for name, tc := range map[string]struct {
		lat, lon string
		want     orb.Point
	}{
		"only the other way round is near Syria": {"40.5", "35.1", orb.Point{40.5, 35.1}},
		"the letters say so":                     {"37.15E", "36.175N", orb.Point{37.15, 36.175}},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := ParseCoordinates(tc.lat, tc.lon)
			if !errors.Is(err, ErrSwapped) || got != tc.want {
				t.Errorf("got %v, %v; want %v and ErrSwapped", got, err, tc.want)
			}
		})
	}
}

func TestCellsThatAreNoCoordinates(t *testing.T) {
	for _, cells := range [][2]string{
		{"", ""}, {"36.2", ""}, {"north", "east"}, {"36.2.1", "37"}, {"36°61'0\"", "37"}, {"36.5°10'", "37"},
		{"91", "37"}, {"36", "181"}, {"0", "0"}, {"NaN", "37"}, {"1e3", "37"}, {"Inf", "0"}, {"36 1 2 3", "37"},
		{"36E", "37E"}, {"--", "-"}, {"--36", "37"}, {"+-36", "37"}, {"0x10", "37"},
	} {
		if p, err := ParseCoordinates(cells[0], cells[1]); err == nil || errors.Is(err, ErrSwapped) {
			t.Errorf("%q is read as %v (%v)", cells, p, err)
		}
	}
}

func TestEveryCoordinateOfTheArchiveIsRead(t *testing.T) {
	f, err := os.Open(filepath.Join("..", "..", "..", "shared", "testdata", "syrian_archive_russian_2016.csv"))
	if err != nil {
		t.Skip("the real files are not here: ", err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows[1:] {
		if row[4] == "" && row[5] == "" {
			continue
		}
		if _, err := ParseCoordinates(row[4], row[5]); err != nil && !errors.Is(err, ErrSwapped) {
			t.Errorf("%s: %v", row[0], err)
		}
	}
}

func FuzzParseCoordinates(f *testing.F) {
	for _, s := range [][2]string{{"36.2", "37.1"}, {"36°10'30\"N", "37° 9'0.00\"E"}, {"٣٦٫٢", "37,1"}, {"-", "N"}, {"\xff", "NN"}, {"+-36", "1e9"}} {
		f.Add(s[0], s[1])
	}
	f.Fuzz(func(t *testing.T, lat, lon string) {
		p, err := ParseCoordinates(lat, lon)
		if err == nil && geo.CheckPoint(p) != nil {
			t.Errorf("%q, %q is read as %v", lat, lon, p)
		}
	})
}
