package process

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// Usage is what a program takes. Every field is 0 where the system does not tell (it does on Linux).
type Usage struct {
	ResidentBytes     int64         // with the processes that it started, memory that several share counted once
	PeakResidentBytes int64         // of its first process
	CPU               time.Duration // of all of them that still run
}

// Usage returns what the program takes now.
func (p *Process) Usage() Usage {
	u := Usage{PeakResidentBytes: kibibytes(p.ID(), "status", "VmHWM:")}
	for _, id := range family(p.ID()) {
		share := kibibytes(id, "smaps_rollup", "Pss:")
		if share == 0 {
			share = kibibytes(id, "status", "VmRSS:")
		}
		u.ResidentBytes += share
		u.CPU += cpuTime(id)
	}
	return u
}

// kibibytes returns the field of one of a process's files under /proc in bytes, or 0.
func kibibytes(id int, file, field string) int64 {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/%s", id, file))
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(text)) {
		if words := strings.Fields(line); len(words) > 1 && words[0] == field {
			kib, _ := strconv.ParseInt(words[1], 10, 64)
			return kib << 10
		}
	}
	return 0
}

// ticksPerSecond is the unit of the times in /proc/PID/stat on every Linux of today (USER_HZ).
const ticksPerSecond = 100

// cpuTime returns the time that a process has spent on processors.
func cpuTime(id int) time.Duration {
	fields := stat(id)
	if len(fields) < 13 {
		return 0
	}
	user, _ := strconv.ParseInt(fields[11], 10, 64)
	system, _ := strconv.ParseInt(fields[12], 10, 64)
	return time.Duration(user+system) * time.Second / ticksPerSecond
}

// stat returns the fields of /proc/PID/stat from the third on: the state, the parent, and so on.
func stat(id int) []string {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", id))
	if err != nil {
		return nil
	}
	// The second field is a name in brackets, which can hold anything.
	_, rest, _ := strings.Cut(string(text[strings.LastIndexByte(string(text), ')')+1:]), " ")
	return strings.Fields(rest)
}

// family returns a process and all that descend from it.
func family(id int) []int {
	children := map[int][]int{}
	entries, _ := filepath.Glob("/proc/[0-9]*")
	for _, entry := range entries {
		child, err := strconv.Atoi(filepath.Base(entry))
		if fields := stat(child); err == nil && len(fields) > 1 {
			parent, _ := strconv.Atoi(fields[1])
			children[parent] = append(children[parent], child)
		}
	}
	members := []int{id}
	for i := 0; i < len(members); i++ {
		members = append(members, children[members[i]]...)
	}
	return members
}
