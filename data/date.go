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

// Time returns midnight UTC of the day.
func (d Date) Time() time.Time { return time.Unix((int64(d)-unixEpoch)*86400, 0).UTC() }

// IsZero reports whether no date is given.
func (d Date) IsZero() bool { return d == 0 }

// String returns YYYY-MM-DD, or "" where no date is given.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return d.Time().Format(time.DateOnly)
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
	y, m, _ := d.Time().Date()
	return DateOf(y, m, 1), DateOf(y, m+1, 0)
}

// Year returns the first and the last day of the year that holds the day.
func (d Date) Year() (first, last Date) {
	y := d.Time().Year()
	return DateOf(y, time.January, 1), DateOf(y, time.December, 31)
}
