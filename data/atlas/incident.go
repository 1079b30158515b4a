package atlas

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"github.com/oklog/ulid/v2"

	"tawthiq/data"
	"tawthiq/geo"
)

// Detail is everything that is public of an incident.
type Detail struct {
	Incident data.Incident    `json:"incident"` // the record
	Massacre bool             `json:"massacre"` // five or more civilians were killed, as its source states
	Versions []VersionOutline `json:"versions"` // when it was changed, newest first; of a restricted record none
	Linked   []LinkedRecord   `json:"linked"`   // the other records that are likely to be of the same event

	Doubts       []string    `json:"doubts"`        // codes of what is doubtful in it, none where nothing is
	DoubtReasons []geo.Label `json:"doubt_reasons"` // why, a sentence for each of the doubts, in their order
}

// VersionOutline says when a version of a record was made, and why. Who made it is never told: to
// be named as a documenter can be a danger.
type VersionOutline struct {
	Revision  int64     `json:"revision"`            // the revision that it came with
	At        time.Time `json:"at"`                  // when that was, in UTC
	Reason    string    `json:"reason,omitempty"`    // why the record was changed; absent where that could tell of what is protected
	Withdrawn bool      `json:"withdrawn,omitempty"` // the record was withdrawn with it, and does not count
}

// Key finds the record with an ID, or with the number that tiles name it by (see data.NumberOf).
// Errors: NotFoundKind for a record that is unknown, withdrawn, confidential or held back, all in
// the same words; Conflict for a number that several records have.
func (v *View) Key(ctx context.Context, id string) (data.Key, error) {
	exact, err := ulid.ParseStrict(id)
	isID := err == nil
	number := data.NumberOf(exact)
	if !isID {
		if number, err = strconv.ParseUint(id, 10, 64); err != nil {
			return 0, NoIncident()
		}
	}
	var keys []data.Key
	for _, row := range v.index.Find(number) {
		keys = append(keys, data.Key(v.index.Key(row)))
	}
	found, err := v.released(ctx, keys)
	if err != nil {
		return 0, err
	}
	for i, in := range found {
		if isID && in.ID == exact.String() || !isID && len(keys) == 1 {
			return keys[i], nil
		}
	}
	if !isID && len(keys) > 1 {
		return 0, &data.Error{Kind: data.Conflict, Field: "incident", Message: "several incidents have this number", Hint: "ask with the ID of one"}
	}
	return 0, NoIncident()
}

// Incident returns a record that Key found as the view's revision has it.
func (v *View) Incident(ctx context.Context, key data.Key) (Detail, error) {
	in, err := v.released(ctx, []data.Key{key})
	if err != nil {
		return Detail{}, err
	}
	versions, err := v.history(ctx, in[0])
	if err != nil {
		return Detail{}, err
	}
	linked, err := v.linked(ctx, int64(key))
	doubts, reasons := v.doubts(&in[0])
	return Detail{in[0], in[0].Massacre(), versions, linked, doubts, reasons}, err
}

// NoIncident returns the error for an incident that is not there, or not for the public: a
// reader cannot tell which.
func NoIncident() error {
	return &data.Error{Kind: data.NotFoundKind, Field: "incident", Message: "there is no such incident"}
}

// history returns the versions of a record that is public. Those of a restricted one would tell it from
// its look-alikes, and tell its village where a control layer of a single village or a decision about a
// name has revised it.
func (v *View) history(ctx context.Context, in data.Incident) ([]VersionOutline, error) {
	if in.Sensitivity != data.Public {
		return []VersionOutline{}, nil
	}
	history, err := v.store.History(ctx, in.ID)
	if err != nil {
		return nil, fmt.Errorf("reading the history of an incident: %w", err)
	}
	out := []VersionOutline{}
	for _, version := range history {
		if version.Revision > v.revision {
			continue
		}
		o := VersionOutline{Revision: version.Revision, At: version.At, Withdrawn: version.Withdrawn}
		if version.Incident.Sensitivity == data.Public {
			o.Reason = version.Reason
		}
		out = append(out, o)
	}
	return out, nil
}
