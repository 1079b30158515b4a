package server

import (
	"context"
	"net/http"

	"github.com/gin-gonic/gin"

	"tawthiq/server/answer"
	"tawthiq/server/api"
	"tawthiq/server/tiles"
)

// Route is a path, in gin's notation, and what is answered there.
type Route struct {
	Path   string
	Get    answer.Resource // to GET and HEAD
	Post   answer.Resource // to POST with a body of JSON; nil where nothing can be sent
	Delete answer.Resource // nil where nothing can be taken back
}

// Routes returns every path of the API and the tiles, and those for operation.
func Routes(a *api.API, t *tiles.Tiles, o Operation) []Route {
	return []Route{
		{Path: "/api/v1/about", Get: a.About},
		{Path: "/api/v1/vocabulary", Get: a.Vocabulary},
		{Path: "/api/v1/areas/:area", Get: a.Areas}, // a level or a p-code
		{Path: "/api/v1/choropleth", Get: a.Choropleth},
		{Path: "/api/v1/summary", Get: a.Summary},
		{Path: "/api/v1/timeline", Get: a.Timeline},
		{Path: "/api/v1/changes", Get: a.Changes},
		{Path: "/api/v1/incidents", Get: a.Incidents},
		{Path: "/api/v1/incidents/:id", Get: a.Incident},
		{Path: "/api/v1/reconcile", Get: a.Reconcile},
		{Path: "/api/v1/links", Get: a.Links},
		{Path: "/api/v1/overlap", Get: a.Overlap},
		{Path: "/api/v1/control", Get: a.Control},
		{Path: "/api/v1/control/layers", Get: a.ControlLayers},
		{Path: "/api/v1/control/disagreements", Get: a.Disagreements},
		{Path: "/api/v1/geocode", Get: a.Geocode, Post: a.GeocodeSent},
		{Path: "/api/v1/review", Get: a.Reviews, Post: a.Decide},
		{Path: "/api/v1/review/:context", Get: a.Review, Delete: a.Undo},

		{Path: "/tiles/incidents/:z/:x/:y", Get: t.Incidents}, // :y ends in .mvt or .geojson
		{Path: "/tiles/areas/:level/:z/:x/:y", Get: t.Areas},
		{Path: "/tiles/base/:z/:x/:y", Get: t.Base},
		{Path: "/tiles/control/:z/:x/:y", Get: t.Control},
		{Path: "/tiles/:layer", Get: t.TileJSON}, // incidents.json, areas-district.json, base.json, control.json, …

		{Path: "/healthz", Get: o.Health},
		{Path: "/readyz", Get: o.Readiness},
	}
}

// NewHandler returns the whole server as a handler. Errors: InvalidKind for a configuration that
// cannot be.
func NewHandler(cfg Config) (http.Handler, error) {
	cfg = cfg.withDefaults()
	if err := cfg.validate(); err != nil {
		return nil, err
	}
	files, err := newPage(cfg.Page)
	if err != nil {
		return nil, err
	}
	engine, err := newEngine(cfg)
	if err != nil {
		return nil, err
	}
	writer, err := answer.NewWriter(cfg.answer())
	if err != nil {
		return nil, err
	}
	for _, r := range Routes(api.New(cfg.api()), tiles.New(cfg.Atlas), Operation{cfg.Atlas}) {
		r.mount(engine, writer)
	}
	mount(engine, "/", writer.HandleFile(files.resource("index.html")))
	for name := range files {
		mount(engine, "/"+name, writer.HandleFile(files.resource(name)))
	}
	return front{engine, writer, cfg.Log}, nil
}

func (r Route) mount(engine *gin.Engine, writer *answer.Writer) {
	mount(engine, r.Path, writer.Handle(r.Get))
	if r.Post != nil {
		engine.POST(r.Path, writer.HandleBody(r.Post, maxBodyBytes))
	}
	if r.Delete != nil {
		engine.DELETE(r.Path, writer.HandleChange(r.Delete))
	}
}

func mount(engine *gin.Engine, path string, handler gin.HandlerFunc) {
	engine.Match([]string{http.MethodGet, http.MethodHead}, path, handler)
}

func newEngine(cfg Config) (*gin.Engine, error) {
	gin.SetMode(gin.ReleaseMode) // gin has one mode per process; the other one prints
	engine := gin.New()
	engine.HandleMethodNotAllowed = true
	engine.RedirectTrailingSlash = false
	sameOrigin, err := refuseOtherOrigins(cfg.PublicURL)
	if err != nil {
		return nil, err
	}
	engine.Use(logAccess(cfg.Log), recoverPanic(cfg.Log), limitTarget, sameOrigin)
	engine.NoRoute(unknownPath)
	engine.NoMethod(wrongMethod)
	return engine, engine.SetTrustedProxies(nil)
}

// Operation answers those who run the server.
type Operation struct{ ready readiness }

type readiness interface{ Ready(context.Context) error }

type state struct {
	Status string `json:"status"`
}

// Health answers that the process is up.
func (o Operation) Health(_ context.Context, call answer.Call) (answer.Answer, error) {
	return stateOf("up"), call.Only()
}

// Readiness answers that the store can be read, or 503.
func (o Operation) Readiness(ctx context.Context, call answer.Call) (answer.Answer, error) {
	if err := o.ready.Ready(ctx); err != nil {
		return answer.Answer{}, err
	}
	return stateOf("ready"), call.Only()
}

func stateOf(status string) answer.Answer {
	a := answer.JSON(status, func(context.Context) (state, error) { return state{status}, nil })
	a.Light = true // however much there is to do
	return a
}
