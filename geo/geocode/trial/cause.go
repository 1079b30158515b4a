package trial

import (
	"slices"
	"strings"

	"tawthiq/geo"
	"tawthiq/geo/gazetteer"
	"tawthiq/geo/geocode"
)

// Cause is the likely cause of a miss, derived from the text, the answer and the names around the
// row's coordinates. It sorts the misses for a person to study, and proves nothing.
type Cause string

// The causes.
const (
	CauseLine     Cause = "a road, a line or a distance"
	CauseJoined   Cause = "several places in one text"
	CauseTexts    Cause = "the two texts name different places"
	CauseLandmark Cause = "a neighbourhood or landmark that has no like name there"
	CauseUnknown  Cause = "nothing there has a like name"
	CauseOther    Cause = "the text names another place than what is there"
	CauseClose    Cause = "another place of the name within 15 km"
	CauseFar      Cause = "another place of the name elsewhere"
	CauseSpelling Cause = "spelling"
	CauseWeighing Cause = "known there by this very name: a matter of weighing"
	CauseArea     Cause = "an area is named, of which the coordinates are one point"
)

// Causes lists the causes in the order in which misses are sorted.
func Causes() []Cause {
	return []Cause{
		CauseWeighing, CauseSpelling, CauseClose, CauseFar, CauseTexts, CauseOther,
		CauseJoined, CauseLine, CauseArea, CauseLandmark, CauseUnknown,
	}
}

const (
	closeM     = 15_000 // how far apart places are that are easily taken for each other
	sameName   = 0.8    // from this likeness on a text names a place
	likeEnough = 0.6    // and below this nothing is like it
)

var (
	lineWords     = []string{"road", "highway", "route", "between", "km", "طريق", "اوتستراد", "بين", "كم"}
	joiningWords  = []string{"and", "or", "و"}
	landmarkWords = []string{
		"neighborhood", "neighbourhood", "camp", "hospital", "school", "mosque", "market", "airport", "base", "square", "street", "bridge",
		"حي", "مخيم", "مشفي", "مستشفي", "مدرسه", "جامع", "مسجد", "سوق", "مطار", "ساحه", "شارع", "جسر",
	}
)

// answered returns what the geocoder would have used: what it accepted, or its first candidate.
func (a Answer) answered() (geocode.Candidate, bool) {
	switch {
	case a.Result.Decision == geocode.Accepted && a.Result.Chosen != nil:
		return *a.Result.Chosen, true
	case len(a.Result.Candidates) > 0:
		return a.Result.Candidates[0], true
	}
	return geocode.Candidate{}, false
}

// rival returns what speaks against the right place: what the geocoder would have used, or where
// that is right and it was not sure enough, its first candidate elsewhere.
func (a Answer) rival() geocode.Candidate {
	answered, _ := a.answered()
	if answered.Point == nil || !isRight(answered.Point, a.Row.At) {
		return answered
	}
	for _, c := range a.Result.Candidates {
		if c.Point != nil && !isRight(c.Point, a.Row.At) {
			return c
		}
	}
	return answered
}

// cause returns the likely cause of a miss, and what is named most like the text where it
// should have been found.
func (s *Surroundings) cause(a Answer) (Cause, Likeness) {
	english, arabic := s.near(a.Query.Text.EN, a.Row.At), s.near(a.Query.Text.AR, a.Row.At)
	there := english
	if arabic.Value > english.Value {
		there = arabic
	}
	answered := a.rival()
	inEnglish := s.named(a.Query.Text.EN, answered.PCode, answered.Name)
	inArabic := s.named(a.Query.Text.AR, answered.PCode, answered.Name)
	elsewhere := answered.Point == nil || !isRight(answered.Point, a.Row.At)
	is, nothing := max(inEnglish, inArabic) >= sameName && elsewhere, there.Value < likeEnough
	switch {
	case says(a.Query.Text, lineWords):
		return CauseLine, there
	case says(a.Query.Text, joiningWords) || strings.ContainsAny(a.Query.Text.EN+a.Query.Text.AR, "/&"):
		return CauseJoined, there
	case a.AcceptedArea() && a.Rank != 1:
		return CauseArea, there
	case is && (contradict(english.Value, inEnglish, arabic.Value, inArabic) || contradict(arabic.Value, inArabic, english.Value, inEnglish)):
		return CauseTexts, there
	case nothing && is:
		return CauseOther, there
	case nothing && (a.Row.Precision == "neighbourhood_area" || says(a.Query.Text, landmarkWords)):
		return CauseLandmark, there
	case nothing:
		return CauseUnknown, there
	case is && answered.Point != nil && geo.DistanceM(*answered.Point, a.Row.At) <= closeM:
		return CauseClose, there
	case is && there.Value >= sameName && max(inEnglish, inArabic) >= there.Value:
		return CauseFar, there
	case there.Value < 1:
		return CauseSpelling, there
	}
	return CauseWeighing, there
}

// contradict reports whether one text names what is there and not the answer, and the other
// the answer and not what is there.
func contradict(oneThere, oneAnswer, otherThere, otherAnswer float64) bool {
	return oneThere >= sameName && oneAnswer < likeEnough && otherThere < likeEnough && otherAnswer >= sameName
}

// says reports whether one of the words stands in the text.
func says(text geo.Label, words []string) bool {
	return slices.ContainsFunc(strings.Fields(gazetteer.Normalise(text.EN+" "+text.AR)), func(w string) bool { return slices.Contains(words, w) })
}
