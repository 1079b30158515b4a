package main

import (
	"errors"
	"os"
	"runtime"
	"strconv"
	"strings"

	"tawthiq/geo/geocode"
	"tawthiq/geo/geocode/trial"
)

// How many different texts the geocoder is timed on for each row of the file, and how many at most
// the scan of all names, which is slow.
const (
	textsPerRow  = 8
	scannedTexts = 2_000
)

// index prints what it costs to build the index.
func (b geocodeBench) index(rounds int) error {
	var failed error
	build := func() any {
		g, err := b.build()
		failed = errors.Join(failed, err)
		return g
	}
	held := trial.HeldBytes(build)
	peak := peakMemory()
	took := trial.MedianTime(rounds, func() { build() })
	printf(b.c, "\nIndex: built in %.0f ms, median of %d; it holds %.1f MB of heap.\n", 1000*took.Seconds(), rounds, float64(held)/1e6)
	printf(b.c, "The program, with all reference facts and two such indexes, had taken %s at most by then.\n", peak)
	return failed
}

// contender is a geocoder to time, and how it is asked.
type contender struct {
	name     string
	geocoder trial.Geocoder
	variant  trial.Variant
	texts    []trial.Row
}

// contenders returns two plain ways to find a name, the scan of all names first, and the geocoder
// in every variant, on the varied texts and on the descriptions of the file.
func (b geocodeBench) contenders() []contender {
	varied := trial.Vary(b.rows, textsPerRow*len(b.rows))
	few := varied[:min(len(varied), scannedTexts)]
	lookup := trial.NewLookup(b.facts.Places, b.facts.Areas)
	ways := trial.Variants()
	list := []contender{
		{"edit-distance scan", trial.NewScan(b.facts.Places, b.facts.Areas), ways[1], few},
		{"plain lookup", lookup, ways[1], varied},
		{"plain lookup", lookup, ways[0], varied},
	}
	for _, v := range b.variants {
		list = append(list, contender{"geocoder", b.geocoder, v, varied}, contender{"geocoder, as written", b.geocoder, v, once(b.rows)})
	}
	return list
}

// once returns the rows whose description no row before them has.
func once(rows []trial.Row) []trial.Row {
	seen := map[string]bool{}
	var out []trial.Row
	for _, r := range rows {
		if context := geocode.Context(r.Text, r.Region); !seen[context] {
			seen[context] = true
			out = append(out, r)
		}
	}
	return out
}

// speed prints how many texts a second the geocoder and the plain ways answer on one core, and
// how often they are right. Without rounds it does nothing.
func (b geocodeBench) speed(rounds int) {
	if rounds < 1 {
		return
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	printf(b.c, "\nOne core, no two texts alike, no answer kept, median of %d rounds. First choice right on the resolvable settlements, in percent:\n", rounds)
	printf(b.c, "of the rows, and of the texts timed, which are the rows in other words, every second one misspelt, or each description once as it is written.\n")
	printf(b.c, "  %-48s%8s%12s%8s%8s%8s\n", "", "texts", "a second", "ratio", "rows", "texts")
	slowest := 0.0
	for _, c := range b.contenders() {
		queries := c.variant.Queries(c.texts)
		rate := trial.Rate(c.geocoder, queries, rounds)
		if slowest == 0 {
			slowest = rate
		}
		printf(b.c, "  %-48s%8d%12.0f%8.1f%8.1f%8.1f\n", c.name+", "+c.variant.Title, len(queries), rate, rate/slowest,
			firstRight(c.geocoder, b.rows, c.variant), firstRight(c.geocoder, c.texts, c.variant))
	}
	printf(b.c, "The program had taken %s at most at the end.\n", peakMemory())
}

// firstRight returns the share of the resolvable settlements whose first candidate is right, in percent.
func firstRight(g trial.Geocoder, rows []trial.Row, v trial.Variant) float64 {
	s := trial.Count(trial.ResolvableSettlements.Of(trial.Ask(g, rows, v)), nil)
	return trial.Percent(s.First, s.Rows)
}

// peakMemory returns the most memory that the process has had, where the system tells it (Linux).
func peakMemory() string {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return "an unknown amount"
	}
	for line := range strings.Lines(string(status)) {
		if fields := strings.Fields(line); len(fields) > 1 && fields[0] == "VmHWM:" {
			if kib, err := strconv.Atoi(fields[1]); err == nil {
				return strconv.Itoa(kib*1024/1e6) + " MB"
			}
		}
	}
	return "an unknown amount"
}
