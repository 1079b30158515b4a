package main

import (
	"bytes"
	"context"
	"crypto/tls"
	"encoding/pem"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"time"

	"github.com/urfave/cli/v3"

	"tawthiq/data"
)

func healthCommand() *cli.Command {
	return &cli.Command{
		Name:        "health",
		Usage:       "ask a running server on this machine whether it is ready",
		Description: "Exits with 0 when it is. A container's health check needs no other program.",
		Flags: []cli.Flag{
			stringFlag("listen", defaultListen, "the `ADDRESS` that the server listens on"),
			stringFlag("tls-cert", "", "the `FILE` (PEM) of the certificate that the server shows, where it serves HTTPS"),
		},
		Action: func(ctx context.Context, c *cli.Command) error {
			return checkHealth(ctx, c.String("listen"), c.String("tls-cert"))
		},
	}
}

func checkHealth(ctx context.Context, listen, certFile string) error {
	host, port, err := net.SplitHostPort(listen)
	if err != nil {
		return usagef("--listen: %v", err)
	}
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		host = "127.0.0.1"
	}
	ctx, cancel := context.WithTimeout(ctx, 3*time.Second)
	defer cancel()
	scheme, client := "http", http.DefaultClient
	if certFile != "" {
		trusting, err := clientOf(certFile)
		if err != nil {
			return err
		}
		scheme, client = "https", trusting
	}
	url := scheme + "://" + net.JoinHostPort(host, port) + "/readyz"
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return usagef("--listen: %v", err)
	}
	answer, err := client.Do(request)
	if err != nil {
		return &data.Error{Kind: data.Unavailable, Message: "no server answers at " + listen, Cause: err}
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return &data.Error{Kind: data.Unavailable, Message: fmt.Sprintf("the server at %s is not ready: %s", listen, answer.Status)}
	}
	return nil
}

// clientOf returns a client of the server that shows the certificate of a file, whatever names it
// is for: a loopback address is none of them.
func clientOf(certFile string) (*http.Client, error) {
	text, err := os.ReadFile(certFile)
	if err != nil {
		return nil, data.Invalid("tls-cert", "the file %s cannot be read", certFile).Because(err)
	}
	block, _ := pem.Decode(text)
	if block == nil || block.Type != "CERTIFICATE" {
		return nil, data.Invalid("tls-cert", "the file %s holds no certificate in PEM form", certFile)
	}
	settings := &tls.Config{
		MinVersion:         tls.VersionTLS12,
		InsecureSkipVerify: true, // names and issuers; the certificate itself is compared
		VerifyConnection: func(state tls.ConnectionState) error {
			if !bytes.Equal(state.PeerCertificates[0].Raw, block.Bytes) {
				return errors.New("the server shows another certificate")
			}
			return nil
		},
	}
	return &http.Client{Transport: &http.Transport{TLSClientConfig: settings}}, nil
}
