package main

import (
	"runtime"
	"strings"
	"time"

	"tawthiq/cmd/benchmap/peer"
	"tawthiq/data"
	"tawthiq/geo"
	"tawthiq/geo/mapindex"
)

// groupedIndex is the program's map index with the two columns that are grouped by: governorates, and
// the sets of parties that incidents name. It is what DuckDB's table with enum columns is compared with.
type groupedIndex struct {
	index        *mapindex.Index
	governorates dictionary
	parties      dictionary // of texts with a comma between two parties
}

// The columns of a groupedIndex.
const (
	governorateColumn = iota
	partiesColumn
	groupedColumns
)

func newGroupedIndex(s source) (*groupedIndex, error) {
	g := &groupedIndex{}
	builder := mapindex.NewBuilder(groupedColumns, s.rows)
	key := int64(0)
	for r := range s.peerRows() {
		key++
		row := mapindex.Row{Key: key, ID: r.Number, Drawn: r.Drawn, Day: int32(r.Start), Codes: []uint32{
			governorateColumn: g.governorates.code(string(r.Governorate)),
			partiesColumn:     g.parties.code(strings.Join(r.Parties, ",")),
		}}
		if r.Drawn {
			row.At = geo.ToWorld(r.At)
		}
		if err := builder.Add(&row); err != nil {
			return nil, err
		}
	}
	var err error
	g.index, err = builder.Index()
	return g, err
}

// dictionary numbers texts in the order in which they come.
type dictionary struct {
	codes map[string]uint32
	texts []string
}

func (d *dictionary) code(text string) uint32 {
	code, ok := d.codes[text]
	if !ok {
		if d.codes == nil {
			d.codes = map[string]uint32{}
		}
		code = uint32(len(d.texts))
		d.codes[text] = code
		d.texts = append(d.texts, text)
	}
	return code
}

// group counts the incidents of a period by governorate and party: one of several parties counts under
// each.
func (g *groupedIndex) group(from, to data.Date) map[peer.Group]int {
	counts := map[peer.Group]int{}
	rows := g.index.Select(mapindex.Query{From: int32(from), To: int32(to)})
	rows.Groups(mapindex.Grouping{By: []mapindex.Key{{Attribute: governorateColumn}, {Attribute: partiesColumn}}}, func(found mapindex.Group) {
		governorate := g.governorates.texts[found.Classes[governorateColumn]]
		if governorate == "" { // the incident is not known so well
			return
		}
		for party := range strings.SplitSeq(g.parties.texts[found.Classes[partiesColumn]], ",") {
			counts[peer.Group{Governorate: governorate, Party: party}] += found.Rows
		}
	})
	return counts
}

// time returns how long each of the periods takes on one core.
func (g *groupedIndex) time() (times []time.Duration) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	for day := range data.Date(groupingRounds) {
		start := time.Now()
		g.group(threeYears().From+day, threeYears().To+day)
		times = append(times, time.Since(start))
	}
	return times
}
