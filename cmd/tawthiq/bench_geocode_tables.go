package main

import (
	"fmt"

	"github.com/urfave/cli/v3"

	"tawthiq/data/reference"
	"tawthiq/geo/geocode"
	"tawthiq/geo/geocode/trial"
)

// geocodeBench prints what it measures of the geocoder on one file.
type geocodeBench struct {
	c        *cli.Command
	facts    *reference.Facts
	rows     []trial.Row
	variants []trial.Variant
	geocoder *geocode.Geocoder
}

// ask returns the answers about all rows in a way of asking.
type ask func(trial.Variant) []trial.Answer

// accuracy prints the scores and the calibration of the program's own weights.
func (b geocodeBench) accuracy() {
	b.printAccuracy(func(v trial.Variant) []trial.Answer { return trial.Ask(b.geocoder, b.rows, v) })
}

// printAccuracy prints the scores and the calibration of every way of asking.
func (b geocodeBench) printAccuracy(ask ask) {
	var all [][]trial.Answer
	for _, v := range b.variants {
		all = append(all, ask(v))
	}
	for i, v := range b.variants {
		b.printScores(v.Title, all[i])
	}
	printf(b.c, "\nIn percent of the rows; \"asked\": left to a person, \"nothing\": not found, \"right\" of what was accepted as a point, \"holding\" of what was accepted as an area.\n")
	printf(b.c, "\"distinct\" counts every description once, however often it is repeated.\n")
	for i, v := range b.variants {
		b.printCalibration(v.Title, trial.ResolvableSettlements.Of(all[i]))
	}
}

func (b geocodeBench) printScores(title string, answers []trial.Answer) {
	printf(b.c, "\n%-34s%6s%8s%9s%10s%8s%8s%9s%8s%8s\n", title, "rows", "first", "of five", "accepted", "right", "areas", "holding", "asked", "nothing")
	for _, subset := range trial.Subsets() {
		of := subset.Of(answers)
		b.printScore(subset.String(), of)
		b.printScore("  distinct", trial.Distinct(of))
	}
}

func (b geocodeBench) printScore(name string, answers []trial.Answer) {
	s := trial.Count(answers, b.facts.Areas.Locate)
	of := func(n int) float64 { return trial.Percent(n, s.Rows) }
	printf(b.c, "  %-32s%6d%8.1f%9.1f%10.1f%8.1f%8.1f%9.1f%8.1f%8.1f\n", name, s.Rows, of(s.First), of(s.AmongFive), of(s.Accepted),
		trial.Percent(s.AcceptedRight, s.Accepted), of(s.Areas), trial.Percent(s.AreasHolding, s.Areas), of(s.Asked), of(s.NotFound))
}

func (b geocodeBench) printCalibration(title string, answers []trial.Answer) {
	printf(b.c, "\nCalibration, resolvable settlements, %s\n", title)
	printf(b.c, "%-12s%8s%8s%8s%8s%8s    %9s%8s%8s%8s%8s\n", "  score", "rows", "mean", "right", "off by", "±", "distinct", "mean", "right", "off by", "±")
	rows, different := trial.Calibrate(answers), trial.Calibrate(trial.Distinct(answers))
	for i, t := range rows {
		if t.Answers > 0 {
			printf(b.c, "  %.1f to %.1f%s    %s\n", t.From, t.To, tenthCells(t, 8), tenthCells(different[i], 9))
		}
	}
}

// tenthCells returns the cells of a tenth in percent: the first of a width, how many answers
// there are, then their mean score, how many are right, the difference and its standard error.
func tenthCells(t trial.Tenth, width int) string {
	if t.Answers == 0 {
		return fmt.Sprintf("%*d", width, 0)
	}
	return fmt.Sprintf("%*d%8.1f%8.1f%+8.1f%8.1f", width, t.Answers, 100*t.Score, 100*t.Share(), 100*(t.Share()-t.Score), 100*t.StandardError())
}
