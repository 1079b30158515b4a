package peer

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"time"

	"tawthiq/cmd/benchmap/process"
	"tawthiq/data"
)

// HowToInstallNode is the command for the contenders from npm; Node.js 20.19 or newer must be there.
const HowToInstallNode = "npm --prefix web/bench ci"

// heapMB lets Node.js hold five million rows as GeoJSON.
const heapMB = 12_000

// Node is Node.js with the packages of a folder.
type Node struct{ program, folder string }

// FindNode returns Node.js where it is installed and so are the packages of the folder.
func FindNode(folder string) (n Node, ok bool) {
	program, err := exec.LookPath("node")
	if err != nil {
		return n, false
	}
	_, err = os.Stat(filepath.Join(folder, "node_modules", ".package-lock.json"))
	return Node{program, folder}, err == nil
}

func (n Node) command(script string, arguments ...string) *exec.Cmd {
	arguments = append([]string{"--max-old-space-size=" + strconv.Itoa(heapMB), filepath.Join(n.folder, script)}, arguments...)
	return exec.Command(n.program, arguments...)
}

// Serve starts one of the servers, supercluster.mjs or geojson-vt.mjs, over a file of rows.
func (n Node) Serve(ctx context.Context, script, rows string) (*process.Process, error) {
	return process.StartServer(ctx, n.command(script, rows))
}

// Grouping is what DuckDB did: how many incidents each party has in each governorate over a period,
// and how long it took to say so of many periods.
type Grouping struct {
	Version string
	Times   []time.Duration
	Counts  map[Group]int // of the first period, without the zeros
}

// Group is a governorate and a party.
type Group struct{ Governorate, Party string }

// GroupWithDuckDB counts over a file of rows, in as many periods as rounds, each a day later than the
// one before.
func (n Node) GroupWithDuckDB(ctx context.Context, rows string, from, to data.Date, rounds int) (Grouping, error) {
	cmd := n.command("duckdb.mjs", rows, from.String(), to.String(), strconv.Itoa(rounds))
	out, err := process.Output(ctx, cmd)
	if err != nil {
		return Grouping{}, err
	}
	var said struct {
		Version      string
		Milliseconds []float64
		Counts       []struct {
			Group
			Count int
		}
	}
	if err := json.Unmarshal(out, &said); err != nil {
		return Grouping{}, fmt.Errorf("what duckdb.mjs printed: %w", err)
	}
	g := Grouping{Version: said.Version, Counts: map[Group]int{}}
	for _, ms := range said.Milliseconds {
		g.Times = append(g.Times, time.Duration(ms*float64(time.Millisecond)))
	}
	for _, c := range said.Counts {
		g.Counts[c.Group] = c.Count
	}
	return g, nil
}
