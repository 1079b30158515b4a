package answer_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"math"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/gin-gonic/gin"

	"tawthiq/data"
	"tawthiq/server/answer"
)

func writer(t testing.TB, c answer.Config) *answer.Writer {
	t.Helper()
	w, err := answer.NewWriter(c)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// serve answers a request by a resource and returns the answer and the log.
func serve(t *testing.T, resource answer.Resource, target string, timeout time.Duration) (*http.Response, answer.Problem, string) {
	t.Helper()
	gin.SetMode(gin.ReleaseMode)
	var log bytes.Buffer
	engine := gin.New()
	engine.GET("/x", writer(t, answer.Config{Timeout: timeout, Log: slog.New(slog.NewTextHandler(&log, nil))}).Handle(resource))
	w := httptest.NewRecorder()
	engine.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), "GET", target, nil))
	var p answer.Problem
	if w.Code != http.StatusOK {
		if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil {
			t.Fatalf("%v in %s", err, w.Body)
		}
	}
	return w.Result(), p, log.String()
}

func TestEveryKindOfErrorHasAStatus(t *testing.T) {
	cases := []struct {
		err    error
		status int
	}{
		{data.Invalid("party", "unknown"), 400},
		{fmt.Errorf("wrapped: %w", data.Invalid("party", "unknown")), 400},
		{data.Missing("area", "SY99"), 404},
		{&data.Error{Kind: data.Conflict, Message: "m"}, 409},
		{&data.Error{Kind: data.TooLarge, Message: "m"}, 413},
		{&data.Error{Kind: data.Unavailable, Message: "m"}, 503},
		{&data.Error{Kind: data.Internal, Message: "disk on fire"}, 500},
		{errors.New("disk on fire"), 500},
		{context.DeadlineExceeded, 503},
	}
	for _, c := range cases {
		early := func(context.Context, answer.Call) (answer.Answer, error) { return answer.Answer{}, c.err }
		late := func(context.Context, answer.Call) (answer.Answer, error) {
			return answer.JSON("", func(context.Context) (int, error) { return 0, c.err }), nil
		}
		for when, resource := range map[string]answer.Resource{"early": early, "late": late} {
			r, p, log := serve(t, resource, "/x", time.Second)
			if r.StatusCode != c.status || p.Status != c.status || p.Title == "" {
				t.Errorf("%s %v: %d, %+v", when, c.err, r.StatusCode, p)
			}
			if strings.Contains(p.Detail+p.Hint, "disk on fire") {
				t.Errorf("%v: it tells a stranger %s", c.err, p.Detail)
			}
			if strings.Contains(log, "disk on fire") != (c.status == 500) {
				t.Errorf("%v: it logs %q", c.err, log)
			}
			if r.Header.Get("ETag") != "" {
				t.Errorf("%v: an error has an ETag", c.err)
			}
		}
	}
}

func TestAnErrorSaysWhenToTryAgainWhereThatIsKnown(t *testing.T) {
	for seconds, want := range map[int]string{0: "", 7: "7"} {
		r, _, _ := serve(t, func(context.Context, answer.Call) (answer.Answer, error) {
			return answer.Answer{}, &data.Error{Kind: data.Unavailable, Message: "m", RetrySeconds: seconds}
		}, "/x", time.Second)
		if got := r.Header.Get("Retry-After"); got != want {
			t.Errorf("%d seconds: Retry-After is %q", seconds, got)
		}
	}
}

func TestAValueThatCannotBeEncodedIsAnInternalError(t *testing.T) {
	r, p, _ := serve(t, func(context.Context, answer.Call) (answer.Answer, error) {
		return answer.JSON("", func(context.Context) (float64, error) { return math.NaN(), nil }), nil
	}, "/x", time.Second)
	if r.StatusCode != 500 || p.Status != 500 {
		t.Errorf("%d, %+v", r.StatusCode, p)
	}
}

func TestWorkThatTakesTooLongIsGivenUp(t *testing.T) {
	r, p, _ := serve(t, func(context.Context, answer.Call) (answer.Answer, error) {
		return answer.JSON("", func(ctx context.Context) (int, error) { <-ctx.Done(); return 0, ctx.Err() }), nil
	}, "/x", time.Millisecond)
	if r.StatusCode != 503 || !strings.Contains(p.Detail, "too long") {
		t.Errorf("%d, %+v", r.StatusCode, p)
	}
}

func TestParametersAreReadOrRefused(t *testing.T) {
	operation := answer.Operation{Query: []answer.Parameter{
		{Name: "n", Format: answer.WholeNumber, Least: 1, Most: 9, Default: "5"},
		{Name: "size", Values: []string{"small", "large"}},
		{Name: "with", Values: []string{"a", "b", "c"}, Several: true, Default: "a,c"},
	}}
	operation.Resource = func(_ context.Context, call answer.Call) (answer.Answer, error) {
		n, err := call.Number("n")
		if err != nil {
			return answer.Answer{}, err
		}
		size, err := answer.Choice[string](call, "size")
		if err != nil {
			return answer.Answer{}, err
		}
		with, err := answer.Choices[string](call, "with")
		return answer.JSON("", func(context.Context) (string, error) { return fmt.Sprint(n, size, with), nil }), err
	}
	resource := operation.Answer
	good := map[string]string{"": "5small[a c]", "?n=&size=&with=": "5small[a c]", "?n=9&size=large&with=,": "9large[a c]", "?with=c,b,%20c": "5small[b c]"}
	for query, want := range good {
		r, _, _ := serve(t, resource, "/x"+query, time.Second)
		var got string
		if err := json.NewDecoder(r.Body).Decode(&got); err != nil || got != want {
			t.Errorf("%s: %q %v", query, got, err)
		}
	}
	if _, p, _ := serve(t, resource, "/x?size=a%0Ab%22", time.Second); p.Detail != `size: unknown value "a\nb\""` {
		t.Errorf("what was given is shown as %s", p.Detail)
	}
	bad := map[string]string{"?n=0": "n", "?n=10": "n", "?n=1.0": "n", "?n=x": "n", "?size=huge": "size", "?with=a,d": "with", "?m=1": "m", "?n=1&n=2": "n", "?%00=1": `\x00`, "?a;b": ""}
	for query, field := range bad {
		r, p, _ := serve(t, resource, "/x"+query, time.Second)
		if r.StatusCode != 400 || p.Field != field {
			t.Errorf("%s: %d %+v", query, r.StatusCode, p)
		}
	}
	if _, p, _ := serve(t, resource, "/x?"+strings.Repeat("n", 900)+"=1", time.Second); len(p.Field) > 50 {
		t.Errorf("a stranger's name fills the answer: %d bytes", len(p.Field))
	}
}

func TestTheBaseIsWhatTheClientReachedTheServerBy(t *testing.T) {
	for host, want := range map[string]string{"example.org:81": "http://example.org:81", "": ""} {
		request := httptest.NewRequestWithContext(t.Context(), "GET", "/x", nil)
		request.Host = host
		c, engine := gin.CreateTestContext(httptest.NewRecorder())
		engine.GET("/x", writer(t, answer.Config{Timeout: time.Second}).Handle(func(_ context.Context, call answer.Call) (answer.Answer, error) {
			if call.Base != want {
				t.Errorf("with Host %q the base is %q", host, call.Base)
			}
			return answer.JSON("", func(context.Context) (int, error) { return 0, nil }), nil
		}))
		engine.ServeHTTP(c.Writer, request)
	}
}
