package peer

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"tawthiq/geo"
)

// Baked is a file of tiles that were made and compressed beforehand, laid out as MBTiles 1.3 lays them
// out: what a map of static files is served from. It knows no filter.
type Baked struct {
	db   *sql.DB
	tile *sql.Stmt
}

const bakedSchema = `
CREATE TABLE metadata (name TEXT, value TEXT);
CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB,
	PRIMARY KEY (zoom_level, tile_column, tile_row)) WITHOUT ROWID;
INSERT INTO metadata VALUES ('name', 'incidents'), ('format', 'pbf')`

// Bake writes the file at a path with these tiles, which tile returns compressed.
func Bake(ctx context.Context, path string, tiles []geo.Tile, tile func(geo.Tile) ([]byte, error)) error {
	db, err := sql.Open("sqlite3", "file:"+path+"?_journal_mode=OFF&_synchronous=OFF")
	if err != nil {
		return err
	}
	defer db.Close()
	if _, err := db.ExecContext(ctx, bakedSchema); err != nil {
		return fmt.Errorf("a file of tiles: %w", err)
	}
	for _, t := range tiles {
		body, err := tile(t)
		if err != nil {
			return fmt.Errorf("tile %v: %w", t, err)
		}
		if _, err := db.ExecContext(ctx, "INSERT INTO tiles VALUES (?,?,?,?)", t.Z, t.X, rowFromSouth(t), body); err != nil {
			return err
		}
	}
	return nil
}

// rowFromSouth returns the row as MBTiles counts it.
func rowFromSouth(t geo.Tile) uint32 { return 1<<t.Z - 1 - t.Y }

// OpenBaked opens a file that Bake wrote.
func OpenBaked(path string) (*Baked, error) {
	db, err := sql.Open("sqlite3", "file:"+path+"?mode=ro&immutable=1&_cache_size=-65536")
	if err != nil {
		return nil, err
	}
	db.SetMaxIdleConns(16)
	tile, err := db.Prepare("SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?")
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return &Baked{db, tile}, nil
}

// Close closes the file.
func (b *Baked) Close() error { return errors.Join(b.tile.Close(), b.db.Close()) }

// Tile implements Tiler.
func (b *Baked) Tile(ctx context.Context, t geo.Tile, f Filter) (body []byte, gzipped bool, err error) {
	if !f.IsZero() {
		return nil, false, errors.New("tiles that were made beforehand know no filter")
	}
	err = b.tile.QueryRowContext(ctx, t.Z, t.X, rowFromSouth(t)).Scan(&body)
	return body, true, err
}
