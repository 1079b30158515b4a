package mapping

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"tawthiq/data"
)

// span is what a date covers: a day, or the month or year of which no finer part is given.
type span struct{ first, last data.Date }

// dayReader is a Day bound to columns.
type dayReader struct {
	columns []int
	layouts []layout
	example string // how a date is written, for a reason
	blank   map[string]bool
}

// whenReader is a When bound to columns.
type whenReader struct {
	start, end       dayReader
	year, month, day textReader
	written          []int
	writtenFrom      data.Date
	precision        codeReader
	documented       dayReader
}

func (b *binder) when(w When) whenReader {
	var from data.Date
	if err := from.UnmarshalText([]byte(w.WrittenFrom)); err != nil {
		b.fault("when.written_from", "%v", err)
	}
	return whenReader{
		writtenFrom: from,
		start:       b.day("when.start", w.Start), end: b.day("when.end", w.End),
		year: b.text("when.year", w.Year), month: b.text("when.month", w.Month), day: b.text("when.day", w.Day),
		written:    b.columns("when.written", w.Written),
		precision:  b.codes("when.precision", data.DatePrecisions, w.Precision),
		documented: b.day("when.documented", w.Documented),
	}
}

// layout is a form of dates, of package time, and what a date of it covers.
type layout struct {
	form   string
	covers unit
}

// unit is the finest part of a date that is given.
type unit uint8

const (
	wholeYear unit = iota
	wholeMonth
	oneDay
)

// day reads a date of this form.
func (l layout) day(text string) (data.Date, bool) {
	if l.form == time.DateOnly {
		if day, err := data.ParseDate(text); err == nil {
			return day, true
		}
	}
	t, err := time.Parse(l.form, text)
	return data.DateOf(t.Date()), err == nil
}

func layoutsOf(forms []string) []layout {
	out := make([]layout, len(forms))
	for i, form := range forms {
		out[i].form = form
		switch {
		case strings.Contains(strings.ReplaceAll(form, "2006", ""), "2"):
			out[i].covers = oneDay
		case strings.Contains(form, "1"), strings.Contains(form, "Jan"):
			out[i].covers = wholeMonth
		}
	}
	return out
}

// defaultLayouts are read where a mapping declares no format: ISO 8601 and forms that can be
// read in one way only.
var defaultLayouts = []string{
	"2006-01-02", "2006-01-02T15:04:05Z07:00", "2006-01-02 15:04:05", "2006-01-02 15:04:05.000", "2006-01-02T15:04:05",
	"2006/01/02", "2006-01", "2006", "2 January 2006", "2 Jan 2006", "January 2, 2006", "January 2006",
}

// tokens turns the YAML form's date formats into package time's, longer ones first.
var tokens = strings.NewReplacer("YYYY", "2006", "MMMM", "January", "MMM", "Jan", "MM", "01", "DD", "02",
	"hh", "15", "mm", "04", "ss", "05", "M", "1", "D", "2")

func (b *binder) day(field string, d Day) dayReader {
	r := dayReader{b.columns(field, d.names()), layoutsOf(defaultLayouts), "such as 2020-05-31", blanks(d.Blank)}
	if len(d.Formats) == 0 {
		return r
	}
	r.layouts, r.example = nil, strings.Join(d.Formats, " or ")
	for _, f := range d.Formats {
		form := tokens.Replace(f)
		if !strings.Contains(form, "2006") {
			b.fault(field, "the date format %q has no YYYY", f)
		}
		r.layouts = append(r.layouts, layoutsOf([]string{form})...)
	}
	return r
}

// read returns the first date that is not blank; ok is false where there is none.
func (r *dayReader) read(d draft) (s span, ok bool, err error) {
	for _, at := range r.columns {
		text := strings.TrimSpace(foldDigits(identifier(d.cell(at))))
		if text == "" || len(r.blank) > 0 && r.blank[fold(text)] {
			continue
		}
		for _, l := range r.layouts {
			if day, ok := l.day(text); ok {
				return covered(l.covers, day), true, nil
			}
		}
		return s, false, data.Invalid(d.name([]int{at}), "%q is not a date as this layout writes it, %s", clip(text), r.example)
	}
	return s, false, nil
}

// covered returns the days of a date: the whole month or year where no finer part is given.
func covered(by unit, day data.Date) span {
	first, last := day, day
	switch by {
	case wholeMonth:
		first, last = day.Month()
	case wholeYear:
		first, last = day.Year()
	}
	return span{first, last}
}

func (w *whenReader) columns() []int {
	return slices.Concat(w.start.columns, w.year.columns)
}

// read sets the time of the incident.
func (w *whenReader) read(d draft) error {
	start, ok, err := w.start.read(d)
	if err == nil && !ok {
		start, ok, err = w.parts(d)
	}
	if err != nil {
		return err
	}
	if !ok {
		return data.Invalid(d.name(w.columns()), "the row has no date")
	}
	end, hasEnd, err := w.end.read(d)
	if err != nil {
		return err
	}
	if !hasEnd {
		end = start
	}
	if end.last < start.first {
		return data.Invalid(d.name(w.end.columns), "the end %s is before the start %s", end.last, start.first)
	}
	when := &d.in.When
	when.Start, when.End = start.first, end.last
	if documented, ok, err := w.documented.read(d); err != nil {
		return err
	} else if ok {
		when.Documented = documented.last
	}
	return w.readPrecision(d, hasEnd)
}

// readPrecision sets how well the time is known. Where the row gives one day alone and says that
// only its month or year is known, the whole month or year is meant. A date that gives no day is
// known to no day, whatever the row says.
func (w *whenReader) readPrecision(d draft, hasEnd bool) error {
	when := &d.in.When
	if day, ok := w.writtenDay(d, when.Start); ok {
		when.Start, when.End, when.Precision = day, day, "day"
		return nil
	}
	stated, err := w.precision.one(d)
	if err != nil {
		return err
	}
	given := precisionOf(when.Start, when.End)
	if when.Precision = stated; stated == "" || !hasEnd && finer(stated, given) {
		when.Precision = given
	}
	if when.Start == when.End && !hasEnd {
		switch stated {
		case "month":
			when.Start, when.End = when.Start.Month()
		case "year":
			when.Start, when.End = when.Start.Year()
		}
	}
	return nil
}

// precisionOf returns how well a day is known that lies between two (UCDP date_prec 1 to 5).
func precisionOf(first, last data.Date) string {
	switch days := last - first + 1; {
	case days == 1:
		return "day"
	case days <= 6:
		return "days"
	case days == 7:
		return "week"
	case days <= 31:
		return "month"
	}
	return "year"
}

// finer reports whether one precision of a date says more than another.
func finer(one, other string) bool {
	order := []string{"day", "days", "week", "month", "year"}
	return slices.Index(order, one) < slices.Index(order, other)
}

// parts reads a date from columns for the year, the month and the day.
func (w *whenReader) parts(d draft) (s span, ok bool, err error) {
	numbers, finest := [3]int{0, 1, 1}, 0
	for i, part := range []textReader{w.year, w.month, w.day} {
		text := fold(foldDigits(part.read(d)))
		if text == "" {
			break
		}
		n, good := whole(text)
		if !good {
			return s, false, data.Invalid(d.name(part.columns), "%q is not a number", clip(text))
		}
		numbers[i], finest = n, i+1
	}
	if finest == 0 {
		return s, false, nil
	}
	day := data.DateOf(numbers[0], time.Month(numbers[1]), numbers[2])
	if y, m, dom := day.Time().Date(); y != numbers[0] || int(m) != numbers[1] || dom != numbers[2] {
		return s, false, data.Invalid(d.name(w.year.columns), "%d-%d-%d is not a day", numbers[0], numbers[1], numbers[2])
	}
	return covered([...]unit{1: wholeYear, 2: wholeMonth, 3: oneDay}[finest], day), true, nil
}

var (
	dayFirst  = regexp.MustCompile(`(?:^|[^0-9])(\d{1,2}) ?[ ./-] ?(\d{1,2}) ?[ ./-] ?(20\d{2})(?:[^0-9]|$)`)
	yearFirst = regexp.MustCompile(`(?:^|[^0-9])(20\d{2}) ?[ ./-] ?(\d{1,2}) ?[ ./-] ?(\d{1,2})(?:[^0-9]|$)`)
)

// maxDelay is the most days that may lie between a day and the text that gives it.
const maxDelay = 183

// writtenDay finds a date that is written in a text: day, month, year or year, month, day. It
// counts only where it is not after the latest day that the record can be of.
func (w *whenReader) writtenDay(d draft, latest data.Date) (data.Date, bool) {
	for _, at := range w.written {
		text := foldDigits(d.cell(at))
		for _, form := range []struct {
			find             *regexp.Regexp
			year, month, day int
		}{{dayFirst, 3, 2, 1}, {yearFirst, 1, 2, 3}} {
			for _, m := range form.find.FindAllStringSubmatch(text, -1) {
				if day, ok := dayOf(m[form.year], m[form.month], m[form.day]); ok && day <= latest && latest-day <= maxDelay && day >= w.writtenFrom {
					return day, true
				}
			}
		}
	}
	return 0, false
}

func dayOf(year, month, day string) (data.Date, bool) {
	var n [3]int
	for i, s := range []string{year, month, day} {
		v, err := strconv.Atoi(s)
		if err != nil {
			return 0, false
		}
		n[i] = v
	}
	date := data.DateOf(n[0], time.Month(n[1]), n[2])
	_, m, dom := date.Time().Date()
	return date, int(m) == n[1] && dom == n[2]
}
