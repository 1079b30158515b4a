package server

import (
	"io/fs"
	"log/slog"
	"net"
	"net/url"
	"sync"
	"time"

	"tawthiq/data"
	"tawthiq/data/atlas"
	"tawthiq/data/review"
	"tawthiq/geo/geocode"
	"tawthiq/server/api"
	"tawthiq/server/auth"
)

// Config is all that the server needs. Atlas is required; the rest has defaults.
type Config struct {
	Atlas *atlas.Atlas
	// Desk is where doubtful places are decided; nil: nowhere.
	Desk *review.Desk
	// Reviewers are those who may decide; nil: nobody.
	Reviewers api.Reviewers
	// Geocoder returns the geocoder that answers strangers, with the aliases that may be told at
	// that moment. Default: the desk's, or where there is none one of the atlas's facts.
	Geocoder func() *geocode.Geocoder

	Listen    string // address and port; default 127.0.0.1:8080, port 0 for any free one
	PublicURL string // scheme and authority that clients use, such as https://map.example.org, behind a proxy; default: the request's Host
	Version   string // of the program, part of every ETag
	Page      fs.FS  // the built page with index.html at its root and hashed files in assets/; nil or empty: not built
	Log       *slog.Logger

	AnswerSeconds   int            // for the work of one answer; default 30
	ShutdownSeconds int            // for answers that are under way when the server stops; default 10
	OnListen        func(net.Addr) // called once the server accepts connections, with the bound address
}

const (
	defaultListen   = "127.0.0.1:8080"
	headerSeconds   = 10       // for a client to send the head of a request
	idleSeconds     = 120      // for a connection without a request
	maxHeaderBytes  = 16 << 10 // of the head of a request
	maxQueryBytes   = 4 << 10  // of the query string
	maxBodyBytes    = 1 << 20  // of what is sent
	minGzipBytes    = 1 << 10  // under this a body fits a packet as it is
	maxSeconds      = 3600
	writeMarginSecs = 30 // for a slow client to take an answer
)

func (c Config) withDefaults() Config {
	if c.Listen == "" {
		c.Listen = defaultListen
	}
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	if c.Reviewers == nil {
		c.Reviewers = (*auth.Reviewers)(nil)
	}
	if c.Geocoder == nil && c.Desk != nil {
		c.Geocoder = c.Desk.Geocoder
	}
	if c.Geocoder == nil && c.Atlas != nil {
		c.Geocoder = sync.OnceValue(func() *geocode.Geocoder {
			return geocode.New(c.Atlas.Facts().Gazetteer, c.Atlas.Facts().Areas)
		})
	}
	if c.AnswerSeconds == 0 {
		c.AnswerSeconds = 30
	}
	if c.ShutdownSeconds == 0 {
		c.ShutdownSeconds = 10
	}
	return c
}

func (c Config) validate() error {
	if c.Atlas == nil {
		return data.Invalid("atlas", "the server has nothing to serve")
	}
	if _, _, err := net.SplitHostPort(c.Listen); err != nil {
		return data.Invalid("listen", "%q is not an address with a port, such as %s", c.Listen, defaultListen).Because(err)
	}
	for field, n := range map[string]int{"answer seconds": c.AnswerSeconds, "shutdown seconds": c.ShutdownSeconds} {
		if n < 1 || n > maxSeconds {
			return data.Invalid(field, "%d is outside 1 to %d", n, maxSeconds)
		}
	}
	return checkPublicURL(c.PublicURL)
}

func checkPublicURL(given string) error {
	if given == "" {
		return nil
	}
	u, err := url.Parse(given)
	if err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") || u.Path != "" || u.RawQuery != "" || u.Fragment != "" || u.User != nil {
		return data.Invalid("public url", "%q is not of the form https://map.example.org", given)
	}
	return nil
}

func (c Config) api() api.Config {
	return api.Config{Atlas: c.Atlas, Version: c.Version, Geocoder: c.Geocoder, Desk: c.Desk, Reviewers: c.Reviewers}
}

func (c Config) answerTime() time.Duration { return time.Duration(c.AnswerSeconds) * time.Second }
