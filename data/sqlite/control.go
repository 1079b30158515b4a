package sqlite

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/paulmach/orb"

	"tawthiq/data"
)

// selectLayers selects layers as scanLayer reads them, holding those that hold as of revision ?1.
const (
	selectLayers = `SELECT l.number, l.source, l.source_url, l.licence, l.date_from, l.date_to, l.digest, l.revision, r.at, coalesce(l.closed, 0)
		FROM control_layer l JOIN revision r ON r.number = l.revision `
	holding = `WHERE l.revision <= ?1 AND (l.closed IS NULL OR l.closed > ?1) `
)

// ControlLayers implements data.Store.
func (s *Store) ControlLayers(ctx context.Context, asOf int64) (layers []data.ControlLayer, err error) {
	err = s.snapshot(ctx, "read the control layers", func(tx *sql.Tx) error {
		revision, err := resolve(ctx, tx, asOf)
		if err != nil {
			return err
		}
		stored, err := collect(ctx, tx, "read the control layers", scanLayer, selectLayers+holding+"ORDER BY l.number", revision)
		if err != nil {
			return err
		}
		for i := range stored {
			if err := stored[i].readClaims(ctx, tx); err != nil {
				return err
			}
			layers = append(layers, stored[i].ControlLayer)
		}
		return nil
	})
	return layers, err
}

// storedLayer is a row of the table of layers.
type storedLayer struct {
	data.ControlLayer
	digest []byte
}

func scanLayer(rows *sql.Rows) (l storedLayer, err error) {
	var from, to, at string
	if err := rows.Scan(&l.Number, &l.Source, &l.SourceURL, &l.Licence, &from, &to, &l.digest, &l.Revision, &at, &l.Closed); err != nil {
		return l, err
	}
	l.RecordedAt, err = time.Parse(time.RFC3339Nano, at)
	return l, errors.Join(err, l.From.UnmarshalText([]byte(from)), l.To.UnmarshalText([]byte(to)))
}

// readClaims reads the claims of a layer, and compares the whole with its digest.
func (l *storedLayer) readClaims(ctx context.Context, from querier) error {
	var err error
	l.Claims, err = collect(ctx, from, "read the control claims", scanClaim,
		"SELECT place, area, controllers, date_from, date_to, confidence FROM control_claim WHERE layer = ? ORDER BY position", l.Number)
	if err == nil && string(digestOf(l.ControlLayer)) != string(l.digest) {
		err = errors.New("it differs from its digest")
	}
	if err != nil && data.KindOf(err) == data.Internal && ctx.Err() == nil {
		return unavailable(err, "control layer %d is damaged", l.Number).WithHint("run tawthiq check, and go back to the last backup")
	}
	return err
}

func scanClaim(rows *sql.Rows) (c data.ControlClaim, err error) {
	var area, controllers, from, to string
	if err := rows.Scan(&c.Place, &area, &controllers, &from, &to, &c.Confidence); err != nil {
		return c, err
	}
	if area != "" {
		var shape multiPolygon
		err = json.Unmarshal([]byte(area), &shape)
		c.Area = shape.Coordinates
	}
	return c, errors.Join(err, json.Unmarshal([]byte(controllers), &c.Controllers), c.From.UnmarshalText([]byte(from)), c.To.UnmarshalText([]byte(to)))
}

// multiPolygon is a GeoJSON geometry.
type multiPolygon struct {
	Type        string           `json:"type"`
	Coordinates orb.MultiPolygon `json:"coordinates"`
}

// claimRow returns the values of a claim as its columns have them.
func claimRow(c data.ControlClaim) []any {
	area := ""
	if c.Place == "" {
		area = encoded(multiPolygon{"MultiPolygon", c.Area})
	}
	return []any{string(c.Place), area, encoded(c.Controllers), c.From.String(), c.To.String(), c.Confidence}
}

func encoded(value any) string {
	text, err := json.Marshal(value)
	if err != nil {
		panic("sqlite: a claim that was checked can be encoded: " + err.Error())
	}
	return string(text)
}

// digestOf returns the SHA-256 of what the layer says, in whatever database it is.
func digestOf(l data.ControlLayer) []byte {
	sum := sha256.New()
	write := json.NewEncoder(sum)
	say := func(values ...any) {
		if err := write.Encode(values); err != nil {
			panic("sqlite: a layer that was checked can be encoded: " + err.Error())
		}
	}
	say(l.Source, l.SourceURL, l.Licence, l.From.String(), l.To.String())
	for _, c := range l.Claims {
		say(claimRow(c)...)
	}
	return sum.Sum(nil)
}

// controlRevision selects the last revision up to ?1 that changed the layers.
const controlRevision = `SELECT max(coalesce((SELECT max(revision) FROM control_layer WHERE revision <= ?1), 0),
	coalesce((SELECT max(closed) FROM control_layer WHERE closed <= ?1), 0))`

// ControlRevision implements data.Store.
func (s *Store) ControlRevision(ctx context.Context, asOf int64) (last int64, err error) {
	err = s.snapshot(ctx, "read when the control layers changed", func(tx *sql.Tx) error {
		revision, err := resolve(ctx, tx, asOf)
		if err != nil {
			return err
		}
		return tx.QueryRowContext(ctx, controlRevision, revision).Scan(&last)
	})
	return last, err
}

// Underived implements data.Store.
func (s *Store) Underived(ctx context.Context) (data.Underived, error) {
	u, err := underived(ctx, s.reader)
	return u, explain(ctx, "read what is to be derived", err)
}

func underived(ctx context.Context, from interface {
	QueryRowContext(context.Context, string, ...any) *sql.Row
}) (u data.Underived, err error) {
	err = from.QueryRowContext(ctx, "SELECT layers, after, marked, reason FROM underived").Scan(&u.Layers, &u.After, &u.Marked, &u.Reason)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return u, err
}

// Derivations implements data.Store.
func (s *Store) Derivations(ctx context.Context) (all data.Derivations, err error) {
	err = s.snapshot(ctx, "read the derivations", func(tx *sql.Tx) error {
		all, err = collect(ctx, tx, "read the derivations", func(rows *sql.Rows) (d data.Derivation, err error) {
			return d, rows.Scan(&d.Since, &d.Until, &d.Reason)
		}, "SELECT since, coalesce(until, 0), reason FROM derivation ORDER BY since")
		return err
	})
	return all, err
}

// checkControl compares every layer, also those that were taken back, with its digest.
func checkControl(ctx context.Context, tx *sql.Tx) (found []string, err error) {
	layers, err := collect(ctx, tx, "check the control layers", scanLayer, selectLayers+"ORDER BY l.number")
	if err != nil {
		return nil, err
	}
	for i := range layers {
		err := layers[i].readClaims(ctx, tx)
		if data.KindOf(err) != data.Unavailable {
			return found, err
		}
		found = append(found, fmt.Sprintf("control layer %d is damaged", layers[i].Number))
	}
	return found, nil
}
