package peer

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	_ "github.com/mattn/go-sqlite3" // the driver
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/mvt"
	"github.com/paulmach/orb/geojson"
	"github.com/paulmach/orb/maptile"

	"tawthiq/data"
	"tawthiq/geo"
)

// SQLite is a table with an R*Tree and orb's encoder of vector tiles.
type SQLite struct {
	db   *sql.DB
	tile *sql.Stmt
}

// The index holds its coordinates as 32-bit floats, rounded outwards, so the exact ones stand beside
// them, and are compared again. What a tile needs is in the index itself, as auxiliary columns, which
// spares the look-up in a second table.
const sqliteSchema = `
CREATE VIRTUAL TABLE incident USING rtree(key, west, east, south, north,
	+lon REAL, +lat REAL, +number INTEGER, +day INTEGER, +party TEXT, +parties INTEGER, +violation TEXT,
	+killed INTEGER, +precision TEXT, +radius INTEGER)`

const sqliteInsert = `INSERT INTO incident VALUES (NULL,?,?,?,?,?,?,?,?,?,?,?,?,?,?)`

// BuildSQLite writes the database at a path.
func BuildSQLite(ctx context.Context, path string, rows Rows) (err error) {
	db, err := sql.Open("sqlite3", "file:"+path+"?_journal_mode=OFF&_synchronous=OFF")
	if err != nil {
		return err
	}
	defer db.Close()
	if _, err := db.ExecContext(ctx, sqliteSchema); err != nil {
		return fmt.Errorf("an R*Tree of SQLite: %w", err)
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	insert, err := tx.PrepareContext(ctx, sqliteInsert)
	if err != nil {
		return err
	}
	for r := range rows {
		if !r.Drawn {
			continue
		}
		lon, lat := r.At[0], r.At[1]
		if _, err := insert.Exec(lon, lon, lat, lat, lon, lat, int64(r.Number), int(r.Start), r.Party, stated(r.several()), r.Violation,
			stated(r.Killed), r.Precision, stated(r.RadiusM)); err != nil {
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	return tx.Commit()
}

// OpenSQLite opens a database that BuildSQLite wrote.
func OpenSQLite(path string) (*SQLite, error) {
	db, err := sql.Open("sqlite3", "file:"+path+"?mode=ro&immutable=1&_cache_size=-65536")
	if err != nil {
		return nil, err
	}
	db.SetMaxIdleConns(16)
	tile, err := db.Prepare(sqliteSelect)
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return &SQLite{db, tile}, nil
}

// Close closes the database.
func (s *SQLite) Close() error { return errors.Join(s.tile.Close(), s.db.Close()) }

const sqliteSelect = `
SELECT lon, lat, number, day, party, parties, violation, killed, precision, radius FROM incident
WHERE east >= ? AND west <= ? AND north >= ? AND south <= ?
	AND lon >= ? AND lon < ? AND lat > ? AND lat <= ?
	AND day BETWEEN ? AND ? AND (? = '' OR party = ?)`

// Tile implements Tiler.
func (s *SQLite) Tile(ctx context.Context, t geo.Tile, f Filter) (body []byte, gzipped bool, err error) {
	box := t.Bound(0)
	west, south, east, north := box.Min[0], box.Min[1], box.Max[0], box.Max[1]
	rows, err := s.tile.QueryContext(ctx, west, east, south, north,
		west, east, south, north, int(f.From), lastDay(f.To), f.Party, f.Party)
	if err != nil {
		return nil, false, err
	}
	defer rows.Close()
	found := geojson.NewFeatureCollection()
	for rows.Next() {
		feature, err := scanFeature(rows)
		if err != nil {
			return nil, false, err
		}
		found.Append(feature)
	}
	if err := rows.Err(); err != nil {
		return nil, false, err
	}
	body, err = encode(t, found)
	return body, false, err
}

// lastDay returns the end of a period that may be open.
func lastDay(to data.Date) int {
	if to.IsZero() {
		return 1 << 30
	}
	return int(to)
}

func scanFeature(rows *sql.Rows) (*geojson.Feature, error) {
	var (
		at                          orb.Point
		number, day                 int64
		party, violation, precision string
		parties, killed, radius     sql.NullInt64
	)
	if err := rows.Scan(&at[0], &at[1], &number, &day, &party, &parties, &violation, &killed, &precision, &radius); err != nil {
		return nil, err
	}
	f := geojson.NewFeature(at)
	f.ID = number
	f.Properties = geojson.Properties{"date": data.Date(day).String(), "party": party, "violation": violation, "precision": precision}
	setStated(f, "parties", parties)
	setStated(f, "killed", killed)
	setStated(f, "uncertainty_m", radius)
	return f, nil
}

func setStated(f *geojson.Feature, name string, n sql.NullInt64) {
	if n.Valid {
		f.Properties[name] = n.Int64
	}
}

func encode(t geo.Tile, found *geojson.FeatureCollection) ([]byte, error) {
	layer := mvt.NewLayer(Layer, found)
	layer.ProjectToTile(maptile.New(t.X, t.Y, maptile.Zoom(t.Z)))
	return mvt.Marshal(mvt.Layers{layer})
}
