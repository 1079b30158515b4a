package server

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"time"

	"golang.org/x/sync/errgroup"

	"tawthiq/data"
)

// Run serves until ctx is cancelled, then lets the answers under way finish within the time that
// the configuration gives them. It prints nothing; OnListen gets the address. While it serves,
// the atlas follows what other processes commit to the store. Every goroutine that it starts has
// ended when it returns.
//
// Errors: InvalidKind for a configuration that cannot be, Conflict where the address is in use
// or may not be used.
func Run(ctx context.Context, cfg Config) error {
	cfg = cfg.withDefaults()
	handler, err := NewHandler(cfg)
	if err != nil {
		return err
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", cfg.Listen)
	if err != nil {
		return &data.Error{Kind: data.Conflict, Field: "listen", Message: "the server cannot listen on " + cfg.Listen,
			Hint: "is another one running there? choose another port, or 0 for any free one", Cause: err}
	}
	srv := httpServer(cfg, handler)
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error { return serve(srv, listener) })
	group.Go(func() error { return shutdown(ctx, srv, time.Duration(cfg.ShutdownSeconds)*time.Second) })
	group.Go(func() error { cfg.Atlas.Watch(ctx); return nil })
	if cfg.Desk != nil {
		group.Go(func() error { cfg.Desk.Watch(ctx, cfg.Log); return nil })
	}
	if cfg.OnListen != nil {
		cfg.OnListen(listener.Addr())
	}
	return group.Wait()
}

func httpServer(cfg Config, handler http.Handler) *http.Server {
	return &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: headerSeconds * time.Second,
		ReadTimeout:       headerSeconds * time.Second,
		WriteTimeout:      cfg.answerTime() + writeMarginSecs*time.Second,
		IdleTimeout:       idleSeconds * time.Second,
		MaxHeaderBytes:    maxHeaderBytes,
		ErrorLog:          slog.NewLogLogger(cfg.Log.Handler(), slog.LevelDebug),
	}
}

func serve(srv *http.Server, listener net.Listener) error {
	if err := srv.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// shutdown waits for ctx to end, then for the answers under way, and at last cuts what is left.
func shutdown(ctx context.Context, srv *http.Server, limit time.Duration) error {
	<-ctx.Done()
	grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), limit)
	defer cancel()
	if err := srv.Shutdown(grace); err != nil {
		return srv.Close()
	}
	return nil
}
