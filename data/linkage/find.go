package linkage

import (
	"slices"

	"tawthiq/geo"
)

// Finder finds the links of records that are given to it one after another, by the day on which
// they began. It compares those only that are close in time and place: what it keeps are the records of
// the last days, however many there are. It is for one goroutine.
type Finder struct {
	found func(Link)
	start int32 // of the last record
	cells map[geo.Tile][]*Record
	areas map[uint16]*subdistrict
}

// subdistrict is its records: those known to a point, and those known no better.
type subdistrict struct {
	points, others []*Record
	full           int // how many points there are when those that are long past are next taken out
}

// cellZoom is the zoom of the squares that places are gathered in. There they are wider than any two
// places of a link are apart, 7 km: 7.8 km in the north of Syria.
const cellZoom = 12

// NewFinder returns a finder that calls found with every link.
func NewFinder(found func(Link)) *Finder {
	return &Finder{found: found, cells: map[geo.Tile][]*Record{}, areas: map[uint16]*subdistrict{}}
}

// Add finds the links of a record to those that were added before. Boundary: of a record that began
// before the last one links may be missed. Cost: follows the records of about the same day within some
// kilometres.
func (f *Finder) Add(r Record) {
	f.start = max(f.start, r.Start)
	if r.Drawn {
		f.addToCells(&r)
	}
	if r.Subdistrict != 0 {
		f.addToArea(&r)
	}
}

func (f *Finder) addToCells(r *Record) {
	at := r.At.Tile(cellZoom)
	for y := at.Y - 1; y != at.Y+2; y++ {
		for x := at.X - 1; x != at.X+2; x++ {
			cell := geo.Tile{Z: cellZoom, X: x, Y: y}
			if near, ok := f.cells[cell]; ok {
				f.cells[cell] = f.compare(r, near)
			}
		}
	}
	f.cells[at] = append(f.cells[at], r)
}

func (f *Finder) addToArea(r *Record) {
	d := f.areas[r.Subdistrict]
	if d == nil {
		d = &subdistrict{}
		f.areas[r.Subdistrict] = d
	}
	d.others = f.compare(r, d.others)
	if !r.Drawn {
		d.points, d.others = f.compare(r, d.points), append(d.others, r)
		return
	}
	if len(d.points) >= d.full {
		d.points = slices.DeleteFunc(d.points, f.isPast)
		d.full = 2*len(d.points) + leastFull
	}
	d.points = append(d.points, r)
}

const leastFull = 16

// isPast reports whether no later record can be linked with one: those that come can have happened as
// many days before their start as a week can be off.
func (f *Finder) isPast(r *Record) bool { return r.Last+maxGap+weekSlack < f.start }

// compare tells of the links of a record to some others, and returns those of them that a later
// record can still be linked with.
func (f *Finder) compare(r *Record, others []*Record) []*Record {
	kept := others[:0]
	for _, other := range others {
		if f.isPast(other) {
			continue
		}
		kept = append(kept, other)
		if link, ok := Compare(r, other); ok {
			f.found(link)
		}
	}
	clear(others[len(kept):])
	return kept
}
