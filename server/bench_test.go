package server_test

import (
	"fmt"
	"net/http/httptest"
	"testing"

	"tawthiq/data/atlas/atlastest"
)

// BenchmarkAnswers measures one request after the other through the whole handler, on 20,000
// made-up records, without the network.
func BenchmarkAnswers(b *testing.B) {
	s := open(b, atlastest.Incidents(atlastest.Facts(b), 1, 20_000)...)
	etag := s.ask(b, "GET", "/api/v1/choropleth").Header.Get("ETag")
	cases := []struct{ name, target, held string }{
		{"tile of points", "/tiles/incidents/9/307/201.mvt", ""},
		{"tile of points under a filter", "/tiles/incidents/8/153/100.mvt?party=regime&from=2019-01-01", ""},
		{"tile of bins", "/tiles/incidents/5/19/12.mvt", ""},
		{"tile of areas", "/tiles/areas/subdistrict/8/153/100.mvt", ""},
		{"tile of the base map", "/tiles/base/8/153/100.mvt", ""},
		{"choropleth", "/api/v1/choropleth?level=subdistrict&metric=killed", ""},
		{"choropleth as GeoJSON", "/api/v1/choropleth?level=subdistrict&format=geojson", ""},
		{"page of incidents", "/api/v1/incidents?party=regime", ""},
		{"figures of an area", "/api/v1/areas/SY0200?from=2019-01-01", ""},
		{"not modified", "/api/v1/choropleth", etag},
	}
	for _, c := range cases {
		b.Run(c.name, func(b *testing.B) {
			r := httptest.NewRequestWithContext(b.Context(), "GET", c.target, nil)
			if c.held != "" {
				r.Header.Set("If-None-Match", c.held)
			}
			b.ReportAllocs()
			var bytes int
			for b.Loop() {
				w := httptest.NewRecorder()
				s.handler.ServeHTTP(w, r)
				if w.Code != 200 && w.Code != 304 {
					b.Fatal(fmt.Sprint(w.Code, w.Body))
				}
				bytes = w.Body.Len()
			}
			b.ReportMetric(float64(bytes), "bytes")
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "requests/s")
		})
	}
}
