package openapi

import (
	"reflect"
	"slices"

	"tawthiq/data"
	"tawthiq/data/atlas"
	"tawthiq/geo"
	"tawthiq/geo/classify"
	"tawthiq/geo/control"
	"tawthiq/geo/geocode"
)

// enums returns the values of the types that have a fixed set of them.
func enums() map[reflect.Type][]string {
	out := map[reflect.Type][]string{}
	add(out, data.Countings())
	add(out, data.Linkings())
	add(out, data.Measures())
	add(out, data.Lists())
	add(out, []data.State{data.Accepted, data.Review, data.NotFound})
	add(out, []data.Method{data.BySourceCoordinates, data.ByGazetteer, data.ByReviewer})
	add(out, []geocode.Decision{geocode.Accepted, geocode.Review, geocode.NotFound})
	add(out, []geocode.Basis{geocode.BasisText, geocode.BasisCoordinates, geocode.BasisReview})
	add(out, atlas.Metrics())
	add(out, atlas.Pers())
	add(out, slices.Concat(atlas.Dimensions(), []atlas.Dimension{atlas.ByWeek, atlas.ByDay}))
	add(out, []atlas.ChangeKind{atlas.Added, atlas.Changed, atlas.Reattributed, atlas.Moved, atlas.Withdrawn, atlas.Restored})
	add(out, []atlas.Status{atlas.Equal, atlas.Short, atlas.Over, atlas.AtLeast})
	add(out, append(classify.Methods(), classify.Fixed))
	add(out, []control.Basis{control.ByPlace, control.ByArea, control.ByNearest})
	for _, level := range append([]geo.Level{geo.Country}, geo.Levels()...) {
		out[reflect.TypeFor[geo.Level]()] = append(out[reflect.TypeFor[geo.Level]()], level.String())
	}
	for _, p := range geo.Precisions() {
		out[reflect.TypeFor[geo.Precision]()] = append(out[reflect.TypeFor[geo.Precision]()], p.String())
	}
	return out
}

func add[T ~string](to map[reflect.Type][]string, values []T) {
	for _, v := range values {
		to[reflect.TypeFor[T]()] = append(to[reflect.TypeFor[T]()], string(v))
	}
}
