package mapping

// Mapping says how the columns of a file become incidents. Its fields are those of the YAML form.
type Mapping struct {
	Name      string   `yaml:"name"`
	About     string   `yaml:"about"`
	Dataset   Dataset  `yaml:"dataset"`
	Recognise []string `yaml:"recognise"` // columns that a file of this layout has
	// MissingColumns is "error" (the default: every field needs one of its columns in the file)
	// or "empty" (a column that is not there is read as empty).
	MissingColumns string   `yaml:"missing_columns"`
	Only           []Filter `yaml:"only"` // rows that fail one are rejected

	DatasetCode Text          `yaml:"dataset_code"` // of a row, where one file holds several datasets
	SourceID    Text          `yaml:"source_id"`    // empty: derived from the row's cells
	Title       TwoTexts      `yaml:"title"`
	Summary     TwoTexts      `yaml:"summary"`
	When        When          `yaml:"when"`
	Where       Where         `yaml:"where"`
	Casualties  Numbers       `yaml:"casualties"`
	Facility    []Codes       `yaml:"facility"`
	Weapon      []Codes       `yaml:"weapon"`
	Violation   []Codes       `yaml:"violation"` // read after casualties, facility and weapon, on which its rules may rest
	Claims      []Attribution `yaml:"claims"`    // the first whose condition holds
	Control     []Codes       `yaml:"control"`
	Sources     []Source      `yaml:"sources"`
	Grading     Codes         `yaml:"grading"`     // nothing: ungraded
	Aggregated  YesNo         `yaml:"aggregated"`  // the row stands for several events that the source does not tell apart
	Sensitivity Codes         `yaml:"sensitivity"` // nothing: public

	digest string
}

// Dataset describes the collection that the records belong to.
type Dataset struct {
	Code        string `yaml:"code"`
	Title       string `yaml:"title"`
	Publisher   string `yaml:"publisher"`
	Licence     string `yaml:"licence"`
	Attribution string `yaml:"attribution"`
	URL         string `yaml:"url"`
	Kind        string `yaml:"kind"` // report: the records of one report; running: one that is added to
}

// Filter keeps the rows in whose column one of the values stands.
type Filter struct {
	Column string   `yaml:"column"`
	In     []string `yaml:"in"`
}

// Text takes a text: the first column that is not blank, or all that are not blank joined (the same
// text once), or a constant.
type Text struct {
	Column  string   `yaml:"column"`
	Columns []string `yaml:"columns"`
	Join    string   `yaml:"join"`  // joins the columns; "": the first that is not blank
	Blank   []string `yaml:"blank"` // values that stand for nothing
	Value   string   `yaml:"value"`
}

// TwoTexts takes a text in each language.
type TwoTexts struct {
	EN Text `yaml:"en"`
	AR Text `yaml:"ar"`
}

// Day takes a date. Formats are made of YYYY, MM, M, DD, D, MMMM, MMM, hh, mm, ss; without any,
// ISO 8601 and dates with the month in English letters are read.
type Day struct {
	Column  string   `yaml:"column"`
	Columns []string `yaml:"columns"`
	Formats []string `yaml:"formats"`
	Blank   []string `yaml:"blank"`
}

// When takes the time: a start and an end, or a year, month and day of which the finer may be
// blank.
type When struct {
	Start Day  `yaml:"start"`
	End   Day  `yaml:"end"`
	Year  Text `yaml:"year"`
	Month Text `yaml:"month"`
	Day   Text `yaml:"day"`
	// Written names texts in which a date (day, month, year or year, month, day in digits) may be
	// written: where one is, not after the start, not over half a year before it (a date of about
	// a year before is mostly last year's number by mistake) and not before WrittenFrom, it is
	// the day.
	Written     []string `yaml:"written"`
	WrittenFrom string   `yaml:"written_from"` // YYYY-MM-DD; "": any
	Precision   Codes    `yaml:"precision"`    // nothing: from the span
	Documented  Day      `yaml:"documented"`
}

// Where takes the place.
type Where struct {
	Text      TwoTexts `yaml:"text"`
	Region    TwoTexts `yaml:"region"`
	Latitude  Text     `yaml:"latitude"`
	Longitude Text     `yaml:"longitude"`
	Precision Codes    `yaml:"precision"`
}

// Number takes a number of people: Exact, or Min and Max.
type Number struct {
	Exact string `yaml:"exact"`
	Min   string `yaml:"min"`
	Max   string `yaml:"max"`
}

// Numbers takes the casualties, by measure.
type Numbers map[string]Number

// Codes takes codes of a vocabulary list.
type Codes struct {
	Column  string            `yaml:"column"`
	Columns []string          `yaml:"columns"` // all are read
	Split   string            `yaml:"split"`   // characters that part several values in a cell; "": one value
	Blank   []string          `yaml:"blank"`
	Map     map[string]string `yaml:"map"`     // value to codes parted by commas ("": none); * stands for any text
	Default *string           `yaml:"default"` // of values that Map does not hold; not given: the row is rejected
	Value   string            `yaml:"value"`   // constant codes, parted by commas
	Rules   []Rule            `yaml:"rules"`   // further codes, in this order
}

// YesNo takes an answer from a column; blank is no, and any other value rejects the row. Without Yes
// and No the values are yes, true, 1 and نعم, and no, false, 0 and لا.
type YesNo struct {
	Column string   `yaml:"column"`
	Yes    []string `yaml:"yes"`
	No     []string `yaml:"no"`
}

// Rule adds codes where its condition holds.
type Rule struct {
	If  Condition `yaml:"if"`
	Add string    `yaml:"add"`
}

// Condition holds where each of its parts does. The zero condition always holds.
type Condition struct {
	Counted string   `yaml:"counted"` // a measure whose maximum is over 0
	Has     string   `yaml:"has"`     // facility, weapon, outlawed-weapon, violation
	Lacks   string   `yaml:"lacks"`   // the same
	Filled  string   `yaml:"filled"`  // a column that is not blank
	Column  string   `yaml:"column"`
	In      []string `yaml:"in"` // values of Column; * stands for any text
}

// Attribution takes the claims of who did it.
type Attribution struct {
	If         Condition `yaml:"if"`
	Party      Codes     `yaml:"party"`
	Claim      Codes     `yaml:"claim"`      // kinds, one per party or one for all; nothing: as follows
	Sole       Codes     `yaml:"sole"`       // kind of a single party; nothing: sole
	Several    string    `yaml:"several"`    // kind of several values; "": alternative
	Together   string    `yaml:"together"`   // kind of the parties of one value; "": joint
	Confidence Codes     `yaml:"confidence"` // one per party or one for all; nothing: stated
	Source     string    `yaml:"source"`     // column with the 1-based number of a source, one per party
	// With takes parties that acted together with the one of Party: they make the claims those of
	// parties together. It is read where Party gives a single party; "unidentified" adds none.
	With Codes `yaml:"with"`
	// Successors names the party that is meant instead of another where the incident began after the
	// other's time in the vocabulary, as where a source goes on writing "the government".
	Successors map[string]string `yaml:"successors"`
	// Nobody is the party where none is named: "" leaves the record without a claim.
	Nobody string `yaml:"nobody"`
}

// Source takes where a record comes from. With Split, every cell holds one value per source, in
// the same order; a backslash before the character takes it literally.
type Source struct {
	Split      string `yaml:"split"`
	Type       Text   `yaml:"type"`
	Title      Text   `yaml:"title"`
	Publisher  Text   `yaml:"publisher"`
	URL        Text   `yaml:"url"`
	ArchiveURL Text   `yaml:"archive_url"`
	Date       Text   `yaml:"date"`
	Retrieved  Text   `yaml:"retrieved"`
	SHA256     Text   `yaml:"sha256"`
	Graphic    Text   `yaml:"graphic"` // yes, true or 1
	Contact    Text   `yaml:"contact"`
}
