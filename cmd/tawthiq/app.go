package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/urfave/cli/v3"
)

// version is set by the linker; see the Makefile.
var version = "development"

// Defaults of flags that several verbs share.
const (
	defaultListen = "127.0.0.1:8080"
	defaultDB     = "tawthiq.db"
)

func newApp() *cli.Command {
	app := &cli.Command{
		Name:    "tawthiq",
		Usage:   "map documented human-rights incidents in Syria",
		Version: version,
		Description: "Every flag can also be given as the environment variable named beside it;\n" +
			"a flag wins over its variable, a variable over the default.",
		Commands: []*cli.Command{
			serveCommand(), importCommand(), controlCommand(), backupCommand(), checkCommand(), healthCommand(), geocodeCommand(), userCommand(), demoCommand(), referenceCommand(), benchCommand(),
		},
		Suggest: true,
		// Errors are printed once, by run.
		ExitErrHandler: func(context.Context, *cli.Command, error) {},
		Action: func(_ context.Context, c *cli.Command) error {
			if c.Args().Present() {
				verb := c.Args().First()
				return usagef("there is no verb %q; is it %s?", verb, cli.SuggestCommand(c.Commands, verb))
			}
			return cli.ShowAppHelp(c)
		},
	}
	returnUsageErrors(app)
	return app
}

// returnUsageErrors hands wrong flags of every verb to run, which prints them once.
func returnUsageErrors(c *cli.Command) {
	c.OnUsageError = func(_ context.Context, _ *cli.Command, err error, _ bool) error {
		if what, _, isNumber := strings.Cut(err.Error(), ": strconv.ParseInt:"); isNumber {
			return usagef("%s: it is not a whole number, or too large", what)
		}
		return usageError{err}
	}
	for _, sub := range c.Commands {
		returnUsageErrors(sub)
	}
}

// dbFlag is the database that every verb that touches records takes.
func dbFlag() cli.Flag {
	return stringFlag("db", defaultDB, "the SQLite `FILE` that keeps the records")
}

// stringFlag is a flag with its TAWTHIQ_ variable.
func stringFlag(name, value, usage string) *cli.StringFlag {
	return &cli.StringFlag{Name: name, Value: value, Usage: usage, Sources: cli.EnvVars(variable(name)), OnlyOnce: true}
}

// boolFlag is a switch with its TAWTHIQ_ variable.
func boolFlag(name string, value bool, usage string) *cli.BoolFlag {
	return &cli.BoolFlag{Name: name, Value: value, Usage: usage, Sources: cli.EnvVars(variable(name))}
}

// intFlag is a number with its TAWTHIQ_ variable.
func intFlag(name string, value int, usage string) *cli.IntFlag {
	return &cli.IntFlag{Name: name, Value: value, Usage: usage, Sources: cli.EnvVars(variable(name)), OnlyOnce: true}
}

// variable returns the environment variable of a flag: TAWTHIQ_DRY_RUN for dry-run.
func variable(flag string) string {
	name := []byte("TAWTHIQ_" + flag)
	for i, b := range name {
		switch {
		case b == '-':
			name[i] = '_'
		case b >= 'a' && b <= 'z':
			name[i] = b - 'a' + 'A'
		}
	}
	return string(name)
}

// oneArgument returns the only argument of a verb.
func oneArgument(c *cli.Command, what string) (string, error) {
	if c.Args().Len() != 1 {
		return "", usagef("%s takes one argument: %s", c.Name, what)
	}
	return c.Args().First(), nil
}

func printf(c *cli.Command, format string, args ...any) {
	fmt.Fprintf(c.Root().Writer, format, args...)
}
