package peer

import (
	"bufio"
	"os"
	"strconv"
	"strings"
)

// rowFileHeader names the columns of a file of rows. No value has a comma or a quote.
const rowFileHeader = "number,lon,lat,date,party,violation,killed,precision,radius,governorate,parties\n"

// WriteRows writes the rows as the file that the contenders from npm read: those without a point too,
// with empty coordinates. Parties are separated by semicolons.
func WriteRows(path string, rows Rows) error {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	defer file.Close()
	w := bufio.NewWriterSize(file, 1<<20)
	if _, err := w.WriteString(rowFileHeader); err != nil {
		return err
	}
	var line []byte
	for r := range rows {
		line = r.appendTo(line[:0])
		if _, err := w.Write(line); err != nil {
			return err
		}
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return file.Close()
}

func (r Row) appendTo(line []byte) []byte {
	line = strconv.AppendUint(line, r.Number, 10)
	line = append(line, ',')
	if r.Drawn {
		line = strconv.AppendFloat(line, r.At[0], 'g', -1, 64)
		line = append(line, ',')
		line = strconv.AppendFloat(line, r.At[1], 'g', -1, 64)
	} else {
		line = append(line, ',')
	}
	cells := []string{
		r.Start.String(), r.Party, r.Violation, textOf(r.Killed), r.Precision, textOf(r.RadiusM),
		string(r.Governorate), strings.Join(r.Parties, ";"),
	}
	for _, cell := range cells {
		line = append(line, ',')
		line = append(line, cell...)
	}
	return append(line, '\n')
}

// textOf returns a number, "" where it is not given.
func textOf(n int) string {
	if n == NotStated {
		return ""
	}
	return strconv.Itoa(n)
}
