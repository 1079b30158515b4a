package trial

import (
	"encoding/csv"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"tawthiq/geo"
	"tawthiq/geo/gazetteer"
)

// Row is a place that a source describes, and where it is known to be.
type Row struct {
	ID         string    // of the file, or "line 12"
	Set        string    // the source that the row was taken from, or ""
	Text       geo.Label // the description; at least one language is given
	Region     geo.Label // the wider area that the source names
	At         orb.Point // in degrees
	Precision  string    // how exact the source says that the coordinates are, in its own words
	Resolvable bool      // whether text and coordinates agree
}

// Columns are those that a file must have, in any order. The columns id and set are read where
// they are there, any other is passed over.
func Columns() []string {
	return []string{"place_en", "place_ar", "region", "lat", "lon", "precision", "resolvable"}
}

// Read reads described places from CSV in UTF-8 with a header. Units: lat and lon in decimal
// degrees; resolvable is 1 or 0. Errors: no rows, a missing column, and with its line and column
// a cell that cannot be read, or a row without a description.
func Read(r io.Reader) ([]Row, error) {
	in := csv.NewReader(r)
	header, err := in.Read()
	if errors.Is(err, io.EOF) {
		return nil, errors.New("the file is empty")
	} else if err != nil {
		return nil, err
	}
	t := table{in: in, at: map[string]int{}}
	if err := t.readHeader(header); err != nil {
		return nil, err
	}
	var rows []Row
	for {
		row, err := t.readRow()
		if errors.Is(err, io.EOF) && len(rows) > 0 {
			return rows, nil
		} else if errors.Is(err, io.EOF) {
			return nil, errors.New("the file has a header and no rows")
		} else if err != nil {
			return nil, err
		}
		rows = append(rows, row)
	}
}

// table reads the rows of a file by the names of its columns.
type table struct {
	in     *csv.Reader
	at     map[string]int
	record []string
}

func (t *table) readHeader(header []string) error {
	header[0] = strings.TrimPrefix(header[0], "\ufeff")
	for i, name := range header {
		name = strings.ToLower(strings.TrimSpace(name))
		if _, twice := t.at[name]; twice && name != "" {
			return fmt.Errorf("line 1: the column %s is there twice", name)
		}
		t.at[name] = i
	}
	for _, name := range Columns() {
		if _, ok := t.at[name]; !ok {
			return fmt.Errorf("line 1: there is no column %s; needed are %s", name, strings.Join(Columns(), ", "))
		}
	}
	return nil
}

func (t *table) cell(column string) string {
	if at, ok := t.at[column]; ok {
		return strings.TrimSpace(t.record[at])
	}
	return ""
}

// fault returns an error about a cell of the row.
func (t *table) fault(column, format string, args ...any) error {
	line, _ := t.in.FieldPos(t.at[column])
	return fmt.Errorf("line %d, column %s: %s", line, column, fmt.Sprintf(format, args...))
}

func (t *table) readRow() (Row, error) {
	var err error
	if t.record, err = t.in.Read(); err != nil {
		return Row{}, err
	}
	row := Row{
		ID: t.cell("id"), Set: t.cell("set"), Precision: t.cell("precision"),
		Text:   geo.Label{EN: t.cell("place_en"), AR: t.cell("place_ar")},
		Region: geo.Label{EN: t.cell("region")},
	}
	if row.ID == "" {
		line, _ := t.in.FieldPos(0)
		row.ID = fmt.Sprintf("line %d", line)
	}
	if row.Text.IsZero() {
		return Row{}, t.fault("place_en", "neither this nor place_ar describes a place")
	}
	if row.At, err = t.point(); err != nil {
		return Row{}, err
	}
	if row.Resolvable, err = strconv.ParseBool(t.cell("resolvable")); err != nil {
		return Row{}, t.fault("resolvable", "%q is neither 1 nor 0", t.cell("resolvable"))
	}
	return row, nil
}

func (t *table) point() (orb.Point, error) {
	var p orb.Point
	for i, column := range []string{"lon", "lat"} {
		degrees, err := strconv.ParseFloat(t.cell(column), 64)
		if err != nil {
			return p, t.fault(column, "%q is not a number of degrees such as 36.2021", t.cell(column))
		}
		p[i] = degrees
	}
	if err := geo.CheckPoint(p); err != nil {
		return p, t.fault("lat", "%v", err)
	}
	return p, nil
}

// settlements are the precisions of coordinates that stand for a settlement or a part of one.
var settlements = []string{"village", "town", "city", "neighbourhood_area"}

// IsSettlement reports whether the coordinates of the row stand for a village, town, city or
// neighbourhood: something that a gazetteer can hold.
func (r Row) IsSettlement() bool { return slices.Contains(settlements, r.Precision) }

// Fold returns the number, from 0 to k-1, of the fold that a row belongs to. Rows whose texts are
// the same but for spelling marks belong to one fold, whatever their regions, so that nothing
// that is learnt from the other folds was learnt from a copy of the row. It is stable.
// Boundary: k must be positive.
func Fold(r Row, k int) int {
	h := fnv.New64a()
	io.WriteString(h, gazetteer.Normalise(r.Text.In("en")))
	return int(h.Sum64() % uint64(k))
}
