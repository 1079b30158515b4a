package placelist

import (
	"slices"
	"strings"

	"tawthiq/data"
	"tawthiq/data/ingest/mapping"
)

// Columns names the columns that describe places, in any letters, with spaces, hyphens and
// underscores alike. Where neither place is named, both are found by their names; so are the
// regions where none of the four is named. Coordinates are read only from columns that are
// named, because files often hold some to compare the answer with.
type Columns struct {
	Place, PlaceAR   string
	Region, RegionAR string
	Lat, Lon         string
}

// Names of columns of places, the most telling first.
var placeNames = [...][]string{
	english: {"place_en", "place", "place_name_en", "place_name", "location_en", "location", "location_name_en", "location_name", "locality",
		"village", "village_name", "town", "town_name", "city", "city_name", "community", "community_name", "neighbourhood", "neighborhood",
		"admin4_en", "admin4", "adm4_en", "adm4", "place_text", "where"},
	arabic: {"place_ar", "place_name_ar", "location_ar", "location_name_ar", "village_ar", "town_ar", "city_ar", "community_ar",
		"admin4_ar", "adm4_ar", "المكان", "مكان", "اسم_المكان", "الموقع", "موقع", "القرية", "البلدة", "المدينة"},
}

// Names of columns of wider areas, the narrowest first. All that are there are read.
var regionNames = [...][]string{
	english: {"subdistrict_en", "subdistrict", "admin3_en", "admin3", "adm3_en", "district_en", "district", "admin2_en", "admin2", "adm2_en",
		"region_en", "region", "governorate_en", "governorate", "province_en", "province", "admin1_en", "admin1", "adm1_en"},
	arabic: {"subdistrict_ar", "admin3_ar", "adm3_ar", "district_ar", "admin2_ar", "adm2_ar", "region_ar", "governorate_ar", "province_ar",
		"admin1_ar", "adm1_ar", "الناحية", "المنطقة", "المحافظة"},
}

const (
	english = iota
	arabic
)

// text is a text in one column or several.
type text struct {
	at   []int
	join string // "": the first column that is not blank; otherwise all, joined by this
}

func (t text) read(cells []string) string {
	var parts []string
	for _, at := range t.at {
		s := strings.TrimSpace(cells[at])
		if s == "" || slices.Contains(parts, s) {
			continue
		}
		if t.join == "" {
			return s
		}
		parts = append(parts, s)
	}
	return strings.Join(parts, t.join)
}

// bound is Columns found in a table. Its texts are by language.
type bound struct {
	place, region [2]text
	lat, lon      int // -1: none
}

// bind finds the columns. tags are the table's HXL hashtags, nil without. Errors: InvalidKind, its
// field that of Columns, with the columns there are.
func bind(columns, tags []string, named Columns) (bound, error) {
	if (named.Lat == "") != (named.Lon == "") {
		return bound{}, data.Invalid("lat, lon", "a column of latitudes goes with one of longitudes").WithHint("name both, or neither")
	}
	f := finder{columns: columns, tags: tags}
	b := bound{
		place:  [2]text{f.named("place", named.Place), f.named("place-ar", named.PlaceAR)},
		region: [2]text{f.named("region", named.Region), f.named("region-ar", named.RegionAR)},
		lat:    f.coordinate("lat", named.Lat), lon: f.coordinate("lon", named.Lon),
	}
	if f.err != nil {
		return b, f.err
	}
	givenRegion := named.Region+named.RegionAR != ""
	if named.Place+named.PlaceAR == "" {
		place, region := f.found()
		b.place = place
		if !givenRegion {
			b.region = region
		}
		if len(place[english].at)+len(place[arabic].at) == 0 && !givenRegion {
			return b, data.Invalid("place", "no column has a name that is known to be of places").
				Allow(f.columnNames()).WithHint("name one with --place, or --place-ar where it is in Arabic")
		}
	}
	return b, nil
}

// finder finds columns by their names and keeps the first error.
type finder struct {
	columns, tags []string
	err           error
}

// positions returns where columns of a name stand, by their names or else their hashtags.
func (f *finder) positions(name string) []int {
	key := mapping.FoldName(name)
	for _, names := range [][]string{f.columns, f.tags} {
		var exact, alike []int
		for i, n := range names {
			if n == name {
				exact = append(exact, i)
			}
			if n != "" && mapping.FoldName(n) == key {
				alike = append(alike, i)
			}
		}
		if len(exact) > 0 {
			return exact
		}
		if len(alike) > 0 {
			return alike
		}
	}
	return nil
}

func (f *finder) named(field, name string) text {
	if name == "" {
		return text{}
	}
	at := f.positions(name)
	switch {
	case f.err != nil:
	case len(at) == 0:
		f.err = data.Invalid(field, "the file has no column %q", name).Allow(f.columnNames())
	case len(at) > 1:
		f.err = data.Invalid(field, "the file has %d columns %q", len(at), name).WithHint("rename one")
	}
	return text{at: at}
}

func (f *finder) coordinate(field, name string) int {
	if t := f.named(field, name); len(t.at) == 1 {
		return t.at[0]
	}
	return -1
}

// columnNames lists the names of the columns, or of the first sixty: more fill a screen and tell no more.
func (f *finder) columnNames() []string {
	var out []string
	for _, n := range f.columns {
		if n != "" && len(out) < 60 {
			out = append(out, n)
		}
	}
	return out
}

// found returns the columns that an import would read where it knows the file's layout, and
// otherwise those with names that are known. The only column of a file is that of the places.
func (f *finder) found() (place, region [2]text) {
	if len(f.columns) == 1 {
		return [2]text{{at: []int{0}}, {}}, region
	}
	if m, err := mapping.Recognise(f.columns, f.tags); err == nil {
		place = [2]text{f.ofLayout(m.Where.Text.EN), f.ofLayout(m.Where.Text.AR)}
		region = [2]text{f.ofLayout(m.Where.Region.EN), f.ofLayout(m.Where.Region.AR)}
		return place, region
	}
	for _, language := range []int{english, arabic} {
		if at := f.known(placeNames[language]); len(at) > 0 {
			place[language] = text{at: at[:1]}
		}
		region[language] = text{at: f.known(regionNames[language]), join: ", "}
	}
	return place, region
}

func (f *finder) ofLayout(t mapping.Text) text {
	out := text{join: t.Join}
	for _, name := range append(slices.Clone(t.Columns), t.Column) {
		if name != "" {
			out.at = append(out.at, f.positions(name)...)
		}
	}
	return out
}

// known returns where columns of the names stand, in the order of the names. In a file that this
// package wrote, the columns of its answer are not what was asked.
func (f *finder) known(names []string) []int {
	answered := len(f.positions(Names()[0])) > 0
	var out []int
	for _, name := range names {
		if answered && slices.Contains(Names(), name) {
			continue
		}
		out = append(out, f.positions(name)...)
	}
	return out
}
