package tile

import (
	"math/rand/v2"
	"strconv"
	"testing"

	"tawthiq/geo"
)

// benchPoints returns a full tile of incidents, as the map asks for them.
func benchPoints() []Layer {
	r := rand.New(rand.NewPCG(2, 2))
	origin := aleppo.Origin()
	features := make([]Feature, 2000)
	for i := range features {
		features[i] = Feature{
			ID: uint64(i + 1),
			At: geo.World{X: origin.X + uint32(r.IntN(1<<24)), Y: origin.Y + uint32(r.IntN(1<<24))},
			Properties: []Property{
				{"id", String("01F8MECHZX3TBDSZ7XR" + strconv.Itoa(1_000_000+i))}, {"date", String("2020-05-" + strconv.Itoa(10+r.IntN(20)))},
				{"party", String([]string{"regime", "russia", "sdf"}[r.IntN(3)])}, {"parties", Int(1)}, {"violation", String("extrajudicial-killing")},
				{"killed", Int(int64(r.IntN(20)))}, {"precision", String("locality")}, {"uncertainty_m", Int(2000)}, {"kind", String("point")},
			},
		}
	}
	return []Layer{{"incidents", features}}
}

func BenchmarkMVTOf2000Points(b *testing.B) {
	layers := benchPoints()
	b.ReportAllocs()
	for b.Loop() {
		b.SetBytes(int64(len(MVT(aleppo, layers))))
	}
}

func BenchmarkGeoJSONOf2000Points(b *testing.B) {
	layers := benchPoints()
	b.ReportAllocs()
	for b.Loop() {
		b.SetBytes(int64(len(GeoJSON(aleppo, layers))))
	}
}

func BenchmarkMVTOfPolygons(b *testing.B) {
	r := rand.New(rand.NewPCG(3, 2))
	features := make([]Feature, 100)
	for i := range features {
		features[i] = Feature{ID: uint64(i + 1), Geometry: onMap(aleppo, randomRing(r), false)}
	}
	for b.Loop() {
		MVT(aleppo, []Layer{{"areas", features}})
	}
}
