package tiles

import (
	"github.com/oklog/ulid/v2"

	"tawthiq/data/atlas"
	"tawthiq/geo/tile"
)

// incidentLayers returns the points or bins of a tile as its one layer.
func incidentLayers(c atlas.TileContent) []tile.Layer {
	layer := tile.Layer{Name: "incidents", Features: make([]tile.Feature, 0, len(c.Points)+len(c.Bins))}
	for _, p := range c.Points {
		layer.Features = append(layer.Features, pointFeature(p))
	}
	for _, b := range c.Bins {
		layer.Features = append(layer.Features, binFeature(b))
	}
	return []tile.Layer{layer}
}

func pointFeature(p atlas.TilePoint) tile.Feature {
	s := p.Summary
	properties := []tile.Property{
		{Key: "kind", Value: tile.String("point")},
		{Key: "id", Value: tile.String(s.ID)},
		{Key: "date", Value: tile.String(p.Date.String())},
		{Key: "party", Value: optional(p.Party)},
		{Key: "parties", Value: tile.Int(int64(p.Parties))},
		{Key: "violation", Value: optional(p.Violation)},
		{Key: "killed", Value: killed(p)},
		{Key: "precision", Value: tile.String(s.Place.Precision.String())},
		{Key: "uncertainty_m", Value: tile.Int(int64(s.Place.UncertaintyM))},
		{Key: "title_en", Value: optional(s.Title.EN)},
		{Key: "title_ar", Value: optional(s.Title.AR)},
	}
	return tile.Feature{ID: featureID(s.ID), At: p.At, Properties: properties}
}

// killed returns the documented minimum as a value, or none where the record states no number.
func killed(p atlas.TilePoint) tile.Value {
	if !p.Killed.Stated {
		return tile.Value{}
	}
	return tile.Int(int64(p.Killed.Min))
}

// optional returns a text as a value, or none where it is empty.
func optional(s string) tile.Value {
	if s == "" {
		return tile.Value{}
	}
	return tile.String(s)
}

// featureID returns a number for a record that stays the same over revisions and databases: the
// last 48 bits of its ID. The store's own key would tell how many records are protected.
func featureID(id string) uint64 {
	u, err := ulid.ParseStrict(id)
	if err != nil {
		return 0
	}
	var n uint64
	for _, b := range u[len(u)-6:] {
		n = n<<8 | uint64(b)
	}
	return n
}

func binFeature(b atlas.TileBin) tile.Feature {
	properties := []tile.Property{
		{Key: "kind", Value: tile.String("bin")},
		{Key: "count", Value: tile.Int(int64(b.Count))},
	}
	if !b.Killed.IsZero() {
		properties = append(properties, tile.Property{Key: "killed", Value: tile.Float(b.Killed.Min)})
	}
	for _, p := range b.Parties {
		properties = append(properties, tile.Property{Key: "party_" + p.Party, Value: tile.Int(int64(p.Count))})
	}
	return tile.Feature{ID: uint64(b.Cell) + 1, At: b.At, Properties: properties}
}
