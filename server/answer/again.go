package answer

import (
	"net/http"
	"strings"
)

// Sent is what was answered, for the log.
type Sent struct {
	Route         string // the pattern of the path
	Status, Bytes int
}

// Again answers a request that was answered before, where its reply is kept and nothing has changed
// since: neither the filter is read nor the tag made. It returns false where it has done nothing.
func (w *Writer) Again(to http.ResponseWriter, r *http.Request) (Sent, bool) {
	if (r.Method != http.MethodGet && r.Method != http.MethodHead) || r.Header["Authorization"] != nil {
		return Sent{}, false
	}
	current, ok := w.Current()
	if !ok {
		return Sent{}, false
	}
	kept, route := w.cache.again(w.question(r), current)
	if kept == nil {
		return Sent{}, false
	}
	accepted := parseAcceptance(r.Header["Accept-Encoding"])
	if accepted.none() {
		return Sent{}, false
	}
	status, bytes := kept.send(to, r, accepted)
	return Sent{route, status, bytes}, true
}

func (w *Writer) question(r *http.Request) question {
	q := question{path: r.URL.Path, query: r.URL.RawQuery}
	if w.PublicURL == "" {
		q.host, q.secure = r.Host, r.TLS != nil
	}
	return q
}

// cloned returns the question without the memory of the request.
func (q question) cloned() question {
	q.path, q.query, q.host = strings.Clone(q.path), strings.Clone(q.query), strings.Clone(q.host)
	return q
}
