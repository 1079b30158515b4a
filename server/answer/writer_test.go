package answer_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/gin-gonic/gin"

	"tawthiq/server/answer"
	"tawthiq/server/answer/answertest"
)

// counted is a server with one resource, whose body is long, and counts how often it is asked.
type counted struct {
	writer   *answer.Writer
	engine   *gin.Engine
	read     atomic.Int32 // requests
	made     atomic.Int32 // bodies
	current  string
	changing bool
	answer   answer.Answer // without its body
	text     string
	fails    error
}

func newCounted(t testing.TB, a answer.Answer) *counted {
	t.Helper()
	gin.SetMode(gin.ReleaseMode)
	c := &counted{engine: gin.New(), answer: a, text: strings.Repeat("a documented place ", 1000)}
	c.writer = writer(t, answer.Config{Timeout: time.Second, CacheBytes: 1 << 20, Current: func() (string, bool) { return c.current, !c.changing }})
	c.engine.Match([]string{"GET", "HEAD"}, "/x", c.writer.Handle(c.resource))
	return c
}

func (c *counted) resource(_ context.Context, call answer.Call) (answer.Answer, error) {
	c.read.Add(1)
	a := c.answer
	a.Tag += c.current + call.Query.Get("tag")
	a.Body = func(context.Context) ([]byte, error) {
		c.made.Add(1)
		return []byte(c.text + a.Tag), c.fails
	}
	return a, nil
}

func (c *counted) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if _, ok := c.writer.Again(w, r); !ok {
		c.engine.ServeHTTP(w, r)
	}
}

// ask sends a request with pairs of header names and values.
func (c *counted) ask(t testing.TB, method, target string, headers ...string) *http.Response {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), method, target, nil)
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Add(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	c.ServeHTTP(w, r)
	return w.Result()
}

func (c *counted) want(t *testing.T, read, made int32) {
	t.Helper()
	if c.read.Load() != read || c.made.Load() != made {
		t.Errorf("it was read %d times and made %d times, want %d and %d", c.read.Load(), c.made.Load(), read, made)
	}
}

func TestAKeptAnswerIsMadeOnce(t *testing.T) {
	c := newCounted(t, answer.Answer{Type: answer.JSONType, Cached: true})
	for i, headers := range [][]string{nil, {"Accept-Encoding", "gzip"}, {"Accept-Encoding", "zstd"}, {"Accept-Encoding", "br"}} {
		r := c.ask(t, "GET", "/x", headers...)
		if text := answertest.Body(t, r); r.StatusCode != 200 || text != c.text {
			t.Errorf("%d: %d, %d bytes", i, r.StatusCode, len(text))
		}
	}
	c.want(t, 1, 1)
	c.ask(t, "GET", "/x?tag=") // the same in other words
	c.want(t, 2, 1)
	c.ask(t, "GET", "/x?tag=1")
	c.want(t, 3, 2)
}

func TestWhileSomethingChangesTheResourceIsAsked(t *testing.T) {
	c := newCounted(t, answer.Answer{Type: answer.JSONType, Cached: true})
	c.ask(t, "GET", "/x")
	c.changing = true
	c.ask(t, "GET", "/x")
	c.ask(t, "GET", "/x?tag=") // what is asked now is not noted
	c.want(t, 3, 1)
	c.changing = false
	c.ask(t, "GET", "/x")
	c.want(t, 3, 1)
	c.ask(t, "GET", "/x?tag=")
	c.want(t, 4, 1)
}

func TestEveryFormHasATagOfItsOwn(t *testing.T) {
	for _, cached := range []bool{true, false} {
		c := newCounted(t, answer.Answer{Type: answer.MVTType, Cached: cached})
		tags := map[string]string{}
		for _, coding := range []string{"", "gzip", "zstd"} {
			r := c.ask(t, "GET", "/x", "Accept-Encoding", coding)
			sent, _ := io.ReadAll(r.Body)
			if r.Header.Get("Content-Encoding") != coding || r.Header.Get("Content-Length") != strconv.Itoa(len(sent)) || r.Header.Get("Vary") != "Accept-Encoding" {
				t.Errorf("%s: %v", coding, r.Header)
			}
			tags[r.Header.Get("ETag")] = coding
			head := c.ask(t, "HEAD", "/x", "Accept-Encoding", coding)
			nothing, _ := io.ReadAll(head.Body)
			if len(nothing) > 0 || head.Header.Get("Content-Length") != strconv.Itoa(len(sent)) || head.Header.Get("ETag") != r.Header.Get("ETag") {
				t.Errorf("the head of %s: %v", coding, head.Header)
			}
		}
		if len(tags) != 3 {
			t.Errorf("%v", tags)
		}
	}
}

func TestWhatTheClientHoldsIsNotMade(t *testing.T) {
	for _, cached := range []bool{true, false} {
		c := newCounted(t, answer.Answer{Type: answer.JSONType, Cached: cached})
		tag := newCounted(t, c.answer).ask(t, "GET", "/x", "Accept-Encoding", "gzip").Header.Get("ETag")
		for range 2 {
			r := c.ask(t, "GET", "/x", "Accept-Encoding", "gzip, zstd", "If-None-Match", tag)
			if r.StatusCode != 304 || r.Header.Get("ETag") != tag || r.Header.Get("Vary") == "" || r.Header.Get("Content-Encoding")+r.Header.Get("Content-Type") != "" {
				t.Errorf("%d %v", r.StatusCode, r.Header)
			}
		}
		c.want(t, 2, 0)
	}
}

func TestWhatIsKeptAnswers304WithoutBeingRead(t *testing.T) {
	c := newCounted(t, answer.Answer{Type: answer.JSONType, Cached: true, Headers: map[string]string{"x-count": "7"}})
	tag := c.ask(t, "GET", "/x").Header.Get("ETag")
	for _, method := range []string{"GET", "HEAD"} {
		r := c.ask(t, method, "/x", "If-None-Match", `"other", W/`+tag)
		if r.StatusCode != 304 || r.Header.Get("ETag") != tag || r.Header.Get("X-Count") != "7" {
			t.Errorf("%d %v", r.StatusCode, r.Header)
		}
	}
	c.want(t, 1, 1)
}

func TestNothingOldIsAnsweredAfterAChange(t *testing.T) {
	c := newCounted(t, answer.Answer{Type: answer.JSONType, Cached: true})
	before := c.ask(t, "GET", "/x")
	c.current = "later"
	after := c.ask(t, "GET", "/x", "If-None-Match", before.Header.Get("ETag"))
	if text := answertest.Body(t, after); after.StatusCode != 200 || !strings.HasSuffix(text, "later") || after.Header.Get("ETag") == before.Header.Get("ETag") {
		t.Errorf("%d, …%s", after.StatusCode, text[len(text)-10:])
	}
	c.want(t, 2, 2)
}

func TestAnErrorIsNotKept(t *testing.T) {
	c := newCounted(t, answer.Answer{Type: answer.JSONType, Cached: true})
	c.fails = errors.New("disk on fire")
	if r := c.ask(t, "GET", "/x"); r.StatusCode != 500 {
		t.Error(r.StatusCode)
	}
	c.fails = nil
	if r := c.ask(t, "GET", "/x"); r.StatusCode != 200 {
		t.Error(r.StatusCode)
	}
	c.want(t, 2, 2)
}

func TestWhatIsPrivateOrAsksWithCredentialsIsNotKept(t *testing.T) {
	c := newCounted(t, answer.Answer{Type: answer.JSONType, Cached: true, Private: true})
	for range 2 {
		if r := c.ask(t, "GET", "/x", "If-None-Match", "*"); r.StatusCode != 200 || r.Header.Get("ETag") != "" || r.Header.Get("Cache-Control") != "no-store" {
			t.Errorf("%d %v", r.StatusCode, r.Header)
		}
	}
	c.want(t, 2, 2)
	public := newCounted(t, answer.Answer{Type: answer.JSONType, Cached: true})
	public.ask(t, "GET", "/x")
	public.ask(t, "GET", "/x", "Authorization", "Basic eDp5")
	public.want(t, 2, 1)
}

func TestTheEncodingIsTheClientsChoice(t *testing.T) {
	small, large := "short", strings.Repeat("a documented place ", 1000)
	cases := []struct {
		name, kind, text, takes string
		status                  int
		coding                  string
	}{
		{"what is small is sent as it is", answer.JSONType, small, "gzip", 200, ""},
		{"what is small, where that is refused", answer.JSONType, small, "gzip, identity;q=0", 200, "gzip"},
		{"what is empty, where that is refused", answer.MVTType, "", "zstd;q=0.5, *;q=0", 200, "zstd"},
		{"an image is sent as it is", "image/png", large, "gzip, zstd", 200, ""},
		{"the plain body is preferred", answer.JSONType, large, "gzip;q=0.5, identity", 200, ""},
		{"gzip is preferred", answer.JSONType, large, "gzip, zstd;q=0.9", 200, "gzip"},
		{"both are liked", answer.JSONType, large, "gzip, zstd", 200, "zstd"},
		{"neither is there", answer.JSONType, large, "br, deflate", 200, ""},
		{"nothing is taken", answer.JSONType, large, "*;q=0", 406, ""},
	}
	for _, cached := range []bool{true, false} {
		for _, c := range cases {
			t.Run(fmt.Sprint(c.name, ", cached ", cached), func(t *testing.T) {
				s := newCounted(t, answer.Answer{Type: c.kind, Cached: cached})
				s.text = c.text
				for range 2 {
					r := s.ask(t, "GET", "/x", "Accept-Encoding", c.takes)
					if r.StatusCode != c.status || r.Header.Get("Content-Encoding") != c.coding {
						t.Errorf("%d %q", r.StatusCode, r.Header.Get("Content-Encoding"))
					}
					if text := answertest.Body(t, r); r.StatusCode == 200 && text != c.text {
						t.Errorf("another body of %d bytes", len(text))
					}
				}
			})
		}
	}
}

func TestWhereThereIsTooMuchToDoAnAnswerIs503(t *testing.T) {
	gin.SetMode(gin.ReleaseMode)
	w := writer(t, answer.Config{Timeout: 20 * time.Millisecond, Turns: 1})
	begun, end := make(chan struct{}), make(chan struct{})
	resource := func(_ context.Context, call answer.Call) (answer.Answer, error) {
		a := answer.JSON(call.Query.Get("n"), func(context.Context) (int, error) { return 1, nil })
		switch call.Query.Get("n") {
		case "slow":
			a.Body = func(context.Context) ([]byte, error) {
				close(begun)
				<-end
				return nil, nil
			}
		case "light":
			a.Light = true
		case "cached":
			a.Cached = true
		}
		return a, nil
	}
	engine := gin.New()
	engine.GET("/x", w.Handle(resource))
	ask := func(target string) *httptest.ResponseRecorder {
		got := httptest.NewRecorder()
		engine.ServeHTTP(got, httptest.NewRequestWithContext(t.Context(), "GET", target, nil))
		return got
	}
	slow := make(chan struct{})
	go func() { defer close(slow); ask("/x?n=slow") }()
	<-begun
	for target, status := range map[string]int{"/x?n=other": 503, "/x?n=cached": 503, "/x?n=light": 200} {
		got := ask(target)
		if got.Code != status || (got.Header().Get("Retry-After") != "") != (status == 503) || bytes.Contains(got.Body.Bytes(), []byte("defect")) {
			t.Errorf("%s: %d %v %s", target, got.Code, got.Header(), got.Body)
		}
	}
	close(end)
	<-slow
	if got := ask("/x?n=other"); got.Code != 200 {
		t.Errorf("afterwards: %d", got.Code)
	}
}

func TestWorkEndsWithTheLastConnectionThatWaits(t *testing.T) {
	gin.SetMode(gin.ReleaseMode)
	engine := gin.New()
	begun, ended := make(chan struct{}), make(chan error, 1)
	engine.GET("/x", writer(t, answer.Config{Timeout: time.Minute}).Handle(func(context.Context, answer.Call) (answer.Answer, error) {
		return answer.Answer{Type: answer.JSONType, Cached: true, Body: func(ctx context.Context) ([]byte, error) {
			close(begun)
			<-ctx.Done()
			ended <- ctx.Err()
			return nil, ctx.Err()
		}}, nil
	}))
	served := httptest.NewServer(engine)
	defer served.Close()
	ctx, goAway := context.WithCancel(t.Context())
	gone := make(chan struct{})
	go func() {
		defer close(gone)
		r, err := http.NewRequestWithContext(ctx, "GET", served.URL+"/x", nil)
		if err != nil {
			t.Error(err)
			return
		}
		if answered, err := served.Client().Do(r); err == nil {
			_ = answered.Body.Close()
		}
	}()
	<-begun
	goAway()
	<-gone
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Errorf("the work ended by %v", err)
	}
}
