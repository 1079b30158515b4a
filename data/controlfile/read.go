package controlfile

import (
	"cmp"
	"errors"
	"fmt"
	"strings"

	"github.com/paulmach/orb"

	"tawthiq/data"
	"tawthiq/geo"
	"tawthiq/geo/polygon"
)

// Config says how to read a file. All but Rules and Encoding are required.
type Config struct {
	Layer    data.ControlLayer // whose claims they are: its source and its days
	Rules    []Rule
	Terms    *data.Vocabulary
	HasPlace func(geo.PCode) bool // whether a community or a neighbourhood has the code
	Land     orb.MultiPolygon     // the country, roughly
	Known    []data.ControlLayer  // that hold already: none of the same source may speak of the same
	Encoding string               // name of a table's encoding; "": detected
}

// Summary is what became of the rows or features of a file.
type Summary struct {
	Read, LeftOut int
	Unit          string // what one is called: feature, line or row
}

// Counted returns a number of them in words, such as "1 feature".
func (s Summary) Counted(n int) string {
	return data.CountOf(n, s.Unit, s.Unit+"s")
}

// Read reads the claims of a file into a layer, which data.Vocabulary.CheckControl accepts.
//
// Errors: InvalidKind with everything that is wrong, up to twenty faults, each with its place in the
// file: for a file of another form, a value that nothing explains, an unknown controller or p-code, a
// shape that is not whole, days the wrong way round, claims that contradict each other.
func Read(path string, config Config) (data.ControlLayer, Summary, error) {
	if err := config.Layer.Check(); err != nil {
		return data.ControlLayer{}, Summary{}, err
	}
	meaning, err := newRules(config.Rules, config.Terms)
	if err != nil {
		return data.ControlLayer{}, Summary{}, err
	}
	r := reader{config: config, rules: meaning, layer: config.Layer}
	if err := r.open(path); err != nil {
		return data.ControlLayer{}, Summary{}, err
	}
	if err := r.checkValues(); err != nil {
		return data.ControlLayer{}, r.summary, err
	}
	unexplained := r.readClaims()
	r.findStray()
	if !unexplained { // or nobody knows whether they contradict each other
		r.findOverlaps()
		r.findContradicted()
	}
	if len(r.faults) == 0 && len(r.layer.Claims) == 0 {
		r.faults = append(r.faults, data.Invalid("file", "it makes no claim: it has %s, and %d left out of these", r.summary.Counted(r.summary.Read), r.summary.LeftOut))
	}
	return r.layer, r.summary, few(r.faults)
}

// row is a feature or a row of a table.
type row struct {
	number int
	values map[string]string // by folded name
	names  []string          // as written
	place  geo.PCode
	area   orb.MultiPolygon
	fault  error // it cannot be read
}

// reader is a file that is being read.
type reader struct {
	config  Config
	rules   *rules
	rows    []row
	layer   data.ControlLayer
	from    []int // of each claim: its place in rows
	faults  []error
	summary Summary
}

func (r *reader) open(path string) error {
	shapes, err := isGeoJSON(path)
	if err != nil {
		return err
	}
	r.summary.Unit = "feature"
	if shapes {
		r.rows, err = readGeoJSON(path)
	} else {
		r.rows, r.summary.Unit, err = readTable(path, r.config.Encoding)
	}
	r.summary.Read = len(r.rows)
	return err
}

// maxFaults is how many faults of a file are told.
const maxFaults = 20

// few returns the first faults as one error, or nil.
func few(faults []error) error {
	if more := len(faults) - maxFaults; more > 0 {
		faults = append(faults[:maxFaults:maxFaults], fmt.Errorf("and %d more", more))
	}
	return errors.Join(faults...)
}

// at returns an error with the row that it is about.
func (r *reader) at(i int, err error) error {
	where := fmt.Sprintf("%s %d", r.summary.Unit, r.rows[i].number)
	var e *data.Error
	if !errors.As(err, &e) {
		return fmt.Errorf("%s: %w", where, err)
	}
	twin := *e
	if twin.Field = where; e.Field != "" {
		twin.Field += ", " + e.Field
	}
	return &twin
}

// unsaid stands for controllers that nothing explains, so that whatever else is wrong with a row is told.
var unsaid = []string{data.ContestedController}

// readClaims reads the claims of the rows that are not left out, and reports whether it is unexplained of some
// whom they name.
func (r *reader) readClaims() (unexplained bool) {
	for i := range r.rows {
		controllers, explained := r.rules.of(r.rows[i].values[fold(r.rules.property)])
		switch {
		case !explained:
			unexplained, controllers = true, unsaid
		case controllers == nil:
			r.summary.LeftOut++
			continue
		}
		claim, err := r.claim(&r.rows[i], controllers)
		if err != nil {
			r.faults = append(r.faults, r.at(i, err))
			continue
		}
		r.layer.Claims = append(r.layer.Claims, claim)
		r.from = append(r.from, i)
	}
	return unexplained
}

func (r *reader) claim(row *row, controllers []string) (c data.ControlClaim, err error) {
	if row.fault != nil {
		return c, row.fault
	}
	c = data.ControlClaim{Place: row.place, Area: row.area, Controllers: controllers, Confidence: strings.TrimSpace(row.values["confidence"])}
	for _, day := range []struct {
		name string
		date *data.Date
	}{{"valid_from", &c.From}, {"valid_to", &c.To}} {
		if err := day.date.UnmarshalText([]byte(strings.TrimSpace(row.values[day.name]))); err != nil {
			return c, data.Invalid(day.name, "%v", err)
		}
	}
	if err := r.config.Terms.CheckControlClaim(r.layer, c); err != nil {
		return c, err
	}
	if c.Place != "" && !r.config.HasPlace(c.Place) {
		return c, data.Invalid(columnPlace, "there is no community or neighbourhood %q", string(c.Place))
	}
	return c, nil
}

// findStray names the features that are not where they can be meant: those with longitude and latitude
// exchanged, and those that do not touch the country.
func (r *reader) findStray() {
	for i, c := range r.layer.Claims {
		if c.Place != "" {
			continue
		}
		inside := polygon.OverlapM2(c.Area, r.config.Land)
		var fault *data.Error
		switch {
		case 2*inside < polygon.AreaM2(c.Area) && polygon.OverlapM2(exchanged(c.Area), r.config.Land) > inside:
			fault = data.Invalid("geometry", "its positions begin with the latitude").WithHint("GeoJSON has the longitude first: exchange the two")
		case inside == 0:
			fault = data.Invalid("geometry", "it does not lie in Syria").WithHint("leave it out")
		default:
			continue
		}
		r.faults = append(r.faults, r.at(r.from[i], fault))
	}
}

// findOverlaps names the rows whose claims contradict each other.
func (r *reader) findOverlaps() {
	for _, pair := range r.layer.Overlaps() {
		first, second := r.layer.Claims[pair.First], r.layer.Claims[pair.Second]
		other := r.rows[r.from[pair.First]].number
		var fault *data.Error
		if first.Place != "" {
			fault = data.Invalid(columnPlace, "%s %d says already who held %s on some of these days", r.summary.Unit, other, first.Place).
				WithHint("leave one of the two out, or give them days that do not overlap")
		} else {
			fault = data.Invalid("geometry", "it overlaps %s %d by %.1f km², on days that both speak of, and names %s instead of %s", r.summary.Unit, other,
				polygon.OverlapM2(first.Area, second.Area)/1e6, strings.Join(second.Controllers, "+"), strings.Join(first.Controllers, "+")).
				WithHint("cut one of the two, or leave it out")
		}
		r.faults = append(r.faults, r.at(r.from[pair.Second], fault))
	}
}

// findContradicted names the rows that speak of what a layer of the same source speaks of already. One that
// says the same throughout may be read again.
func (r *reader) findContradicted() {
	for _, known := range r.config.Known {
		if known.Source != r.layer.Source || r.layer.Says(known) {
			continue
		}
		last := -1
		for _, pair := range r.layer.OverlapsWith(known) {
			if pair.First == last {
				continue // one fault of each row is enough
			}
			last = pair.First
			claim, other := r.layer.Claims[pair.First], known.Claims[pair.Second]
			r.faults = append(r.faults, r.at(r.from[pair.First], data.Invalid("", "%s says already who held %s, and on some of these days: %s", known.Name(),
				cmp.Or(string(claim.Place), "a part of it"), strings.Join(other.Controllers, "+")).WithHint("take that layer back first, with tawthiq control remove %d", known.Number)))
		}
	}
}

// exchanged returns the shape with longitudes for latitudes.
func exchanged(m orb.MultiPolygon) orb.MultiPolygon {
	m = m.Clone()
	for _, p := range m {
		for _, r := range p {
			for i, at := range r {
				r[i] = orb.Point{at[1], at[0]}
			}
		}
	}
	return m
}
