package atlas

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"tawthiq/data"
	"tawthiq/data/reference"
	"tawthiq/geo"
	"tawthiq/geo/mapindex"
)

// View is what the public may see of the store at one revision. It is immutable and safe for
// concurrent use.
type View struct {
	shown
	values    func() *tileValues
	events    func() *mapindex.Events // the groups of its links
	facetAxes map[Dimension]func() *axis
	kept      selections
	rooms     sync.Pool             // of *room, for tables that nobody looks at any more
	scanned   map[string][]data.Key // what was found by reading the texts; guarded by turn
}

// shown is what a view shows, and where it finds the rest.
type shown struct {
	revision   int64
	protected  protections
	tag        string
	seal       string // a random text that is another one whenever protected is
	facts      *reference.Facts
	vocabulary *data.Vocabulary
	datasets   []data.Dataset // those with a released record, by code
	figures    []data.Figure  // published ones
	index      *mapindex.Index
	meaning    *meaning
	guarded    *data.Guarded
	attack     uint64 // the bit of an attack on a vital facility
	linking    *linking

	derivations data.Derivations

	store    data.Store
	turn     turn           // the atlas's
	compared *comparisons   // the atlas's
	words    data.TextIndex // nil: the store has those of another revision only
}

// Revision returns the revision that the view shows.
func (v *View) Revision() int64 { return v.revision }

// Tag returns a short text that stands for everything in the view: two views with the same tag
// give the same answers. It is of this process only, because a tag that could be recomputed from
// what is protected would tell of it.
func (v *View) Tag() string { return v.tag }

// Vocabulary returns the terms that the records are described in.
func (v *View) Vocabulary() *data.Vocabulary { return v.vocabulary }

// Len returns the number of records that are released.
func (v *View) Len() int { return v.index.Len() }

// complete makes everything that follows from the index and the numbering of its codes.
func (v *View) complete(d *dictionary, known []data.Dataset) {
	v.meaning = d.meaning(v.vocabulary, v.facts)
	v.attack = v.vocabulary.Bit(data.Violations, data.AttackOnFacility)
	v.datasets = v.describe(known)
	v.tag = fmt.Sprintf("%d.%s", v.revision, v.seal)
	v.prepare()
}

// prepare makes ready what is made when it is first asked for.
func (v *View) prepare() {
	v.values, v.events, v.facetAxes = sync.OnceValue(v.tileValues), sync.OnceValue(v.findEvents), v.makeFacetAxes()
}

// describe returns what is known of the datasets that have a released record, with the number of
// these: the store's own number would tell of the others.
func (v *View) describe(known []data.Dataset) []data.Dataset {
	var out []data.Dataset
	v.index.Select(mapindex.Query{}).Groups(mapindex.Grouping{By: []mapindex.Key{{Attribute: attrDataset}}}, func(g mapindex.Group) {
		d := data.Dataset{Code: v.meaning.texts[attrDataset][g.Classes[0]]}
		if at := slices.IndexFunc(known, func(k data.Dataset) bool { return k.Code == d.Code }); at >= 0 {
			d = known[at]
		}
		d.Records = g.Rows
		out = append(out, d)
	})
	slices.SortFunc(out, func(a, b data.Dataset) int { return strings.Compare(a.Code, b.Code) })
	return out
}

func (v *View) datasetCodes() []string {
	codes := make([]string, len(v.datasets))
	for i, d := range v.datasets {
		codes[i] = d.Code
	}
	return codes
}

// area returns the position of an area in its level's list, plus 1. Errors: NotFoundKind.
func (v *View) area(p geo.PCode) (pos uint16, err error) {
	at, ok := v.facts.Areas.Position(p)
	if !ok {
		return 0, &data.Error{Kind: data.NotFoundKind, Field: "area", Message: "there is no such area",
			Hint: "give a p-code such as SY02, SY0200 or SY020001"}
	}
	return uint16(at) + 1, nil
}
