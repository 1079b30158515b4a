package tabular

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"tawthiq/data"
)

// Limits of a workbook: the most that its parts may unpack to, and from which size a part is
// kept in a temporary file rather than in memory.
const (
	maxUnpacked  = 4 << 30
	maxInMemory  = 16 << 20
	isoShortDate = "yyyy-mm-dd"
)

// workbook reads a sheet twice in step: as stored, where numbers have all their digits, and as
// displayed, which tells a date from a number.
type workbook struct {
	file              *excelize.File
	stored, displayed *excelize.Rows
	row, rows         int
	epoch1904         bool
}

func openWorkbook(path, sheet string) (source, error) {
	name := filepath.Base(path)
	f, err := excelize.OpenFile(path, excelize.Options{
		UnzipSizeLimit: maxUnpacked, UnzipXMLSizeLimit: maxInMemory, ShortDatePattern: isoShortDate,
	})
	if err != nil {
		return nil, data.Invalid("file", "%s is not a whole XLSX workbook", name).
			WithHint("open it in a spreadsheet and save it again, or export it as CSV UTF-8").Because(err)
	}
	w := &workbook{file: f}
	if err := w.choose(name, sheet); err != nil {
		return nil, errors.Join(err, w.close())
	}
	return w, nil
}

// choose opens the sheet asked for, or the first that is not empty.
func (w *workbook) choose(name, sheet string) error {
	sheets := w.file.GetSheetList()
	if props, err := w.file.GetWorkbookProps(); err == nil && props.Date1904 != nil {
		w.epoch1904 = *props.Date1904
	}
	for _, s := range sheets {
		if sheet != "" && !strings.EqualFold(s, sheet) {
			continue
		}
		filled, err := w.filled(s)
		if err != nil {
			return data.Invalid("file", "%s: the sheet %q cannot be read", name, s).Because(err)
		}
		if filled || sheet != "" {
			return w.begin(s)
		}
	}
	if sheet != "" {
		return data.Invalid("sheet", "%s has no sheet %q", name, sheet).Allow(sheets)
	}
	return data.Invalid("file", "%s has no sheet with anything in it", name)
}

func (w *workbook) filled(sheet string) (bool, error) {
	rows, err := w.file.Rows(sheet)
	if err != nil {
		return false, err
	}
	defer rows.Close()
	for rows.Next() {
		cells, err := rows.Columns()
		if err != nil {
			return false, err
		}
		if !blank(cells) {
			return true, nil
		}
	}
	return false, rows.Error()
}

func (w *workbook) begin(sheet string) (err error) {
	if dimension, err := w.file.GetSheetDimension(sheet); err == nil {
		_, last, _ := strings.Cut(dimension, ":")
		if _, w.rows, err = excelize.CellNameToCoordinates(last); err != nil {
			w.rows = 0 // no range is declared: progress stays unknown until the end
		}
	}
	if w.stored, err = w.file.Rows(sheet); err != nil {
		return fmt.Errorf("open the sheet %q: %w", sheet, err)
	}
	if w.displayed, err = w.file.Rows(sheet); err != nil {
		return fmt.Errorf("open the sheet %q: %w", sheet, err)
	}
	return nil
}

// next returns the next row, without the blank cells at its end: the sheet does not store them.
func (w *workbook) next() (Row, error) {
	if !w.stored.Next() || !w.displayed.Next() {
		if err := errors.Join(w.stored.Error(), w.displayed.Error()); err != nil {
			return Row{}, fmt.Errorf("row %d: %w", w.row+1, err)
		}
		w.rows = w.row
		return Row{}, io.EOF
	}
	w.row++
	stored, err := w.stored.Columns(excelize.Options{RawCellValue: true})
	if err != nil {
		return Row{}, fmt.Errorf("row %d: %w", w.row, err)
	}
	displayed, err := w.displayed.Columns()
	if err != nil {
		return Row{}, fmt.Errorf("row %d: %w", w.row, err)
	}
	for i, raw := range stored {
		if i < len(displayed) && displayed[i] != raw {
			stored[i] = w.value(raw, displayed[i])
		}
	}
	return Row{Line: w.row, Cells: stored}, nil
}

// value returns a date in ISO 8601, a number with the 15 digits that a spreadsheet means, and
// anything else as displayed.
func (w *workbook) value(raw, displayed string) string {
	number, err := strconv.ParseFloat(raw, 64)
	switch {
	case err != nil:
		return raw
	case displayed == "TRUE" || displayed == "FALSE":
		return displayed
	case looksLikeDate(displayed):
		return w.date(number, raw)
	}
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(number, 'g', 15, 64), 64)
	if err != nil {
		return raw
	}
	return strconv.FormatFloat(rounded, 'f', -1, 64)
}

func (w *workbook) date(serial float64, raw string) string {
	t, err := excelize.ExcelDateToTime(serial, w.epoch1904)
	if err != nil {
		return raw
	}
	if t = t.Round(time.Second); t.Hour() == 0 && t.Minute() == 0 && t.Second() == 0 {
		return t.Format(time.DateOnly)
	}
	return t.Format("2006-01-02T15:04:05Z")
}

// looksLikeDate reports whether a number is displayed in two or three parts with a date's
// separators, or with the name of a month.
func looksLikeDate(s string) bool {
	digits, letters, separators := 0, 0, 0
	for i, r := range s {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case r == '/' || r == ':' || (r == '-' && i > 0):
			separators++
		case r >= 'A' && r <= 'Z', r >= 'a' && r <= 'z', r >= 0x621 && r <= 0x64A:
			letters++
		case r == '%' || r == '$' || r == 'E':
			return false
		}
	}
	return digits > 0 && (separators > 0 && letters <= 12 || letters >= 3 && letters <= 12) && !strings.Contains(s, "E+")
}

func (w *workbook) fraction() float64 {
	if w.rows == 0 {
		return 0
	}
	return min(1, float64(w.row)/float64(w.rows))
}

func (w *workbook) close() error {
	var errs []error
	for _, rows := range []*excelize.Rows{w.stored, w.displayed} {
		if rows != nil {
			errs = append(errs, rows.Close())
		}
	}
	return errors.Join(append(errs, w.file.Close())...)
}
