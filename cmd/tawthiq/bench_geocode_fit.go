package main

import (
	"fmt"
	"os"

	"tawthiq/geo/geocode/trial"
)

// heldOut prints the scores and the calibration of weights that have not seen the rows they answer
// about, where folds are asked for.
func (b geocodeBench) heldOut() {
	folds := b.c.Int("folds")
	if folds == 0 {
		return
	}
	b.say("fitting weights %d times, which takes about 10 s each for 2,000 different descriptions", folds)
	held := trial.FitHeldOut(b.geocoder, b.rows, folds)
	printf(b.c, "\nHeld out: the rows are in %d parts, and each is answered with weights fitted to the others.\n", folds)
	b.printAccuracy(func(v trial.Variant) []trial.Answer { return held.Ask(b.rows, v) })
}

// fit writes the weights fitted to all rows, in the form of those that the program is built with.
func (b geocodeBench) fit(path string) error {
	b.say("fitting weights, which takes about 10 s for 2,000 different descriptions")
	weights := trial.Fit(b.geocoder, b.rows).String()
	if err := os.WriteFile(path, []byte(weights), 0o644); err != nil {
		return err
	}
	printf(b.c, "The weights are in %s.\n", path)
	return nil
}

// say tells whoever waits what is being done.
func (b geocodeBench) say(format string, args ...any) {
	fmt.Fprintf(b.c.Root().ErrWriter, format+" …\n", args...)
}
