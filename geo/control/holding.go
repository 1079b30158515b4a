package control

import (
	"slices"
	"strings"
)

// Holding is who held a place on a day, and what says so.
type Holding struct {
	Controllers []string // in order; Contested alone where the claims differ; none: nothing is known
	Claims      []Claim  // those that speak: of each source, those that hold on the day and began last
	By          Basis    // of all of them; "" where there are none
}

// Basis is what claims about a place are claims about.
type Basis string

// The bases, in the order in which they go before each other.
const (
	ByPlace   Basis = "place" // it itself, or the community that it is a part of
	ByArea    Basis = "area"  // an area that its point lies in
	ByNearest Basis = "nearest-community"
)

// Codes of the controller vocabulary that this package gives itself.
const (
	Unknown   = "unknown"   // no claim says who held it
	Contested = "contested" // the claims that speak name different controllers
)

var contested = []string{Contested}

// holdingOf returns what the claims that speak say together.
func holdingOf(speaking []Claim, by Basis) Holding {
	h := Holding{Controllers: speaking[0].Controllers, Claims: speaking, By: by}
	if h.Differ() {
		h.Controllers = contested
	}
	return h
}

// Differ reports whether the claims that speak name different controllers.
func (h Holding) Differ() bool {
	for i := range h.Claims {
		if !Same(h.Claims[i].Controllers, h.Claims[0].Controllers) {
			return true
		}
	}
	return false
}

// Same reports whether two lists of controllers, in order, name the same ones. A vocabulary can have
// a code for several that hold a place jointly: theirs joined by a plus sign.
func Same(a, b []string) bool { return slices.Equal(a, b) || Holder(a) == Holder(b) }

// Joint reports whether several controllers held the place together.
func (h Holding) Joint() bool { return strings.Contains(Holder(h.Controllers), jointly) }

// Contested reports whether the claims differ, or say themselves that the place was contested.
func (h Holding) Contested() bool { return slices.Contains(h.Controllers, Contested) }

// Known reports whether a claim says who held the place.
func (h Holding) Known() bool {
	return len(h.Controllers) > 0 && !(len(h.Controllers) == 1 && h.Controllers[0] == Unknown)
}
