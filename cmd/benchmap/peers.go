package main

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"slices"

	"github.com/urfave/cli/v3"

	"tawthiq/cmd/benchmap/peer"
	"tawthiq/cmd/benchmap/process"
)

// The contenders.
const (
	sqliteName       = "sqlite"
	postgisName      = "postgis"
	bakedName        = "mbtiles"
	superclusterName = "supercluster"
	geojsonvtName    = "geojson-vt"
	duckdbName       = "duckdb"
)

var peerNames = []string{sqliteName, postgisName, bakedName, superclusterName, geojsonvtName, duckdbName}

// peerStart starts a contender over the rows, or says why it cannot be.
type peerStart struct {
	name  string
	asked []string // the names of the questions that it can answer
	start func(context.Context, source) (c *contender, why string, err error)
}

func (b *bench) peerStarts() []peerStart {
	return []peerStart{
		{sqliteName, []string{exactFiltered, exactAll}, b.startSQLite},
		{postgisName, []string{exactFiltered, exactAll, exactWhole}, b.startPostGIS},
		{bakedName, []string{exactAll}, b.startBaked},
		{superclusterName, []string{binsAll}, b.startSupercluster},
		{geojsonvtName, []string{exactAll}, b.startGeojsonVT},
	}
}

// measurePeers measures every contender that was asked for and is there, one after the other.
func (b *bench) measurePeers(ctx context.Context, s source) error {
	for _, p := range b.peerStarts() {
		if !slices.Contains(b.peers, p.name) {
			continue
		}
		b.say("starting %s", p.name)
		c, why, err := p.start(ctx, s)
		switch {
		case err != nil:
			return fmt.Errorf("%s: %w", p.name, err)
		case why != "":
			b.miss(p.name, why)
			continue
		}
		err = b.measurePeer(ctx, c, s, p.asked)
		c.stop()
		if err != nil {
			return err
		}
	}
	return nil
}

func (b *bench) measurePeer(ctx context.Context, c *contender, s source, asked []string) error {
	for _, name := range asked {
		m, err := b.ask(ctx, c, s, b.question(name), warm)
		if err != nil {
			return err
		}
		b.report.Measured = append(b.report.Measured, m)
	}
	return nil
}

// miss notes a contender that is not there.
func (b *bench) miss(name, why string) {
	b.say("without %s: %s", name, why)
	b.report.Missing = append(b.report.Missing, missing{name, why})
}

func (b *bench) startSQLite(ctx context.Context, s source) (*contender, string, error) {
	path := b.path("rtree.db")
	if err := peer.BuildSQLite(ctx, path, s.peerRows()); err != nil {
		return nil, "", err
	}
	c, err := serveTiles(ctx, sqliteName, path)
	return c, "", err
}

func (b *bench) startBaked(ctx context.Context, _ source) (*contender, string, error) {
	c, err := serveTiles(ctx, bakedName, b.path("tiles.mbtiles"))
	return c, "", err
}

func (b *bench) startPostGIS(ctx context.Context, s source) (*contender, string, error) {
	if b.install {
		b.say("installing PostGIS")
		if err := peer.InstallPostGIS(ctx); err != nil {
			return nil, "", err
		}
	}
	programs, ok := peer.FindPostGIS()
	if !ok {
		return nil, "it is not installed: " + peer.HowToInstallPostGIS + ", or as root --postgis=install", nil
	}
	cluster, err := peer.StartCluster(ctx, programs, b.path("postgres"))
	if err != nil {
		return nil, "", err
	}
	c, err := loadPostGIS(ctx, cluster.Socket, s)
	if err != nil {
		cluster.Stop()
		return nil, "", err
	}
	c.process = append(c.process, cluster.Process)
	c.nearly = true // its index holds boxes as 32-bit floats
	return c, "", nil
}

func loadPostGIS(ctx context.Context, socket string, s source) (*contender, error) {
	p, err := peer.OpenPostGIS(ctx, socket)
	if err != nil {
		return nil, err
	}
	defer p.Close()
	if err := p.Load(ctx, s.peerRows()); err != nil {
		return nil, err
	}
	return serveTiles(ctx, postgisName, socket)
}

func (b *bench) startSupercluster(ctx context.Context, s source) (*contender, string, error) {
	c, why, err := b.startNode(ctx, s, superclusterName)
	if c != nil {
		c.clusters = true
	}
	return c, why, err
}

func (b *bench) startGeojsonVT(ctx context.Context, s source) (*contender, string, error) {
	c, why, err := b.startNode(ctx, s, geojsonvtName)
	if c != nil {
		c.nearly = true
	}
	return c, why, err
}

// startNode starts one of the servers on Node.js.
func (b *bench) startNode(ctx context.Context, s source, name string) (*contender, string, error) {
	node, ok := peer.FindNode(b.npm)
	if !ok {
		return nil, "it is not installed: " + peer.HowToInstallNode, nil
	}
	rows, err := b.rowFile(s)
	if err != nil {
		return nil, "", err
	}
	p, err := node.Serve(ctx, name+".mjs", rows)
	if err != nil {
		return nil, "", err
	}
	return &contender{name: name, address: p.Address, process: []*process.Process{p}}, "", nil
}

// rowFile writes the rows for the contenders from npm, once.
func (b *bench) rowFile(s source) (string, error) {
	path := b.path(fmt.Sprintf("rows-%d.csv", s.rows))
	if _, err := os.Stat(path); err == nil {
		return path, nil
	}
	return path, peer.WriteRows(path, s.peerRows())
}

// serveTiles starts this program again as the server of one of the contenders in Go, so that it has
// processors and memory of its own.
func serveTiles(ctx context.Context, name, from string) (*contender, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	p, err := process.StartServer(ctx, exec.Command(self, "peer", name, from))
	if err != nil {
		return nil, err
	}
	return &contender{name: name, address: p.Address, process: []*process.Process{p}}, nil
}

func peerCommand() *cli.Command {
	return &cli.Command{
		Name: "peer", Hidden: true, ArgsUsage: "NAME FROM",
		Action: func(ctx context.Context, c *cli.Command) error {
			tiler, err := openTiler(ctx, c.Args().Get(0), c.Args().Get(1))
			if err != nil {
				return err
			}
			defer tiler.Close()
			return serveTiler(ctx, tiler)
		},
	}
}

func openTiler(ctx context.Context, name, from string) (peer.Tiler, error) {
	switch name {
	case sqliteName:
		return peer.OpenSQLite(from)
	case bakedName:
		return peer.OpenBaked(from)
	case postgisName:
		return peer.OpenPostGIS(ctx, from)
	}
	return nil, fmt.Errorf("there is no server of %q in this program", name)
}

// serveTiler serves on a free port until ctx ends.
func serveTiler(ctx context.Context, tiler peer.Tiler) error {
	handler, err := peer.Handler(tiler)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	server := &http.Server{Handler: handler}
	stop := context.AfterFunc(ctx, func() { server.Close() })
	defer stop()
	fmt.Printf("listening on http://%s\n", listener.Addr())
	if err := server.Serve(listener); err != http.ErrServerClosed {
		return err
	}
	return nil
}
