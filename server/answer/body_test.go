package answer_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/gin-gonic/gin"

	"tawthiq/server/answer"
)

type greeting struct {
	Name  string `json:"name"`
	Times int    `json:"times"`
}

// greeter is a server with one route that is sent greetings and repeats them.
func greeter(t *testing.T) http.Handler {
	t.Helper()
	gin.SetMode(gin.ReleaseMode)
	engine := gin.New()
	w := writer(t, answer.Config{Timeout: time.Second})
	engine.POST("/", w.HandleBody(func(_ context.Context, call answer.Call) (answer.Answer, error) {
		g, err := answer.Decode[greeting](call)
		return answer.JSON("tag", func(context.Context) (greeting, error) { return g, nil }), err
	}, 100))
	return engine
}

func TestWhatIsSentIsReadStrictly(t *testing.T) {
	const json = "application/json"
	cases := map[string]struct {
		kind, body string
		status     int
		says       string
	}{
		"a value":                       {json, `{"name":"a","times":2}`, 200, `{"name":"a","times":2}`},
		"a value with a charset":        {"application/json; charset=utf-8", `{"name":"a"}`, 200, `"name":"a"`},
		"nothing":                       {json, ``, 400, "not valid JSON"},
		"half a value":                  {json, `{"name":`, 400, "not valid JSON"},
		"two values":                    {json, `{} {}`, 400, "goes on"},
		"a value and a brace":           {json, `{}}`, 400, "goes on"},
		"a field that is not known":     {json, `{"nmae":"a"}`, 400, "there is no field nmae"},
		"a field of another kind":       {json, `{"times":"often"}`, 400, `\"times\" cannot be a string`},
		"a form":                        {"application/x-www-form-urlencoded", `name=a`, 415, "must be JSON"},
		"no kind":                       {"", `{}`, 415, "must be JSON"},
		"more than the route will read": {json, `{"name":"` + strings.Repeat("a", 100) + `"}`, 413, "100 bytes"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			r := httptest.NewRequestWithContext(t.Context(), "POST", "/", strings.NewReader(c.body))
			r.Header.Set("Content-Type", c.kind)
			r.Header.Set("If-None-Match", "*")
			w := httptest.NewRecorder()
			greeter(t).ServeHTTP(w, r)
			if w.Code != c.status || !strings.Contains(w.Body.String(), c.says) {
				t.Errorf("%d %s", w.Code, w.Body)
			}
			if w.Header().Get("Cache-Control") != "no-store" || w.Header().Get("ETag") != "" {
				t.Errorf("it may be kept: %v", w.Header())
			}
		})
	}
}
