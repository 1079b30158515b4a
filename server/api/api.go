package api

import (
	"context"
	"encoding/json"
	"net/url"
	"sync"

	"github.com/paulmach/orb"

	"tawthiq/data"
	"tawthiq/data/atlas"
	"tawthiq/data/reference"
	"tawthiq/data/review"
	"tawthiq/geo"
	"tawthiq/geo/geocode"
	"tawthiq/server/answer"
)

// Config is what the API answers from.
type Config struct {
	Atlas    *atlas.Atlas
	Version  string                   // of the program
	Geocoder func() *geocode.Geocoder // the one that answers strangers at this moment

	Desk      *review.Desk // where doubtful places are decided; nil: nowhere
	Reviewers Reviewers    // who may decide
}

// API answers the routes under /api/v1. It is safe for concurrent use.
type API struct {
	atlas      *atlas.Atlas
	version    string // of the program
	geocoder   func() *geocode.Geocoder
	desk       *review.Desk
	reviewers  Reviewers
	bounds     func() map[geo.PCode]orb.Bound
	geometries map[geo.Level]func() map[geo.PCode]json.RawMessage
}

// New returns the API of an atlas.
func New(c Config) *API {
	areas := c.Atlas.Facts().Areas
	api := &API{atlas: c.Atlas, version: c.Version, geocoder: c.Geocoder, desk: c.Desk, reviewers: c.Reviewers, geometries: map[geo.Level]func() map[geo.PCode]json.RawMessage{}}
	api.bounds = sync.OnceValue(func() map[geo.PCode]orb.Bound { return boundsOf(areas) })
	for _, level := range geo.Levels() {
		api.geometries[level] = sync.OnceValue(func() map[geo.PCode]json.RawMessage { return geometriesOf(areas, level) })
	}
	return api
}

// name is the program's.
const name = "tawthiq"

type about struct {
	Name     string `json:"name"`     // name of the program
	Version  string `json:"version"`  // version of the program
	Revision int64  `json:"revision"` // the latest revision
	atlas.Contents
	Attributions []reference.Attribution `json:"attributions"` // whom to credit for the facts about areas, places and control
}

// About answers what the server holds and whom to credit.
func (a *API) About() answer.Operation {
	return answer.Operation{
		Name: "about", Resource: a.about, Revised: true, Forms: answer.JSONForm(about{}),
		About: geo.Label{EN: "What the server holds, and whom to credit.", AR: "ما يحويه الخادم، ومن يجب ذكره مصدرًا."},
	}
}

func (a *API) about(ctx context.Context, call answer.Call) (answer.Answer, error) {
	view, err := a.atlas.Latest(ctx)
	if err != nil {
		return answer.Answer{}, err
	}
	return answer.CachedJSON(view.Tag(), func(context.Context) (about, error) {
		return about{name, a.version, view.Revision(), view.Contents(), a.atlas.Facts().Attributions}, nil
	}).At(view.Revision()), nil
}

// terms are the terms of each list.
type terms map[data.List][]data.Term

// Vocabulary answers the terms that records and filters use, by list.
func (a *API) Vocabulary() answer.Operation {
	return answer.Operation{
		Name: "vocabulary", Resource: a.vocabulary, Revised: true, Forms: answer.JSONForm(terms{}),
		About: geo.Label{EN: "The terms that records and filters use, by list.", AR: "المصطلحات التي تستخدمها السجلات والمرشّحات، بحسب القائمة."},
	}
}

func (a *API) vocabulary(ctx context.Context, call answer.Call) (answer.Answer, error) {
	view, err := a.atlas.Latest(ctx)
	if err != nil {
		return answer.Answer{}, err
	}
	return answer.CachedJSON(view.Tag(), func(context.Context) (terms, error) {
		out := terms{}
		for _, list := range data.Lists() {
			out[list] = append([]data.Term{}, view.Vocabulary().Terms(list)...)
		}
		return out, nil
	}).At(view.Revision()), nil
}

// selected reads the filter of a call, and returns the matching records, on demand, with the tag of
// the answer.
func (a *API) selected(ctx context.Context, call answer.Call) (selection, error) {
	view, filter, err := a.atlas.Resolve(ctx, call.Filter())
	return selection{view, filter}, err
}

type selection struct {
	view   *atlas.View
	filter data.Filter
}

func (s selection) rows(ctx context.Context) (*atlas.Selection, error) {
	return s.view.Select(ctx, s.filter)
}

// tag stands for the view, the filter and the route's own parameters.
func (s selection) tag(own ...string) string {
	tag := s.view.Tag() + "?" + s.filter.Values().Encode()
	for _, o := range own {
		tag += "&" + url.QueryEscape(o)
	}
	return tag
}
