package geocode

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"tawthiq/geo"
)

// ErrSwapped is wrapped by the error of ParseCoordinates where latitude and longitude are
// exchanged. The point that comes with it has them the right way round and can be used, as long
// as a person is told.
var ErrSwapped = errors.New("latitude and longitude are exchanged")

// ParseCoordinates reads a latitude and a longitude as people write them: decimal degrees with a
// point or a comma, degrees, minutes and seconds with any of the usual marks, a letter of the
// compass before or after, European or Arabic-Indic digits.
//
// Errors: a cell that cannot be read, a value out of range, 0, 0. ErrSwapped, together with a
// point, where the letters say so, or where only the exchanged coordinates lie in or near Syria.
func ParseCoordinates(lat, lon string) (orb.Point, error) {
	y, yAxis, err := parseAngle(lat)
	if err != nil {
		return orb.Point{}, fmt.Errorf("latitude %q: %w", clip(lat), err)
	}
	x, xAxis, err := parseAngle(lon)
	if err != nil {
		return orb.Point{}, fmt.Errorf("longitude %q: %w", clip(lon), err)
	}
	given, exchanged := orb.Point{x, y}, orb.Point{y, x}
	switch {
	case yAxis == 'x' && xAxis == 'y':
		return swapped(exchanged)
	case yAxis == 'x' || xAxis == 'y':
		return orb.Point{}, fmt.Errorf("the letters of the compass do not fit a latitude %q and a longitude %q", clip(lat), clip(lon))
	case yAxis == 0 && xAxis == 0 && !nearSyria(given) && nearSyria(exchanged):
		return swapped(exchanged)
	}
	if err := geo.CheckPoint(given); err != nil {
		return orb.Point{}, err
	}
	return given, nil
}

func swapped(p orb.Point) (orb.Point, error) {
	if err := geo.CheckPoint(p); err != nil {
		return orb.Point{}, err
	}
	return p, fmt.Errorf("%w: read as latitude %g, longitude %g", ErrSwapped, p[1], p[0])
}

// nearSyria reports whether a point is in a box around Syria, about half a degree wider.
func nearSyria(p orb.Point) bool {
	return orb.Bound{Min: orb.Point{35, 31.8}, Max: orb.Point{43, 37.9}}.Contains(p)
}

// clip keeps a broken cell from filling a message.
func clip(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}

// maxAngleBytes is far above any angle that can be read.
const maxAngleBytes = 100

var errAngle = errors.New("not a number of degrees: write it as 36.2021, 36,2021 or 36°12'7.5\"N")

// parseAngle reads an angle in degrees and the axis that its letter says, 'x' or 'y', or 0.
func parseAngle(s string) (degrees float64, axis byte, err error) {
	if len(s) > maxAngleBytes {
		return 0, 0, errAngle
	}
	text, letter := splitLetter(plainAngle(s))
	fields := strings.Fields(text)
	if len(fields) == 0 || len(fields) > 3 {
		return 0, 0, errAngle
	}
	negative := strings.HasPrefix(fields[0], "-")
	for i, unit := range []float64{1, 60, 3600}[:len(fields)] {
		value, ok := parsePart(fields[i], i, i == len(fields)-1)
		if !ok {
			return 0, 0, errAngle
		}
		degrees += value / unit
	}
	if degrees > 180 {
		return 0, 0, fmt.Errorf("%g degrees are more than 180", degrees)
	}
	if negative || letter == 'S' || letter == 'W' {
		degrees = -degrees
	}
	return degrees, axisOf(letter), nil
}

// parsePart reads degrees, minutes or seconds without their sign. Only the last part of an angle
// can have decimals, only degrees a sign, and minutes and seconds are less than 60.
func parsePart(s string, position int, last bool) (float64, bool) {
	if position == 0 && s != "" && (s[0] == '+' || s[0] == '-') {
		s = s[1:]
	}
	if strings.Trim(s, "0123456789.") != "" || (!last && strings.Contains(s, ".")) {
		return 0, false
	}
	value, err := strconv.ParseFloat(s, 64)
	return value, err == nil && (position == 0 || value < 60)
}

func axisOf(letter byte) byte {
	switch letter {
	case 'N', 'S':
		return 'y'
	case 'E', 'W':
		return 'x'
	}
	return 0
}

// angleMarks replaces what may stand in an angle by the plain sign for it.
var angleMarks = strings.NewReplacer(
	"٠", "0", "١", "1", "٢", "2", "٣", "3", "٤", "4", "٥", "5", "٦", "6", "٧", "7", "٨", "8", "٩", "9",
	"۰", "0", "۱", "1", "۲", "2", "۳", "3", "۴", "4", "۵", "5", "۶", "6", "۷", "7", "۸", "8", "۹", "9",
	"٫", ".", ",", ".", "،", ".", "−", "-", "–", "-",
	"°", " ", "º", " ", "˚", " ", ":", " ", "'", " ", "’", " ", "‘", " ", "′", " ", "´", " ", "`", " ", "\"", " ", "”", " ", "“", " ", "″", " ",
	"\u00a0", " ", "\u200e", "", "\u200f", "", "\u202a", "", "\u202c", "", "\ufeff", "",
)

func plainAngle(s string) string { return strings.ToUpper(strings.TrimSpace(angleMarks.Replace(s))) }

// splitLetter takes a letter of the compass off the beginning or the end.
func splitLetter(s string) (text string, letter byte) {
	if s == "" {
		return s, 0
	}
	if last := s[len(s)-1]; axisOf(last) != 0 {
		return s[:len(s)-1], last
	}
	if first := s[0]; axisOf(first) != 0 {
		return s[1:], first
	}
	return s, 0
}
