package peer

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"tawthiq/cmd/benchmap/process"
)

const (
	postgresUser = "postgres" // whose cluster it is, and where this program runs as root the user that runs it
	startTime    = 30 * time.Second

	// HowToInstallPostGIS is the command for it.
	HowToInstallPostGIS = "apt-get install postgresql-15-postgis-3"
)

// InstallPostGIS installs Debian's package. Errors: anyone but root, or another system.
func InstallPostGIS(ctx context.Context) error {
	for _, arguments := range [][]string{{"update", "-qq"}, {"install", "-y", "-qq", "--no-install-recommends", "postgresql-15-postgis-3"}} {
		cmd := exec.CommandContext(ctx, "apt-get", arguments...)
		cmd.Env = append(os.Environ(), "DEBIAN_FRONTEND=noninteractive")
		if out, err := cmd.CombinedOutput(); err != nil {
			return fmt.Errorf("apt-get %s: %w: %.500s", arguments[0], err, out)
		}
	}
	return nil
}

// FindPostGIS returns the folder of the programs of a PostgreSQL that has PostGIS, as Debian lays them
// out. ok is false where there is none.
func FindPostGIS() (programs string, ok bool) {
	found, _ := filepath.Glob("/usr/share/postgresql/*/extension/postgis.control")
	for _, control := range found {
		version := filepath.Base(filepath.Dir(filepath.Dir(control)))
		programs = filepath.Join("/usr/lib/postgresql", version, "bin")
		if _, err := os.Stat(filepath.Join(programs, "initdb")); err == nil {
			return programs, true
		}
	}
	return "", false
}

// Cluster is a PostgreSQL of its own, which listens only at a socket in its folder.
type Cluster struct {
	*process.Process
	Socket string // the folder of the socket
}

// postgresSettings are for a machine of a few gigabytes whose database holds still.
var postgresSettings = []string{
	"listen_addresses=", "shared_buffers=512MB", "work_mem=32MB", "maintenance_work_mem=256MB", "effective_cache_size=2GB",
	"random_page_cost=1.1", "jit=off", "fsync=off", "full_page_writes=off", "wal_level=minimal", "max_wal_senders=0",
	"max_wal_size=4GB", "autovacuum=off", "log_min_messages=fatal",
}

// StartCluster makes a cluster in a folder, which must not be there yet, and starts it. As root it
// runs as the user postgres, because PostgreSQL refuses root.
func StartCluster(ctx context.Context, programs, folder string) (*Cluster, error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, err
	}
	as, err := unprivileged(folder)
	if err != nil {
		return nil, err
	}
	command := func(program string, arguments ...string) *exec.Cmd {
		cmd := exec.Command(filepath.Join(programs, program), arguments...)
		cmd.Dir, cmd.SysProcAttr = folder, as()
		return cmd
	}
	store := filepath.Join(folder, "data")
	made := command("initdb", "-D", store, "-U", postgresUser, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
	if out, err := made.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("initdb: %w: %.500s", err, out)
	}
	arguments := []string{"-D", store, "-k", folder}
	for _, setting := range postgresSettings {
		arguments = append(arguments, "-c", setting)
	}
	p, err := process.Start(ctx, command("postgres", arguments...))
	if err != nil {
		return nil, err
	}
	c := &Cluster{p, folder}
	if err := c.await(ctx); err != nil {
		c.Stop()
		return nil, fmt.Errorf("%w: %s", err, c.Said())
	}
	return c, nil
}

// unprivileged returns what has a command run as the user postgres, where this program is root, and
// gives that user the folder.
func unprivileged(folder string) (as func() *syscall.SysProcAttr, err error) {
	if os.Getuid() != 0 {
		return func() *syscall.SysProcAttr { return nil }, nil
	}
	u, err := user.Lookup(postgresUser)
	if err != nil {
		return nil, fmt.Errorf("PostgreSQL does not run as root: %w", err)
	}
	uid, uidErr := strconv.Atoi(u.Uid)
	gid, gidErr := strconv.Atoi(u.Gid)
	if err := errors.Join(uidErr, gidErr, os.Chown(folder, uid, gid)); err != nil {
		return nil, err
	}
	return func() *syscall.SysProcAttr {
		return &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}}
	}, nil
}

// await waits until the cluster takes connections.
func (c *Cluster) await(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, startTime)
	defer cancel()
	p, err := OpenPostGIS(ctx, c.Socket)
	if err != nil {
		return err
	}
	defer p.Close()
	for {
		err := p.pool.Ping(ctx)
		if err == nil {
			return nil
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("PostgreSQL does not answer: %w", err)
		case <-time.After(50 * time.Millisecond):
		}
	}
}

// Version returns what the cluster says that it is.
func (p *PostGIS) Version(ctx context.Context) (string, error) {
	var postgres, postgis string
	err := p.pool.QueryRow(ctx, "SELECT current_setting('server_version'), postgis_lib_version()").Scan(&postgres, &postgis)
	postgres, _, _ = strings.Cut(postgres, " ")
	return "PostgreSQL " + postgres + ", PostGIS " + postgis, err
}
