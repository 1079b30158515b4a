package main

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"tawthiq/geo/geocode"
	"tawthiq/geo/geocode/trial"
)

// misses returns what the geocoder misses of the resolvable settlements in one variant.
func (b geocodeBench) misses(v trial.Variant) []trial.Miss {
	settled := trial.ResolvableSettlements.Of(trial.Ask(b.geocoder, b.rows, v))
	return trial.Misses(settled, trial.NewSurroundings(b.facts.Places))
}

// listMisses prints the misses in the first way of asking where that is asked for.
func (b geocodeBench) listMisses() {
	if b.c.Bool("misses") {
		b.printMisses(b.variants[0], b.misses(b.variants[0]))
	}
}

func (b geocodeBench) printMisses(v trial.Variant, misses []trial.Miss) {
	printf(b.c, "\nMisses of the resolvable settlements, %s: %d\n", v.Title, len(misses))
	b.printCauses(misses)
	repeats := map[string]int{}
	for _, m := range misses {
		repeats[missKey(m)]++
	}
	var cause trial.Cause
	for _, m := range misses {
		if m.Cause != cause {
			cause = m.Cause
			printf(b.c, "\n%s\n", cause)
		}
		if n := repeats[missKey(m)]; n > 0 {
			b.printMiss(m, n)
			delete(repeats, missKey(m))
		}
	}
}

// missKey is equal for misses of one description for one cause, of which the first is printed.
func missKey(m trial.Miss) string {
	return geocode.Context(m.Query.Text, m.Query.Region) + string(m.Cause) + string(m.Fault)
}

// printCauses prints how many misses there are of each cause and fault.
func (b geocodeBench) printCauses(misses []trial.Miss) {
	type kind struct {
		cause trial.Cause
		fault trial.Fault
	}
	count, rows, columns := map[kind]int{}, map[trial.Cause]int{}, map[trial.Fault]int{}
	for _, m := range misses {
		count[kind{m.Cause, m.Fault}]++
		rows[m.Cause]++
		columns[m.Fault]++
	}
	printf(b.c, "  %-58s%8s%8s%8s%8s%8s%8s\n", "cause", "wrong", "absent", "later", "area", "asked", "all")
	for _, cause := range trial.Causes() {
		printf(b.c, "  %-58s", cause)
		for _, fault := range trial.Faults() {
			printf(b.c, "%8d", count[kind{cause, fault}])
		}
		printf(b.c, "%8d\n", rows[cause])
	}
	printf(b.c, "  %-58s", "all")
	for _, fault := range trial.Faults() {
		printf(b.c, "%8d", columns[fault])
	}
	printf(b.c, "%8d\n", len(misses))
}

func (b geocodeBench) printMiss(m trial.Miss, times int) {
	printf(b.c, "  %s %q %q, region %q", m.Row.ID, m.Query.Text.EN, m.Query.Text.AR, m.Query.Region.EN)
	if times > 1 {
		printf(b.c, ", %d times", times)
	}
	printf(b.c, "\n      is at %.4f, %.4f (%s)", m.Row.At[1], m.Row.At[0], m.Row.Precision)
	if there := m.There; there.Place != nil {
		printf(b.c, ", where %s %q is, %.1f km off, %.0f %% like the text", there.Place.PCode, there.Name, there.Distance/1000, 100*there.Value)
	}
	printf(b.c, "\n      %s%s\n      %s: %s\n", m.Fault, answered(m), m.Result.Decision, m.Result.Reason)
}

// answered returns the first two candidates in words, and how far off the answer is where it is not right.
func answered(m trial.Miss) string {
	var line strings.Builder
	for i, c := range m.Result.Candidates[:min(2, len(m.Result.Candidates))] {
		line.WriteString([...]string{": ", ", then "}[i])
		fmt.Fprintf(&line, "%s %s %q %.2f", c.Level, c.PCode, c.Name.In("en"), c.Score)
		if i > 0 {
			continue
		}
		if d, ok := m.OffM(); ok && m.Rank != 1 {
			fmt.Fprintf(&line, ", %.0f km off", d/1000)
		}
	}
	return line.String()
}

func writeMisses(path string, misses []trial.Miss) (err error) {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	return trial.WriteMisses(f, misses)
}
