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
	"tawthiq/server/answer"
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

	// TLSCert and TLSKey name the PEM files of the certificate, with what leads to its issuer, and
	// of its key. With them the server speaks HTTPS, HTTP/2 among it; they are read again when
	// they change. Default: plain HTTP.
	TLSCert, TLSKey string

	CacheMB         int            // megabytes of memory for whole answers; default DefaultCacheMB, negative for none
	AnswerSeconds   int            // for the work of one answer; default 30
	ShutdownSeconds int            // for answers that are under way when the server stops; default 10
	OnListen        func(net.Addr) // called once the server accepts connections, with the bound address
}

// DefaultCacheMB is how many megabytes of whole answers are kept unless the configuration says otherwise.
const DefaultCacheMB = 128

const (
	defaultListen   = "127.0.0.1:8080"
	headerSeconds   = 10       // for a client to send the head of a request
	idleSeconds     = 120      // for a connection without a request
	maxHeaderBytes  = 16 << 10 // of the head of a request
	maxPathBytes    = 1 << 10  // of the path
	maxQueryBytes   = 4 << 10  // of the query string
	maxBodyBytes    = 1 << 20  // of what is sent
	maxSeconds      = 3600
	maxCacheMB      = 1 << 16
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
	if c.CacheMB == 0 {
		c.CacheMB = DefaultCacheMB
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
	if (c.TLSCert == "") != (c.TLSKey == "") {
		return data.Invalid("tls-cert", "a certificate and its key are given together, as --tls-cert and --tls-key")
	}
	if c.CacheMB > maxCacheMB {
		return data.Invalid("cache-mb", "%d is over %d", c.CacheMB, maxCacheMB)
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

func (c Config) answer() answer.Config {
	return answer.Config{
		Version: c.Version, PublicURL: c.PublicURL, Timeout: c.answerTime(), CacheBytes: max(c.CacheMB, 0) << 20,
		Current: c.Atlas.Tag, Log: c.Log,
	}
}

func (c Config) answerTime() time.Duration { return time.Duration(c.AnswerSeconds) * time.Second }
