package data

import (
	"fmt"
	"time"
)

// Date is a calendar day as a day number: 1 is 1 January of year 1 in the proleptic Gregorian
// calendar (the "Rata Die"; 719163 is 1 January 1970). Zero means that no date is given.
type Date int32

const unixEpoch = 719163

// DateOf returns the day of a year, month and day of the month, which are normalised as
// time.Date does.
func DateOf(year int, month time.Month, day int) Date {
	return Date(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix()/86400 + unixEpoch)
}

// Today returns the day of an instant in UTC.
func Today(now time.Time) Date { y, m, d := now.UTC().Date(); return DateOf(y, m, d) }

// ParseDate reads an ISO 8601 calendar date, YYYY-MM-DD. Errors: any other form, or a day that
// does not exist.
func ParseDate(s string) (Date, error) {
	if d, ok := plainDate(s); ok {
		return d, nil
	}
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return 0, fmt.Errorf("%q is not a date: write it as YYYY-MM-DD, such as 2020-05-31", s)
	}
	d := DateOf(t.Date())
	if d <= 0 {
		return 0, fmt.Errorf("%q is before the year 1", s)
	}
	return d, nil
}

// plainDate reads a day of the years 1 to 9999, four times as quickly as package time does. A day that
// does not exist comes out as another.
func plainDate(s string) (d Date, ok bool) {
	if len(s) != len(time.DateOnly) || s[4] != '-' || s[7] != '-' {
		return 0, false
	}
	year, ok1 := digits(s[:4])
	month, ok2 := digits(s[5:7])
	day, ok3 := digits(s[8:])
	if !ok1 || !ok2 || !ok3 || year == 0 {
		return 0, false
	}
	d = DateOf(year, time.Month(month), day)
	y, m, dom := d.civil()
	return d, y == year && m == month && dom == day
}

// digits reads a number of nothing but digits.
func digits(s string) (n int, ok bool) {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = 10*n + int(s[i]-'0')
	}
	return n, true
}

// Time returns midnight UTC of the day.
func (d Date) Time() time.Time { return time.Unix((int64(d)-unixEpoch)*86400, 0).UTC() }

// IsZero reports whether no date is given.
func (d Date) IsZero() bool { return d == 0 }

// String returns YYYY-MM-DD, or "" where no date is given.
func (d Date) String() string { return string(d.append(nil)) }

// append appends what String returns.
func (d Date) append(to []byte) []byte {
	if d.IsZero() {
		return to
	}
	year, month, day := d.civil()
	if year < 0 || year > 9999 {
		return d.Time().AppendFormat(to, time.DateOnly)
	}
	return append(to, byte('0'+year/1000), byte('0'+year/100%10), byte('0'+year/10%10), byte('0'+year%10), '-',
		byte('0'+month/10), byte('0'+month%10), '-', byte('0'+day/10), byte('0'+day%10))
}

// civil returns the year, the month and the day of the month. The year is counted from 1 March, so
// that a leap day is its last, in eras of 400 years, which are all of the same length.
// Source: E. M. Reingold and N. Dershowitz, Calendrical Calculations, chapter 2.
func (d Date) civil() (year, month, day int) {
	const eraDays = 146_097
	n := int(d) + 305 // days since 1 March of the year 0, where that is 0
	era := n / eraDays
	if n < 0 {
		era = (n - eraDays + 1) / eraDays
	}
	n -= era * eraDays
	y := (n - n/1460 + n/36_524 - n/(eraDays-1)) / 365
	n -= 365*y + y/4 - y/100
	m := (5*n + 2) / 153
	day = n - (153*m+2)/5 + 1
	if month = m + 3; month > 12 {
		month -= 12
		y++
	}
	return y + 400*era, month, day
}

// MarshalText writes what String returns.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = 0
		return nil
	}
	parsed, err := ParseDate(string(text))
	*d = parsed
	return err
}

// Month returns the first and the last day of the month that holds the day.
func (d Date) Month() (first, last Date) {
	y, m, _ := d.civil()
	return DateOf(y, time.Month(m), 1), DateOf(y, time.Month(m)+1, 0)
}

// Year returns the first and the last day of the year that holds the day.
func (d Date) Year() (first, last Date) {
	y, _, _ := d.civil()
	return DateOf(y, time.January, 1), DateOf(y, time.December, 31)
}
