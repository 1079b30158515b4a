package data

import (
	"encoding/json"
	"testing"
	"time"
)

func TestDateIsTheDayNumberOfTheCalendar(t *testing.T) {
	for text, want := range map[string]Date{"0001-01-01": 1, "1970-01-01": unixEpoch, "2020-05-31": 737576, "2000-02-29": 730179} {
		got, err := ParseDate(text)
		if err != nil || got != want || got.String() != text {
			t.Errorf("%s is %d (%v), written %s; want %d", text, got, err, got, want)
		}
	}
}

func TestDaysFollowEachOtherAsTheCalendarSays(t *testing.T) {
	day := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	for d := DateOf(1899, 12, 30); d < DateOf(2101, 1, 2); d++ {
		if !d.Time().Equal(day) || DateOf(day.Date()) != d {
			t.Fatalf("%d is %s, want %s", d, d, day.Format(time.DateOnly))
		}
		if read, err := ParseDate(day.Format(time.DateOnly)); err != nil || read != d {
			t.Fatalf("%s is read as %s (%v)", day.Format(time.DateOnly), read, err)
		}
		first, last := d.Month()
		start, end := d.Year()
		if first > d || last < d || first.Time().Day() != 1 || (last+1).Time().Day() != 1 || start > first || end < last || (end+1).Time().YearDay() != 1 {
			t.Fatalf("%s is in the month %s to %s of the year %s to %s", d, first, last, start, end)
		}
		day = day.AddDate(0, 0, 1)
	}
}

func TestWhatIsNotADateIsRefused(t *testing.T) {
	for _, text := range []string{"", " ", "2020", "2020-5-1", "2020-02-30", "2021-02-29", "31-05-2020", "2020-05-31T00:00:00Z", "٢٠٢٠-٠٥-٣١", "0000-12-31", "-001-01-01", "10000-01-01"} {
		if d, err := ParseDate(text); err == nil || d != 0 {
			t.Errorf("%q is read as %s", text, d)
		}
	}
}

func TestNoDateIsAnEmptyText(t *testing.T) {
	var got struct {
		A Date `json:"a"`
		B Date `json:"b,omitzero"`
	}
	encoded, err := json.Marshal(got)
	if err != nil || string(encoded) != `{"a":""}` {
		t.Errorf("%s, %v", encoded, err)
	}
	if err := json.Unmarshal([]byte(`{"a":"","b":"2020-05-01"}`), &got); err != nil || !got.A.IsZero() || got.B.String() != "2020-05-01" {
		t.Errorf("%v, %v", got, err)
	}
	if err := json.Unmarshal([]byte(`{"a":"May"}`), &got); err == nil {
		t.Error("a word is read as a date")
	}
}

func TestTodayIsTheDayInUTC(t *testing.T) {
	lateInDamascus := time.Date(2020, 6, 1, 1, 0, 0, 0, time.FixedZone("Damascus", 3*3600))
	if got := Today(lateInDamascus); got.String() != "2020-05-31" {
		t.Errorf("today is %s", got)
	}
}
