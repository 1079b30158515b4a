package sqlite

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"tawthiq/data"
)

// writeControl takes layers back, then records others, and returns the numbers of the latter.
func (c *commit) writeControl() (numbers []int64, err error) {
	for i, number := range c.change.CloseControl {
		if slices.Contains(c.change.CloseControl[:i], number) {
			return nil, conflict("control layer %d appears twice in the change", number)
		}
		if err := c.closeLayer(number); err != nil {
			return nil, err
		}
	}
	for _, l := range c.change.Control {
		number, err := c.recordLayer(l)
		if err != nil {
			return nil, err
		}
		numbers = append(numbers, number)
	}
	return numbers, nil
}

// openLayers returns the layers that hold, as far as a condition goes, without their claims.
func (c *commit) openLayers(condition string, args ...any) ([]storedLayer, error) {
	return collect(c.ctx, c.tx, "read the control layers", scanLayer, selectLayers+holding+condition, append([]any{c.revision}, args...)...)
}

func (c *commit) closeLayer(number int64) error {
	open, err := c.openLayers("AND l.number = ?2", number)
	if err != nil {
		return err
	}
	if len(open) == 0 {
		return data.Missing("control layer", fmt.Sprint(number)).WithHint("tawthiq control list names those that hold")
	}
	revision, err := c.revise()
	if err == nil {
		err = c.exec("UPDATE control_layer SET closed = ? WHERE number = ?", revision, number)
	}
	if err != nil {
		return fmt.Errorf("take a control layer back: %w", err)
	}
	c.layers = append(c.layers, open[0].Name()+" was taken back")
	return nil
}

// recordLayer stores a layer, unless it holds already, and returns its number.
func (c *commit) recordLayer(l data.ControlLayer) (int64, error) {
	if err := c.vocabulary.CheckControl(l); err != nil {
		return 0, err
	}
	digest := digestOf(l)
	// What two sources say differs in the end; what one says of other days cannot contradict it.
	same, err := c.openLayers("AND l.source = ?2 AND l.date_from <= ?3 AND l.date_to >= ?4 ORDER BY l.number", l.Source, l.To.String(), l.From.String())
	if err != nil {
		return 0, err
	}
	for _, other := range same {
		if bytes.Equal(other.digest, digest) {
			return other.Number, nil
		}
	}
	for _, other := range same {
		if err := c.checkOverlap(l, other); err != nil {
			return 0, err
		}
	}
	return c.insertLayer(l, digest)
}

// checkOverlap refuses a layer that speaks of the same place and days as another of its source.
func (c *commit) checkOverlap(l data.ControlLayer, other storedLayer) error {
	if err := other.readClaims(c.ctx, c.tx); err != nil {
		return err
	}
	overlaps := l.OverlapsWith(other.ControlLayer)
	if len(overlaps) == 0 {
		return nil
	}
	mine := l.Claims[overlaps[0].First]
	return conflict("%s speaks of the same place and days already (%d claims of this file, such as claim %d%s)",
		other.Name(), len(overlaps), overlaps[0].First+1, namedPlace(mine)).WithHint("nothing was changed; take that layer back first: tawthiq control remove %d", other.Number)
}

func namedPlace(c data.ControlClaim) string {
	if c.Place == "" {
		return ""
	}
	return ", " + string(c.Place)
}

func (c *commit) insertLayer(l data.ControlLayer, digest []byte) (int64, error) {
	revision, err := c.revise()
	if err != nil {
		return 0, err
	}
	if err := c.tx.QueryRowContext(c.ctx, "SELECT coalesce(max(number), 0) + 1 FROM control_layer").Scan(&l.Number); err != nil {
		return 0, fmt.Errorf("number a control layer: %w", err)
	}
	err = c.exec("INSERT INTO control_layer (number, source, source_url, licence, date_from, date_to, digest, revision) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
		l.Number, l.Source, l.SourceURL, l.Licence, l.From.String(), l.To.String(), digest, revision)
	if err != nil {
		return 0, fmt.Errorf("record a control layer: %w", err)
	}
	for i, claim := range l.Claims {
		err := c.exec("INSERT INTO control_claim (layer, position, place, area, controllers, date_from, date_to, confidence) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
			append([]any{l.Number, i + 1}, claimRow(claim)...)...)
		if err != nil {
			return 0, fmt.Errorf("record a control claim: %w", err)
		}
	}
	c.layers = append(c.layers, l.Name()+" was recorded")
	return l.Number, nil
}

// hold notes that a record is written that may have a derived control.
func (c *commit) hold(it *item) {
	if it.brief.CanBeHeld() && (c.held == 0 || it.brief.Key < c.held) {
		c.held = it.brief.Key
	}
}

// writtenBefore is why a record is derived anew that was written by former layers.
const writtenBefore = "the record was written by what was known before"

// writeUnderived keeps in mind which records are to be derived anew.
func (c *commit) writeUnderived() error {
	mark, err := underived(c.ctx, c.tx)
	if err != nil {
		return fmt.Errorf("read what is to be derived: %w", err)
	}
	if c.change.Derived != nil {
		return c.advance(mark, *c.change.Derived)
	}
	if len(c.layers) > 0 {
		reason := strings.Join(c.layers, "; ")
		if err := c.beginDerivation(reason); err != nil {
			return err
		}
		return c.mark(data.Underived{Layers: c.revision, Marked: c.revision, Reason: reason})
	}
	if c.held == 0 {
		return nil
	}
	var layers int64
	if err := c.tx.QueryRowContext(c.ctx, controlRevision, c.revision).Scan(&layers); err != nil {
		return fmt.Errorf("read when the control layers changed: %w", err)
	}
	if c.change.Layers >= layers && !c.moved {
		return nil
	}
	if mark.Marked == 0 {
		mark = data.Underived{Layers: layers, After: c.held - 1, Reason: writtenBefore}
		if err := c.beginDerivation(writtenBefore); err != nil {
			return err
		}
	}
	mark.After, mark.Marked = min(mark.After, c.held-1), c.revision
	return c.mark(mark)
}

// advance goes on with a derivation by the batch that the change is.
func (c *commit) advance(mark data.Underived, d data.Derived) error {
	goesOn := mark.Marked != 0 && mark.Layers == d.Of.Layers && mark.After == d.Of.After && c.change.Layers >= mark.Layers
	// What was written by former layers meanwhile may lie before the end of the batch.
	if !goesOn || d.Done && mark.Marked != d.Of.Marked || d.Through < mark.After || len(c.layers) > 0 {
		return conflict("the derivation of control does not go on from where it is")
	}
	if d.Done {
		return c.endDerivation()
	}
	mark.After = d.Through
	return c.mark(mark)
}

// beginDerivation notes that from the revision being made on derived control does not rest on the layers
// throughout, until endDerivation. What was left before is left for this reason now.
func (c *commit) beginDerivation(reason string) error {
	if err := c.exec("UPDATE derivation SET until = ? WHERE until IS NULL", c.revision); err != nil {
		return err
	}
	return c.exec("INSERT INTO derivation (since, reason) VALUES (?, ?)", c.revision, reason)
}

// endDerivation makes a revision even where no record was changed last: what is said of the figures of a
// revision never changes.
func (c *commit) endDerivation() error {
	revision, err := c.revise()
	if err != nil {
		return err
	}
	if err := c.exec("UPDATE derivation SET until = ? WHERE until IS NULL", revision); err != nil {
		return err
	}
	return c.exec("DELETE FROM underived")
}

func (c *commit) mark(u data.Underived) error {
	if err := c.exec("DELETE FROM underived"); err != nil {
		return err
	}
	return c.exec("INSERT INTO underived (layers, after, marked, reason) VALUES (?, ?, ?, ?)", u.Layers, int64(u.After), u.Marked, u.Reason)
}
