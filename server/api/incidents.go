package api

import (
	"context"
	"strconv"

	"tawthiq/data"
	"tawthiq/data/atlas"
	"tawthiq/geo"
	"tawthiq/server/answer"
)

const (
	defaultPage = 50
	maxOffset   = 10_000_000 // more incidents than an index is made for
)

type incidentList struct {
	Revision  int64           `json:"revision"`       // the revision that it is of
	Counting  data.Counting   `json:"counting"`       // how a record of several parties counts under each
	Linked    data.Linking    `json:"linked"`         // how records that are likely to be of one event count
	Counts    data.Counts     `json:"counts"`         // what became of the records that match; mapped are those that can be drawn as a point
	Total     int             `json:"total"`          // the records of all pages: all that match but those held back
	Incidents []atlas.Summary `json:"incidents"`      // the records of this page, in the order asked for
	Next      string          `json:"next,omitempty"` // the cursor of the next page; absent on the last one
	Note      geo.Label       `json:"note,omitzero"`  // what is to be said of who held the places; absent where that is nothing
}

// Incidents answers a page of the list of matching incidents. The pages that follow are of the
// revision of the first, unless the filter asks for one itself.
func (a *API) Incidents() answer.Operation {
	return answer.Operation{
		Name: "incidents", Resource: a.incidents, Query: pageParameters(), Revised: true, Forms: answer.JSONForm(incidentList{}),
		About: geo.Label{EN: "A page of the list of matching incidents.", AR: "صفحة من قائمة الحوادث المطابقة."},
	}
}

func (a *API) incidents(ctx context.Context, call answer.Call) (answer.Answer, error) {
	return page(ctx, a, call, func(ctx context.Context, chosen selection, p paging) (incidentList, error) {
		rows, err := chosen.rows(ctx)
		if err != nil {
			return incidentList{}, err
		}
		return chosen.list(ctx, rows, p)
	})
}

// paging says which part of a list is asked for.
type paging struct {
	by     atlas.Sort
	limit  int
	cursor string
	offset int // with no cursor
}

// pageParameters are those that page reads.
func pageParameters() []answer.Parameter {
	return append(answer.FilterParameters(), limitParameter(atlas.MaxPage, defaultPage), cursorParameter(),
		answer.Parameter{Name: "offset", Format: answer.WholeNumber, Most: maxOffset, Default: "0", Example: "100", About: geo.Label{
			EN: "Instead of a cursor: how many incidents of the list are passed over. Name the revision too where the pages must be of one list.",
			AR: "بدل المؤشر cursor: عدد الحوادث التي تُتجاوز من أول القائمة. اذكر المراجعة أيضًا إن وجب أن تكون الصفحات من قائمة واحدة."}},
		answer.OneOf(answer.Parameter{Name: "sort", About: geo.Label{
			EN: "The order: by date, by how many are documented as killed, injured or detained (a minus sign: the latest or the most first), by governorate, by the first party or violation, or the most exactly known place first. What is not stated comes last; equals come the latest first.",
			AR: "الترتيب: بحسب التاريخ، أو بحسب عدد القتلى أو الجرحى أو المحتجزين الموثّق (علامة الناقص: الأحدث أو الأكثر أولًا)، أو بحسب المحافظة، أو الطرف الأول أو الانتهاك الأول، أو الأدق مكانًا أولًا. ما لم يُذكر يأتي آخرًا، والمتساوي يأتي أحدثه أولًا."}}, atlas.Sorts()))
}

// page answers a page of a list of incidents, which make makes.
func page[T any](ctx context.Context, a *API, call answer.Call, make func(context.Context, selection, paging) (T, error)) (answer.Answer, error) {
	if call.Query.Get("cursor") != "" && call.Query.Get("offset") != "" {
		return answer.Answer{}, data.Invalid("offset", "a cursor says already where the page begins").WithHint("give one of the two")
	}
	chosen, p, err := a.paged(ctx, call)
	if err != nil {
		return answer.Answer{}, err
	}
	if p.by, err = answer.Choice[atlas.Sort](call, "sort"); err != nil {
		return answer.Answer{}, err
	}
	if p.offset, err = call.Number("offset"); err != nil {
		return answer.Answer{}, err
	}
	return pageOf(chosen, p, string(p.by), make), nil
}

// paged reads the filter, and the part of a list that is asked for but for its order.
func (a *API) paged(ctx context.Context, call answer.Call) (chosen selection, p paging, err error) {
	if chosen, err = a.selected(ctx, call); err != nil {
		return chosen, p, err
	}
	if p.limit, err = call.Number("limit"); err != nil {
		return chosen, p, err
	}
	p.cursor = call.Query.Get("cursor")
	chosen, err = a.turned(ctx, chosen, p.cursor)
	return chosen, p, err
}

// pageOf answers a part of a list, which own tells from the other lists of the route.
func pageOf[T any](chosen selection, p paging, own string, make func(context.Context, selection, paging) (T, error)) answer.Answer {
	page := answer.JSON(chosen.tag(own, strconv.Itoa(p.limit), p.cursor, strconv.Itoa(p.offset)), func(ctx context.Context) (T, error) {
		return make(ctx, chosen, p)
	}).At(chosen.view.Revision())
	page.Cached = p.cursor == "" && p.offset == 0 // few turn the pages, and who reads them all would push out the rest
	return page
}

// turned returns the selection in the revision of the list that the cursor belongs to.
func (a *API) turned(ctx context.Context, chosen selection, cursor string) (selection, error) {
	revision, err := atlas.CursorRevision(cursor)
	if err != nil || cursor == "" || chosen.filter.Revision != 0 {
		return chosen, err
	}
	chosen.view, err = a.atlas.View(ctx, revision)
	return chosen, err
}

func (s selection) list(ctx context.Context, rows *atlas.Selection, p paging) (incidentList, error) {
	page, err := p.of(ctx, rows)
	if err != nil {
		return incidentList{}, err
	}
	counts := rows.PointCounts()
	return incidentList{s.view.Revision(), s.filter.Counting, s.filter.Linked, counts, counts.Matching - counts.Suppressed, page.Incidents, page.Next, s.view.Derivation()}, nil
}

func (p paging) of(ctx context.Context, rows *atlas.Selection) (atlas.Page, error) {
	if p.cursor != "" {
		return rows.Page(ctx, p.by, p.limit, p.cursor)
	}
	return rows.PageAt(ctx, p.by, p.limit, p.offset)
}

type incidentDetail struct {
	Revision int64 `json:"revision"` // the revision that it is of
	atlas.Detail
	Note geo.Label `json:"note,omitzero"` // what is to be said of who held the place; absent where that is nothing
}

// Incident answers everything that is public of one incident, with its history.
func (a *API) Incident() answer.Operation {
	return answer.Operation{
		Name: "incident", Resource: a.incident, Conflicts: true, Query: answer.FilterParameters("revision"), Revised: true, Forms: answer.JSONForm(incidentDetail{}),
		Path:  []answer.Parameter{{Name: "id", About: geo.Label{EN: "The incident's ID, or the number that tiles name it by.", AR: "معرّف الحادثة، أو الرقم الذي تسميها به بلاطات الخريطة."}}},
		About: geo.Label{EN: "Everything that is public of one incident, with its history.", AR: "كل ما هو علني عن حادثة واحدة، مع تاريخ تعديلاتها."},
	}
}

func (a *API) incident(ctx context.Context, call answer.Call) (answer.Answer, error) {
	chosen, err := a.selected(ctx, call)
	if err != nil {
		return answer.Answer{}, err
	}
	// Whether it exists is asked before the ETag is compared, so that 304 is never said of nothing.
	key, err := chosen.view.Key(ctx, call.Path("id"))
	if err != nil {
		return answer.Answer{}, err
	}
	return answer.JSON(chosen.tag(), func(ctx context.Context) (incidentDetail, error) {
		detail, err := chosen.view.Incident(ctx, key)
		return incidentDetail{chosen.view.Revision(), detail, chosen.view.Derivation()}, err
	}).At(chosen.view.Revision()), nil
}
