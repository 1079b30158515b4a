package mapping

import (
	"slices"
	"strconv"
	"strings"

	"tawthiq/data"
)

// Codes with a meaning in the rules of attribution.
const (
	unidentifiedParty = "unidentified"
	claimUnidentified = "unidentified"
	claimAlternative  = "alternative"
	claimJoint        = "joint"
	stated            = "stated"
	claimedByParty    = "claimed-by-party"
)

// claimReader is an Attribution bound to columns.
type claimReader struct {
	applies           condition
	party             codeReader
	kind              codeReader
	sole              codeReader
	several, together string
	confidence        codeReader
	source            int
	with              codeReader
	successors        map[string]string
	nobody            string
}

func (b *binder) claim(a Attribution) claimReader {
	r := claimReader{
		applies: b.condition("claims.if", a.If),
		party:   b.codes("claims.party", data.Parties, a.Party),
		kind:    b.codes("claims.claim", data.ClaimKinds, a.Claim),
		sole:    b.codes("claims.sole", data.ClaimKinds, a.Sole),
		several: claimAlternative, together: claimJoint,
		confidence: b.codes("claims.confidence", data.Confidences, a.Confidence),
		source:     b.column("claims.source", a.Source),
		with:       b.codes("claims.with", data.Parties, a.With),
		successors: a.Successors,
		nobody:     a.Nobody,
	}
	b.known("claims.nobody", data.Parties, a.Nobody)
	for former, successor := range a.Successors {
		b.known("claims.successors", data.Parties, former)
		b.known("claims.successors", data.Parties, successor)
	}
	for _, kind := range []struct {
		given string
		into  *string
	}{{a.Several, &r.several}, {a.Together, &r.together}} {
		if kind.given != "" {
			b.known("claims", data.ClaimKinds, kind.given)
			*kind.into = kind.given
		}
	}
	return r
}

// readClaims sets the claims by the first attribution whose condition holds.
func (l *Layout) readClaims(d draft) error {
	for i := range l.claims {
		c := &l.claims[i]
		if c.applies.holds(d) {
			return c.read(d)
		}
	}
	return nil
}

func (c *claimReader) read(d draft) error {
	values, err := c.party.read(d, nil)
	if err != nil {
		return err
	}
	stated, err := c.kind.read(d, nil)
	if err != nil {
		return err
	}
	parties, err := c.parties(d, values, stated)
	if err != nil {
		return err
	}
	c.succeed(d, parties)
	if len(parties) == 0 && c.nobody != "" {
		parties = []string{c.nobody}
	}
	if len(parties) > 0 {
		d.in.Claims = make([]data.Claim, len(parties))
	}
	for i, p := range parties {
		d.in.Claims[i].Party = p
	}
	if err := c.setKinds(d, values, stated); err != nil {
		return err
	}
	if err := c.setConfidences(d); err != nil {
		return err
	}
	return c.setSources(d)
}

// parties returns the parties that the values name: each once, unless the row states the kind of
// claim for each, as where two sources say different things of one party.
func (c *claimReader) parties(d draft, values, kinds [][]string) ([]string, error) {
	all := slices.Concat(values...)
	if len(kinds) < 2 || len(kinds) != len(all) {
		all = distinct(all)
	}
	if len(all) != 1 || all[0] == unidentifiedParty {
		return all, nil
	}
	with, err := c.with.read(d, nil)
	for _, p := range slices.Concat(with...) {
		if p != unidentifiedParty {
			all = append(all, p)
		}
	}
	return distinct(all), err
}

// succeed puts a party's successor in its place where the incident began after the party's time.
func (c *claimReader) succeed(d draft, parties []string) {
	for i, p := range parties {
		t, _ := d.layout.vocabulary.Term(data.Parties, p)
		if successor := c.successors[p]; successor != "" && !t.ValidTo.IsZero() && d.in.When.Start > t.ValidTo {
			parties[i] = successor
		}
	}
}

// distinct returns the codes, each once, in the slice that it is given.
func distinct(codes []string) []string {
	out := codes[:0]
	for _, c := range codes {
		if !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	return out
}

// setKinds sets the kind of each party's claim: as the row states, or as the number of parties
// and values says. A party that is not identified makes no other claim.
func (c *claimReader) setKinds(d draft, values, stated [][]string) error {
	kind, err := c.kindOf(d, values)
	if err != nil {
		return err
	}
	if err := setEach(d, &c.kind, stated, kind, func(claim *data.Claim) *string { return &claim.Kind }); err != nil {
		return err
	}
	for i := range d.in.Claims {
		if claim := &d.in.Claims[i]; len(stated) == 0 && claim.Party == unidentifiedParty {
			claim.Kind = claimUnidentified
		}
	}
	return nil
}

func (c *claimReader) kindOf(d draft, values [][]string) (string, error) {
	switch {
	case len(d.in.Claims) > 1 && len(values) > 1:
		return c.several, nil
	case len(d.in.Claims) > 1:
		return c.together, nil
	}
	kind, err := c.sole.one(d)
	if kind == "" {
		kind = data.SoleClaim
	}
	return kind, err
}

// setConfidences sets the confidence in each party's claim. That the perpetrator itself admits it,
// said once of several parties, does not say which of them did: it is only stated then.
func (c *claimReader) setConfidences(d draft) error {
	groups, err := c.confidence.read(d, nil)
	if err != nil {
		return err
	}
	if len(d.in.Claims) > 1 && len(groups) == 1 && groups[0][0] == claimedByParty {
		groups = nil
	}
	return setEach(d, &c.confidence, groups, stated, func(claim *data.Claim) *string { return &claim.Confidence })
}

// setEach sets a part of every claim to a code that the row has in groups: its own, or the only one for
// all, or the fallback where there is none.
func setEach(d draft, r *codeReader, groups [][]string, fallback string, part func(*data.Claim) *string) error {
	var room [4]string
	codes := room[:0]
	for _, group := range groups {
		codes = append(codes, group...)
	}
	if len(codes) == 0 {
		codes = append(codes, fallback)
	}
	if len(codes) > 1 && len(codes) != len(d.in.Claims) {
		return data.Invalid(d.name(r.columns), "%s for %s", data.CountOf(len(codes), "value", "values"), data.CountOf(len(d.in.Claims), "party", "parties"))
	}
	for i := range d.in.Claims {
		*part(&d.in.Claims[i]) = codes[min(i, len(codes)-1)]
	}
	return nil
}

// setSources sets the 1-based number of each party's source, where one is given.
func (c *claimReader) setSources(d draft) error {
	cell := d.cell(c.source)
	if cell == "" {
		return nil
	}
	numbers := strings.FieldsFunc(foldDigits(cell), func(r rune) bool { return r == ';' || r == ',' || r == ' ' })
	if parties := len(d.in.Claims); len(numbers) > parties {
		return data.Invalid(d.name([]int{c.source}), "%s for %s", data.CountOf(len(numbers), "value", "values"), data.CountOf(parties, "party", "parties"))
	}
	for i, s := range numbers {
		n, err := strconv.Atoi(s)
		if err != nil || n < 0 {
			return data.Invalid(d.name([]int{c.source}), "%q is not the number of a source", clip(s))
		}
		d.in.Claims[i].Source = n
	}
	return nil
}
