package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"tawthiq/data"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// run executes a command line and returns its exit code: 0 done, 1 failed, 2 used wrongly,
// 130 interrupted.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	app := newApp()
	app.Writer, app.ErrWriter = stdout, stderr
	err := app.Run(ctx, helpOfVerb(args))
	var usage usageError
	switch {
	case err == nil:
		return 0
	case errors.Is(err, context.Canceled) && ctx.Err() != nil:
		fmt.Fprintln(stderr, "tawthiq: interrupted:", err)
		return 130
	case errors.As(err, &usage):
		fmt.Fprintf(stderr, "tawthiq: %v\nSee: tawthiq help\n", err)
		return 2
	}
	fmt.Fprintln(stderr, "tawthiq:", err)
	explain(stderr, err)
	return 1
}

// helpOfVerb returns a call for help on a verb of several words, such as help control import, as the flag
// of that verb: the library's own help knows verbs of one word only.
func helpOfVerb(args []string) []string {
	if len(args) < 4 || args[1] != "help" {
		return args
	}
	return append(append(args[:1:1], args[2:]...), "--help")
}

// explain adds the allowed values, and for a failing machine the cause, to an error's text.
func explain(w io.Writer, err error) {
	var e *data.Error
	if !errors.As(err, &e) {
		return
	}
	if len(e.Allowed) > 0 {
		fmt.Fprintln(w, "  allowed:", strings.Join(e.Allowed, ", "))
	}
	if e.Cause != nil {
		fmt.Fprintln(w, "  cause:", e.Cause)
	}
}

// usageError is an error in how the command was called.
type usageError struct{ error }

func usagef(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }
