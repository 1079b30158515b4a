package api

import (
	"context"
	"net/url"
	"strconv"

	"tawthiq/data"
	"tawthiq/data/atlas"
	"tawthiq/geo"
	"tawthiq/server/answer"
)

type changes struct {
	Since    revised       `json:"since"`    // the earlier revision
	Until    revised       `json:"until"`    // the later revision
	Counting data.Counting `json:"counting"` // how a record of several parties counts under each
	Linked   data.Linking  `json:"linked"`   // how records that are likely to be of one event count
	atlas.Changes
	Notes []geo.Label `json:"notes,omitempty"` // what is to be said of who held the places at either revision; absent where that is nothing
}

// revised is a revision, and when it was made.
type revised struct {
	Revision int64  `json:"revision"`     // its number; 0: before anything was stored
	At       string `json:"at,omitempty"` // when it was made, in RFC 3339; absent of revision 0
}

// Changes answers a page of what differs between the revision since, exclusive, and the one that the
// filter asks for. The pages that follow are of the revision of the first.
func (a *API) Changes() answer.Operation {
	return answer.Operation{
		Name: "changes", Resource: a.changes, Revised: true, Forms: answer.JSONForm(changes{}),
		Query: append(answer.FilterParameters(),
			answer.Parameter{Name: "since", Format: answer.WholeNumber, Least: 1, Required: true, Example: "1", About: geo.Label{
				EN: "The earlier revision; revision is the later one, the latest where it is left out.", AR: "المراجعة السابقة؛ أما revision فهي اللاحقة، وإن لم تُذكر فأحدثها."}},
			limitParameter(atlas.MaxPage, defaultPage), cursorParameter()),
		About: geo.Label{EN: "A page of the public records that differ between two revisions, and what that does to the figures.", AR: "صفحة من السجلات العلنية التي تختلف بين مراجعتين، وأثر ذلك في الأرقام."},
	}
}

func (a *API) changes(ctx context.Context, call answer.Call) (answer.Answer, error) {
	after, p, err := a.paged(ctx, call)
	if err != nil {
		return answer.Answer{}, err
	}
	since, err := sinceOf(call.Query, after.view.Revision())
	if err != nil {
		return answer.Answer{}, err
	}
	return pageOf(after, p, strconv.FormatInt(since, 10), func(ctx context.Context, after selection, p paging) (changes, error) {
		return a.changed(ctx, since, after, p)
	}), nil
}

// sinceOf reads the parameter since. Errors: InvalidKind.
func sinceOf(query url.Values, until int64) (int64, error) {
	given := query.Get("since")
	if given == "" {
		return 0, data.Invalid("since", "it is missing").WithHint("give the revision to compare with, such as since=1; revision= is the later one, the latest where it is left out")
	}
	since, err := strconv.ParseInt(given, 10, 64)
	if err != nil || since < 1 {
		return 0, data.Invalid("since", "\"%s\" is not a revision number", answer.Shown(given)).WithHint("give a whole number from 1 on")
	}
	if since > until {
		return 0, data.Invalid("since", "revision %d is later than revision %d, which it is to be compared with", since, until)
	}
	return since, nil
}

func (a *API) changed(ctx context.Context, since int64, after selection, p paging) (changes, error) {
	out := changes{Counting: after.filter.Counting, Linked: after.filter.Linked}
	earlier, err := a.atlas.View(ctx, since)
	if err != nil {
		return out, err
	}
	was, err := earlier.Select(ctx, after.filter)
	if err != nil {
		return out, err
	}
	is, err := after.rows(ctx)
	if err != nil {
		return out, err
	}
	if out.Changes, err = is.Changes(ctx, was, p.limit, p.cursor); err != nil {
		return out, err
	}
	if out.Since, err = a.revised(ctx, since); err != nil {
		return out, err
	}
	for _, view := range []*atlas.View{earlier, after.view} {
		if note := view.Derivation(); note != (geo.Label{}) {
			out.Notes = append(out.Notes, note)
		}
	}
	out.Until, err = a.revised(ctx, after.view.Revision())
	return out, err
}

func (a *API) revised(ctx context.Context, revision int64) (revised, error) {
	at, err := a.atlas.RevisedAt(ctx, revision)
	if err != nil || at.IsZero() {
		return revised{Revision: revision}, err
	}
	return revised{revision, at.UTC().Format("2006-01-02T15:04:05Z")}, nil
}
