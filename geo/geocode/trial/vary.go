package trial

import (
	"math/rand/v2"
	"strings"

	"tawthiq/geo"
	"tawthiq/geo/geocode"
)

// style puts a description and its region into other words, in both languages; %s is the
// description, %r the region, which is not known in Arabic.
type style struct{ english, arabic string }

// styles are ways in which reports write a place.
var styles = []style{
	{"%s", "%s"},
	{"%s village", "قرية %s"},
	{"near %s", "بالقرب من %s"},
	{"%s, %r Governorate", "في %s"},
	{"the town of %s in %r", "بلدة %s"},
	{"%s city, western suburbs of %r", "مدينة %s في الريف الغربي"},
	{"%r : %s", "%s - الريف الشمالي"},
	{"outskirts of %s, northern countryside", "أطراف %s بالريف الشرقي"},
	{"%s area (%r)", "منطقة %s"},
	{"a house in %s, south of %r", "منزل في %s"},
}

// patience is after how many repeats in a row the rows are taken to be too few to vary further.
const patience = 1_000

// Vary returns n rows that describe the places of rows in other words, every second one with one
// letter changed, so that no two share a text in either language; fewer where rows are too few
// to vary that far. A description that many rows share is varied no more often than any other.
// It is deterministic, and its order is a random one.
func Vary(rows []Row, n int) []Row {
	rows = distinctRows(rows)
	if len(rows) == 0 {
		return nil
	}
	random := rand.New(rand.NewPCG(1, uint64(n)))
	english, arabic := map[string]bool{"": true}, map[string]bool{"": true}
	out := make([]Row, 0, n)
	for i, failed := 0, 0; len(out) < n && failed < patience; i++ {
		row := rows[i%len(rows)]
		row.Text = styles[random.IntN(len(styles))].of(row)
		if i%2 == 1 {
			row.Text = geo.Label{EN: misspelt(row.Text.EN, random), AR: misspelt(row.Text.AR, random)}
		}
		if row.Text.EN != "" && english[row.Text.EN] || row.Text.AR != "" && arabic[row.Text.AR] {
			failed++
			continue
		}
		failed = 0
		english[row.Text.EN], arabic[row.Text.AR] = true, true
		out = append(out, row)
	}
	random.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}

// distinctRows returns the first row of each description.
func distinctRows(rows []Row) []Row {
	seen := map[string]bool{}
	var out []Row
	for _, row := range rows {
		if key := geocode.Context(row.Text, row.Region); !seen[key] {
			seen[key] = true
			out = append(out, row)
		}
	}
	return out
}

func (s style) of(row Row) geo.Label {
	fill := func(pattern, text string) string {
		if text == "" {
			return ""
		}
		return strings.NewReplacer("%s", text, "%r", row.Region.In("en")).Replace(pattern)
	}
	return geo.Label{EN: fill(s.english, row.Text.EN), AR: fill(s.arabic, row.Text.AR)}
}

// misspelt returns the text with one letter left out, doubled, replaced, or exchanged with the next.
func misspelt(text string, random *rand.Rand) string {
	runes := []rune(text)
	if len(runes) < 4 {
		return text
	}
	at := random.IntN(len(runes) - 1)
	switch random.IntN(4) {
	case 0:
		return string(runes[:at]) + string(runes[at+1:])
	case 1:
		return string(runes[:at+1]) + string(runes[at:])
	case 2:
		runes[at] = runes[random.IntN(len(runes))]
	default:
		runes[at], runes[at+1] = runes[at+1], runes[at]
	}
	return string(runes)
}
