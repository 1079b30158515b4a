package main

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"time"

	"github.com/urfave/cli/v3"

	"tawthiq/data"
)

func healthCommand() *cli.Command {
	return &cli.Command{
		Name:        "health",
		Usage:       "ask a running server on this machine whether it is ready",
		Description: "Exits with 0 when it is. A container's health check needs no other program.",
		Flags:       []cli.Flag{stringFlag("listen", defaultListen, "the `ADDRESS` that the server listens on")},
		Action: func(ctx context.Context, c *cli.Command) error {
			return checkHealth(ctx, c.String("listen"))
		},
	}
}

func checkHealth(ctx context.Context, listen string) error {
	host, port, err := net.SplitHostPort(listen)
	if err != nil {
		return usagef("--listen: %v", err)
	}
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		host = "127.0.0.1"
	}
	ctx, cancel := context.WithTimeout(ctx, 3*time.Second)
	defer cancel()
	url := "http://" + net.JoinHostPort(host, port) + "/readyz"
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return usagef("--listen: %v", err)
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		return &data.Error{Kind: data.Unavailable, Message: "no server answers at " + listen, Cause: err}
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return &data.Error{Kind: data.Unavailable, Message: fmt.Sprintf("the server at %s is not ready: %s", listen, answer.Status)}
	}
	return nil
}
