package process

import (
	"context"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"testing"
	"time"
)

func shell(t *testing.T, script string) *exec.Cmd {
	t.Helper()
	path, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("there is no shell to try programs with: ", err)
	}
	return exec.Command(path, "-c", script)
}

func TestAServerIsWaitedForAndStopped(t *testing.T) {
	p, err := StartServer(t.Context(), shell(t, "echo starting; echo 'listening on http://127.0.0.1:1'; exec sleep 60"))
	if err != nil {
		t.Fatal(err)
	}
	if p.Address != "127.0.0.1:1" {
		t.Errorf("it listens on %q", p.Address)
	}
	if u := p.Usage(); runtime.GOOS == "linux" && (u.ResidentBytes <= 0 || u.PeakResidentBytes <= 0) {
		t.Errorf("it takes %+v", u)
	}
	p.Stop()
	p.Stop()
	if p.Wait() == nil {
		t.Error("it was interrupted, and says nothing")
	}
}

func TestAServerThatEndsEarlySaysWhy(t *testing.T) {
	_, err := StartServer(t.Context(), shell(t, "echo no room >&2; exit 3"))
	if err == nil || !strings.Contains(err.Error(), "no room") {
		t.Error(err)
	}
}

func TestAProgramEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	p, err := Start(ctx, shell(t, "exec sleep 60"))
	if err != nil {
		t.Fatal(err)
	}
	time.AfterFunc(10*time.Millisecond, cancel)
	if err := p.Wait(); err == nil {
		t.Error("it ended by itself")
	}
}

func TestTheFamilyOfAProcess(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("only Linux tells")
	}
	p, err := StartServer(t.Context(), shell(t, "sleep 1 & echo 'listening on http://127.0.0.1:1'; wait"))
	if err != nil {
		t.Fatal(err)
	}
	defer p.Stop()
	if members := family(p.ID()); len(members) != 2 || members[0] != p.ID() {
		t.Errorf("%v", members)
	}
	if mine := cpuTime(os.Getpid()); mine < 0 {
		t.Errorf("%v on processors", mine)
	}
}

func TestTheOutputOfAProgramIsWhole(t *testing.T) {
	out, err := Output(t.Context(), shell(t, "head -c 300000 /dev/zero"))
	if err != nil || len(out) != 300_000 {
		t.Errorf("%d bytes, %v", len(out), err)
	}
	if _, err := Output(t.Context(), shell(t, "echo it broke >&2; exit 1")); err == nil || !strings.Contains(err.Error(), "it broke") {
		t.Error(err)
	}
}
