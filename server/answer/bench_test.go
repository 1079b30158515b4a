package answer_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strconv"
	"testing"
	"time"

	"github.com/gin-gonic/gin"

	"tawthiq/server/answer"
)

// nowhere is an answer that is thrown away.
type nowhere struct{ header http.Header }

func (n nowhere) Header() http.Header            { return n.header }
func (n nowhere) Write(body []byte) (int, error) { return len(body), nil }
func (n nowhere) WriteHeader(int)                {}

// BenchmarkWriter measures what an answer costs beside the work on it: one that is made, one that is
// kept but asked for in other words, one that is at hand, and one that the client holds.
func BenchmarkWriter(b *testing.B) {
	gin.SetMode(gin.ReleaseMode)
	w := writer(b, answer.Config{Timeout: time.Second, CacheBytes: 16 << 20, Current: func() (string, bool) { return "1.seal", true }})
	body := make([]byte, 20_000)
	engine := gin.New()
	engine.GET("/x", w.Handle(func(_ context.Context, call answer.Call) (answer.Answer, error) {
		return answer.Answer{Tag: call.Query.Get("tag"), Type: answer.MVTType, Cached: true,
			Body: func(context.Context) ([]byte, error) { return body, nil }}, nil
	}))
	first := httptest.NewRecorder()
	engine.ServeHTTP(first, httptest.NewRequestWithContext(b.Context(), "GET", "/x?tag=", nil))
	cases := []struct {
		name, held string
		query      func(n int) string
	}{
		{"made", "", func(n int) string { return "tag=" + strconv.Itoa(n) }},
		{"in other words", "", func(n int) string { return "tag=&tag=" + strconv.Itoa(n) }},
		{"at hand", "", func(int) string { return "tag=" }},
		{"held", first.Header().Get("ETag"), func(int) string { return "tag=" }},
	}
	for _, c := range cases {
		b.Run(c.name, func(b *testing.B) {
			r := httptest.NewRequestWithContext(b.Context(), "GET", "/x", nil)
			if c.held != "" {
				r.Header.Set("If-None-Match", c.held)
			}
			b.ReportAllocs()
			for n := 0; b.Loop(); n++ {
				r.URL.RawQuery = c.query(n)
				to := nowhere{http.Header{}}
				if _, ok := w.Again(to, r); !ok {
					engine.ServeHTTP(to, r)
				}
			}
		})
	}
}
