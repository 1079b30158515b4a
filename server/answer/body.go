package answer

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"strings"

	"tawthiq/data"
)

// readBody returns what the request sent, or the problem why it is not read. Only JSON is: a form
// of another site cannot send that without the browser asking here first.
func readBody(w http.ResponseWriter, r *http.Request, maxBytes int64) ([]byte, *Problem) {
	kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || kind != "application/json" || r.Header.Get("Content-Encoding") != "" {
		p := NewProblem(http.StatusUnsupportedMediaType, "what is sent here must be JSON")
		p.Hint = "send it uncompressed, with the header Content-Type: application/json"
		return nil, &p
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBytes))
	var over *http.MaxBytesError
	switch {
	case errors.As(err, &over):
		p := NewProblem(http.StatusRequestEntityTooLarge, fmt.Sprintf("what is sent here may have %d bytes and not more", maxBytes))
		p.Hint = "send it in parts"
		return nil, &p
	case err != nil:
		p := NewProblem(http.StatusBadRequest, "what was sent did not arrive whole")
		return nil, &p
	}
	return body, nil
}

// Decode returns the JSON value that was sent. Errors: InvalidKind for a body that is not one
// value of this form, or has a field that is not known.
func Decode[T any](c Call) (T, error) {
	var value T
	d := json.NewDecoder(bytes.NewReader(c.Body))
	d.DisallowUnknownFields()
	err := d.Decode(&value)
	if err == nil {
		if _, err = d.Token(); errors.Is(err, io.EOF) {
			return value, nil
		}
		return value, data.Invalid("body", "it goes on after the JSON value")
	}
	return value, undecodable(err)
}

// undecodable says what is wrong with a body in words of its sender.
func undecodable(err error) error {
	var kind *json.UnmarshalTypeError
	var syntax *json.SyntaxError
	switch unknown, isUnknown := strings.CutPrefix(err.Error(), "json: unknown field "); {
	case errors.As(err, &kind):
		return data.Invalid("body", "%q cannot be a %s", kind.Field, kind.Value).Because(err)
	case errors.As(err, &syntax):
		return data.Invalid("body", "it is not valid JSON at byte %d", syntax.Offset).Because(err)
	case isUnknown:
		return data.Invalid("body", "there is no field %s", Shown(strings.Trim(unknown, `"`))).Because(err)
	}
	return data.Invalid("body", "it is not valid JSON").Because(err)
}
