package data

import (
	"errors"
	"unicode/utf8"

	"tawthiq/geo"
)

// Limits of one record. They are far above any real one, and keep a broken file from filling
// the store.
const (
	maxText    = 20_000 // bytes of a text in one language
	maxPlace   = 1_000  // bytes of a place text in one language
	maxID      = 200    // bytes of a source id or a dataset code
	maxSources = 1_000
)

var (
	earliest = DateOf(1970, 1, 1)
	latest   = DateOf(2099, 12, 31)
)

// Check returns an error unless the incident agrees with the vocabulary and with itself. Reads
// trust what Check has passed.
func (v *Vocabulary) Check(in Incident) error {
	checks := []func() error{
		func() error { return checkIdentity(in) },
		func() error { return v.checkWhen(in.When) },
		func() error { return checkWhere(in.Where) },
		func() error { return v.checkClaims(in) },
		func() error { return in.Casualties.Check() },
		func() error { return v.Known(Violations, "violation", in.Violations...) },
		func() error { return v.Known(Facilities, "facility", in.Facilities...) },
		func() error { return v.Known(Weapons, "weapon", in.Weapons...) },
		func() error { return v.Known(Controllers, "control_stated", in.ControlStated...) },
		func() error { return v.Known(Controllers, "control_derived", in.ControlDerived...) },
		func() error { return v.Known(Sensitivities, "sensitivity", in.Sensitivity) },
		func() error { return v.Known(Gradings, "grading", in.Grading) },
	}
	for _, check := range checks {
		if err := check(); err != nil {
			return err
		}
	}
	if len(in.Violations) == 0 {
		return Invalid("violation", "the record names no violation")
	}
	return nil
}

func checkIdentity(in Incident) error {
	switch {
	case in.Dataset == "" || len(in.Dataset) > maxID || !codeForm.MatchString(in.Dataset):
		return Invalid("dataset", "%q is not of small letters, digits, + and -, at most 40", in.Dataset)
	case in.SourceID == "" || len(in.SourceID) > maxID:
		return Invalid("source_id", "it is empty or over %d bytes", maxID)
	case len(in.Sources) > maxSources:
		return Invalid("sources", "%d sources; at most %d are kept of one record", len(in.Sources), maxSources)
	}
	return errors.Join(checkTexts("title", in.Title, maxText), checkTexts("summary", in.Summary, maxText))
}

func checkTexts(field string, l geo.Label, limit int) error {
	for _, s := range []string{l.EN, l.AR} {
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

func checkWhere(w Where) error {
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

func (v *Vocabulary) checkClaims(in Incident) error {
	for _, c := range in.Claims {
		if err := v.Known(Parties, "party", c.Party); err != nil {
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
