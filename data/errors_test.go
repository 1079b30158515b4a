package data

import (
	"errors"
	"fmt"
	"io"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestErrorsSayWhereWhatAndWhatToDo(t *testing.T) {
	err := Invalid("from", "%q is no date", "x").WithHint("write it as %s", "2020-05-31").Allow([]string{"a"}).Because(io.EOF)
	if diff := cmp.Diff(`from: "x" is no date; write it as 2020-05-31`, err.Error()); diff != "" {
		t.Error(diff)
	}
	if !errors.Is(err, io.EOF) || !cmp.Equal(err.Allowed, []string{"a"}) {
		t.Error("the cause or the allowed values are lost")
	}
}

func TestTheKindOfAnError(t *testing.T) {
	for want, err := range map[Kind]error{
		Internal: io.EOF, InvalidKind: fmt.Errorf("row 3: %w", Invalid("a", "b")), NotFoundKind: errors.Join(io.EOF, Missing("incident", "x")),
		Conflict: &Error{Kind: Conflict},
	} {
		if got := KindOf(err); got != want {
			t.Errorf("%v is of kind %d", err, got)
		}
	}
	if KindOf(nil) != Internal {
		t.Error("no error is the user's")
	}
}
