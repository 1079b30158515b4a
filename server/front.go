package server

import (
	"context"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"time"

	"tawthiq/server/answer"
)

// front is the outermost handler. It gives every answer what all have in common, answers what the
// server has at hand, and leaves the rest to the engine.
type front struct {
	engine http.Handler
	writer *answer.Writer
	log    *slog.Logger
}

func (f front) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	start := time.Now()
	setCommon(w.Header())
	if sent, ok := f.writer.Again(w, r); ok {
		logRequest(r.Context(), f.log, w.Header(), request{r.Method, sent.Route, sent.Status, sent.Bytes, true, time.Since(start)})
		return
	}
	f.engine.ServeHTTP(w, r)
}

// apiPolicy lets nothing be loaded or framed from an answer that is data.
const apiPolicy = "default-src 'none'; frame-ancestors 'none'"

// setCommon sets the headers of every answer: those that keep browsers safe, and an id that is
// in the log too.
func setCommon(h http.Header) {
	values := [...]string{newRequestID(), apiPolicy, "nosniff", "no-referrer", "DENY"}
	h[answer.RequestIDHeader] = values[0:1:1]
	h["Content-Security-Policy"] = values[1:2:2]
	h["X-Content-Type-Options"] = values[2:3:3]
	h["Referrer-Policy"] = values[3:4:4]
	h["X-Frame-Options"] = values[4:5:5] // frame-ancestors for browsers that do not know it
}

const requestIDSigns = 16

// newRequestID returns 80 random bits, so that ids neither repeat nor tell how many requests there were.
func newRequestID() string {
	const signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
	var id [requestIDSigns]byte
	high, low := rand.Uint64(), rand.Uint64()
	for i := range requestIDSigns / 2 {
		id[i], id[i+requestIDSigns/2] = signs[high&31], signs[low&31]
		high, low = high>>5, low>>5
	}
	return string(id[:])
}

// request is what the log says of a request. Neither the client's address nor anything that tells
// what was looked for is in it: only the route, never the path or the query.
type request struct {
	method, route string
	status, bytes int
	kept          bool // the answer was at hand
	took          time.Duration
}

func logRequest(ctx context.Context, log *slog.Logger, h http.Header, r request) {
	if !log.Enabled(ctx, slog.LevelInfo) {
		return
	}
	log.LogAttrs(ctx, slog.LevelInfo, "request",
		slog.String("request_id", h.Get(answer.RequestIDHeader)),
		slog.String("method", r.method),
		slog.String("route", r.route),
		slog.Int("status", r.status),
		slog.Int("bytes", r.bytes),
		slog.Bool("kept", r.kept),
		slog.Duration("took", r.took))
}
