package api

import (
	"context"
	"fmt"
	"strconv"

	"tawthiq/data"
	"tawthiq/data/atlas"
	"tawthiq/data/review"
	"tawthiq/geo"
	"tawthiq/server/answer"
)

// Reviewers knows who may decide.
type Reviewers interface {
	// Authenticate returns the name of whoever sent an Authorization header. Errors: Unauthenticated;
	// Unavailable where too many ask at once.
	Authenticate(authorization string) (name string, err error)
}

const (
	defaultGroups = 50
	maxGroups     = 200
)

type groupList struct {
	Revision int64             `json:"revision"`       // the latest revision
	Groups   []review.Group    `json:"groups"`         // the groups of this page
	Total    data.WaitingTotal `json:"total"`          // how much waits, on all pages
	Next     string            `json:"next,omitempty"` // the cursor of the next page; absent on the last one
}

type oneGroup struct {
	Revision int64        `json:"revision"` // the latest revision
	Group    review.Group `json:"group"`    // the group
}

// reader returns whether a call is a reviewer's: whoever sends credentials must be one.
func (a *API) reader(call answer.Call) (isReviewer bool, err error) {
	if a.desk == nil {
		return false, &data.Error{Kind: data.Unavailable, Message: "nothing is reviewed at this server"}
	}
	if call.Authorization == "" {
		return false, nil
	}
	_, err = a.author(call)
	return err == nil, err
}

// author returns the name of the reviewer who calls. Errors: Unauthenticated.
func (a *API) author(call answer.Call) (string, error) {
	if a.desk == nil {
		return "", &data.Error{Kind: data.Unavailable, Message: "nothing is reviewed at this server"}
	}
	return a.reviewers.Authenticate(call.Authorization)
}

// Reviews answers a page of the groups of records that wait for a decision: to reviewers all, to
// others those of public records.
func (a *API) Reviews() answer.Operation {
	return answer.Operation{
		Name: "review", Resource: a.reviews, Signed: answer.MoreToSome, Revised: true, Forms: answer.JSONForm(groupList{}),
		Query: []answer.Parameter{
			limitParameter(maxGroups, defaultGroups), cursorParameter(),
			{Name: "governorate", Pattern: "^SY[0-9]{2}$", Example: "SY07", About: geo.Label{EN: "Those in one governorate, by p-code.", AR: "ما يقع في محافظة واحدة، بالرمز الإداري."}},
			{Name: "dataset", About: geo.Label{EN: "Those of one dataset.", AR: "ما يعود إلى مجموعة بيانات واحدة."}},
			{Name: "q", Example: "سوق", About: geo.Label{EN: "Those whose description has this text.", AR: "ما يرد هذا النص في وصفه."}},
		},
		About: geo.Label{EN: "A page of the groups of records whose place waits for a reviewer.", AR: "صفحة من مجموعات السجلات التي ينتظر مكانها قرار مراجِع."},
	}
}

func (a *API) reviews(ctx context.Context, call answer.Call) (answer.Answer, error) {
	isReviewer, err := a.reader(call)
	if err != nil {
		return answer.Answer{}, err
	}
	view, err := a.atlas.Latest(ctx)
	if err != nil {
		return answer.Answer{}, err
	}
	q, err := a.reviewQuery(call, view, !isReviewer)
	if err != nil {
		return answer.Answer{}, err
	}
	tag := fmt.Sprintf("%s?%s&%d&%s", view.Tag(), q.Governorate, q.Limit, call.Query.Encode())
	made := answer.JSON(tag, func(ctx context.Context) (groupList, error) {
		page, err := a.desk.Waiting(ctx, q)
		return groupList{view.Revision(), page.Groups, page.Total, page.Next}, err
	}).At(view.Revision())
	made.Private = isReviewer
	return made, nil
}

func (a *API) reviewQuery(call answer.Call, view *atlas.View, public bool) (q review.Query, err error) {
	q.Public, q.Query, q.Cursor = public, call.Query.Get("q"), call.Query.Get("cursor")
	if q.Limit, err = call.Number("limit"); err != nil {
		return q, err
	}
	if given := call.Query.Get("governorate"); given != "" {
		q.Governorate = geo.PCode(given)
		if one, ok := a.atlas.Facts().Areas.Get(q.Governorate); !ok || one.Level != geo.Governorate {
			return q, data.Invalid("governorate", "there is no governorate \"%s\"", answer.Shown(given)).WithHint("give a p-code such as SY02")
		}
	}
	q.Dataset = call.Query.Get("dataset")
	if q.Dataset == "" || !public {
		return q, nil
	}
	var names []string // that are public: another one is as good as unknown
	for _, d := range view.Contents().Datasets {
		if d.Code == q.Dataset {
			return q, nil
		}
		names = append(names, d.Code)
	}
	return q, data.Invalid("dataset", "unknown dataset \"%s\"", answer.Shown(q.Dataset)).Allow(names)
}

func contextPlaceholder() []answer.Parameter {
	return []answer.Parameter{{Name: "context", About: geo.Label{EN: "The context of the group, as the list has it.", AR: "سياق المجموعة كما يرد في القائمة."}}}
}

// Review answers the group of records that wait for one decision, by its context.
func (a *API) Review() answer.Operation {
	return answer.Operation{
		Name: "review-group", Resource: a.review, Path: contextPlaceholder(), Signed: answer.MoreToSome, Revised: true, Forms: answer.JSONForm(oneGroup{}),
		About: geo.Label{EN: "The group of records that wait for one decision.", AR: "مجموعة السجلات التي تنتظر قرارًا واحدًا."},
	}
}

func (a *API) review(ctx context.Context, call answer.Call) (answer.Answer, error) {
	isReviewer, err := a.reader(call)
	if err != nil {
		return answer.Answer{}, err
	}
	view, err := a.atlas.Latest(ctx)
	if err != nil {
		return answer.Answer{}, err
	}
	// Whether it waits is asked before the ETag is compared, so that 304 is never said of nothing.
	group, err := a.desk.Group(ctx, call.Path("context"), !isReviewer)
	made := answer.JSON(view.Tag()+"&"+strconv.Itoa(group.Records), func(context.Context) (oneGroup, error) { return oneGroup{view.Revision(), group}, nil }).At(view.Revision())
	made.Private = isReviewer
	return made, err
}

// decision is what a reviewer sends.
type decision struct {
	Context   string    `json:"context"`               // which description is decided, as the group has it
	Record    string    `json:"record"`                // identifier of a record, instead of a context: its description is decided
	PCode     geo.PCode `json:"pcode"`                 // code of the place that is meant; "none" where no place fits
	Note      string    `json:"note"`                  // why, for other reviewers
	Alone     bool      `json:"alone"`                 // decide this record and no other with its description
	SetAside  bool      `json:"set_aside_coordinates"` // take the place although the coordinates of the source say otherwise
	Supersede bool      `json:"supersede"`             // replace what was decided before
}

// Decide takes the decision of a reviewer and answers what it did; the map shows it from then on.
func (a *API) Decide() answer.Operation {
	return answer.Operation{
		Name: "review-decide", Resource: a.decide, Sends: decision{}, Signed: answer.NobodyElse, Conflicts: true, Forms: answer.JSONForm(review.Done{}),
		About: geo.Label{EN: "Takes a reviewer's decision what a description means, for all records with it or for one alone.", AR: "يأخذ قرار المراجِع عن معنى وصف ما، لكل السجلات التي تحمله أو لسجل واحد."},
	}
}

func (a *API) decide(ctx context.Context, call answer.Call) (answer.Answer, error) {
	author, err := a.author(call)
	if err != nil {
		return answer.Answer{}, err
	}
	given, err := answer.Decode[decision](call)
	if err != nil {
		return answer.Answer{}, err
	}
	return a.done(a.desk.Decide(ctx, review.Decision{
		Context: given.Context, Record: given.Record, PCode: given.PCode, Alone: given.Alone, SetAside: given.SetAside, Supersede: given.Supersede,
		Author: author, Note: given.Note,
	}))
}

// Undo takes back the decision about a description, by its context, or with the parameter record
// what was decided of that record alone.
func (a *API) Undo() answer.Operation {
	return answer.Operation{
		Name: "review-undo", Resource: a.undo, Path: contextPlaceholder(), Signed: answer.NobodyElse, Conflicts: true, Forms: answer.JSONForm(review.Done{}),
		Query: []answer.Parameter{{Name: "record", About: geo.Label{
			EN: "The ID of a record: what was decided of it alone is taken back.", AR: "معرّف سجل: يُلغى ما قُرر بشأنه وحده."}}},
		About: geo.Label{EN: "Takes back the decision about a description.", AR: "يلغي القرار المتخذ بشأن وصف ما."},
	}
}

func (a *API) undo(ctx context.Context, call answer.Call) (answer.Answer, error) {
	author, err := a.author(call)
	if err != nil {
		return answer.Answer{}, err
	}
	if record := call.Query.Get("record"); record != "" {
		return a.done(a.desk.UndoAlone(ctx, record, author))
	}
	return a.done(a.desk.Undo(ctx, call.Path("context"), author))
}

// done answers what a decision did, once the map shows it.
func (a *API) done(done review.Done, err error) (answer.Answer, error) {
	made := answer.JSON("", func(ctx context.Context) (review.Done, error) {
		if err := a.atlas.Refresh(ctx); err != nil {
			return done, &data.Error{Kind: data.Unavailable, Message: "the decision is kept, but the map does not show it yet",
				Hint: "it will when the records can be read again", Cause: err}
		}
		return done, nil
	})
	made.Light = true // or where the server is busy it would say so of a decision that is taken
	return made, err
}
