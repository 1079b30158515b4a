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
// Errors: InvalidKind for a configuration or a certificate that cannot be, Conflict where the address is in use
// or may not be used.
func Run(ctx context.Context, cfg Config) error {
	cfg = cfg.withDefaults()
	handler, err := NewHandler(cfg)
	if err != nil {
		return err
	}
	srv, err := httpServer(cfg, handler)
	if err != nil {
		return err
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", cfg.Listen)
	if err != nil {
		return &data.Error{Kind: data.Conflict, Field: "listen", Message: "the server cannot listen on " + cfg.Listen,
			Hint: "is another one running there? choose another port, or 0 for any free one", Cause: err}
	}
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

func httpServer(cfg Config, handler http.Handler) (*http.Server, error) {
	srv := &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: headerSeconds * time.Second,
		ReadTimeout:       headerSeconds * time.Second,
		WriteTimeout:      cfg.answerTime() + writeMarginSecs*time.Second,
		IdleTimeout:       idleSeconds * time.Second,
		MaxHeaderBytes:    maxHeaderBytes,
		ErrorLog:          slog.NewLogLogger(cfg.Log.Handler(), slog.LevelDebug),
	}
	if cfg.TLSCert == "" {
		return srv, nil
	}
	shown, err := openCertificate(cfg.TLSCert, cfg.TLSKey, cfg.Log)
	if err != nil {
		return nil, err
	}
	srv.TLSConfig = shown.config()
	return srv, nil
}

// serve serves HTTPS where there is a certificate. http.Server negotiates HTTP/2 by itself there.
func serve(srv *http.Server, listener net.Listener) error {
	var err error
	if srv.TLSConfig != nil {
		err = srv.ServeTLS(listener, "", "")
	} else {
		err = srv.Serve(listener)
	}
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
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
