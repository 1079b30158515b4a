package server

import (
	"context"
	"net/http"

	"github.com/gin-gonic/gin"

	"tawthiq/geo"
	"tawthiq/server/answer"
	"tawthiq/server/api"
	"tawthiq/server/openapi"
	"tawthiq/server/tiles"
)

// Routes returns every path of the API and the tiles, those for operation, and those of the document of
// all of them.
func Routes(a *api.API, t *tiles.Tiles, o Operation, i openapi.Interface) []answer.Route {
	return i.Described([]answer.Route{
		{Path: "/api/v1/about", Get: a.About()},
		{Path: "/api/v1/vocabulary", Get: a.Vocabulary()},
		{Path: "/api/v1/areas/governorate", Get: a.Areas(geo.Governorate)},
		{Path: "/api/v1/areas/district", Get: a.Areas(geo.District)},
		{Path: "/api/v1/areas/subdistrict", Get: a.Areas(geo.Subdistrict)},
		{Path: "/api/v1/areas/:area", Get: a.Area()},
		{Path: "/api/v1/choropleth", Get: a.Choropleth()},
		{Path: "/api/v1/summary", Get: a.Summary()},
		{Path: "/api/v1/timeline", Get: a.Timeline()},
		{Path: "/api/v1/facets", Get: a.Facets()},
		{Path: "/api/v1/changes", Get: a.Changes()},
		{Path: "/api/v1/incidents", Get: a.Incidents()},
		{Path: "/api/v1/incidents/:id", Get: a.Incident()},
		{Path: "/api/v1/reconcile", Get: a.Reconcile()},
		{Path: "/api/v1/links", Get: a.Links()},
		{Path: "/api/v1/overlap", Get: a.Overlap()},
		{Path: "/api/v1/control", Get: a.Control()},
		{Path: "/api/v1/control/layers", Get: a.ControlLayers()},
		{Path: "/api/v1/control/disagreements", Get: a.Disagreements()},
		{Path: "/api/v1/geocode", Get: a.Geocode(), Post: a.GeocodeSent()},
		{Path: "/api/v1/review", Get: a.Reviews(), Post: a.Decide()},
		{Path: "/api/v1/review/:context", Get: a.Review(), Delete: a.Undo()},

		{Path: "/tiles/incidents/:z/:x/:y", Get: t.Incidents()}, // :y ends in .mvt or .geojson
		{Path: "/tiles/areas/:level/:z/:x/:y", Get: t.Areas()},
		{Path: "/tiles/base/:z/:x/:y", Get: t.Base()},
		{Path: "/tiles/control/:z/:x/:y", Get: t.Control()},
		{Path: "/tiles/incidents.json", Get: t.IncidentsJSON()},
		{Path: "/tiles/areas-governorate.json", Get: t.AreasJSON(geo.Governorate)},
		{Path: "/tiles/areas-district.json", Get: t.AreasJSON(geo.District)},
		{Path: "/tiles/areas-subdistrict.json", Get: t.AreasJSON(geo.Subdistrict)},
		{Path: "/tiles/base.json", Get: t.BaseJSON()},
		{Path: "/tiles/control.json", Get: t.ControlJSON()},

		{Path: "/healthz", Get: o.Health()},
		{Path: "/readyz", Get: o.Readiness()},
	})
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
	for _, r := range Routes(api.New(cfg.api()), tiles.New(cfg.Atlas), Operation{cfg.Atlas}, openapi.Interface{Atlas: cfg.Atlas, Version: cfg.Version}) {
		mountRoute(engine, writer, r)
	}
	mount(engine, "/", writer.HandleFile(files.resource("index.html", pageHeaders)))
	mount(engine, "/embed", writer.HandleFile(files.resource("index.html", embedHeaders)))
	for name := range files {
		mount(engine, "/"+name, writer.HandleFile(files.resource(name, pageHeaders)))
	}
	return front{engine, writer, cfg.Log}, nil
}

func mountRoute(engine *gin.Engine, writer *answer.Writer, r answer.Route) {
	mount(engine, r.Path, writer.Handle(r.Get.Answer))
	if r.Post.Resource != nil {
		engine.POST(r.Path, writer.HandleBody(r.Post.Answer, maxBodyBytes))
	}
	if r.Delete.Resource != nil {
		engine.DELETE(r.Path, writer.HandleChange(r.Delete.Answer))
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
	Status string `json:"status"` // "ok", or what the server waits for
}

// Health answers that the process is up.
func (o Operation) Health() answer.Operation {
	return answer.Operation{
		Name: "health", Forms: answer.JSONForm(state{}),
		About:    geo.Label{EN: "Says that the process is up.", AR: "يقول إن البرنامج يعمل."},
		Resource: func(context.Context, answer.Call) (answer.Answer, error) { return stateOf("up"), nil },
	}
}

// Readiness answers that the store can be read, or 503.
func (o Operation) Readiness() answer.Operation {
	return answer.Operation{
		Name: "readiness", Forms: answer.JSONForm(state{}),
		About: geo.Label{EN: "Says that the records can be read, or answers 503.", AR: "يقول إن السجلات يمكن قراءتها، أو يجيب بـ 503."},
		Resource: func(ctx context.Context, _ answer.Call) (answer.Answer, error) {
			return stateOf("ready"), o.ready.Ready(ctx)
		},
	}
}

func stateOf(status string) answer.Answer {
	a := answer.JSON(status, func(context.Context) (state, error) { return state{status}, nil })
	a.Light = true // however much there is to do
	return a
}
