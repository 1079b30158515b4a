package server

import (
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"
	"time"

	"github.com/gin-gonic/gin"

	"tawthiq/data"
	"tawthiq/server/answer"
)

// logAccess writes one line per request.
func logAccess(log *slog.Logger) gin.HandlerFunc {
	return func(c *gin.Context) {
		start := time.Now()
		c.Next()
		logRequest(c.Request.Context(), log, c.Writer.Header(),
			request{c.Request.Method, c.FullPath(), c.Writer.Status(), max(c.Writer.Size(), 0), false, time.Since(start)})
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
			log.ErrorContext(c.Request.Context(), "a request met a defect", "request_id", c.Writer.Header().Get(answer.RequestIDHeader), "route", c.FullPath(),
				"panic", cause, "stack", string(debug.Stack()))
			c.Abort()
			if c.Writer.Written() {
				panic(http.ErrAbortHandler)
			}
			answer.ProblemOf(nil).Send(c.Writer)
		}()
		c.Next()
	}
}

// limitTarget refuses what no page would ask.
func limitTarget(c *gin.Context) {
	switch {
	case len(c.Request.URL.Path) > maxPathBytes:
		refuse(c, answer.NewProblem(http.StatusRequestURITooLong, fmt.Sprintf("the path is over %d bytes", maxPathBytes)))
	case len(c.Request.URL.RawQuery) > maxQueryBytes:
		p := answer.NewProblem(http.StatusRequestURITooLong, fmt.Sprintf("the query string is over %d bytes", maxQueryBytes))
		p.Hint = "name a group or an area above instead of each member"
		refuse(c, p)
	}
}

func refuse(c *gin.Context, p answer.Problem) {
	p.Send(c.Writer)
	c.Abort()
}

func unknownPath(c *gin.Context) {
	p := answer.NewProblem(http.StatusNotFound, "there is nothing at this path")
	p.Hint = "the API is under /api/v1 and described at /api/docs, the tiles under /tiles, the page at /"
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
