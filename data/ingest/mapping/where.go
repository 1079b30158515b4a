package mapping

import (
	"errors"
	"strings"

	"tawthiq/data"
	"tawthiq/data/ingest/tabular"
	"tawthiq/geo/geocode"
)

// whereReader is a Where bound to columns.
type whereReader struct {
	text, region        twoReader
	latitude, longitude textReader
	precision           codeReader
}

// where binds the place. The coordinates of a GeoJSON feature stand in for columns that are blank.
func (b *binder) where(w Where) whereReader {
	r := whereReader{
		text: b.two("where.text", w.Text), region: b.two("where.region", w.Region),
		latitude: b.text("where.latitude", w.Latitude), longitude: b.text("where.longitude", w.Longitude),
		precision: b.codes("where.precision", data.Precisions, w.Precision),
	}
	if at, ok := b.at[FoldName(tabular.ColumnLat)]; ok {
		r.latitude.columns = append(r.latitude.columns, at)
	}
	if at, ok := b.at[FoldName(tabular.ColumnLon)]; ok {
		r.longitude.columns = append(r.longitude.columns, at)
	}
	return r
}

// read sets the place as the source gives it. 0, 0 stands for missing coordinates. Exchanged
// ones are put right, which the reason of the placement says.
func (w *whereReader) read(d draft) error {
	where := &d.in.Where
	where.Text, where.Region = w.text.read(d), w.region.read(d)
	precision, err := w.precision.one(d)
	if err != nil {
		return err
	}
	where.Precision = precision
	lat, lon := identifier(w.latitude.read(d)), identifier(w.longitude.read(d))
	if lat == "" && lon == "" || nought(lat) && nought(lon) {
		return nil
	}
	point, err := geocode.ParseCoordinates(lat, lon)
	if errors.Is(err, geocode.ErrSwapped) {
		d.in.Placement.Reason = "the source exchanges latitude and longitude"
	} else if err != nil {
		return data.Invalid(d.name(w.latitude.columns), "%q, %q are not coordinates: %v", clip(lat), clip(lon), err)
	}
	where.Point = &point
	return nil
}

// nought reports whether a coordinate is 0 in any number of digits.
func nought(s string) bool { return s != "" && strings.Trim(s, "0.,") == "" }
