package answer

import (
	"context"

	"tawthiq/geo"
)

// Operation is what a path answers to a method: how it is asked, what is said, and what says it. It is
// the one declaration of these: requests are checked by it, and the document of the interface is made
// of it (see package openapi).
type Operation struct {
	Name    string    // unique among all, such as "summary"
	About   geo.Label // one sentence
	Path    []Parameter
	Query   []Parameter
	Sends   any    // a value of the type that is sent as JSON; nil: nothing is
	Signed  Signed // whether it matters who asks
	Forms   []Form // in which it is answered
	Revised bool   // the answer is of a revision, see Answer.Revision
	Headers []Header
	// Conflicts says that what is asked can be unclear, or contradict what there is: data.Conflict.
	Conflicts bool
	Resource
}

// Answer answers a call that asks with nothing but the parameters of the operation.
func (o Operation) Answer(ctx context.Context, call Call) (Answer, error) {
	call.Parameters = o.Query
	if err := call.check(); err != nil {
		return Answer{}, err
	}
	return o.Resource(ctx, call)
}

// Form is a form of an answer: its media type, and values of the types that its JSON can have.
type Form struct {
	Type   string
	Values []any
}

// JSONForm returns the form of JSON answers of the types of values.
func JSONForm(values ...any) []Form { return []Form{{JSONType, values}} }

// Header is a header of an answer that says something of its own.
type Header struct {
	Name    string
	About   geo.Label
	Example string
}

// Signed says whether it matters who asks.
type Signed uint8

// The ways in which it matters.
const (
	Anyone     Signed = iota // it does not
	MoreToSome               // a reviewer is told more
	NobodyElse               // only a reviewer may
)

// Route is a path, in gin's notation, and what it answers. A method whose Resource is nil is refused.
type Route struct {
	Path   string
	Get    Operation // to GET and HEAD
	Post   Operation // to POST with a body of JSON
	Delete Operation
}
