package answer

import (
	"bytes"
	"context"
	"encoding/json"
	"net/url"
)

// Media types of the answers.
const (
	JSONType    = "application/json; charset=utf-8"
	GeoJSONType = "application/geo+json"
	MVTType     = "application/vnd.mapbox-vector-tile"
)

// Call is a request as a route sees it.
type Call struct {
	Query         url.Values               // well-formed
	Parameters    []Parameter              // those of the operation that is called, which Query has no others of
	Base          string                   // scheme and authority that the client reached the server by, such as http://127.0.0.1:8080
	Path          func(name string) string // the value of a placeholder of the route's path
	Authorization string                   // the header of this name, as sent
	Body          []byte                   // what a POST sent, which is said to be JSON
}

// Answer is what a route says. Tag stands for everything that the body and Headers depend on beside
// the path and the version of the program: two answers of a path with the same tag are the same
// bytes. Body does the work, and is not called where the client or the server has the answer
// already.
type Answer struct {
	Tag  string
	Type string
	// Revision is the one that the answer is of, and goes into the header of this name; 0: it is of
	// none. Tag stands for it too.
	Revision int64
	Lasting  bool // the path and query name this very content: clients may keep it for ever
	Private  bool // for the one who asks alone: nobody keeps it
	// Cached says that the server keeps the whole answer in memory, as long as there is room, and
	// that Body is called once for all who ask at the same time. It is for answers that depend on
	// nothing but the path, the query, Base and what Config.Current stands for; never on
	// Authorization. A Private answer is not kept all the same.
	Cached bool
	// Fleeting says that hardly anyone will ask for the very same again, as when a filter moves: it is
	// compressed quickly rather than well. All answers of a route are, or none.
	Fleeting bool
	// Light says that Body is no work: it waits for no turn.
	Light bool
	// Headers are sent beside the usual ones; an empty one takes away the usual one of its name. Body may
	// add to them until it returns; what it adds is not sent with 304.
	Headers map[string]string
	// Body returns the body. Where the answer is Cached its context ends when the last one who
	// waits for it has gone.
	Body func(context.Context) ([]byte, error)
}

// RevisionHeader says of which revision an answer is.
const RevisionHeader = "X-Revision"

// At returns the answer as one of a revision.
func (a Answer) At(revision int64) Answer {
	a.Revision = revision
	return a
}

// Resource reads a call and says what will be answered, without doing the work yet.
// Errors of the domain become problems.
type Resource func(ctx context.Context, call Call) (Answer, error)

// JSON returns the answer that is the JSON form of what make returns.
func JSON[T any](tag string, make func(context.Context) (T, error)) Answer {
	return Answer{Tag: tag, Type: JSONType, Body: func(ctx context.Context) ([]byte, error) {
		value, err := make(ctx)
		if err != nil {
			return nil, err
		}
		return Encode(value)
	}}
}

// CachedJSON returns the same answer as JSON, to be kept by the server; see Answer.Cached.
func CachedJSON[T any](tag string, make func(context.Context) (T, error)) Answer {
	a := JSON(tag, make)
	a.Cached = true
	return a
}

// Encode returns the JSON form of a value, ending in a line break.
func Encode(value any) ([]byte, error) {
	var body bytes.Buffer
	err := json.NewEncoder(&body).Encode(value)
	return body.Bytes(), err
}
