package storetest

import (
	"testing"

	"github.com/paulmach/orb"

	"tawthiq/data"
)

// controlLayer returns a made-up layer of a source for a span of days: who held a place, and an area.
func controlLayer(source string, from, to data.Date) data.ControlLayer {
	square := orb.MultiPolygon{{{{36, 35}, {37, 35}, {37, 36}, {36, 36}, {36, 35}}, {{36.2, 35.2}, {36.2, 35.3}, {36.3, 35.3}, {36.2, 35.2}}}}
	return data.ControlLayer{
		Source: source, SourceURL: "https://example.org/map", Licence: "CC BY 4.0", From: from, To: to,
		Claims: []data.ControlClaim{
			{Place: "C1007", Controllers: []string{"isis"}, From: from + 1, Confidence: "believed"},
			{Area: square, Controllers: []string{"hts-opposition", "tip"}},
		},
	}
}

var layerFrom, layerTo = data.DateOf(2016, 1, 1), data.DateOf(2016, 12, 31)

func (f fixture) layers(asOf int64) []data.ControlLayer {
	f.t.Helper()
	return must(f.ControlLayers(background(), asOf))(f.t)
}

// recordLayers records layers and returns the revision.
func (f fixture) recordLayers(layers ...data.ControlLayer) int64 {
	f.t.Helper()
	c := change()
	c.Control = layers
	return f.commit(c).Revision
}

// derive goes on with the derivation up to a key.
func (f fixture) derive(through data.Key, done bool, revised ...data.Incident) data.Change {
	f.t.Helper()
	c := change()
	left := must(f.Underived(background()))(f.t)
	c.Revised, c.Layers, c.Derived = revised, left.Layers, &data.Derived{Of: left, Through: through, Done: done}
	return c
}

// underived compares what is left to be derived, but for its reason.
func (f fixture) underived(what string, want data.Underived) {
	f.t.Helper()
	got := must(f.Underived(background()))(f.t)
	if (got.Reason == "") != (want.Marked == 0) {
		f.t.Errorf("%s: the reason is %q", what, got.Reason)
	}
	got.Reason = ""
	same(f.t, what, want, got)
}

// derivations compares of which revisions control was not derived throughout, but for the reasons.
func (f fixture) derivations(what string, want ...data.Derivation) {
	f.t.Helper()
	got := must(f.Derivations(background()))(f.t)
	for i := range got {
		if got[i].Reason == "" {
			f.t.Errorf("%s: derivation %d has no reason", what, i)
		}
		got[i].Reason = ""
	}
	same(f.t, what, data.Derivations(want), got)
}

// recorded returns the layer as the store knows it.
func recorded(l data.ControlLayer, number, revision, closed int64) data.ControlLayer {
	l.Number, l.Revision, l.Closed, l.RecordedAt = number, revision, closed, when
	return l
}

var controlTests = map[string]func(*testing.T, fixture){
	"a control layer comes back as it was given, as of every revision": func(t *testing.T, f fixture) {
		first, second := controlLayer("A", layerFrom, layerTo), controlLayer("B", layerFrom, layerTo)
		c := change()
		c.Control = []data.ControlLayer{first, second}
		same(t, "numbers", []int64{1, 2}, f.commit(c).Control)
		f.commit(change(Incident("a", 1)))
		same(t, "revision", int64(3), f.commit(data.Change{At: when, Author: "a", Reason: "b", CloseControl: []int64{1}}).Revision)
		same(t, "before it was taken back", []data.ControlLayer{recorded(first, 1, 1, 3), recorded(second, 2, 1, 0)}, f.layers(2))
		same(t, "after it", []data.ControlLayer{recorded(second, 2, 1, 0)}, f.layers(0))
		for asOf, want := range map[int64]int64{0: 3, 1: 1, 2: 1, 3: 3} {
			same(t, "changed", want, must(f.ControlRevision(background(), asOf))(t))
		}
		_, err := f.ControlLayers(background(), 9)
		wantKind(t, data.NotFoundKind, err)
	},
	"an empty store has no control layer and nothing to derive": func(t *testing.T, f fixture) {
		same(t, "layers", 0, len(f.layers(0)))
		same(t, "changed", int64(0), must(f.ControlRevision(background(), 0))(t))
		f.commit(change(Incident("a", 1)))
		f.underived("left", data.Underived{})
	},
	"a layer that holds already changes nothing": func(t *testing.T, f fixture) {
		f.recordLayers(controlLayer("A", layerFrom, layerTo))
		before := f.everything()
		c := change()
		c.Control = []data.ControlLayer{controlLayer("A", layerFrom, layerTo)}
		done := f.commit(c)
		same(t, "revision", int64(1), done.Revision)
		same(t, "numbers", []int64{1}, done.Control)
		same(t, "store", before, f.everything())
	},
	"a layer can be recorded again after it was taken back, also by the same change": func(t *testing.T, f fixture) {
		l := controlLayer("A", layerFrom, layerTo)
		f.recordLayers(l)
		c := change()
		c.CloseControl, c.Control = []int64{1}, []data.ControlLayer{l}
		same(t, "numbers", []int64{2}, f.commit(c).Control)
		same(t, "layers", []data.ControlLayer{recorded(l, 2, 2, 0)}, f.layers(0))
		f.refuse(data.NotFoundKind, data.Change{At: when, Author: "a", Reason: "b", CloseControl: []int64{1}})
		f.refuse(data.NotFoundKind, data.Change{At: when, Author: "a", Reason: "b", CloseControl: []int64{7}})
		f.refuse(data.Conflict, data.Change{At: when, Author: "a", Reason: "b", CloseControl: []int64{2, 2}})
	},
	"layers of one source may not overlap, those of two may": func(t *testing.T, f fixture) {
		f.recordLayers(controlLayer("A", layerFrom, layerTo))
		for name, other := range map[string]data.ControlLayer{
			"the place": func() data.ControlLayer {
				l := controlLayer("A", layerFrom, layerTo)
				l.Claims = []data.ControlClaim{{Place: "C1007", Controllers: []string{"isis"}}}
				return l
			}(),
			"the area": func() data.ControlLayer {
				l := controlLayer("A", layerTo, layerTo+5)
				l.Claims = l.Claims[1:]
				l.Claims[0].Controllers = []string{"sdf"}
				return l
			}(),
		} {
			t.Log(name)
			c := change(Incident("a", 1))
			c.Control = []data.ControlLayer{other}
			f.refuse(data.Conflict, c)
		}
		later := controlLayer("A", layerTo+1, layerTo+9)
		f.recordLayers(later, controlLayer("B", layerFrom, layerTo))
		same(t, "layers", 3, len(f.layers(0)))
	},
	"a layer that contradicts itself or the vocabulary is refused": func(t *testing.T, f fixture) {
		for name, spoil := range map[string]func(*data.ControlLayer){
			"no source":              func(l *data.ControlLayer) { l.Source = " " },
			"no address":             func(l *data.ControlLayer) { l.SourceURL = "javascript:alert(1)" },
			"no days":                func(l *data.ControlLayer) { l.To = 0 },
			"days the wrong way":     func(l *data.ControlLayer) { l.From, l.To = l.To, l.From },
			"no claim":               func(l *data.ControlLayer) { l.Claims = nil },
			"neither place nor area": func(l *data.ControlLayer) { l.Claims[0].Place = "" },
			"no place":               func(l *data.ControlLayer) { l.Claims[0].Place = "SY02" },
			"days of no layer":       func(l *data.ControlLayer) { l.Claims[0].To = l.To + 1 },
			"an open ring": func(l *data.ControlLayer) {
				l.Claims[1].Area = orb.MultiPolygon{{{{36, 35}, {37, 35}, {37, 36}, {36, 36}}}}
			},
			"nobody":                     func(l *data.ControlLayer) { l.Claims[0].Controllers = nil },
			"an unknown controller":      func(l *data.ControlLayer) { l.Claims[0].Controllers = []string{"martians"} },
			"a controller not yet there": func(l *data.ControlLayer) { l.Claims[0].Controllers = []string{"transitional"} },
			"what says nothing":          func(l *data.ControlLayer) { l.Claims[0].Controllers = []string{data.UnknownController} },
			"a place twice":              func(l *data.ControlLayer) { l.Claims = append(l.Claims, l.Claims[0]) },
			"an unknown confidence":      func(l *data.ControlLayer) { l.Claims[0].Confidence = "rumour" },
		} {
			t.Log(name)
			l := controlLayer("A", layerFrom, layerTo)
			spoil(&l)
			c := change(Incident("a", 1))
			c.Control = []data.ControlLayer{l}
			f.refuse(data.InvalidKind, c)
		}
	},
	"after a change of layers every record is derived anew, in batches": func(t *testing.T, f fixture) {
		f.commit(change(Incident("a", 1), Incident("a", 2), Incident("a", 3)))
		f.recordLayers(controlLayer("A", layerFrom, layerTo))
		f.underived("after the layer", data.Underived{Layers: 2, Marked: 2})
		held := Incident("a", 1)
		held.ControlDerived = []string{"isis"}
		first := f.derive(2, false, held)
		same(t, "revision of a batch", int64(3), f.commit(first).Revision)
		same(t, "record", data.Record{Key: 1, Revision: 3, Incident: held}, f.record(held.ID, 0))
		f.underived("after a batch", data.Underived{Layers: 2, After: 2, Marked: 2})
		f.refuse(data.Conflict, first)
		same(t, "revision of a batch without a change", int64(3), f.commit(f.derive(3, false)).Revision)
		f.derivations("before the last", data.Derivation{Since: 2})
		same(t, "revision of the last", int64(4), f.commit(f.derive(3, true)).Revision)
		f.underived("after the last", data.Underived{})
		f.derivations("after the last", data.Derivation{Since: 2, Until: 4})
		f.refuse(data.Conflict, first)
	},
	"a derivation starts again where the layers change again": func(t *testing.T, f fixture) {
		f.commit(change(Incident("a", 1)))
		f.recordLayers(controlLayer("A", layerFrom, layerTo))
		stale := f.derive(1, true)
		f.commit(f.derive(1, false))
		f.commit(data.Change{At: when, Author: "a", Reason: "b", CloseControl: []int64{1}})
		f.underived("after the layer", data.Underived{Layers: 3, Marked: 3})
		f.refuse(data.Conflict, stale)
		f.derivations("after the layer", data.Derivation{Since: 2, Until: 3}, data.Derivation{Since: 3})
		byFormer := f.derive(1, true)
		byFormer.Layers = 2
		f.refuse(data.Conflict, byFormer)
	},
	"records that are written by former layers are derived anew": func(t *testing.T, f fixture) {
		f.commit(change(Incident("a", 1), Incident("a", 2)))
		f.recordLayers(controlLayer("A", layerFrom, layerTo))
		last := f.derive(2, true)
		late := change(Incident("a", 3))
		late.Layers = 1
		f.commit(late)
		f.underived("while it goes on", data.Underived{Layers: 2, Marked: 3})
		f.refuse(data.Conflict, last)
		f.commit(f.derive(3, true))
		f.derivations("after it", data.Derivation{Since: 2, Until: 4})
		unchanged := change(Incident("a", 3))
		f.commit(unchanged)
		f.underived("after nothing new", data.Underived{})
		inTime := change(Incident("a", 4))
		inTime.Layers = 2
		f.commit(inTime)
		f.underived("after one by the layers that hold", data.Underived{})
		f.commit(change(retitled(Incident("a", 2), "Something else")))
		f.underived("after an update", data.Underived{Layers: 2, After: 1, Marked: 6})
		f.commit(change(retitled(Incident("a", 1), "Something else"), Incident("a", 5)))
		f.underived("after another", data.Underived{Layers: 2, Marked: 7})
		f.derivations("after another", data.Derivation{Since: 2, Until: 4}, data.Derivation{Since: 6})
	},
	"what cannot be held is not derived": func(t *testing.T, f fixture) {
		f.recordLayers(controlLayer("A", layerFrom, layerTo))
		f.commit(f.derive(0, true))
		f.commit(change(doubtful("a", 1, "The tell")))
		f.underived("after a record without a point", data.Underived{})
	},
	"a reviewed place whose days change is derived anew": func(t *testing.T, f fixture) {
		f.reviewed(Incident("a", 1))
		next := Incident("a", 1)
		next.When.End++
		f.commit(change(next))
		same(t, "control", []string(nil), f.record(next.ID, 0).Incident.ControlDerived)
		f.underived("after it", data.Underived{After: 0, Marked: 3})
	},
	"a trial of a layer leaves nothing": func(t *testing.T, f fixture) {
		c := change()
		c.Control, c.Trial = []data.ControlLayer{controlLayer("A", layerFrom, layerTo)}, true
		before := f.everything()
		f.commit(c)
		same(t, "store", before, f.everything())
	},
}
