package data

import (
	"errors"
	"slices"
	"unicode/utf8"

	"github.com/oklog/ulid/v2"

	"tawthiq/geo"
)

// Limits of one record. They are far above any real one, and keep a broken file from filling
// the store.
const (
	maxText    = 20_000 // bytes of a text in one language
	maxPlace   = 1_000  // bytes of a place text in one language
	maxID      = 200    // bytes of a source id
	maxSources = 1_000
)

var (
	earliest = DateOf(1970, 1, 1)
	latest   = DateOf(2099, 12, 31)
)

// Check returns an error unless the incident agrees with the vocabulary and with itself. Reads
// trust what Check has passed.
func (v *Vocabulary) Check(in *Incident) error {
	for _, check := range incidentChecks {
		if err := check(v, in); err != nil {
			return err
		}
	}
	return nil
}

// incidentChecks are what Check asks, in this order.
var incidentChecks = [...]func(*Vocabulary, *Incident) error{
	func(_ *Vocabulary, in *Incident) error { return checkIdentity(in) },
	func(v *Vocabulary, in *Incident) error { return v.checkWhen(in.When) },
	func(_ *Vocabulary, in *Incident) error { return checkWhere(&in.Where) },
	func(_ *Vocabulary, in *Incident) error { return checkPlacement(&in.Placement) },
	func(_ *Vocabulary, in *Incident) error { return checkSources(in.Sources) },
	func(v *Vocabulary, in *Incident) error { return v.checkClaims(in) },
	func(_ *Vocabulary, in *Incident) error { return in.Casualties.Check() },
	func(v *Vocabulary, in *Incident) error { return v.Known(Violations, "violation", in.Violations...) },
	func(v *Vocabulary, in *Incident) error { return v.Known(Facilities, "facility", in.Facilities...) },
	func(v *Vocabulary, in *Incident) error { return v.Known(Weapons, "weapon", in.Weapons...) },
	func(v *Vocabulary, in *Incident) error {
		return v.Known(Controllers, "control_stated", in.ControlStated...)
	},
	func(v *Vocabulary, in *Incident) error {
		return v.Known(Controllers, "control_derived", in.ControlDerived...)
	},
	func(v *Vocabulary, in *Incident) error { return v.Known(Sensitivities, "sensitivity", in.Sensitivity) },
	func(v *Vocabulary, in *Incident) error { return v.Known(Gradings, "grading", in.Grading) },
	func(_ *Vocabulary, in *Incident) error {
		if len(in.Violations) == 0 {
			return Invalid("violation", "the record names no violation")
		}
		return nil
	},
}

// Check returns an error unless the dataset has a code that can name one, and a kind that there is or none.
func (d Dataset) Check() error {
	if !isCode(d.Code) {
		return Invalid("dataset", "%q is not of small letters, digits, + and -, at most 40", d.Code)
	}
	return CheckKind(d.Kind)
}

// CheckKind returns an error unless there is such a kind of datasets; "": nobody said.
func CheckKind(kind string) error {
	if kind != "" && kind != OneReport && kind != Running {
		e := Invalid("dataset_kind", "there is no kind %q of datasets", kind)
		e.Allowed = []string{OneReport, Running}
		return e
	}
	return nil
}

// CheckFigure returns an error unless the figure agrees with the vocabulary and with itself.
func (v *Vocabulary) CheckFigure(f Figure) error {
	countable := append([]Measure{"attacks", "massacres"}, Measures()...)
	switch {
	case !slices.Contains(countable, Measure(f.Measure)):
		return Invalid("measure", "nothing is counted as %q", f.Measure)
	case f.From.IsZero() || f.To < f.From:
		return Invalid("figure", "%s to %s is not a period", f.From, f.To)
	case f.Value < 0 || f.Source == "":
		return Invalid("figure", "it is below zero or names no source")
	}
	if f.Party != "" {
		if err := v.Known(Parties, "party", f.Party); err != nil {
			return err
		}
	}
	if f.Facility != "" {
		if err := v.Known(Facilities, "facility", f.Facility); err != nil {
			return err
		}
	}
	return Dataset{Code: f.Dataset}.Check()
}

func checkIdentity(in *Incident) error {
	if err := (Dataset{Code: in.Dataset}).Check(); err != nil {
		return err
	}
	if in.SourceID == "" || len(in.SourceID) > maxID || !utf8.ValidString(in.SourceID) {
		return Invalid("source_id", "it is empty, over %d bytes or not valid UTF-8", maxID)
	}
	if in.ID != "" {
		if _, err := ulid.ParseStrict(in.ID); err != nil {
			return Invalid("id", "%q is not a ULID", in.ID)
		}
	}
	return errors.Join(checkTexts("title", in.Title, maxText), checkTexts("summary", in.Summary, maxText))
}

func checkTexts(field string, l geo.Label, limit int) error {
	for _, s := range [...]string{l.EN, l.AR} {
		if len(s) > limit {
			return Invalid(field, "%d bytes of text; at most %d are kept", len(s), limit)
		}
		if !utf8.ValidString(s) {
			return Invalid(field, "the text is not valid UTF-8")
		}
	}
	return nil
}

func (v *Vocabulary) checkWhen(w When) error {
	switch {
	case w.Start.IsZero():
		return Invalid("date_start", "the record has no date")
	case w.Start < earliest || w.End > latest:
		return Invalid("date_start", "%s to %s is outside %s to %s", w.Start, w.End, earliest, latest)
	case w.End < w.Start:
		return Invalid("date_end", "the end %s is before the start %s", w.End, w.Start)
	}
	return v.Known(DatePrecisions, "date_precision", w.Precision)
}

func checkWhere(w *Where) error {
	if w.Point != nil {
		if err := geo.CheckPoint(*w.Point); err != nil {
			return Invalid("point", "%v", err)
		}
	}
	if w.Precision != "" {
		if _, err := geo.ParsePrecision(w.Precision); err != nil {
			return Invalid("geo_precision", "%v", err)
		}
	}
	return errors.Join(checkTexts("place", w.Text, maxPlace), checkTexts("region", w.Region, maxPlace))
}

func checkSources(sources []Source) error {
	if len(sources) > maxSources {
		return Invalid("sources", "%d sources; at most %d are kept of one record", len(sources), maxSources)
	}
	for i := range sources {
		s := &sources[i]
		for _, text := range [...]string{s.Type, s.Title, s.Publisher, s.URL, s.ArchiveURL, s.SHA256, s.Contact} {
			if len(text) > maxText || !utf8.ValidString(text) {
				return Invalid("sources", "a text is over %d bytes or not valid UTF-8", maxText)
			}
		}
	}
	return nil
}

// checkPlacement refuses what would make a place look better known than it is. A record that is
// not placed yet passes.
func checkPlacement(p *Placement) error {
	switch {
	case p.State != "" && p.State != Accepted && p.State != Review && p.State != NotFound:
		return Invalid("placement", "there is no state %q", p.State)
	case p.Precision > geo.PrecisionExact:
		return Invalid("placement", "there is no precision %d", p.Precision)
	case !(p.Score >= 0 && p.Score <= 1):
		return Invalid("placement", "the score %g is outside 0 to 1", p.Score)
	case p.Point != nil && !p.Precision.Drawable():
		return Invalid("placement", "it has a point, but is known only to the %s", p.Precision)
	case p.Governorate != p.Area(geo.Governorate), p.District != p.Area(geo.District), p.Subdistrict != p.Area(geo.Subdistrict):
		return Invalid("placement", "it names an area finer than its precision, %s", p.Precision)
	}
	if p.Point != nil {
		if err := geo.CheckPoint(*p.Point); err != nil {
			return Invalid("placement", "%v", err)
		}
	}
	for _, c := range p.Candidates {
		if !(c.Score >= 0 && c.Score <= 1) {
			return Invalid("placement", "the score %g of a candidate is outside 0 to 1", c.Score)
		}
	}
	return nil
}

// checkParty returns an error for a party that is not known, or did not exist on any day that the
// incident may be of.
func (v *Vocabulary) checkParty(party string, w When) error {
	t, known := v.Term(Parties, party)
	switch {
	case !known:
		return v.Known(Parties, "party", party)
	case !t.ValidFrom.IsZero() && w.End < t.ValidFrom:
		return Invalid("party", "%q is there only from %s on, after the incident's %s", party, t.ValidFrom, w.End)
	case !t.ValidTo.IsZero() && w.Start > t.ValidTo:
		return Invalid("party", "%q is there only until %s, before the incident's %s", party, t.ValidTo, w.Start)
	}
	return nil
}

func (v *Vocabulary) checkClaims(in *Incident) error {
	for _, c := range in.Claims {
		if err := v.checkParty(c.Party, in.When); err != nil {
			return err
		}
		if err := v.Known(ClaimKinds, "claim", c.Kind); err != nil {
			return err
		}
		if err := v.Known(Confidences, "confidence", c.Confidence); err != nil {
			return err
		}
		if c.Source < 0 || c.Source > len(in.Sources) {
			return Invalid("claim", "it rests on source %d of %d", c.Source, len(in.Sources))
		}
	}
	return nil
}
