package tabular

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"tawthiq/data"
)

// Columns that a feature has beside its properties.
const (
	ColumnID  = "@id"
	ColumnLat = "@lat"
	ColumnLon = "@lon"
)

// feature is a GeoJSON feature as far as a table needs it.
type feature struct {
	Type       string          `json:"type"`
	ID         json.RawMessage `json:"id"`
	Geometry   *geometry       `json:"geometry"`
	Properties json.RawMessage `json:"properties"`

	line string // that is no feature
}

type geometry struct {
	Type        string          `json:"type"`
	Coordinates json.RawMessage `json:"coordinates"`
}

// features reads a FeatureCollection, or features one after the other (newline-delimited GeoJSON
// and RFC 8142). Its first row is the header: every property that any feature has, in the order
// of their appearance, which a first pass over the file collects.
type features struct {
	file    *textFile
	decoder *json.Decoder
	lines   *bufio.Reader // of a sequence; nil for a collection
	columns []string
	place   map[string]int
	header  bool // it has been returned
	number  int
}

func openFeatures(path string, s inspected) (source, error) {
	columns := []string{ColumnID, ColumnLat, ColumnLon}
	known := map[string]bool{ColumnID: true, ColumnLat: true, ColumnLon: true}
	err := eachFeature(path, s, func(f feature) error {
		err := eachProperty(f.Properties, func(name string, _ json.RawMessage) error {
			if !known[name] {
				known[name] = true
				columns = append(columns, name)
			}
			if len(columns) > maxColumns {
				return data.Invalid("file", "the features have over %d different properties", maxColumns)
			}
			return nil
		})
		if errors.Is(err, errNoObject) {
			return nil // a fault of that row, not of the file
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	f, err := beginFeatures(path, s)
	if err != nil {
		return nil, err
	}
	f.columns, f.place = columns, map[string]int{}
	for i, c := range columns {
		f.place[c] = i
	}
	return f, nil
}

func eachFeature(path string, s inspected, fn func(feature) error) error {
	f, err := beginFeatures(path, s)
	if err != nil {
		return err
	}
	defer f.close()
	for {
		got, problem, err := f.read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if problem != "" && got.Type != "Feature" {
			continue
		}
		if err := fn(got); err != nil {
			return err
		}
	}
}

// beginFeatures opens the file up to its first feature.
func beginFeatures(path string, s inspected) (*features, error) {
	text, err := openText(path, s)
	if err != nil {
		return nil, err
	}
	decoder := json.NewDecoder(swapReader{text, recordSeparator, ' '})
	collection, err := seekFeatures(decoder)
	if err != nil {
		return nil, errors.Join(err, text.Close())
	}
	if collection {
		return &features{file: text, decoder: decoder}, nil
	}
	if err := text.Close(); err != nil {
		return nil, err
	}
	if text, err = openText(path, s); err != nil {
		return nil, err
	}
	return &features{file: text, lines: bufio.NewReaderSize(text, 64<<10)}, nil
}

// seekFeatures reads up to the first feature of a collection. It reports false where the text
// begins with a feature. Errors: InvalidKind for any other JSON.
func seekFeatures(d *json.Decoder) (collection bool, err error) {
	notGeoJSON := data.Invalid("file", "the JSON is not GeoJSON").
		WithHint("give a FeatureCollection, or one Feature a line")
	if token, err := d.Token(); err != nil || token != json.Delim('{') {
		return false, notGeoJSON.Because(err)
	}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return false, notGeoJSON.Because(err)
		}
		switch key {
		case "features":
			if token, err := d.Token(); err != nil || token != json.Delim('[') {
				return false, notGeoJSON.Because(err)
			}
			return true, nil
		case "geometry", "properties":
			return false, nil
		}
		var skipped json.RawMessage
		if err := d.Decode(&skipped); err != nil {
			return false, notGeoJSON.Because(err)
		}
	}
	return false, notGeoJSON
}

// read returns the next feature, or a line that is none with its problem.
func (f *features) read() (got feature, problem string, err error) {
	if f.lines != nil {
		return f.readLine()
	}
	if !f.decoder.More() {
		if _, err := f.decoder.Token(); err != nil {
			return got, "", broken(f.number, err)
		}
		return got, "", io.EOF
	}
	f.number++
	var mistyped *json.UnmarshalTypeError
	if err := f.decoder.Decode(&got); errors.As(err, &mistyped) {
		return got, "a member of the feature is of the wrong type", nil
	} else if err != nil {
		return got, "", broken(f.number, err)
	}
	return got, faultOf(got), nil
}

func broken(number int, err error) error {
	if errors.Is(err, io.EOF) {
		err = io.ErrUnexpectedEOF // the file's end is not the collection's
	}
	return data.Invalid("file", "feature %d: the GeoJSON breaks off or is malformed", number).Because(err)
}

func (f *features) readLine() (got feature, problem string, err error) {
	for {
		text, err := readLimited(f.lines)
		if err != nil {
			return got, "", err
		}
		f.number++
		if text = bytes.Trim(text, " \t\r\n\x1e"); len(text) == 0 {
			continue
		}
		if len(text) > maxRow {
			return feature{line: string(text[:1024])}, fmt.Sprintf("the line is over %d bytes", maxRow), nil
		}
		if err := json.Unmarshal(text, &got); err != nil {
			return feature{line: string(text)}, "the line is not one whole JSON feature", nil
		}
		return got, faultOf(got), nil
	}
}

// readLimited returns the next line, of which what is beyond the limit is left out.
func readLimited(r *bufio.Reader) ([]byte, error) {
	var text []byte
	for {
		piece, err := r.ReadSlice('\n')
		text = append(text, piece[:min(len(piece), max(0, maxRow+1-len(text)))]...)
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
		case errors.Is(err, io.EOF) && len(text) > 0:
			return text, nil
		default:
			return text, err
		}
	}
}

func faultOf(f feature) string {
	switch {
	case f.Type != "Feature":
		return fmt.Sprintf("it is a %q, not a Feature", f.Type)
	case f.Geometry != nil && f.Geometry.Type != "Point":
		return fmt.Sprintf("its geometry is a %s; only points are read", f.Geometry.Type)
	}
	return ""
}

func (f *features) next() (Row, error) {
	if !f.header {
		f.header = true
		return Row{Line: 1, Cells: slices.Clone(f.columns)}, nil
	}
	got, problem, err := f.read()
	if err != nil {
		return Row{}, err
	}
	if got.line != "" {
		return Row{Line: f.number, Cells: []string{got.line}, Problem: problem}, nil
	}
	row := Row{Line: f.number, Cells: make([]string, len(f.columns)), Problem: problem}
	row.Cells[0] = scalar(got.ID)
	switch {
	case got.Geometry == nil:
	case problem != "":
		// The rejects file has no room for a shape: what is no latitude stays a fault there.
		row.Cells[1] = got.Geometry.Type
	default:
		row.Cells[1], row.Cells[2], row.Problem = position(got.Geometry.Coordinates)
	}
	err = eachProperty(got.Properties, func(name string, value json.RawMessage) error {
		if at, ok := f.place[name]; ok {
			row.Cells[at] = scalar(value)
		}
		return nil
	})
	if err != nil && row.Problem == "" {
		row.Problem = "its properties are not a JSON object"
	}
	return row, nil
}

// position returns latitude and longitude of a GeoJSON position, with the digits as written.
func position(coordinates json.RawMessage) (lat, lon, problem string) {
	var numbers []json.Number
	if err := json.Unmarshal(coordinates, &numbers); err != nil || len(numbers) < 2 {
		return "", "", "its point has no longitude and latitude"
	}
	return numbers[1].String(), numbers[0].String(), ""
}

var errNoObject = errors.New("not a JSON object")

// eachProperty calls fn with the members of a JSON object in their order. null has none.
func eachProperty(object json.RawMessage, fn func(name string, value json.RawMessage) error) error {
	if len(object) == 0 || string(object) == "null" {
		return nil
	}
	d := json.NewDecoder(bytes.NewReader(object))
	if token, err := d.Token(); err != nil || token != json.Delim('{') {
		return errNoObject
	}
	for d.More() {
		token, err := d.Token()
		if err != nil {
			return err
		}
		name, _ := token.(string)
		var value json.RawMessage
		if err := d.Decode(&value); err != nil {
			return err
		}
		if err := fn(name, value); err != nil {
			return err
		}
	}
	return nil
}

// scalar returns a JSON value as a cell: a list of scalars joined by semicolons, an object as
// JSON.
func scalar(value json.RawMessage) string {
	text := strings.TrimSpace(string(value))
	switch {
	case text == "" || text == "null":
		return ""
	case text[0] == '"':
		var s string
		if json.Unmarshal(value, &s) != nil {
			return text
		}
		return s
	case text[0] == '[':
		return list(value, text)
	}
	if n, err := strconv.ParseFloat(text, 64); err == nil && strings.ContainsAny(text, "eE") {
		return strconv.FormatFloat(n, 'f', -1, 64)
	}
	return text
}

func list(value json.RawMessage, text string) string {
	var items []json.RawMessage
	if json.Unmarshal(value, &items) != nil {
		return text
	}
	out := make([]string, len(items))
	for i, item := range items {
		if len(item) > 0 && (item[0] == '[' || item[0] == '{') {
			return text
		}
		out[i] = scalar(item)
	}
	return strings.Join(out, "; ")
}

func (f *features) fraction() float64 { return f.file.fraction() }
func (f *features) close() error      { return f.file.Close() }

// recordSeparator stands before each feature of a sequence (RFC 8142).
const recordSeparator = 0x1e
