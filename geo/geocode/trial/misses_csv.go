package trial

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
)

// WriteMisses writes misses as CSV with a header, one row a miss. Units: degrees, metres.
func WriteMisses(w io.Writer, misses []Miss) error {
	out := csv.NewWriter(w)
	err := out.Write([]string{
		"id", "place_en", "place_ar", "region", "lat", "lon", "precision", "cause", "fault", "rank", "state", "answer", "answer_name", "answer_level", "answer_m", "score", "reason",
		"there", "there_name", "there_alike", "there_m",
	})
	for i := 0; err == nil && i < len(misses); i++ {
		err = out.Write(misses[i].cells())
	}
	out.Flush()
	if err == nil {
		err = out.Error()
	}
	return err
}

func (m Miss) cells() []string {
	row, r := m.Row, m.Result
	cells := []string{
		row.ID, m.Query.Text.EN, m.Query.Text.AR, m.Query.Region.EN, degrees(row.At[1]), degrees(row.At[0]), row.Precision,
		string(m.Cause), string(m.Fault), strconv.Itoa(m.Rank), string(r.Decision),
	}
	if c, ok := m.answered(); ok {
		off := ""
		if d, ok := m.OffM(); ok {
			off = fmt.Sprintf("%.0f", d)
		}
		cells = append(cells, string(c.PCode), c.Name.In("en"), c.Level, off, strconv.FormatFloat(c.Score, 'g', 4, 64))
	} else {
		cells = append(cells, "", "", "", "", "")
	}
	cells = append(cells, r.Reason)
	if there := m.There; there.Place != nil {
		return append(cells, string(there.Place.PCode), there.Name, fmt.Sprintf("%.2f", there.Value), fmt.Sprintf("%.0f", there.Distance))
	}
	return append(cells, "", "", "", "")
}

func degrees(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
