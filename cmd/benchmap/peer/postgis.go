package peer

import (
	"context"
	"fmt"
	"math"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"tawthiq/data"
	"tawthiq/geo"
)

// PostGIS is a table of PostgreSQL whose tiles ST_AsMVT makes.
type PostGIS struct{ pool *pgxpool.Pool }

// OpenPostGIS connects to the cluster whose socket is in a folder.
func OpenPostGIS(ctx context.Context, socket string) (*PostGIS, error) {
	pool, err := pgxpool.New(ctx, "host="+socket+" user="+postgresUser+" dbname=postgres pool_max_conns=8")
	if err != nil {
		return nil, fmt.Errorf("connect to PostgreSQL: %w", err)
	}
	return &PostGIS{pool}, nil
}

// Close closes the connections.
func (p *PostGIS) Close() error { p.pool.Close(); return nil }

// The rows lie on the disk as the index has them, so that those of a tile are in few pages.
var postgisSteps = []string{
	`CREATE EXTENSION IF NOT EXISTS postgis`,
	`CREATE UNLOGGED TABLE given (number bigint, x float8, y float8, day date, party text, parties integer,
		violation text, killed integer, precision text, radius integer)`,
	"", // the rows are copied
	`CREATE TABLE incident AS SELECT number, ST_SetSRID(ST_MakePoint(x, y), 3857)::geometry(Point, 3857) AS geom,
		day, party, parties, violation, killed, precision, radius FROM given`,
	`DROP TABLE given`,
	`CREATE INDEX incident_geom ON incident USING gist (geom)`,
	`CLUSTER incident USING incident_geom`,
	`CREATE INDEX incident_day ON incident (day)`,
	`CREATE INDEX incident_party ON incident (party)`,
	`VACUUM ANALYZE incident`,
}

// Load writes the rows and makes the indexes.
func (p *PostGIS) Load(ctx context.Context, rows Rows) error {
	for _, step := range postgisSteps {
		var err error
		if step == "" {
			err = p.copy(ctx, rows)
		} else {
			_, err = p.pool.Exec(ctx, step)
		}
		if err != nil {
			return fmt.Errorf("PostGIS: %.40q: %w", step, err)
		}
	}
	return nil
}

func (p *PostGIS) copy(ctx context.Context, rows Rows) error {
	columns := []string{"number", "x", "y", "day", "party", "parties", "violation", "killed", "precision", "radius"}
	source := &copySource{ctx: ctx}
	defer source.open(rows)()
	_, err := p.pool.CopyFrom(ctx, pgx.Identifier{"given"}, columns, source)
	return err
}

// Tile queries: all that the tile needs, from one scan of the index.
const (
	postgisSelect = `
SELECT ST_AsMVT(tile, 'incidents', 4096, 'geom', 'number') FROM (
	SELECT number, ST_AsMVTGeom(geom, ST_TileEnvelope($1, $2, $3), 4096, 0, true) AS geom,
		day::text AS date, party, parties, violation, killed, precision, radius AS uncertainty_m
	FROM incident WHERE geom && ST_TileEnvelope($1, $2, $3)%s
) AS tile`
	postgisFilter = ` AND day BETWEEN $4 AND $5 AND party = $6`
	postgisPeriod = ` AND day BETWEEN $4 AND $5`
)

// Tile implements Tiler.
func (p *PostGIS) Tile(ctx context.Context, t geo.Tile, f Filter) (body []byte, gzipped bool, err error) {
	if f.To.IsZero() {
		f.To = data.DateOf(2100, time.January, 1)
	}
	arguments := []any{int32(t.Z), int32(t.X), int32(t.Y)}
	condition := ""
	switch {
	case f.Party != "":
		condition = postgisFilter
		arguments = append(arguments, f.From.Time(), f.To.Time(), f.Party)
	case !f.From.IsZero():
		condition = postgisPeriod
		arguments = append(arguments, f.From.Time(), f.To.Time())
	}
	err = p.pool.QueryRow(ctx, fmt.Sprintf(postgisSelect, condition), arguments...).Scan(&body)
	return body, false, err
}

// worldMetres is half the width of the Web Mercator square in its own metres (EPSG:3857).
const worldMetres = math.Pi * 6378137

// copyValues returns a row as it is copied into PostgreSQL.
func copyValues(r Row) []any {
	x, y := geo.Mercator(r.At)
	return []any{
		int64(r.Number), (2*x - 1) * worldMetres, (1 - 2*y) * worldMetres, r.Start.Time(), r.Party, stated(r.several()),
		r.Violation, stated(r.Killed), r.Precision, stated(r.RadiusM),
	}
}
