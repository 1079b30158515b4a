package answer

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"log/slog"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/gin-gonic/gin"

	"tawthiq/data"
)

// GzipSuffix ends the ETag of a compressed body, which is another representation.
const GzipSuffix = "-gzip"

// RequestIDKey is where middleware leaves the request's id in the gin context.
const RequestIDKey = "request_id"

// Writer sends answers. It is immutable and safe for concurrent use.
type Writer struct {
	Version   string        // of the program: another version may say the same differently
	PublicURL string        // scheme and authority behind a proxy; "" to take the request's Host
	Timeout   time.Duration // of the work of one answer
	Log       *slog.Logger
}

// Handle returns the handler of a route that is read.
func (w Writer) Handle(resource Resource) gin.HandlerFunc {
	return w.handle(resource, func(*gin.Context, *Call) bool { return true })
}

// HandleBody returns the handler of a route that is sent JSON of at most a number of bytes. Its
// answer is nobody's to keep.
func (w Writer) HandleBody(resource Resource, maxBytes int64) gin.HandlerFunc {
	return w.handle(unkept(resource), func(c *gin.Context, call *Call) bool {
		body, refusal := readBody(c.Writer, c.Request, maxBytes)
		if refusal != nil {
			w.send(c, *refusal)
		}
		call.Body = body
		return refusal == nil
	})
}

// HandleChange returns the handler of a route that changes something and is sent nothing.
func (w Writer) HandleChange(resource Resource) gin.HandlerFunc { return w.Handle(unkept(resource)) }

// unkept returns the resource with answers that nobody keeps.
func unkept(resource Resource) Resource {
	return func(ctx context.Context, call Call) (Answer, error) {
		a, err := resource(ctx, call)
		a.Private = true
		return a, err
	}
}

// handle returns the handler that answers a call once prepare has completed it. Where prepare
// returns false it has answered itself.
func (w Writer) handle(resource Resource, prepare func(*gin.Context, *Call) bool) gin.HandlerFunc {
	return func(c *gin.Context) {
		query, err := url.ParseQuery(c.Request.URL.RawQuery)
		if err != nil {
			w.fail(c, malformed(err))
			return
		}
		call := w.call(c, query)
		if prepare(c, &call) {
			w.answer(c, resource, call)
		}
	}
}

func (w Writer) call(c *gin.Context, query url.Values) Call {
	return Call{Query: query, Base: w.base(c.Request), Path: c.Param, Authorization: c.GetHeader("Authorization")}
}

// HandleFile returns the handler of a file, whose query string is its own reader's affair: a
// damaged link still shows the page.
func (w Writer) HandleFile(resource Resource) gin.HandlerFunc {
	return func(c *gin.Context) { w.answer(c, resource, w.call(c, nil)) }
}

func malformed(cause error) error {
	return data.Invalid("", "the query string is malformed").WithHint("separate parameters by & and escape other signs").Because(cause)
}

func (w Writer) answer(c *gin.Context, resource Resource, call Call) {
	ctx, cancel := context.WithTimeout(c.Request.Context(), w.Timeout)
	defer cancel()
	if err := w.serve(ctx, c, resource, call); err != nil {
		w.fail(c, err)
	}
}

func (w Writer) serve(ctx context.Context, c *gin.Context, resource Resource, call Call) error {
	a, err := resource(ctx, call)
	if err != nil {
		return err
	}
	etag := ""
	if !a.Private {
		etag = w.etag(c.Request.URL.Path, a)
	}
	if held := matching(c.Request.Header.Values("If-None-Match"), etag); held != "" {
		a.describe(c.Writer.Header(), held)
		c.Status(http.StatusNotModified)
		c.Writer.WriteHeaderNow()
		return nil
	}
	body, err := a.Body(ctx)
	if err != nil {
		return err
	}
	a.describe(c.Writer.Header(), etag)
	a.send(c.Writer, body)
	return nil
}

func (w Writer) etag(path string, a Answer) string {
	h := sha256.New()
	for _, part := range []string{w.Version, path, a.Type, a.Tag} {
		h.Write([]byte(strconv.Itoa(len(part)) + ":" + part))
	}
	return `"` + base64.RawURLEncoding.EncodeToString(h.Sum(nil)[:15]) + `"`
}

// matching returns the client's own form of the ETag where it holds it already (compressed or
// not), and "" otherwise. The comparison is the weak one, as RFC 9110 asks of If-None-Match.
func matching(headers []string, etag string) string {
	if etag == "" {
		return ""
	}
	compressed := strings.TrimSuffix(etag, `"`) + GzipSuffix + `"`
	for _, header := range headers {
		for held := range strings.SplitSeq(header, ",") {
			switch strong := strings.TrimPrefix(strings.TrimSpace(held), "W/"); strong {
			case etag, compressed:
				return strong
			case "*":
				return etag
			}
		}
	}
	return ""
}

func (a Answer) describe(h http.Header, etag string) {
	switch {
	case a.Private:
		h.Set("Cache-Control", "no-store")
	case a.Lasting:
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	default:
		h.Set("Cache-Control", "no-cache") // keep it, but ask whether it still holds
	}
	if etag != "" {
		h.Set("ETag", etag)
	}
	for name, value := range a.Headers {
		h.Set(name, value)
	}
}

func (a Answer) send(w http.ResponseWriter, body []byte) {
	w.Header().Set("Content-Type", a.Type)
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(http.StatusOK)
	_, _ = w.Write(body) // the client has gone: there is nobody to tell
}

func (w Writer) fail(c *gin.Context, err error) {
	p := ProblemOf(err)
	if p.Status == http.StatusInternalServerError {
		w.Log.ErrorContext(c.Request.Context(), "a request failed", "request_id", c.GetString(RequestIDKey), "route", c.FullPath(), "error", err)
	}
	w.send(c, p)
}

func (w Writer) send(c *gin.Context, p Problem) {
	p.RequestID = c.GetString(RequestIDKey)
	p.Send(c.Writer)
}

func (w Writer) base(r *http.Request) string {
	if w.PublicURL != "" {
		return w.PublicURL
	}
	if r.Host == "" {
		return "" // of HTTP/1.0: what follows is relative to the host that was asked
	}
	scheme := "http"
	if r.TLS != nil {
		scheme = "https"
	}
	return scheme + "://" + r.Host
}
