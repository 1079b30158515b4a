package atlas

import (
	"tawthiq/geo"
)

// lineage is an area as the index tells it: its own number at its level and those of the areas
// above it.
type lineage struct {
	level   geo.Level
	numbers [3]uint16 // of the levels down to level
}

func (v *View) lineage(p geo.PCode) (lineage, error) {
	if p == country {
		return lineage{}, nil
	}
	if _, err := v.area(p); err != nil {
		return lineage{}, err
	}
	l := lineage{level: p.Level()}
	for i, level := range geo.Levels() {
		if level > l.level {
			break
		}
		pos, err := v.area(p.At(level))
		if err != nil {
			return lineage{}, err
		}
		l.numbers[i] = pos
	}
	return l, nil
}

type containment uint8

const (
	outside containment = iota
	perhaps             // not known well enough to say
	within
)

// holds says whether a place that is known to be in these areas, by level, lies in the area.
func (l lineage) holds(areas [geo.Subdistrict + 1]uint16) containment {
	for i, level := range geo.Levels() {
		if level > l.level {
			break
		}
		switch areas[level] {
		case l.numbers[i]:
		case 0:
			return perhaps
		default:
			return outside
		}
	}
	return within
}
