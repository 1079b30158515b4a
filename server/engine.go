package server

import (
	"context"
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/klauspost/compress/gzhttp"

	"tawthiq/server/answer"
	"tawthiq/server/api"
	"tawthiq/server/tiles"
)

// Route is a path, in gin's notation, and what is answered there to GET and HEAD.
type Route struct {
	Path     string
	Resource answer.Resource
}

// Routes returns every path of the API and the tiles, and those for operation.
func Routes(a *api.API, t *tiles.Tiles, o Operation) []Route {
	return []Route{
		{"/api/v1/about", a.About},
		{"/api/v1/vocabulary", a.Vocabulary},
		{"/api/v1/areas/:area", a.Areas}, // a level or a p-code
		{"/api/v1/choropleth", a.Choropleth},
		{"/api/v1/incidents", a.Incidents},
		{"/api/v1/incidents/:id", a.Incident},

		{"/tiles/incidents/:z/:x/:y", t.Incidents}, // :y ends in .mvt or .geojson
		{"/tiles/areas/:level/:z/:x/:y", t.Areas},
		{"/tiles/base/:z/:x/:y", t.Base},
		{"/tiles/:layer", t.TileJSON}, // incidents.json, areas-district.json, base.json, …

		{"/healthz", o.Health},
		{"/readyz", o.Readiness},
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
	writer := answer.Writer{Version: cfg.Version, PublicURL: cfg.PublicURL, Timeout: cfg.answerTime(), Log: cfg.Log}
	for _, r := range Routes(api.New(cfg.Atlas, cfg.Version), tiles.New(cfg.Atlas), Operation{cfg.Atlas}) {
		mount(engine, r.Path, writer.Handle(r.Resource))
	}
	mount(engine, "/", writer.HandleFile(files.resource("index.html")))
	for name := range files {
		mount(engine, "/"+name, writer.HandleFile(files.resource(name)))
	}
	return compressed(engine)
}

func mount(engine *gin.Engine, path string, handler gin.HandlerFunc) {
	engine.Match([]string{http.MethodGet, http.MethodHead}, path, handler)
}

func newEngine(cfg Config) (*gin.Engine, error) {
	gin.SetMode(gin.ReleaseMode) // gin has one mode per process; the other one prints
	engine := gin.New()
	engine.HandleMethodNotAllowed = true
	engine.RedirectTrailingSlash = false
	engine.Use(identify, logAccess(cfg.Log), recoverPanic(cfg.Log), secure, limitQuery)
	engine.NoRoute(unknownPath)
	engine.NoMethod(wrongMethod)
	return engine, engine.SetTrustedProxies(nil)
}

// compressed compresses what is text or tiles where the client takes it, with an ETag of its own.
func compressed(h http.Handler) (http.Handler, error) {
	wrap, err := gzhttp.NewWrapper(
		gzhttp.MinSize(minGzipBytes),
		gzhttp.SuffixETag(answer.GzipSuffix),
		gzhttp.ContentTypes([]string{
			"application/json", answer.GeoJSONType, answer.MVTType, answer.ProblemType, "application/manifest+json",
			"text/html", "text/css", "text/javascript", "text/plain", "image/svg+xml", "application/wasm",
		}),
	)
	if err != nil {
		return nil, err
	}
	return wrap(h), nil
}

// Operation answers those who run the server.
type Operation struct{ ready readiness }

type readiness interface{ Ready(context.Context) error }

type state struct {
	Status string `json:"status"`
}

// Health answers that the process is up.
func (o Operation) Health(_ context.Context, call answer.Call) (answer.Answer, error) {
	return answer.JSON("up", func(context.Context) (state, error) { return state{"up"}, nil }), call.Only()
}

// Readiness answers that the store can be read, or 503.
func (o Operation) Readiness(ctx context.Context, call answer.Call) (answer.Answer, error) {
	if err := o.ready.Ready(ctx); err != nil {
		return answer.Answer{}, err
	}
	return answer.JSON("ready", func(context.Context) (state, error) { return state{"ready"}, nil }), call.Only()
}
