package reference

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strconv"

	"github.com/paulmach/orb"

	"tawthiq/data"
	"tawthiq/geo"
	"tawthiq/geo/area"
	"tawthiq/geo/topology"
)

// decodeJSON reads a whole JSON source into value. Errors name the line and the column.
func (c *compiler) decodeJSON(name string, value any) error {
	text, err := readSource(c.from, name)
	if err != nil {
		return err
	}
	if err = json.Unmarshal(text, value); err == nil {
		return nil
	}
	offset := len(text)
	var syntax *json.SyntaxError
	var mistyped *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		offset = int(syntax.Offset)
	case errors.As(err, &mistyped):
		offset = int(mistyped.Offset)
	}
	line, column := position(text, offset)
	return fault(name, line, "column "+strconv.Itoa(column), err.Error(), "correct the JSON, or take the file from its source again")
}

// topoJSON is the part of a TopoJSON file that is used: quantised arcs, and the shapes of areas
// in layers.
type topoJSON struct {
	Transform struct {
		Scale, Translate orb.Point
	}
	Arcs    [][][2]int64
	Objects map[string]struct {
		Geometries []topoGeometry
	}
}

type topoGeometry struct {
	Type       string
	Arcs       json.RawMessage
	Properties struct{ PCode geo.PCode }
}

// readTopology reads the shapes of all areas. Errors also: an area without a shape, or a shape
// of no area.
func (c *compiler) readTopology(name string, areas []area.Area) (area.Topology, error) {
	var source topoJSON
	if err := c.decodeJSON(name, &source); err != nil {
		return area.Topology{}, err
	}
	if source.Transform.Scale[0] == 0 || source.Transform.Scale[1] == 0 {
		return area.Topology{}, data.Invalid(name, "it has no transform").WithHint("give a quantised TopoJSON file")
	}
	t := area.Topology{Arcs: source.lines(), Shapes: map[geo.PCode][]topology.Rings{}}
	for _, layer := range source.Objects {
		for _, g := range layer.Geometries {
			rings, err := g.polygons()
			if err != nil {
				return area.Topology{}, data.Invalid(name+", shape of "+string(g.Properties.PCode), "%v", err).WithHint("give it as Polygon or MultiPolygon")
			}
			t.Shapes[g.Properties.PCode] = rings
		}
	}
	for _, a := range areas {
		if len(t.Shapes[a.PCode]) == 0 {
			return area.Topology{}, data.Invalid(name, "it has no shape of %s", a.PCode).WithHint("add the shape, or remove the area from %s", areasFile)
		}
	}
	if len(t.Shapes) != len(areas) {
		return area.Topology{}, data.Invalid(name, "it has %d shapes of %d areas", len(t.Shapes), len(areas)).WithHint("add the missing lines to %s", areasFile)
	}
	return t, nil
}

// lines returns the arcs in degrees, on the grid of shapes. Arcs that met still meet: equal
// positions stay equal.
func (t topoJSON) lines() []orb.LineString {
	lines := make([]orb.LineString, len(t.Arcs))
	for i, arc := range t.Arcs {
		var x, y int64
		for _, step := range arc {
			x, y = x+step[0], y+step[1]
			lines[i] = append(lines[i], snap(orb.Point{
				float64(x)*t.Transform.Scale[0] + t.Transform.Translate[0],
				float64(y)*t.Transform.Scale[1] + t.Transform.Translate[1],
			}))
		}
	}
	return lines
}

// snap moves a point to the grid of shapes.
func snap(p orb.Point) orb.Point {
	return orb.Point{math.Round(p[0]*shapeGrid) / shapeGrid, math.Round(p[1]*shapeGrid) / shapeGrid}
}

func (g topoGeometry) polygons() ([]topology.Rings, error) {
	switch g.Type {
	case "Polygon":
		one := make([]topology.Rings, 1)
		return one, json.Unmarshal(g.Arcs, &one[0])
	case "MultiPolygon":
		var many []topology.Rings
		return many, json.Unmarshal(g.Arcs, &many)
	}
	return nil, fmt.Errorf("its type is %q", g.Type)
}
