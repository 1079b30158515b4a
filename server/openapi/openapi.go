package openapi

import (
	"context"

	"tawthiq/data"
	"tawthiq/data/atlas"
	"tawthiq/geo"
	"tawthiq/server/answer"
)

// Interface is what the document is made from beside the routes.
type Interface struct {
	Atlas   *atlas.Atlas
	Version string // of the program
}

// Described returns the routes with those of their document, of a page of it, and of its style sheet.
// The document describes these as well.
func (i Interface) Described(routes []answer.Route) []answer.Route {
	made := &described{Interface: i}
	made.routes = append(routes,
		answer.Route{Path: "/api/openapi.json", Get: made.document()},
		answer.Route{Path: "/api/docs", Get: made.page()},
		answer.Route{Path: "/api/docs.css", Get: made.style()})
	return made.routes
}

// described is an interface with all of its routes.
type described struct {
	Interface
	routes []answer.Route
}

func (d *described) document() answer.Operation {
	return answer.Operation{
		Name: "openapi", Forms: []answer.Form{{Type: answer.JSONType}},
		About:    geo.Label{EN: "This interface as an OpenAPI 3.1 document.", AR: "هذه الواجهة وثيقةً بصيغة OpenAPI 3.1."},
		Resource: d.made(answer.JSONType, nil, func(d *Document) ([]byte, error) { return answer.Encode(d) }),
	}
}

func (d *described) page() answer.Operation {
	return answer.Operation{
		Name: "docs", Forms: []answer.Form{{Type: pageType}},
		About:    geo.Label{EN: "This interface as a page.", AR: "هذه الواجهة صفحةً للقراءة."},
		Resource: d.made(pageType, map[string]string{"Content-Security-Policy": pagePolicy}, render),
	}
}

func (d *described) style() answer.Operation {
	return answer.Operation{
		Name: "docs-style", Forms: []answer.Form{{Type: styleType}},
		About: geo.Label{EN: "The style sheet of the page.", AR: "ورقة أنماط الصفحة."},
		Resource: func(context.Context, answer.Call) (answer.Answer, error) {
			return answer.Answer{Tag: styleText, Type: styleType, Cached: true, Light: true,
				Body: func(context.Context) ([]byte, error) { return []byte(styleText), nil }}, nil
		},
	}
}

// made returns the resource of a form of the document: with the vocabulary of the latest revision.
func (d *described) made(mediaType string, headers map[string]string, write func(*Document) ([]byte, error)) answer.Resource {
	return func(ctx context.Context, call answer.Call) (answer.Answer, error) {
		view, all, err := d.Atlas.Resolve(ctx, nil)
		if err != nil {
			return answer.Answer{}, err
		}
		return answer.Answer{Tag: view.Tag() + "#" + call.Base, Type: mediaType, Headers: headers, Cached: true, Body: func(ctx context.Context) ([]byte, error) {
			known := Data{Version: d.Version, Base: call.Base, Vocabulary: view.Vocabulary(), Revision: view.Revision()}
			for _, set := range view.Contents().Datasets {
				known.Datasets = append(known.Datasets, set.Code)
			}
			var err error
			if known.Incident, err = anyIncident(ctx, view, all); err != nil {
				return nil, err
			}
			return write(New(d.routes, known))
		}}, nil
	}
}

// anyIncident returns the ID of a record of those that match, "" where there is none.
func anyIncident(ctx context.Context, view *atlas.View, all data.Filter) (string, error) {
	rows, err := view.Select(ctx, all)
	if err != nil {
		return "", err
	}
	page, err := rows.Page(ctx, atlas.LatestFirst, 1, "")
	if err != nil || len(page.Incidents) == 0 {
		return "", err
	}
	return page.Incidents[0].ID, nil
}
