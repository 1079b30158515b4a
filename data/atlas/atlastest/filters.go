package atlastest

import (
	"math/rand/v2"

	"tawthiq/data"
	"tawthiq/geo"
)

// Filters returns n random filters without free text, the first of which restricts nothing.
func Filters(seed uint64, n int) []data.Filter {
	g := &generator{rand.New(rand.NewPCG(seed, 11)), nil}
	out := []data.Filter{{Counting: data.CountFull}}
	for len(out) < n {
		out = append(out, g.filter())
	}
	return out
}

func (g *generator) filter() data.Filter {
	f := data.Filter{Counting: pick(g, data.Countings()...)}
	if g.IntN(2) == 0 {
		f.From = data.DateOf(2018, 1, 1+g.IntN(700))
		f.To = f.From + data.Date(g.IntN(500))
	}
	some := func(from ...string) []string {
		if g.IntN(3) > 0 {
			return nil
		}
		return g.subset(from, 1)
	}
	f.Violations = some("attack-on-vital-facility", "extrajudicial-killing")
	f.Parties = some("regime", "russia", "extremist-islamist")
	f.Controllers = some("government", "unknown")
	f.Facilities = some("market", "educational")
	f.Weapons = some("mortar")
	f.Precisions = some("exact", "district", "country")
	f.Gradings = some("fair", "contested")
	f.Doubts = some("place", "attribution", "numbers", "control")
	f.Datasets = some("made-up", "other")
	for _, code := range some("SY02", "SY0700", "SY080000", "SY") {
		f.Areas = append(f.Areas, geo.PCode(code))
	}
	return f
}
