package server

import (
	"crypto/rand"
	"log/slog"
	"net/http"
	"runtime/debug"
	"time"

	"github.com/gin-gonic/gin"

	"tawthiq/data"
	"tawthiq/server/answer"
)

// apiPolicy lets nothing be loaded or framed from an answer that is data.
const apiPolicy = "default-src 'none'; frame-ancestors 'none'"

// identify gives the request an id, which is in its answer and in the log.
func identify(c *gin.Context) {
	id := rand.Text()[:16]
	c.Set(answer.RequestIDKey, id)
	c.Header("X-Request-Id", id)
}

func secure(c *gin.Context) {
	h := c.Writer.Header()
	h.Set("Content-Security-Policy", apiPolicy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("X-Frame-Options", "DENY") // frame-ancestors for browsers that do not know it
}

// logAccess writes one line per request. Neither the client's address nor anything that tells
// what was looked for is in it: only the route, never the path or the query.
func logAccess(log *slog.Logger) gin.HandlerFunc {
	return func(c *gin.Context) {
		start := time.Now()
		c.Next()
		log.LogAttrs(c.Request.Context(), slog.LevelInfo, "request",
			slog.String("request_id", c.GetString(answer.RequestIDKey)),
			slog.String("method", c.Request.Method),
			slog.String("route", c.FullPath()),
			slog.Int("status", c.Writer.Status()),
			slog.Int("bytes", max(c.Writer.Size(), 0)),
			slog.Duration("took", time.Since(start)))
	}
}

// recoverPanic turns a defect into an internal error, unless part of an answer is sent already:
// then the connection is cut, so that the client does not take the part for the whole.
func recoverPanic(log *slog.Logger) gin.HandlerFunc {
	return func(c *gin.Context) {
		defer func() {
			cause := recover()
			if cause == nil {
				return
			}
			if cause == http.ErrAbortHandler {
				panic(cause)
			}
			id := c.GetString(answer.RequestIDKey)
			log.ErrorContext(c.Request.Context(), "a request met a defect", "request_id", id, "route", c.FullPath(),
				"panic", cause, "stack", string(debug.Stack()))
			c.Abort()
			if c.Writer.Written() {
				panic(http.ErrAbortHandler)
			}
			p := answer.ProblemOf(nil)
			p.RequestID = id
			p.Send(c.Writer)
		}()
		c.Next()
	}
}

// limitQuery refuses what no page would ask.
func limitQuery(c *gin.Context) {
	if len(c.Request.URL.RawQuery) > maxQueryBytes {
		p := answer.NewProblem(http.StatusRequestURITooLong, "the query string is over 4096 bytes")
		p.Hint = "name a group or an area above instead of each member"
		refuse(c, p)
	}
}

func refuse(c *gin.Context, p answer.Problem) {
	p.RequestID = c.GetString(answer.RequestIDKey)
	p.Send(c.Writer)
	c.Abort()
}

func unknownPath(c *gin.Context) {
	p := answer.NewProblem(http.StatusNotFound, "there is nothing at this path")
	p.Hint = "the API is under /api/v1, the tiles under /tiles, the page at /"
	refuse(c, p)
}

func wrongMethod(c *gin.Context) {
	refuse(c, answer.NewProblem(http.StatusMethodNotAllowed, "this path is for "+c.Writer.Header().Get("Allow")+" only"))
}

// refuseOtherOrigins lets no page of another site send anything here in the name of the browser
// that shows it: such a request could carry the credentials of a reviewer who is signed in.
// Requests that only read are let through, and so are those of programs that are no browser.
func refuseOtherOrigins(publicURL string) (gin.HandlerFunc, error) {
	protection := http.NewCrossOriginProtection()
	if publicURL != "" {
		if err := protection.AddTrustedOrigin(publicURL); err != nil {
			return nil, data.Invalid("public url", "%q is not an origin", publicURL).Because(err)
		}
	}
	return func(c *gin.Context) {
		if protection.Check(c.Request) != nil {
			p := answer.NewProblem(http.StatusForbidden, "a page of another site may not send anything here")
			p.Hint = "send it from the page of this server, or with a program such as curl"
			refuse(c, p)
		}
	}, nil
}
