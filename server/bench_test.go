package server_test

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http/httptest"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"tawthiq/data/atlas/atlastest"
	"tawthiq/server"
)

// BenchmarkAnswers measures one request after the other through the whole handler, on 20,000
// made-up records, without the network and without keeping any answer.
func BenchmarkAnswers(b *testing.B) {
	s := openWith(b, server.Config{CacheMB: -1}, atlastest.Incidents(atlastest.Facts(b), 1, 20_000)...)
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
		{"tile of control", "/tiles/control/8/153/100.mvt?date=2021-05-01", ""},
		{"control of a point", "/api/v1/control?lat=36.2&lon=37.16&date=2021-05-01", ""},
		{"control of the country", "/api/v1/control?pcode=SY&date=2021-05-01", ""},
		{"page of disagreements", "/api/v1/control/disagreements", ""},
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

// BenchmarkConnections measures what a running server answers over loopback to eight connections
// that ask one request after the other, the load beside the server on the same processors, with the
// line of each request in a log that goes nowhere.
func BenchmarkConnections(b *testing.B) {
	s := open(b, atlastest.Incidents(atlastest.Facts(b), 1, 20_000)...)
	log := slog.New(slog.NewTextHandler(io.Discard, nil))
	address := strings.TrimPrefix(run(b, server.Config{Atlas: s.atlas, Log: log}).base, "http://")
	tile := "/tiles/areas/subdistrict/7/76/50.mvt"
	etag := s.ask(b, "GET", tile).Header.Get("ETag")
	cases := []struct{ name, target, headers string }{
		{"a kept tile", tile, ""},
		{"a kept tile with gzip", tile, "Accept-Encoding: gzip, deflate, br\r\n"},
		{"a kept tile with zstd", tile, "Accept-Encoding: gzip, deflate, br, zstd\r\n"},
		{"a kept tile that the client holds", tile, "If-None-Match: " + etag + "\r\n"},
		{"a kept tile of incidents", "/tiles/incidents/8/153/100.mvt?party=regime&from=2019-01-01", "Accept-Encoding: gzip\r\n"},
		{"a kept choropleth", "/api/v1/choropleth?level=subdistrict&metric=killed", "Accept-Encoding: gzip\r\n"},
		{"an answer that is not kept", "/healthz", ""},
	}
	for _, c := range cases {
		b.Run(c.name, func(b *testing.B) {
			b.SetParallelism((8 + runtime.GOMAXPROCS(0) - 1) / runtime.GOMAXPROCS(0))
			b.ReportAllocs()
			b.RunParallel(func(pb *testing.PB) { askAgain(b, pb, address, c.target, c.headers) })
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "requests/s")
		})
	}
}

// askAgain sends the same request by a connection of its own, with as little work as it can.
func askAgain(b *testing.B, pb *testing.PB, address, target, headers string) {
	connection, err := net.Dial("tcp", address)
	if err != nil {
		b.Error(err)
		return
	}
	defer func() { _ = connection.Close() }()
	request := []byte("GET " + target + " HTTP/1.1\r\nHost: " + address + "\r\n" + headers + "\r\n")
	from := bufio.NewReaderSize(connection, 64<<10)
	for pb.Next() {
		if _, err := connection.Write(request); err != nil {
			b.Error(err)
			return
		}
		if err := skipAnswer(from); err != nil {
			b.Error(err)
			return
		}
	}
}

// skipAnswer reads an answer that says how long it is, and forgets it.
func skipAnswer(from *bufio.Reader) error {
	line, err := from.ReadSlice('\n')
	if err == nil && !bytes.Contains(line, []byte(" 200 ")) && !bytes.Contains(line, []byte(" 304 ")) {
		err = fmt.Errorf("%s", line)
	}
	length := 0
	for err == nil && len(line) > len("\r\n") {
		if line, err = from.ReadSlice('\n'); bytes.HasPrefix(line, []byte("Content-Length: ")) {
			length, err = strconv.Atoi(string(bytes.TrimSpace(line[len("Content-Length: "):])))
		}
	}
	if err == nil {
		_, err = from.Discard(length)
	}
	return err
}
