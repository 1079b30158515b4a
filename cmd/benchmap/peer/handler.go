package peer

import (
	"context"
	"net/http"

	"github.com/klauspost/compress/gzhttp"

	"tawthiq/geo"
)

// Tiler makes vector tiles. It is safe for concurrent use.
type Tiler interface {
	// Tile returns the encoded tile of the rows that pass. gzipped: it is compressed already.
	Tile(ctx context.Context, t geo.Tile, f Filter) (body []byte, gzipped bool, err error)
	Close() error
}

// MediaType is what vector tiles are served as.
const MediaType = "application/vnd.mapbox-vector-tile"

// Handler answers /{z}/{x}/{y}.mvt with the filter as its query. It compresses as the project's own
// server does.
func Handler(t Tiler) (http.Handler, error) {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{z}/{x}/{y}", func(w http.ResponseWriter, r *http.Request) { answer(t, w, r) })
	wrap, err := gzhttp.NewWrapper(gzhttp.MinSize(1<<10), gzhttp.ContentTypes([]string{MediaType}))
	if err != nil {
		return nil, err
	}
	return wrap(mux), nil
}

func answer(t Tiler, w http.ResponseWriter, r *http.Request) {
	at, filter, err := parse(r)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	body, gzipped, err := t.Tile(r.Context(), at, filter)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", MediaType)
	if gzipped {
		w.Header().Set("Content-Encoding", "gzip")
	}
	_, _ = w.Write(body) // a client that is gone is no failure of the server
}

const ending = ".mvt"

func parse(r *http.Request) (at geo.Tile, f Filter, err error) {
	y := r.PathValue("y")
	at, err = geo.ParseTile(r.PathValue("z"), r.PathValue("x"), y[:max(0, len(y)-len(ending))])
	if err != nil {
		return at, f, err
	}
	f, err = ParseFilter(r.URL.Query())
	return at, f, err
}
