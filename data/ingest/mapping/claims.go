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
	kinds, err := c.kinds(d, values, stated, parties)
	if err != nil {
		return err
	}
	confidences, err := c.confidences(d, len(parties))
	if err != nil {
		return err
	}
	sources, err := c.sources(d, len(parties))
	if err != nil {
		return err
	}
	if len(parties) > 0 {
		d.in.Claims = make([]data.Claim, 0, len(parties))
	}
	for i, p := range parties {
		d.in.Claims = append(d.in.Claims, data.Claim{Party: p, Kind: kinds[i], Confidence: confidences[i], Source: sources[i]})
	}
	return nil
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

// kinds returns the kind of each party's claim: as the row states, or as the number of parties
// and values says. A party that is not identified makes no other claim.
func (c *claimReader) kinds(d draft, values, stated [][]string, parties []string) ([]string, error) {
	kind, err := c.kindOf(d, values, parties)
	if err != nil {
		return nil, err
	}
	out, err := perParty(d, &c.kind, stated, len(parties), kind)
	for i, p := range parties {
		if err == nil && len(stated) == 0 && p == unidentifiedParty {
			out[i] = claimUnidentified
		}
	}
	return out, err
}

func (c *claimReader) kindOf(d draft, values [][]string, parties []string) (string, error) {
	switch {
	case len(parties) > 1 && len(values) > 1:
		return c.several, nil
	case len(parties) > 1:
		return c.together, nil
	}
	kind, err := c.sole.one(d)
	if kind == "" {
		kind = data.SoleClaim
	}
	return kind, err
}

// confidences returns the confidence in each party's claim. That the perpetrator itself admits it,
// said once of several parties, does not say which of them did: it is only stated then.
func (c *claimReader) confidences(d draft, parties int) ([]string, error) {
	groups, err := c.confidence.read(d, nil)
	if err != nil {
		return nil, err
	}
	if parties > 1 && len(groups) == 1 && groups[0][0] == claimedByParty {
		return slices.Repeat([]string{stated}, parties), nil
	}
	return perParty(d, &c.confidence, groups, parties, stated)
}

// perParty returns one code per party: those that the row has in groups, its only one for all, or
// the fallback.
func perParty(d draft, r *codeReader, groups [][]string, parties int, fallback string) ([]string, error) {
	codes := slices.Concat(groups...)
	switch len(codes) {
	case 0:
		return slices.Repeat([]string{fallback}, parties), nil
	case 1:
		return slices.Repeat(codes, parties), nil
	case parties:
		return codes, nil
	}
	return nil, data.Invalid(d.name(r.columns), "%d values for %d parties", len(codes), parties)
}

// sources returns the 1-based number of each party's source, 0 where none is given.
func (c *claimReader) sources(d draft, parties int) ([]int, error) {
	out := make([]int, parties)
	if d.cell(c.source) == "" {
		return out, nil
	}
	numbers := strings.FieldsFunc(foldDigits(d.cell(c.source)), func(r rune) bool { return r == ';' || r == ',' || r == ' ' })
	if len(numbers) > parties {
		return nil, data.Invalid(d.name([]int{c.source}), "%d values for %d parties", len(numbers), parties)
	}
	for i, s := range numbers {
		n, err := strconv.Atoi(s)
		if err != nil || n < 0 {
			return nil, data.Invalid(d.name([]int{c.source}), "%q is not the number of a source", clip(s))
		}
		out[i] = n
	}
	return out, nil
}
