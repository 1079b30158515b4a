package data

import (
	"errors"
	"fmt"
)

// Kind classifies an error once, where it is made; a server maps it to a status, a command to
// an exit code.
type Kind uint8

// The kinds of error. The zero value is the one that says least to a stranger.
const (
	Internal    Kind = iota // a defect or a failing machine: the cause stays in the log
	InvalidKind             // what was asked or given is wrong
	NotFoundKind
	Conflict        // it would contradict what is there
	TooLarge        // over a limit
	Unavailable     // not now: busy, starting or stopping
	Unauthenticated // whoever asks has not shown that they are one who may
)

// Error is an error that a user sees. Message says what was wrong, Field where, Allowed which
// values would be right, Hint what to do. Cause is for the log only.
type Error struct {
	Kind    Kind
	Field   string
	Message string
	Allowed []string
	Hint    string
	Cause   error

	RetrySeconds int // of an Unavailable one: after how long to try again; 0: nobody knows
}

// Error returns what a user reads, without the cause.
func (e *Error) Error() string {
	text := e.Message
	if e.Field != "" {
		text = e.Field + ": " + text
	}
	if e.Hint != "" {
		text += "; " + e.Hint
	}
	return text
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Cause }

// Invalid returns an InvalidKind error about a field.
func Invalid(field, format string, args ...any) *Error {
	return &Error{Kind: InvalidKind, Field: field, Message: fmt.Sprintf(format, args...)}
}

// CountOf returns a number of things in words: "1 record", "2 records".
func CountOf(n int, one, many string) string {
	if n == 1 {
		many = one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// Missing returns a NotFoundKind error about a thing with a name.
func Missing(what, name string) *Error {
	return &Error{Kind: NotFoundKind, Field: what, Message: fmt.Sprintf("there is no %s %q", what, name)}
}

// Allow returns the error with the values that would be right.
func (e *Error) Allow(values []string) *Error { e.Allowed = values; return e }

// WithHint returns the error with what to do about it.
func (e *Error) WithHint(format string, args ...any) *Error {
	e.Hint = fmt.Sprintf(format, args...)
	return e
}

// Because returns the error with its cause.
func (e *Error) Because(cause error) *Error { e.Cause = cause; return e }

// KindOf returns the kind of the first Error in the chain, and Internal for any other error.
func KindOf(err error) Kind {
	var e *Error
	if errors.As(err, &e) {
		return e.Kind
	}
	return Internal
}
