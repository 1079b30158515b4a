package server_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"tawthiq/data/atlas/atlastest"
)

// FuzzPathAndQuery sends any path and query through the router: whatever is asked, the answer is
// well-formed, tells nothing that is protected, and is no defect.
func FuzzPathAndQuery(f *testing.F) {
	s := open(f, atlastest.Incidents(atlastest.Facts(f), 1, 100)...)
	for _, target := range targetsOf(f, s) {
		path, query, _ := strings.Cut(target, "?")
		f.Add(path, query)
	}
	f.Add("/tiles/incidents/05/+1/1.mvt", "party=regime,,,&from=&to=0001-01-01")
	f.Add("/tiles/incidents/4294967297/0/0.mvt", "from=2020-02-30")
	f.Add("/tiles/areas/subdistrict/16/39000/26000.geojson", "v=%00")
	f.Add("/tiles/base/0/0/0.mvt", "v=&v=")
	f.Add("/tiles/control/5/19/12.geojson", "date=2021-02-29")
	f.Add("/tiles/incidents/3/4/3.geojson", "q=سوق الشلنغ&area=SY02,SY&counting=split&revision=1")
	f.Add("/api/v1/incidents", "q=\"*&limit=500&sort=-killed&cursor=%ff")
	f.Add("/api/v1/areas/SY", "area=SY99&precision=exact")
	f.Add("/api/v1/choropleth", "per=share&share_of=weapon&weapon=mortar&method=fixed&breaks=0.1,1e300")
	f.Add("/api/v1/choropleth", "from=2018-01-01&to=2018-12-31&against=2017-01-01..2017-12-31&per=100k&classes=4")
	f.Add("/api/v1/incidents", "offset=3&sort=-injured&limit=2")
	f.Add("/api/v1/choropleth", "per=km2&method=log&classes=7&revision=-1")
	f.Add("/api/v1/control", "lat=36°12'N&lon=37,16&date=2018-04-31&revision=1")
	f.Add("/api/v1/control", "pcode=SY0200&date=9999-12-31")
	f.Add("/api/v1/control/disagreements", "controller=sdf&linked=once&cursor=AAAA")
	f.Add("/api/v1/incidents/../about", "a;b=c&%")
	f.Fuzz(func(t *testing.T, path, query string) {
		r := httptest.NewRequestWithContext(t.Context(), "GET", "/", nil)
		r.URL = &url.URL{Path: "/" + strings.TrimPrefix(path, "/"), RawQuery: query}
		w := httptest.NewRecorder()
		s.handler.ServeHTTP(w, r)
		text := w.Body.String()
		switch {
		case w.Code >= http.StatusInternalServerError:
			t.Errorf("%s?%s: %d %s", path, query, w.Code, text)
		case strings.Contains(text, atlastest.Secret) && !strings.Contains(path+query, "secret"):
			t.Errorf("%s?%s: it tells of what is protected", path, query)
		case w.Code != http.StatusOK || strings.HasSuffix(path, ".geojson"):
			if !json.Valid([]byte(text)) {
				t.Errorf("%s?%s: %s", path, query, text)
			}
		}
	})
}
