package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// progress shows how much of a file is read: a bar on a terminal, otherwise a plain line now and then.
type progress struct {
	out   io.Writer
	name  string
	bar   *progressbar.ProgressBar // nil: plain lines
	start time.Time
	next  time.Duration // when the next plain line is due
}

const plainEvery = 5 * time.Second

func newProgress(out io.Writer, name string) *progress {
	p := &progress{out: out, name: name, start: time.Now(), next: plainEvery}
	if f, ok := out.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		p.bar = progressbar.NewOptions(1000, progressbar.OptionSetWriter(out), progressbar.OptionSetDescription(name),
			progressbar.OptionClearOnFinish(), progressbar.OptionFullWidth(), progressbar.OptionThrottle(100*time.Millisecond))
	}
	return p
}

// update shows a fraction from 0 to 1, and what was done in words.
func (p *progress) update(fraction float64, format string, args ...any) {
	done, elapsed := fmt.Sprintf(format, args...), time.Since(p.start)
	switch {
	case p.bar != nil:
		p.bar.Describe(p.name + ": " + done)
		_ = p.bar.Set(int(fraction * 1000)) // a bar that cannot be drawn is no reason to stop
	case elapsed >= p.next:
		fmt.Fprintf(p.out, "%s: %.0f %% read, %s\n", p.name, 100*fraction, done)
		p.next = elapsed + plainEvery
	}
}

func (p *progress) done() {
	if p.bar != nil {
		_ = p.bar.Finish()
	}
}
