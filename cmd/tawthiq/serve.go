package main

import (
	"context"
	"errors"
	"log/slog"
	"maps"
	"net"
	"net/netip"
	"slices"
	"strings"
	"sync"

	"github.com/urfave/cli/v3"

	"tawthiq/data"
	"tawthiq/data/atlas"
	"tawthiq/data/derivation"
	"tawthiq/data/reference"
	"tawthiq/data/review"
	"tawthiq/server"
	"tawthiq/server/auth"
	"tawthiq/web"
)

func serveCommand() *cli.Command {
	return &cli.Command{
		Name:  "serve",
		Usage: "serve the map, the tiles and the figures",
		Description: "Stops on an interrupt, after the answers under way. What another process imports into the\n" +
			"same database is served within a second.",
		Flags: []cli.Flag{
			dbFlag(),
			stringFlag("listen", defaultListen, "the `ADDRESS` to listen on; port 0 takes any free one"),
			stringFlag("public-url", "", "the `URL` that readers use, behind a proxy"),
			boolFlag("sample", true, "put the incidents of the May 2020 report into a database that has no records"),
			reviewersFlag(),
			stringFlag("tls-cert", "", "the `FILE` (PEM) of a certificate, to serve HTTPS with HTTP/2; read again when it changes"),
			stringFlag("tls-key", "", "the `FILE` (PEM) of the certificate's key"),
			intFlag("cache-mb", server.DefaultCacheMB, "how many `MEGABYTES` of whole answers are kept in memory; 0 keeps none"),
			stringFlag("log-format", "text", "`FORMAT` of the log on standard error: text or json"),
			stringFlag("log-level", "info", "the least `LEVEL` that is logged: debug, info, warn or error; info has a line for every request"),
		},
		Action: serve,
	}
}

func serve(ctx context.Context, c *cli.Command) (err error) {
	if c.Args().Present() {
		return usagef("serve takes no argument; the database is named by --db")
	}
	log, err := newLog(c)
	if err != nil {
		return err
	}
	cache, err := cacheMB(c)
	if err != nil {
		return err
	}
	reviewers, err := readReviewers(c)
	if err != nil {
		return err
	}
	if reviewers != nil && c.String("tls-cert") == "" && inTheClear(c.String("listen"), c.String("public-url")) {
		log.WarnContext(ctx, "the secrets of reviewers travel in the clear: give a certificate with --tls-cert and --tls-key, or listen on 127.0.0.1 behind a proxy with TLS and name it with --public-url https://…",
			"listen", c.String("listen"))
	}
	facts, err := reference.Load()
	if err != nil {
		return err
	}
	store, err := openStore(ctx, c.String("db"))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	desk, err := newDesk(ctx, store, facts)
	if err != nil {
		return err
	}
	if c.Bool("sample") {
		if err := addSample(ctx, store, desk); err != nil {
			return err
		}
	}
	served, err := atlas.New(ctx, store, facts, log)
	if err != nil {
		return err
	}
	defer served.Close()
	defer followControl(ctx, store, desk, log)()
	return server.Run(ctx, server.Config{
		Atlas: served, Desk: desk, Reviewers: reviewers, Listen: c.String("listen"), PublicURL: c.String("public-url"),
		TLSCert: c.String("tls-cert"), TLSKey: c.String("tls-key"), CacheMB: cache, Version: version, Page: web.Page(), Log: log,
		OnListen: func(address net.Addr) { printf(c, "listening on %s://%s\n", scheme(c), address) },
	})
}

// followControl derives control anew where layers have changed, until what it returns is called.
func followControl(ctx context.Context, store data.Store, desk *review.Desk, log *slog.Logger) (stop func()) {
	ctx, cancel := context.WithCancel(ctx)
	var watching sync.WaitGroup
	watching.Go(func() { derivation.Watch(ctx, store, desk, log) })
	return func() {
		cancel()
		watching.Wait()
	}
}

// scheme returns that of the addresses that the server answers.
func scheme(c *cli.Command) string {
	if c.String("tls-cert") != "" {
		return "https"
	}
	return "http"
}

// cacheMB returns what the server calls the size of its cache: there 0 stands for the default, and
// less for none.
func cacheMB(c *cli.Command) (int, error) {
	switch n := c.Int("cache-mb"); {
	case n < 0:
		return 0, data.Invalid("cache-mb", "%d is less than nothing", n)
	case n == 0:
		return -1, nil
	default:
		return n, nil
	}
}

// readReviewers returns those who may decide, nil where no file names any.
func readReviewers(c *cli.Command) (*auth.Reviewers, error) {
	if c.String("reviewers") == "" {
		return nil, nil
	}
	return auth.ReadReviewers(c.String("reviewers"))
}

// inTheClear reports whether other machines can reach the server and nothing says that they do so
// through a proxy with TLS.
func inTheClear(listen, publicURL string) bool {
	host, _, err := net.SplitHostPort(listen)
	if err != nil || host == "localhost" || strings.HasPrefix(publicURL, "https://") {
		return false
	}
	ip, err := netip.ParseAddr(host)
	return err != nil || !ip.IsLoopback()
}

func newLog(c *cli.Command) (*slog.Logger, error) {
	var options slog.HandlerOptions
	level, ok := logLevels[c.String("log-level")]
	if !ok {
		return nil, data.Invalid("log-level", "there is no level %q", c.String("log-level")).Allow(slices.Sorted(maps.Keys(logLevels)))
	}
	options.Level = level
	switch format := c.String("log-format"); format {
	case "text":
		return slog.New(slog.NewTextHandler(c.Root().ErrWriter, &options)), nil
	case "json":
		return slog.New(slog.NewJSONHandler(c.Root().ErrWriter, &options)), nil
	default:
		return nil, data.Invalid("log-format", "there is no format %q", format).Allow([]string{"text", "json"})
	}
}

var logLevels = map[string]slog.Level{"debug": slog.LevelDebug, "info": slog.LevelInfo, "warn": slog.LevelWarn, "error": slog.LevelError}
