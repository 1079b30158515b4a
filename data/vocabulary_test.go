package data

import (
	"math/bits"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"tawthiq/geo"
)

func defaultVocabulary(t testing.TB) *Vocabulary {
	t.Helper()
	v, err := DefaultVocabulary()
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestEveryTermIsBilingual(t *testing.T) {
	v := defaultVocabulary(t)
	for _, list := range lists {
		if len(v.Terms(list)) == 0 {
			t.Errorf("the list %s is empty", list)
		}
		for _, term := range v.Terms(list) {
			if !of(unicode.Latin, term.Label.EN) || of(unicode.Arabic, term.Label.EN) || !of(unicode.Arabic, term.Label.AR) || of(unicode.Latin, term.Label.AR) {
				t.Errorf("%s %s has the labels %q and %q", list, term.Code, term.Label.EN, term.Label.AR)
			}
		}
	}
}

func of(script *unicode.RangeTable, s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(script, r) })
}

func TestLabelsOfOneListAreTellable(t *testing.T) {
	v := defaultVocabulary(t)
	for _, list := range lists {
		seen := map[string]string{}
		for _, term := range v.Terms(list) {
			for _, label := range []string{term.Label.EN, term.Label.AR} {
				if other, ok := seen[label]; ok {
					t.Errorf("%s: %s and %s are both called %q", list, other, term.Code, label)
				}
				seen[label] = term.Code
			}
		}
	}
}

func TestTheVocabularyHoldsTheDomain(t *testing.T) {
	v := defaultVocabulary(t)
	for list, codes := range map[List]string{
		Violations:     "extrajudicial-killing death-under-torture arbitrary-arrest enforced-disappearance release attack-on-vital-facility indiscriminate-attack outlawed-weapon sexual-violence looting forced-displacement child-recruitment siege other",
		Parties:        "regime regime-remnants russia extremist-islamist isis hts tip opposition sdf coalition turkey iran-militias israel transitional other-parties landmine-unknown fire-unknown bombing-unidentified unknown-persons border-guards-turkey border-guards-jordan border-guards-lebanon drowning clashes-civilian other",
		Controllers:    "government hts-opposition sna-turkey sdf government+sdf isis tip turkey coalition-zone israel-occupied contested unknown transitional",
		Gradings:       "confirmed fair weak contested discounted",
		DatePrecisions: "day days week month year",
		ClaimKinds:     "sole joint alternative contested unidentified inferred",
		Confidences:    "stated believed claimed-by-party derived",
		Sensitivities:  "public restricted confidential",
	} {
		if err := v.Known(list, "code", strings.Fields(codes)...); err != nil {
			t.Error(err)
		}
	}
	for _, p := range geo.Precisions() {
		if err := v.Known(Precisions, "precision", p.String()); err != nil {
			t.Error(err)
		}
	}
	for _, code := range []string{AttackOnFacility, UnknownController, Ungraded, Public, Restricted, Confidential, SoleClaim, extrajudicialKilling, deathUnderTorture,
		alternativeClaim, contestedClaim, unidentifiedClaim, inferredClaim, gradingWeak, gradingContested, gradingDiscounted, dayPrecision, daysPrecision} {
		if !slices.ContainsFunc(lists, func(l List) bool { _, ok := v.Term(l, code); return ok }) {
			t.Errorf("the rules speak of %q, which no list holds", code)
		}
	}
}

func TestAGroupStandsForItsMembers(t *testing.T) {
	v := defaultVocabulary(t)
	got := v.FamilyBits(Parties, []string{"extremist-islamist", "russia"})
	if want := v.Bits(Parties, []string{"extremist-islamist", "isis", "hts", "tip", "russia"}); got != want {
		t.Errorf("%b, want %b", got, want)
	}
	if v.FamilyBits(Parties, []string{"isis"}) != v.Bit(Parties, "isis") {
		t.Error("a member stands for more than itself")
	}
	if v.FamilyBits(Parties, nil)|v.Bits(Parties, []string{"nobody"})|v.Bit("no-list", "russia") != 0 {
		t.Error("what is unknown has bits")
	}
}

func TestEveryTermHasItsOwnBit(t *testing.T) {
	v := defaultVocabulary(t)
	for _, list := range lists {
		if got := bits.OnesCount64(v.Bits(list, v.Codes(list))); got != len(v.Terms(list)) {
			t.Errorf("%s: %d bits for %d terms", list, got, len(v.Terms(list)))
		}
		for i, code := range v.Codes(list) {
			if v.Bit(list, code) != 1<<i {
				t.Errorf("%s %s has the bit %b at %d", list, code, v.Bit(list, code), i)
			}
		}
	}
}

func TestTermsThatCannotBe(t *testing.T) {
	good := Term{List: Parties, Code: "guard", Label: geo.Label{EN: "Guard", AR: "حرس"}, ValidFrom: 10, ValidTo: 10, Colour: "#00ff00"}
	v := defaultVocabulary(t)
	if _, err := v.With([]Term{good}); err != nil {
		t.Fatal(err)
	}
	for name, spoil := range map[string]func(*Term){
		"no such list":            func(t *Term) { t.List = "colour" },
		"a code with capitals":    func(t *Term) { t.Code = "Guard" },
		"a code with a comma":     func(t *Term) { t.Code = "a,b" },
		"no code":                 func(t *Term) { t.Code = "" },
		"a long code":             func(t *Term) { t.Code = strings.Repeat("a", 41) },
		"no English":              func(t *Term) { t.Label.EN = "" },
		"no Arabic":               func(t *Term) { t.Label.AR = "" },
		"an unknown parent":       func(t *Term) { t.Parent = "nobody" },
		"a parent with a parent":  func(t *Term) { t.Parent = "isis" },
		"itself as its parent":    func(t *Term) { t.Parent = "guard" },
		"a colour by name":        func(t *Term) { t.Colour = "green" },
		"an end before the start": func(t *Term) { t.ValidTo = 9 },
	} {
		bad := good
		spoil(&bad)
		if _, err := v.With([]Term{bad}); KindOf(err) != InvalidKind || err == nil {
			t.Errorf("%s: the error is %v", name, err)
		}
	}
}

func TestAListHoldsAtMost64Terms(t *testing.T) {
	var terms []Term
	for i := range maxTerms {
		terms = append(terms, Term{List: Weapons, Code: "w" + strings.Repeat("x", i%30) + string(rune('a'+i/30)), Label: geo.Label{EN: "W", AR: "س"}})
	}
	if _, err := NewVocabulary(terms); err != nil {
		t.Error(err)
	}
	terms = append(terms, Term{List: Weapons, Code: "one-more", Label: geo.Label{EN: "W", AR: "س"}})
	if _, err := NewVocabulary(terms); KindOf(err) != InvalidKind {
		t.Errorf("the error is %v", err)
	}
}

func TestAddingTermsLeavesTheVocabularyAsItWas(t *testing.T) {
	v := defaultVocabulary(t)
	before := slices.Clone(v.Terms(Parties))
	russia, _ := v.Term(Parties, "russia")
	russia.Label.EN = "Russia"
	w, err := v.With([]Term{russia, {List: Parties, Code: "guard", Label: geo.Label{EN: "Guard", AR: "حرس"}}})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, v.Terms(Parties)); diff != "" {
		t.Error(diff)
	}
	if got, _ := w.Term(Parties, "russia"); got != russia || len(w.Terms(Parties)) != len(before)+1 || w.Codes(Parties)[2] != "russia" {
		t.Errorf("the new vocabulary has %v", w.Codes(Parties))
	}
}

func TestVocabularyFilesNameTheLineAtFault(t *testing.T) {
	const header = "list,code,parent,en,ar,valid_from,valid_to,colour\n"
	for name, test := range map[string]struct{ text, says string }{
		"no header":    {"party,a,,A,أ,,,\n", "first line"},
		"empty":        {"", "first line"},
		"a bad date":   {header + "party,a,,A,أ,,,\nparty,b,,B,ب,May,,\n", "line 3, valid_from"},
		"a bad end":    {header + "party,a,,A,أ,,2020,\n", "line 2, valid_to"},
		"a short line": {header + "party,a\n", "line 2"},
	} {
		if _, err := ReadTerms(test.text); err == nil || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%s: the error is %v", name, err)
		}
	}
}
