package process

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"time"
)

// graceTime is how long a program has to end by itself.
const graceTime = 10 * time.Second

// pipeTime is how long what a program started may still write after it has ended.
const pipeTime = time.Second

// tailBytes is how much of what a program says is kept, to explain a failure with.
const tailBytes = 4 << 10

// Process is a running program. Its methods are safe for concurrent use.
type Process struct {
	Address string // host and port that it listens on, "" where it was not waited for

	cmd    *exec.Cmd
	cancel context.CancelFunc
	log    *tail
	done   chan struct{} // closed when it has ended
	ended  error         // set before done is closed
}

// Start starts a program, which is interrupted when ctx ends and killed where it does not heed that.
// It also dies with this program, however that ends (Linux).
func Start(ctx context.Context, cmd *exec.Cmd) (*Process, error) {
	p, _, err := start(ctx, cmd, false)
	return p, err
}

// StartServer starts a program and waits until it prints "listening on http://ADDRESS" as a line.
// Errors: one that ends before that, with the last that it said.
func StartServer(ctx context.Context, cmd *exec.Cmd) (*Process, error) {
	p, out, err := start(ctx, cmd, true)
	if err != nil {
		return nil, err
	}
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		address, ok := strings.CutPrefix(lines.Text(), "listening on http://")
		if !ok {
			fmt.Fprintln(p.log, lines.Text())
			continue
		}
		p.Address = strings.TrimSpace(address)
		go drain(out, p.log) // ends with the program, whose pipe it reads
		return p, nil
	}
	p.Stop()
	out.Close()
	return nil, fmt.Errorf("%s ended before it listened: %w: %s", cmd.Path, errors.Join(p.ended, ctx.Err()), p.log)
}

// Output runs a program to its end and returns what it prints. Errors: one that fails, with the last
// that it said.
func Output(ctx context.Context, cmd *exec.Cmd) ([]byte, error) {
	p, out, err := start(ctx, cmd, true)
	if err != nil {
		return nil, err
	}
	printed, err := io.ReadAll(out)
	out.Close()
	return printed, errors.Join(err, p.Wait())
}

func drain(from io.ReadCloser, to io.Writer) {
	_, _ = io.Copy(to, from)
	from.Close()
}

// start starts a program. piped: what it prints is read from the pipe returned, which the caller closes.
func start(ctx context.Context, cmd *exec.Cmd, piped bool) (*Process, io.ReadCloser, error) {
	p := &Process{cmd: cmd, log: &tail{}, done: make(chan struct{})}
	ctx, p.cancel = context.WithCancel(ctx)
	var out, theirs *os.File
	cmd.Stderr, cmd.Stdout = p.log, p.log
	if piped {
		var err error
		if out, theirs, err = os.Pipe(); err != nil {
			return nil, nil, err
		}
		cmd.Stdout = theirs
	}
	cmd.WaitDelay = pipeTime
	dieWithParent(cmd)
	err := cmd.Start()
	if theirs != nil {
		theirs.Close()
	}
	if err != nil {
		p.cancel()
		out.Close()
		return nil, nil, fmt.Errorf("start %s: %w", cmd.Path, err)
	}
	go p.wait(ctx)
	return p, out, nil
}

// wait ends the program with ctx and says when it has ended.
func (p *Process) wait(ctx context.Context) {
	defer p.cancel()
	ended := make(chan error, 1)
	go func() { ended <- p.cmd.Wait() }()
	select {
	case p.ended = <-ended:
	case <-ctx.Done():
		_ = p.cmd.Process.Signal(syscall.SIGINT) // one that has ended already cannot be signalled
		select {
		case p.ended = <-ended:
		case <-time.After(graceTime):
			_ = p.cmd.Process.Kill()
			p.ended = <-ended
		}
	}
	close(p.done)
}

// Stop interrupts the program and waits until it has ended. It can be called again.
func (p *Process) Stop() {
	p.cancel()
	<-p.done
}

// Wait waits until the program ends by itself. Errors: those that it ended with, and the last that
// it said.
func (p *Process) Wait() error {
	<-p.done
	if p.ended != nil {
		return fmt.Errorf("%s: %w: %s", p.cmd.Path, p.ended, p.log)
	}
	return nil
}

// ID returns the number of the process.
func (p *Process) ID() int { return p.cmd.Process.Pid }

// Said returns the last that the program wrote.
func (p *Process) Said() string { return p.log.String() }

// tail keeps the end of what is written to it.
type tail struct {
	mu   sync.Mutex // guards text
	text []byte
}

func (t *tail) Write(b []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.text = append(t.text, b...)
	if extra := len(t.text) - tailBytes; extra > 0 {
		t.text = t.text[extra:]
	}
	return len(b), nil
}

func (t *tail) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return strings.TrimSpace(string(t.text))
}
