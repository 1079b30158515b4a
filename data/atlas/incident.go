package atlas

import (
	"context"
	"fmt"
	"time"

	"tawthiq/data"
)

// Detail is everything that is public of an incident.
type Detail struct {
	Incident data.Incident    `json:"incident"`
	Massacre bool             `json:"massacre"`
	Versions []VersionOutline `json:"versions"` // newest first
}

// VersionOutline says when a version of a record was made, and why. Who made it is for the store
// alone: to be named as a documenter can be a danger. The reason is absent of a version that was
// or is protected, because it could tell of the record.
type VersionOutline struct {
	Revision  int64     `json:"revision"`
	At        time.Time `json:"at"`
	Reason    string    `json:"reason,omitempty"`
	Withdrawn bool      `json:"withdrawn,omitempty"`
}

// Has reports whether Incident would find the record with an ID.
func (v *View) Has(id string) bool { _, ok := v.row(id); return ok }

// Incident returns the record with an ID as the view's revision has it. Errors: NotFoundKind for a
// record that is unknown, withdrawn, confidential or held back, all in the same words.
func (v *View) Incident(ctx context.Context, id string) (Detail, error) {
	row, ok := v.row(id)
	if !ok {
		return Detail{}, NoIncident()
	}
	in, err := v.released(ctx, row)
	if err != nil {
		return Detail{}, err
	}
	versions, err := v.history(ctx, in)
	return Detail{in, in.Massacre(), versions}, err
}

// NoIncident returns the error for an incident that is not there, or not for the public: a
// reader cannot tell which.
func NoIncident() error {
	return &data.Error{Kind: data.NotFoundKind, Field: "incident", Message: "there is no such incident"}
}

// released returns the whole record of a row in its released form.
func (v *View) released(ctx context.Context, row int) (data.Incident, error) {
	if in, ok := v.restricted[data.Key(v.index.Key(row))]; ok {
		return in, nil
	}
	r, err := v.store.Incident(ctx, v.id(int32(row)), v.revision)
	if err != nil {
		return data.Incident{}, fmt.Errorf("reading an incident: %w", err)
	}
	public, _ := data.Release([]data.Record{r})
	if len(public) != 1 {
		return data.Incident{}, NoIncident()
	}
	return public[0].Incident, nil
}

func (v *View) history(ctx context.Context, in data.Incident) ([]VersionOutline, error) {
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
		if in.Sensitivity == data.Public && version.Incident.Sensitivity == data.Public {
			o.Reason = version.Reason
		}
		out = append(out, o)
	}
	return out, nil
}
