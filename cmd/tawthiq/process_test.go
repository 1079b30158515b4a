package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// TestMain keeps the binary that buildBinary makes until every test has used it.
func TestMain(m *testing.M) {
	folder, err := os.MkdirTemp("", "tawthiq-test-")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	binaryFolder = folder
	code := m.Run()
	os.RemoveAll(folder)
	os.Exit(code)
}

var (
	binaryFolder string
	buildOnce    sync.Once
	buildError   error
)

// buildBinary returns the path of the program, built once for all tests.
func buildBinary(t *testing.T) string {
	t.Helper()
	path := filepath.Join(binaryFolder, "tawthiq")
	buildOnce.Do(func() {
		if out, err := exec.Command("go", "build", "-o", path, ".").CombinedOutput(); err != nil {
			buildError = fmt.Errorf("go build: %w\n%s", err, out)
		}
	})
	if buildError != nil {
		t.Fatal(buildError)
	}
	return path
}

// startServer serves a database on a free port until the test ends, and returns the address.
func startServer(t *testing.T, binary, db string, more ...string) string {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	cmd := exec.CommandContext(ctx, binary, append([]string{"serve", "--db", db, "--listen", "127.0.0.1:0"}, more...)...)
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	cmd.WaitDelay = 10 * time.Second
	var log bytes.Buffer
	cmd.Stderr = &log
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		cancel()
		_ = cmd.Wait() // an interrupted server is how this one ends
		if t.Failed() {
			t.Logf("the server's log:\n%s", log.String())
		}
	})
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if url, ok := strings.CutPrefix(lines.Text(), "listening on "); ok {
			_, address, _ := strings.Cut(url, "://")
			return address
		}
	}
	t.Fatalf("the server did not start:\n%s", log.String())
	return ""
}

// tawthiq runs a command line and returns what it printed and its exit code.
func tawthiq(t *testing.T, args ...string) (output string, code int) {
	t.Helper()
	var out bytes.Buffer
	code = run(t.Context(), append([]string{"tawthiq"}, args...), &out, &out)
	return out.String(), code
}

// mustTawthiq runs a command line that must succeed.
func mustTawthiq(t *testing.T, args ...string) string {
	t.Helper()
	out, code := tawthiq(t, args...)
	if code != 0 {
		t.Fatalf("tawthiq %s: exit code %d\n%s", strings.Join(args, " "), code, out)
	}
	return out
}
