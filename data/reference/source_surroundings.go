package reference

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/clip"
	"github.com/paulmach/orb/simplify"

	"tawthiq/data"
	"tawthiq/geo"
)

// extent is how far the surroundings are kept, in degrees: what a screen shows around the whole
// country. Beyond it lie countries that the sources do not have.
func extent() orb.Bound { return orb.Bound{Min: orb.Point{29.5, 28}, Max: orb.Point{46.5, 38.8}} }

// riverTolerance is how far a simplified river may be from the source's, in degrees: about 80 m.
const riverTolerance = 0.0008

// feature is the part of a GeoJSON feature of the surroundings that is used.
type feature struct {
	Properties struct {
		Name    string
		Class   string
		Level   int
		AreaKM2 float64 `json:"area_km2"`
	}
	Geometry struct {
		Type        string
		Coordinates json.RawMessage
	}
}

func (c *compiler) readSurroundings(s *sourceFacts) error {
	for _, step := range []func(*sourceFacts) error{c.readNeighbours, c.readLakes, c.readRivers} {
		if err := step(s); err != nil {
			return err
		}
	}
	return nil
}

func (c *compiler) features(name string) ([]feature, error) {
	var collection struct{ Features []feature }
	if err := c.decodeJSON(name, &collection); err != nil {
		return nil, err
	}
	if len(collection.Features) == 0 {
		return nil, data.Invalid(name, "it has no features").WithHint("give a GeoJSON FeatureCollection")
	}
	return collection.Features, nil
}

// neighbourNames gives the names that the page shows of the source's names. The country itself
// has none: its land only fills what the outlines of two sources leave open between them. The
// north of Cyprus is Cyprus.
var neighbourNames = map[string]geo.Label{
	"Cyprus":       {EN: "Cyprus", AR: "قبرص"},
	"N. Cyprus":    {EN: "Cyprus", AR: "قبرص"},
	"Egypt":        {EN: "Egypt", AR: "مصر"},
	"Iran":         {EN: "Iran", AR: "إيران"},
	"Iraq":         {EN: "Iraq", AR: "العراق"},
	"Israel":       {EN: "Israel", AR: "إسرائيل"},
	"Jordan":       {EN: "Jordan", AR: "الأردن"},
	"Lebanon":      {EN: "Lebanon", AR: "لبنان"},
	"Palestine":    {EN: "Palestine", AR: "فلسطين"},
	"Saudi Arabia": {EN: "Saudi Arabia", AR: "السعودية"},
	"Syria":        {},
	"Turkey":       {EN: "Turkey", AR: "تركيا"},
}

func (c *compiler) readNeighbours(s *sourceFacts) error {
	const name = "context/neighbours.geojson"
	features, err := c.features(name)
	if err != nil {
		return err
	}
	shapes := map[geo.Label]orb.MultiPolygon{}
	for i, f := range features {
		label, ok := neighbourNames[f.Properties.Name]
		if !ok {
			return featureFault(name, i, fmt.Sprintf("%q is not a neighbour that has an Arabic name here", f.Properties.Name), "add it to the names in package reference")
		}
		shape, err := f.multiPolygon()
		if err != nil {
			return featureFault(name, i, err.Error(), "correct the geometry")
		}
		shapes[label] = append(shapes[label], tidy(clip.MultiPolygon(extent(), shape))...)
	}
	for label, shape := range shapes {
		if len(shape) > 0 {
			s.neighbours = append(s.neighbours, NamedShape{Name: label, Shape: shape})
		}
	}
	slices.SortFunc(s.neighbours, func(a, b NamedShape) int { return cmp.Compare(a.Name.EN, b.Name.EN) })
	return nil
}

func (c *compiler) readLakes(s *sourceFacts) error {
	const name = "context/lakes.geojson"
	features, err := c.features(name)
	if err != nil {
		return err
	}
	for i, f := range features {
		shape, err := f.multiPolygon()
		if err != nil {
			return featureFault(name, i, err.Error(), "correct the geometry")
		}
		if shape = tidy(clip.MultiPolygon(extent(), shape)); len(shape) > 0 {
			s.lakes = append(s.lakes, NamedShape{AreaKM2: f.Properties.AreaKM2, Shape: shape})
		}
	}
	slices.SortStableFunc(s.lakes, func(a, b NamedShape) int { return cmp.Compare(b.AreaKM2, a.AreaKM2) })
	return nil
}

func (c *compiler) readRivers(s *sourceFacts) error {
	const name = "context/rivers.geojson"
	features, err := c.features(name)
	if err != nil {
		return err
	}
	for i, f := range features {
		line, err := f.line()
		if err != nil {
			return featureFault(name, i, err.Error(), "correct the geometry")
		}
		if f.Properties.Level < 1 || f.Properties.Level > maxRiverLevel {
			return featureFault(name, i, "its level is missing", "give a level from 1")
		}
		for _, part := range clip.LineString(extent(), line) {
			part = distinct(simplify.DouglasPeucker(riverTolerance).LineString(part))
			if len(part) > 1 {
				s.rivers = append(s.rivers, River{f.Properties.Level, f.Properties.Class, part})
			}
		}
	}
	slices.SortStableFunc(s.rivers, func(a, b River) int { return cmp.Compare(a.Level, b.Level) })
	return nil
}

func featureFault(name string, index int, message, hint string) error {
	return data.Invalid(fmt.Sprintf("%s, feature %d", name, index+1), "%s", message).WithHint("%s", hint)
}

func (f feature) multiPolygon() (orb.MultiPolygon, error) {
	shape := make(orb.MultiPolygon, 1)
	var err error
	switch f.Geometry.Type {
	case "Polygon":
		err = json.Unmarshal(f.Geometry.Coordinates, &shape[0])
	case "MultiPolygon":
		err = json.Unmarshal(f.Geometry.Coordinates, &shape)
	default:
		err = fmt.Errorf("its type is %q, not Polygon or MultiPolygon", f.Geometry.Type)
	}
	if err != nil {
		return nil, err
	}
	for _, polygon := range shape {
		for _, ring := range polygon {
			if err := checkLine(ring); err != nil {
				return nil, err
			}
		}
	}
	return shape, nil
}

func (f feature) line() (orb.LineString, error) {
	if f.Geometry.Type != "LineString" {
		return nil, fmt.Errorf("its type is %q, not LineString", f.Geometry.Type)
	}
	var line orb.LineString
	if err := json.Unmarshal(f.Geometry.Coordinates, &line); err != nil {
		return nil, err
	}
	return line, checkLine(line)
}

func checkLine[L ~[]orb.Point](line L) error {
	for _, p := range line {
		if err := geo.CheckPoint(p); err != nil {
			return err
		}
	}
	return nil
}

// tidy snaps the rings to the grid of shapes, drops those that vanish there, closes the others
// and winds them as RFC 7946 asks.
func tidy(shape orb.MultiPolygon) orb.MultiPolygon {
	var out orb.MultiPolygon
	for _, polygon := range shape {
		var rings orb.Polygon
		for i, ring := range polygon {
			ring = distinct(ring)
			if len(ring) > 0 && ring[0] != ring[len(ring)-1] {
				ring = append(ring, ring[0])
			}
			if len(ring) < 4 && i == 0 {
				break // without its outer ring there is no polygon
			}
			if len(ring) < 4 {
				continue
			}
			if outer := i == 0; outer != (ring.Orientation() == orb.CCW) {
				slices.Reverse(ring)
			}
			rings = append(rings, ring)
		}
		if len(rings) > 0 {
			out = append(out, rings)
		}
	}
	return out
}

// distinct snaps the points of a line to the grid of shapes and drops those that then repeat the
// one before.
func distinct[L ~[]orb.Point](line L) L {
	var out L
	for _, p := range line {
		p = snap(p)
		if len(out) == 0 || out[len(out)-1] != p {
			out = append(out, p)
		}
	}
	return out
}
