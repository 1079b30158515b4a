package placelist

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"tawthiq/data/ingest/tabular"
	"tawthiq/geo"
	"tawthiq/geo/geocode"
)

// answered is a row with what is to be written of it.
type answered struct {
	row      tabular.Row
	cells    []string
	decision geocode.Decision
}

// answer geocodes the row, whose cells are as many as the columns, and fills in the rest. surplus
// are its cells beyond the last column.
func (j *job) answer(a *answered, surplus []string) {
	input := a.row.Cells
	query, notes := j.query(input)
	result := geocode.Result{Decision: geocode.NotFound, Reason: j.say(textBroken)}
	if valid(query) {
		result = j.config.Geocoder.Geocode(query)
	}
	if a.row.Problem != "" {
		notes = append([]string{j.say(rowBroken, a.row.Problem)}, notes...)
		if result.Decision == geocode.Accepted {
			result.Decision = geocode.Review
		}
	}
	if len(surplus) > 0 {
		notes = append(notes, j.say(cellsLeftOut, fmt.Sprintf("%q", surplus)))
	}
	a.decision = result.Decision
	a.cells = append(input, j.cells(result, notes)...)
}

// valid reports whether the words of a query are text. Broken ones could name another place.
func valid(q geocode.Query) bool {
	for _, s := range []string{q.Text.EN, q.Text.AR, q.Region.EN, q.Region.AR} {
		if !utf8.ValidString(s) {
			return false
		}
	}
	return true
}

// query returns what a row asks, and what is to be said of its coordinates.
func (j *job) query(cells []string) (q geocode.Query, notes []string) {
	q = geocode.Query{Text: label(j.bound.place, cells), Region: label(j.bound.region, cells), Language: j.config.Language}
	if j.bound.lat < 0 {
		return q, nil
	}
	lat, lon := strings.TrimSpace(cells[j.bound.lat]), strings.TrimSpace(cells[j.bound.lon])
	if lat == "" && lon == "" || nought(lat) && nought(lon) {
		return q, nil
	}
	point, err := geocode.ParseCoordinates(lat, lon)
	switch {
	case errors.Is(err, geocode.ErrSwapped):
		notes = append(notes, j.say(coordinatesSwapped, point[1], point[0]))
	case err != nil:
		return q, []string{j.say(coordinatesBroken, clip(lat), clip(lon))}
	}
	q.Point = &point
	return q, notes
}

// label returns a text in both languages. Of a table with one column for both, or with the text in the
// column of the other language, its letters say which it is.
func label(columns [2]text, cells []string) geo.Label {
	en, ar := columns[english].read(cells), columns[arabic].read(cells)
	if en == "" || ar == "" {
		return geo.LabelOf(en + ar)
	}
	return geo.Label{EN: en, AR: ar}
}

// nought reports whether a coordinate is 0 in any number of digits, which stands for none.
func nought(s string) bool { return s != "" && strings.Trim(s, "0.,٠٫") == "" }

// clip keeps a broken cell from filling a reason.
func clip(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}

// cells returns the cells of the answer, as Names has them.
func (j *job) cells(r geocode.Result, notes []string) []string {
	out := make([]string, 0, len(Names()))
	if c := shown(r); c == nil {
		out = append(out, make([]string, 11)...)
	} else {
		lat, lon := coordinates(c)
		out = append(out, string(c.PCode), oneLine(c.Name.In(j.config.Language)), c.Level, string(c.Governorate), string(c.District), string(c.Subdistrict),
			lat, lon, c.Precision.String(), strconv.Itoa(c.UncertaintyM), score(c.Score))
	}
	return append(out, string(r.Decision), candidates(r.Candidates), oneLine(strings.Join(append([]string{r.Reason}, notes...), "; ")))
}

// shown returns the candidate that the row is given: what was chosen, or to review the best guess.
func shown(r geocode.Result) *geocode.Candidate {
	switch {
	case r.Decision == geocode.NotFound:
		return nil
	case r.Decision == geocode.Review && len(r.Candidates) > 0:
		return &r.Candidates[0]
	}
	return r.Chosen
}

func coordinates(c *geocode.Candidate) (lat, lon string) {
	if c.Point == nil {
		return "", ""
	}
	p := geo.Round(*c.Point, 6)
	return strconv.FormatFloat(p[1], 'f', -1, 64), strconv.FormatFloat(p[0], 'f', -1, 64)
}

func candidates(list []geocode.Candidate) string {
	var out []string
	for _, c := range list {
		out = append(out, string(c.PCode)+":"+score(c.Score))
	}
	return strings.Join(out, "|")
}

func score(s float64) string { return strconv.FormatFloat(s, 'f', 3, 64) }

// oneLine returns the text on a single line and without control characters, which a reason can
// have from the input that it repeats.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}
