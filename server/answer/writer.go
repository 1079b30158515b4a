package answer

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"runtime"
	"time"

	"github.com/gin-gonic/gin"

	"tawthiq/data"
)

// RequestIDHeader carries the request's id, which middleware has set in the answer.
const RequestIDHeader = "X-Request-Id"

// Config is what answers are sent by.
type Config struct {
	Version   string        // of the program: another version may say the same differently
	PublicURL string        // scheme and authority behind a proxy; "" to take the request's Host
	Timeout   time.Duration // of the work of one answer, and of waiting for a turn
	// CacheBytes is about how much memory the answers take that are kept; 0: none is kept.
	CacheBytes int
	// Turns is how many answers are worked on at a time; default twice GOMAXPROCS, because some
	// of them wait for the store.
	Turns int
	// Current returns a text that changes whenever a Cached answer to some request may. As long as
	// it stays the same, a request that was answered is answered again without asking the
	// resource. ok is false where it is about to change: the resource is asked then. It is called for
	// every request. Default: there is nothing that changes.
	Current func() (text string, ok bool)
	Log     *slog.Logger
}

// Writer sends answers. It is safe for concurrent use.
type Writer struct {
	Config
	cache   *cache
	flights flights
	turns   turns
	press   compressors
}

// NewWriter returns the writer of a configuration.
func NewWriter(c Config) (*Writer, error) {
	if c.Turns == 0 {
		c.Turns = 2 * runtime.GOMAXPROCS(0)
	}
	if c.Current == nil {
		c.Current = func() (string, bool) { return "", true }
	}
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	press, err := newCompressors()
	if err != nil {
		return nil, fmt.Errorf("preparing the compression: %w", err)
	}
	return &Writer{
		Config: c, cache: newCache(c.CacheBytes), turns: make(turns, c.Turns), press: press,
		flights: flights{timeout: c.Timeout, under: map[string]*flight{}},
	}, nil
}

// Handle returns the handler of a route that is read.
func (w *Writer) Handle(resource Resource) gin.HandlerFunc {
	return w.handle(resource, func(*gin.Context, *Call) bool { return true })
}

// HandleBody returns the handler of a route that is sent JSON of at most a number of bytes. Its
// answer is nobody's to keep.
func (w *Writer) HandleBody(resource Resource, maxBytes int64) gin.HandlerFunc {
	return w.handle(unkept(resource), func(c *gin.Context, call *Call) bool {
		body, refusal := readBody(c.Writer, c.Request, maxBytes)
		if refusal != nil {
			refusal.Send(c.Writer)
		}
		call.Body = body
		return refusal == nil
	})
}

// HandleChange returns the handler of a route that changes something and is sent nothing.
func (w *Writer) HandleChange(resource Resource) gin.HandlerFunc { return w.Handle(unkept(resource)) }

// unkept returns the resource with answers that nobody keeps.
func unkept(resource Resource) Resource {
	return func(ctx context.Context, call Call) (Answer, error) {
		a, err := resource(ctx, call)
		a.Private = true
		return a, err
	}
}

// HandleFile returns the handler of a file, whose query string is its own reader's affair: a
// damaged link still shows the page.
func (w *Writer) HandleFile(resource Resource) gin.HandlerFunc {
	return func(c *gin.Context) { w.answer(c, resource, w.call(c, nil)) }
}

// handle returns the handler that answers a call once prepare has completed it. Where prepare
// returns false it has answered itself.
func (w *Writer) handle(resource Resource, prepare func(*gin.Context, *Call) bool) gin.HandlerFunc {
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

func malformed(cause error) error {
	return data.Invalid("", "the query string is malformed").WithHint("separate parameters by & and escape other signs").Because(cause)
}

func (w *Writer) call(c *gin.Context, query url.Values) Call {
	return Call{Query: query, Base: w.base(c.Request), Path: c.Param, Authorization: c.GetHeader("Authorization")}
}

func (w *Writer) base(r *http.Request) string {
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

func (w *Writer) answer(c *gin.Context, resource Resource, call Call) {
	accepted := parseAcceptance(c.Request.Header["Accept-Encoding"])
	if accepted.none() {
		p := NewProblem(http.StatusNotAcceptable, "the client takes none of the encodings that there are")
		p.Field, p.Allowed = "Accept-Encoding", codingNames[:]
		p.Send(c.Writer)
		return
	}
	ctx, cancel := context.WithTimeout(c.Request.Context(), w.Timeout)
	defer cancel()
	if err := w.serve(ctx, c, accepted, resource, call); err != nil {
		w.fail(c, err)
	}
}

func (w *Writer) serve(ctx context.Context, c *gin.Context, accepted acceptance, resource Resource, call Call) error {
	current, known := w.Current() // before the resource looks: what it sees may be newer, never older
	a, err := resource(ctx, call)
	if err != nil {
		return err
	}
	a.Cached = a.Cached && !a.Private
	tags := w.tags(c.Request.URL.Path, a)
	if held, ok := tags.held(c.Request.Header["If-None-Match"], accepted); ok {
		notModified(c.Writer, a.fields(), tags[held])
		return nil
	}
	r, err := w.reply(ctx, a, tags, accepted)
	if err != nil {
		return err
	}
	if a.Cached && known {
		w.cache.answers(w.question(c.Request).cloned(), a.key(tags), current, c.FullPath())
	}
	r.send(c.Writer, c.Request, accepted)
	return nil
}

// tags returns the ETags of an answer, none where nobody keeps it.
func (w *Writer) tags(path string, a Answer) etags {
	if a.Private {
		return etags{}
	}
	return newETags(w.Version, path, a.Type, a.Tag)
}

// key returns what the answer is kept by: the same bytes are sent with other headers where they are
// lasting.
func (a Answer) key(tags etags) string {
	if a.Lasting {
		return "lasting " + tags[identity]
	}
	return tags[identity]
}

// reply returns the reply that an answer is: where it is Cached the one that is there, or one that is
// made for all who ask now.
func (w *Writer) reply(ctx context.Context, a Answer, tags etags, accepted acceptance) (*reply, error) {
	turns, key := w.turns, a.key(tags)
	if a.Light {
		turns = nil
	}
	if a.Cached {
		if r := w.cache.find(key); r != nil {
			return r, nil
		}
		return w.flights.do(ctx, key, turns, func(ctx context.Context) (*reply, error) {
			if r := w.cache.find(key); r != nil { // another has made it meanwhile
				return r, nil
			}
			return w.make(ctx, a, tags, accepted)
		})
	}
	if err := turns.take(ctx); err != nil {
		return nil, err
	}
	defer turns.pass()
	return w.make(ctx, a, tags, accepted)
}

// make works on an answer. Compressing it for the one who asks is part of the work.
func (w *Writer) make(ctx context.Context, a Answer, tags etags, accepted acceptance) (*reply, error) {
	body, err := a.Body(ctx)
	if err != nil {
		return nil, err
	}
	if a.Cached {
		body = trimmed(body)
	}
	r := newReply(a, tags, body, w.press.of(a))
	if a.Cached {
		w.cache.keep(a.key(tags), r)
	}
	r.choose(accepted)
	return r, nil
}

// fail answers with the problem that an error is. What a stranger is not told goes to the log.
func (w *Writer) fail(c *gin.Context, err error) {
	p := ProblemOf(err)
	if p.Status == http.StatusInternalServerError {
		w.Log.ErrorContext(c.Request.Context(), "a request failed", "request_id", c.Writer.Header().Get(RequestIDHeader), "route", c.FullPath(), "error", err)
	}
	p.Send(c.Writer)
}
