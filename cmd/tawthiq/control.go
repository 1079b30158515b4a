package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/urfave/cli/v3"

	"tawthiq/data"
	"tawthiq/data/controlfile"
	"tawthiq/data/derivation"
	"tawthiq/data/reference"
	"tawthiq/data/review"
	"tawthiq/geo"
)

func controlCommand() *cli.Command {
	return &cli.Command{
		Name:  "control",
		Usage: "who held places, as sources say",
		Commands: []*cli.Command{{
			Name:                      "import",
			Usage:                     "record who held places in a span of days, from one file of one source",
			ArgsUsage:                 "FILE",
			DisableSliceFlagSeparator: true, // a value may have commas
			Description: "Reads GeoJSON polygons, or a table (CSV, XLSX) with the columns pcode and controller and, where they are not those of\n" +
				"--from and --to, valid_from and valid_to. A file in which anything is wrong is not recorded at all, and everything that is\n" +
				"wrong is told. The database must be there already: import and serve make one. The derived control of every incident is then\n" +
				"brought up to date; cut short, that goes on with the next import, control import, control remove or serve. A file that is\n" +
				"recorded already changes nothing.",
			Flags: []cli.Flag{
				dbFlag(),
				stringFlag("from", "", "the first `DATE` that the source speaks of, YYYY-MM-DD"),
				stringFlag("to", "", "the last `DATE` that it speaks of"),
				stringFlag("source", "", "the `NAME` of who says so"),
				stringFlag("source-url", "", "the `ADDRESS` of a page about it"),
				stringFlag("licence", "", "the `LICENCE` of the file"),
				&cli.StringSliceFlag{Name: "map", Sources: cli.EnvVars(variable("map")), Config: cli.StringConfig{TrimSpace: true},
					Usage: "what a value of a property means, `PROPERTY=VALUE:CONTROLLER`; several controllers are joined by +, and - leaves it out; may be given many times"},
				stringFlag("encoding", "", "the `NAME` of a table's encoding, such as windows-1256; otherwise detected"),
				stringFlag("author", "control", "the `NAME` that the layer's history will carry"),
			},
			Action: importControl,
		}, {
			Name:        "list",
			Usage:       "list who says who held places, and when",
			Description: "Lists the survey that the program has itself, and the layers that were imported and not taken back.",
			Flags:       []cli.Flag{dbFlag()},
			Action:      listControl,
		}, {
			Name:        "remove",
			Usage:       "take a layer back",
			ArgsUsage:   "NUMBER",
			Description: "The layer holds no more, from this revision on; figures as of earlier ones stay as they were. The derived control of\nevery incident is then brought up to date.",
			Flags: []cli.Flag{
				dbFlag(),
				stringFlag("author", "control", "the `NAME` that the history will carry"),
			},
			Action: removeControl,
		}},
	}
}

func importControl(ctx context.Context, c *cli.Command) (err error) {
	file, err := oneArgument(c, "the file")
	if err != nil {
		return err
	}
	layer, err := layerOf(c)
	if err != nil {
		return err
	}
	facts, err := reference.Load()
	if err != nil {
		return err
	}
	store, err := openExisting(ctx, c.String("db"))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	known, err := store.ControlLayers(ctx, 0)
	if err != nil {
		return err
	}
	layer, summary, err := readControl(ctx, c, store, facts, layer, known, file)
	if err != nil {
		return failed(err, []string{file})
	}
	done, err := store.Commit(ctx, data.Change{
		At: time.Now().UTC(), Author: c.String("author"), Reason: "control import of " + filepath.Base(file), Control: []data.ControlLayer{layer},
	})
	if err != nil {
		return failed(err, []string{file})
	}
	layer.Number = done.Control[0]
	if slices.ContainsFunc(known, func(l data.ControlLayer) bool { return l.Number == layer.Number }) {
		printf(c, "%s: nothing was changed: %s says the same already\n", file, layer.Name())
		return deriveAll(ctx, c, store, facts)
	}
	printf(c, "%s: %s, %s", file, layer.Name(), data.CountOf(len(layer.Claims), "claim", "claims"))
	if summary.LeftOut > 0 {
		printf(c, ", %s left out", summary.Counted(summary.LeftOut))
	}
	printf(c, "\n")
	for _, n := range claimsByController(layer) {
		printf(c, "  %-24s %6d\n", n.controllers, n.claims)
	}
	return deriveAll(ctx, c, store, facts)
}

// layerOf returns the layer that the flags describe, without claims.
func layerOf(c *cli.Command) (data.ControlLayer, error) {
	l := data.ControlLayer{Source: c.String("source"), SourceURL: c.String("source-url"), Licence: c.String("licence")}
	for _, name := range []string{"from", "to", "source"} {
		if c.String(name) == "" {
			return l, usagef("control import needs --%s", name)
		}
	}
	var err error
	if l.From, err = data.ParseDate(c.String("from")); err != nil {
		return l, data.Invalid("from", "%v", err)
	}
	if l.To, err = data.ParseDate(c.String("to")); err != nil {
		return l, data.Invalid("to", "%v", err)
	}
	return l, nil
}

// landZoom is how well the country is drawn that a file's shapes are compared with: to a kilometre or two.
const landZoom = 6

func readControl(ctx context.Context, c *cli.Command, store data.Store, facts *reference.Facts, layer data.ControlLayer, known []data.ControlLayer, file string) (data.ControlLayer, controlfile.Summary, error) {
	terms, err := store.Vocabulary(ctx)
	if err != nil {
		return layer, controlfile.Summary{}, err
	}
	config := controlfile.Config{
		Layer: layer, Terms: terms, Encoding: c.String("encoding"),
		HasPlace: func(p geo.PCode) bool { _, ok := facts.Gazetteer.Get(p); return ok },
		Land:     facts.Areas.Country(landZoom),
		Known:    known,
	}
	for _, text := range c.StringSlice("map") {
		rule, err := controlfile.ParseRule(text, terms)
		if err != nil {
			return layer, controlfile.Summary{}, err
		}
		config.Rules = append(config.Rules, rule)
	}
	return controlfile.Read(file, config)
}

// controllerClaims is how many claims of a layer name the same controllers.
type controllerClaims struct {
	controllers string
	claims      int
}

// claimsByController returns the numbers of claims, most first.
func claimsByController(l data.ControlLayer) []controllerClaims {
	counts := map[string]int{}
	for _, claim := range l.Claims {
		counts[strings.Join(claim.Controllers, "+")]++
	}
	var out []controllerClaims
	for controllers, n := range counts {
		out = append(out, controllerClaims{controllers, n})
	}
	slices.SortFunc(out, func(a, b controllerClaims) int {
		return cmp.Or(cmp.Compare(b.claims, a.claims), strings.Compare(a.controllers, b.controllers))
	})
	return out
}

func deriveAll(ctx context.Context, c *cli.Command, store data.Store, facts *reference.Facts) error {
	desk, err := newDesk(ctx, store, facts)
	if err != nil {
		return err
	}
	return derive(ctx, c, store, desk)
}

// derive brings the derived control of every incident up to date where layers have changed, and says
// what became of it.
func derive(ctx context.Context, c *cli.Command, store data.Store, desk *review.Desk) error {
	show := newProgress(c.Root().ErrWriter, "control")
	done, err := derivation.Run(ctx, store, desk, func(now derivation.Progress) {
		show.update(float64(now.Done)/float64(max(now.Total, 1)), "%d of %d records, %d changed", now.Done, now.Total, now.Changed)
	})
	show.done()
	if err != nil {
		return fmt.Errorf("%d records are derived anew and kept; the next import, control import, control remove or serve goes on: %w", done.Done, err)
	}
	if done.Total > 0 {
		printf(c, "%d of %d incidents that can be held have another derived control\n", done.Changed, done.Total)
	}
	return nil
}

func listControl(ctx context.Context, c *cli.Command) (err error) {
	if c.Args().Present() {
		return usagef("control list takes no argument")
	}
	facts, err := reference.Load()
	if err != nil {
		return err
	}
	store, err := openExisting(ctx, c.String("db"))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	layers, err := store.ControlLayers(ctx, 0)
	if err != nil {
		return err
	}
	t := table{heads: []string{"NUMBER", "SOURCE", "FROM", "TO", "CLAIMS", "LICENCE", "RECORDED", "REVISION"}, right: map[int]bool{0: true, 4: true, 7: true}}
	for _, l := range append(facts.ControlLayers(), layers...) {
		t.rows = append(t.rows, layerRow(l))
	}
	if err := t.write(c.Root().Writer); err != nil {
		return err
	}
	return tellUnderived(ctx, c.Root().Writer, store)
}

// layerRow describes a layer; those that the program has itself have no number and were never recorded.
func layerRow(l data.ControlLayer) []string {
	number, recorded, revision := "-", "", ""
	if l.Number > 0 {
		number, recorded, revision = strconv.FormatInt(l.Number, 10), l.RecordedAt.Format(time.DateOnly), strconv.FormatInt(l.Revision, 10)
	}
	return []string{number, printable(l.Source), l.From.String(), l.To.String(), strconv.Itoa(len(l.Claims)), printable(l.Licence), recorded, revision}
}

// tellUnderived says where the derived control of records is not up to date.
func tellUnderived(ctx context.Context, w io.Writer, store data.Store) error {
	left, err := store.Underived(ctx)
	if err != nil || left.Marked == 0 {
		return err
	}
	_, err = fmt.Fprintf(w, "control is still to be derived anew for records after number %d (%s): import, control import, control remove and serve go on with it\n", left.After, left.Reason)
	return err
}

func removeControl(ctx context.Context, c *cli.Command) (err error) {
	text, err := oneArgument(c, "the number of a layer")
	if err != nil {
		return err
	}
	number, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return data.Invalid("number", "%q is not the number of a layer", text).WithHint("tawthiq control list names those that hold")
	}
	facts, err := reference.Load()
	if err != nil {
		return err
	}
	store, err := openExisting(ctx, c.String("db"))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	done, err := store.Commit(ctx, data.Change{
		At: time.Now().UTC(), Author: c.String("author"), Reason: "control layer " + text + " was taken back", CloseControl: []int64{number},
	})
	if data.KindOf(err) == data.NotFoundKind {
		return errors.Join(err, deriveAll(ctx, c, store, facts)) // a removal that was cut short goes on
	}
	if err != nil {
		return err
	}
	printf(c, "layer %d holds no more from revision %d on\n", number, done.Revision)
	return deriveAll(ctx, c, store, facts)
}
