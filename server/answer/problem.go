package answer

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strconv"

	"tawthiq/data"
)

// ProblemType is the media type of every error (RFC 9457).
const ProblemType = "application/problem+json"

// Problem is an error as a client reads it (RFC 9457).
type Problem struct {
	Type      string   `json:"type"`                 // always "about:blank": the status says what kind it is
	Title     string   `json:"title"`                // name of the status
	Status    int      `json:"status"`               // status of the answer
	Detail    string   `json:"detail,omitempty"`     // what was wrong
	Field     string   `json:"field,omitempty"`      // the parameter or the thing that it is about
	Allowed   []string `json:"allowed,omitempty"`    // the values that would be right, or some like the one that was given
	Hint      string   `json:"hint,omitempty"`       // what to do
	RequestID string   `json:"request_id,omitempty"` // names the request in the server's log

	retrySeconds int // when to try again; 0: nothing is said of it
}

// statusOf is the one table from the domain's kinds of error to HTTP's.
var statusOf = map[data.Kind]int{
	data.Internal:        http.StatusInternalServerError,
	data.InvalidKind:     http.StatusBadRequest,
	data.NotFoundKind:    http.StatusNotFound,
	data.Conflict:        http.StatusConflict,
	data.TooLarge:        http.StatusRequestEntityTooLarge,
	data.Unavailable:     http.StatusServiceUnavailable,
	data.Unauthenticated: http.StatusUnauthorized,
}

// NewProblem returns the problem of a status, with the status's own name as its title.
func NewProblem(status int, detail string) Problem {
	return Problem{Type: "about:blank", Title: http.StatusText(status), Status: status, Detail: detail}
}

// ProblemOf returns what a stranger may know of an error: everything of an error of the domain
// but its cause, and nothing of any other.
func ProblemOf(err error) Problem {
	var e *data.Error
	switch {
	case errors.As(err, &e) && e.Kind != data.Internal:
		p := NewProblem(statusOf[e.Kind], "")
		p.Field, p.Allowed, p.Hint, p.retrySeconds = e.Field, e.Allowed, e.Hint, e.RetrySeconds
		p.Detail = e.Message
		if e.Field != "" {
			p.Detail = e.Field + ": " + e.Message
		}
		return p
	case errors.Is(err, errBusy):
		p := NewProblem(http.StatusServiceUnavailable, "the server has too much to do at the moment")
		p.Hint, p.retrySeconds = "try again a little later", retrySeconds
		return p
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, context.Canceled):
		p := NewProblem(http.StatusServiceUnavailable, "the answer took too long and was given up")
		p.Hint = "narrow the filter or try again"
		return p
	}
	p := NewProblem(http.StatusInternalServerError, "the server could not answer because of a defect of its own")
	p.Hint = "the cause is in the server's log under the request id"
	return p
}

// retrySeconds is when those who found the server busy should try again.
const retrySeconds = 5

// challenge says how a client shows who it is (RFC 7617).
const challenge = `Basic realm="tawthiq reviewers", charset="UTF-8"`

// Send writes the problem with its status.
func (p Problem) Send(w http.ResponseWriter) {
	if p.RequestID == "" {
		p.RequestID = w.Header().Get(RequestIDHeader)
	}
	var body bytes.Buffer
	if err := json.NewEncoder(&body).Encode(p); err != nil {
		http.Error(w, p.Title, p.Status)
		return
	}
	h := w.Header()
	h.Set("Content-Type", ProblemType)
	h.Set("Cache-Control", "no-store")
	h.Set("Content-Length", strconv.Itoa(body.Len()))
	h.Del("ETag")
	if p.retrySeconds > 0 {
		h.Set("Retry-After", strconv.Itoa(p.retrySeconds))
	}
	if p.Status == http.StatusUnauthorized {
		h.Set("WWW-Authenticate", challenge)
	}
	w.WriteHeader(p.Status)
	_, _ = w.Write(body.Bytes()) // the client has gone: there is nobody to tell
}
