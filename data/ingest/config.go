package ingest

import (
	"time"

	"tawthiq/data"
	"tawthiq/data/ingest/mapping"
)

// Placer finds the place of an incident: it sets its Placement and ControlDerived. It is called
// from several goroutines at once, each with an incident of its own. Layers returns a revision as of
// which it knows the control layers by which it places afterwards (see data.Change).
type Placer interface {
	Place(in *data.Incident)
	Layers() int64
}

// Config says what to import, and how. Store, Placer and File are required.
type Config struct {
	Store  data.Store
	Placer Placer
	File   string // path of the file

	Mapping     *mapping.Mapping // nil: recognised by the file's columns
	Dataset     string           // code of the dataset; "": the mapping's own
	Kind        string           // of the datasets, as data.Dataset has it; "": the mapping's, or what is known
	Sensitivity string           // the least of every record: a row can only say a stricter one; "": what the rows say
	Encoding    string           // name of the file's encoding; "": detected
	Sheet       string           // of a workbook; "": the first that is not empty

	Terms       []data.Term      // of the vocabulary, to add with the first rows
	DryRun      bool             // read, place and count, but write nothing at all
	Author      string           // who imports; "": "import"
	Now         func() time.Time // nil: time.Now; later dates are rejected
	BatchSize   int              // rows of one transaction; 0: 1,000 of the first, and twice as many of each that follows, up to 4,000
	RejectsPath string           // where rejected rows are written to; "": nowhere
	Progress    func(Progress)   // called after every batch, from the goroutine that called Run; may be nil
}

// Progress is how far an import is.
type Progress struct {
	Tally    data.Tally
	Fraction float64 // of the file that is read, 0 to 1
	Skipping bool    // going over rows that an interrupted import had committed
	Elapsed  time.Duration
}

// Summary is what became of an import. After an error it holds what was committed before it.
type Summary struct {
	File     string // without its folder
	Format   string // csv, xlsx, geojson
	Encoding string // of a text file
	Mapping  string // name of the mapping
	Dataset  string
	Tally    data.Tally
	Resumed  bool // an interrupted import of the same file went on
	Finished bool // every row has been dealt with
	DryRun   bool

	// The latest revisions before the import's first batch, of an earlier run too, and after its last.
	// What it changed lies between them; they are the same where that is nothing, and in a dry run.
	Before, After int64

	Rejects     []data.Reject // the first twenty
	RejectsPath string        // of the file that holds all rejected rows; "" where none was written
	RejectsKept string        // of the file that stood there before and was put aside; "": none
	Duration    time.Duration
}

const (
	firstBatch     = 1_000 // soon there, for whoever watches
	largestBatch   = 4_000 // costs less for each row, and is lost at worst
	maxBatch       = 100_000
	summaryRejects = 20
)

func (c Config) withDefaults() Config {
	if c.Now == nil {
		c.Now = time.Now
	}
	if c.Author == "" {
		c.Author = "import"
	}
	c.BatchSize = min(max(c.BatchSize, 0), maxBatch)
	if c.Progress == nil {
		c.Progress = func(Progress) {}
	}
	return c
}

// batchAfter returns the size of the batch that follows one of a size, 0 for the first.
func (c Config) batchAfter(size int) int {
	switch {
	case c.BatchSize > 0:
		return c.BatchSize
	case size == 0:
		return firstBatch
	}
	return min(2*size, largestBatch)
}

func (c Config) validate(vocabulary *data.Vocabulary) error {
	if c.Sensitivity != "" {
		if err := vocabulary.Known(data.Sensitivities, "sensitivity", c.Sensitivity); err != nil {
			return err
		}
	}
	if err := data.CheckKind(c.Kind); err != nil || c.Dataset == "" {
		return err
	}
	return mapping.CheckCode("dataset", c.Dataset)
}
