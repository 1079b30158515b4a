package api

import (
	"context"
	"slices"
	"strconv"

	"tawthiq/data"
	"tawthiq/data/atlas"
	"tawthiq/geo"
	"tawthiq/server/answer"
)

const defaultLinkPage = 20

// linksNote says what links are.
var linksNote = geo.Label{
	EN: "Records of different datasets that are likely to be of the same event, by a documented rule. They are linked, never merged; a link can be wrong, and others are missed. Public records only.",
	AR: "سجلات من مجموعات بيانات مختلفة يُرجَّح أنها تصف الحدث نفسه وفق قاعدة موثّقة. تُربط ولا تُدمج؛ قد يكون الربط خاطئًا، وقد تفوت روابط أخرى. السجلات العلنية فقط.",
}

type linkList struct {
	Revision  int64             `json:"revision"`       // the revision that it is of
	Matching  int               `json:"matching"`       // how many groups match, over all pages
	Threshold float64           `json:"threshold"`      // the least score of a link, from 0 to 1
	Groups    []atlas.LinkGroup `json:"groups"`         // the groups of this page
	Next      string            `json:"next,omitempty"` // the cursor of the next page; absent on the last one
	Note      geo.Label         `json:"note"`           // how to read it
}

// Links answers a page of the groups of linked records of which one matches. The pages that follow are
// of the revision of the first, unless the filter asks for one itself.
func (a *API) Links() answer.Operation {
	return answer.Operation{
		Name: "links", Resource: a.links, Revised: true, Forms: answer.JSONForm(linkList{}),
		Query: append(answer.FilterParameters(), limitParameter(atlas.MaxLinkPage, defaultLinkPage), cursorParameter()),
		About: geo.Label{EN: "A page of the groups of records of different datasets that are likely to be of the same event.", AR: "صفحة من مجموعات السجلات التي يُرجَّح أنها تصف الحدث نفسه وهي من مجموعات بيانات مختلفة."},
	}
}

func (a *API) links(ctx context.Context, call answer.Call) (answer.Answer, error) {
	chosen, p, err := a.paged(ctx, call)
	if err != nil {
		return answer.Answer{}, err
	}
	return pageOf(chosen, p, "", linksOf), nil
}

func linksOf(ctx context.Context, s selection, p paging) (linkList, error) {
	rows, err := s.rows(ctx)
	if err != nil {
		return linkList{}, err
	}
	page, err := rows.LinkPage(ctx, p.limit, p.cursor)
	return linkList{s.view.Revision(), page.Matching, atlas.LinkThreshold, page.Groups, page.Next, rows.Noted(linksNote, false)}, err
}

// overlapNote says what the overlap is and is not.
var overlapNote = geo.Label{
	EN: "Events by the datasets that documented them: linked records are one event, any other record is one by itself. Public records only. Links are likely, not certain, two records of one dataset are taken for two events, and records of a day or place that is not known well are linked with none: look at all three before you estimate from these numbers what nobody documented.",
	AR: "الأحداث بحسب مجموعات البيانات التي وثّقتها: السجلات المترابطة حدث واحد، وكل سجل آخر حدث بذاته. السجلات العلنية فقط. الروابط مرجّحة وليست مؤكدة، وكل سجلين في مجموعة واحدة يُعدّان حدثين، والسجلات التي لا يُعرف يومها أو مكانها بدقة لا تُربط بغيرها: راجع ذلك كله قبل أن تقدّر من هذه الأرقام ما لم يوثّقه أحد.",
}

type overlap struct {
	Revision int64         `json:"revision"` // the revision that it is of
	Counting data.Counting `json:"counting"` // how a record of several parties counts under each
	atlas.Overlap
	Note geo.Label `json:"note"` // how to read it
}

// Overlap answers how many events each combination of datasets documented, as multiple-systems
// estimation wants it.
func (a *API) Overlap() answer.Operation {
	return answer.Operation{
		Name: "overlap", Resource: a.overlap, Revised: true, Forms: tableForms(overlap{}),
		Query: append(answer.FilterParameters(), formatParameter("json", "csv")),
		About: geo.Label{EN: "How many events each combination of datasets documented, for multiple-systems estimation.", AR: "عدد الأحداث التي وثّقتها كل توليفة من مجموعات البيانات، لتقدير الأنظمة المتعددة."},
	}
}

func (a *API) overlap(ctx context.Context, call answer.Call) (answer.Answer, error) {
	chosen, err := a.selected(ctx, call)
	if err != nil {
		return answer.Answer{}, err
	}
	format, err := answer.Choice[string](call, "format")
	if err != nil {
		return answer.Answer{}, err
	}
	mediaType := answer.JSONType
	if format == "csv" {
		mediaType = answer.CSVType
	}
	return answer.Answer{Tag: chosen.tag(format), Type: mediaType, Revision: chosen.view.Revision(), Cached: true, Body: func(ctx context.Context) ([]byte, error) {
		out, err := chosen.overlap(ctx)
		if err != nil {
			return nil, err
		}
		if format == "csv" {
			return out.csv()
		}
		return answer.Encode(out)
	}}, nil
}

func (s selection) overlap(ctx context.Context) (overlap, error) {
	rows, err := s.rows(ctx)
	if err != nil {
		return overlap{}, err
	}
	found, err := rows.Overlap()
	return overlap{s.view.Revision(), s.filter.Counting, found, rows.Noted(overlapNote, false)}, err
}

// csv returns a column for each dataset and one for the events.
func (o overlap) csv() ([]byte, error) {
	rows := [][]string{append(slices.Clone(o.Datasets), "events")}
	for _, p := range o.Patterns {
		var row []string
		for _, in := range p.In {
			row = append(row, strconv.Itoa(in))
		}
		rows = append(rows, append(row, strconv.Itoa(p.Events)))
	}
	about := [][2]string{{"revision", strconv.FormatInt(o.Revision, 10)}, {"counting", string(o.Counting)}}
	for i, n := range o.Unlinkable {
		about = append(about, [2]string{"unlinkable of " + o.Datasets[i], strconv.Itoa(n)})
	}
	return answer.CSV(slices.Values(rows), append(about, [2]string{"note", o.Note.EN}, [2]string{"note", o.Note.AR})...)
}
