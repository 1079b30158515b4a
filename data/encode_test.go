package data

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"

	"tawthiq/geo"
)

// encodedSlowly is what Encode is to return, by encoding/json.
func encodedSlowly(t *testing.T, in Incident) (document string, digest [sha256.Size]byte) {
	t.Helper()
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(in); err != nil {
		t.Fatal(err)
	}
	in.ID, in.Placement, in.ControlDerived = "", Placement{}, nil
	stated, err := json.Marshal(in)
	if err != nil {
		t.Fatal(err)
	}
	return string(bytes.TrimSuffix(b.Bytes(), []byte("\n"))), sha256.Sum256(stated)
}

// chance makes up values of every kind, each absent now and then.
type chance struct{ *rand.Rand }

func (c chance) text() string {
	pieces := []string{"", "", "a", "Idlib", "إدلب", "\"", "\\", "<b>", "&", "\n", "\t", "\x00", "\x1f", "\x7f", "\u2028", "\u2029", "\xff", "\xe2\x80", "\xd8", "𝟙", "\ufffd", "{", "}", "[", ","}
	text := ""
	for range c.IntN(4) {
		text += pieces[c.IntN(len(pieces))]
	}
	return text
}

func (c chance) label() geo.Label { return geo.Label{EN: c.text(), AR: c.text()} }

func (c chance) float() float64 {
	sign := float64(1 - 2*c.IntN(2))
	return sign * []float64{0, 1, 36.5, c.Float64(), 1e-6, 9.9e-7, 1e-9, 1e-10, 1e-300, 1e20, 1e21, 1.5e22, math.MaxFloat64, math.SmallestNonzeroFloat64}[c.IntN(14)]
}

func (c chance) point() *orb.Point {
	if c.IntN(2) == 0 {
		return nil
	}
	return &orb.Point{c.float(), c.float()}
}

func (c chance) date() Date {
	return []Date{0, 1, 365, 366, 719163, 737000, 3652059, 3652060, -1, -400, Date(c.Int32N(3_700_000)), math.MaxInt32, math.MinInt32}[c.IntN(13)]
}

func (c chance) list() []string {
	return [][]string{nil, {}, {c.text()}, {c.text(), c.text(), c.text()}}[c.IntN(4)]
}

func (c chance) number() int { return []int{0, 1, 7, -3, 1_000_000, math.MaxInt}[c.IntN(6)] }

func (c chance) incident() Incident {
	in := Incident{
		ID: c.text(), Dataset: c.text(), SourceID: c.text(), Title: c.label(), Summary: c.label(),
		When:  When{c.date(), c.date(), c.text(), c.date()},
		Where: Where{c.label(), c.label(), c.point(), c.text()},
		Placement: Placement{
			State: State(c.text()), Method: Method(c.text()), PCode: geo.PCode(c.text()), Name: c.label(), Governorate: geo.PCode(c.text()),
			District: geo.PCode(c.text()), Subdistrict: geo.PCode(c.text()), Point: c.point(), Precision: geo.Precision(c.IntN(12)),
			UncertaintyM: c.number(), Score: c.float(), Reason: c.text(),
		},
		Violations: c.list(), Facilities: c.list(), Weapons: c.list(), ControlStated: c.list(), ControlDerived: c.list(),
		Grading: c.text(), Aggregated: c.IntN(2) == 0, Sensitivity: c.text(),
	}
	for range c.IntN(3) {
		in.Placement.Candidates = append(in.Placement.Candidates, Candidate{geo.PCode(c.text()), c.label(), c.float()})
		in.Claims = append(in.Claims, Claim{c.text(), c.text(), c.text(), c.number()})
		in.Sources = append(in.Sources, Source{c.text(), c.text(), c.text(), c.text(), c.text(), c.date(), c.date(), c.text(), c.IntN(2) == 0, c.text()})
	}
	if c.IntN(3) > 0 {
		in.Casualties = Casualties{}
		for range c.IntN(12) {
			in.Casualties[append(Measures(), Measure(c.text()))[c.IntN(len(measures)+1)]] = Range{c.number(), c.number(), c.IntN(2) == 0}
		}
	}
	return in
}

func TestIncidentsAreEncodedAsEncodingJSONDoes(t *testing.T) {
	t.Parallel()
	c := chance{rand.New(rand.NewPCG(1, 2))}
	var into []byte
	for range 20_000 {
		in := c.incident()
		want, wantDigest := encodedSlowly(t, in)
		before := len(into)
		all, digest, err := in.Encode(into)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, string(all[before:])); diff != "" {
			t.Fatalf("(-encoding/json +Encode):\n%s", diff)
		}
		if digest != wantDigest || in.SourceDigest() != wantDigest {
			t.Fatalf("the digest of %s differs", want)
		}
		if into = all; len(into) > 1<<16 {
			into = into[:c.IntN(10)]
		}
	}
}

func TestWhatIsNoNumberIsNotEncoded(t *testing.T) {
	t.Parallel()
	for _, f := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
		in := Incident{Where: Where{Point: &orb.Point{f, 1}}}
		if _, _, err := in.Encode(nil); err == nil {
			t.Errorf("%v is encoded", f)
		}
	}
}

func TestEveryDayIsWrittenAsPackageTimeDoes(t *testing.T) {
	t.Parallel()
	for _, from := range []Date{-800_000, 1, 700_000, 3_650_000} {
		for d := from; d < from+160_000; d++ {
			if want, got := d.Time().Format("2006-01-02"), d.String(); want != got && d != 0 {
				t.Fatalf("day %d is %q, not %q", d, want, got)
			}
		}
	}
}

func BenchmarkEncode(b *testing.B) {
	in := Incident{
		ID: "01F0000000ABCDEFGHJKMNPQRS", Dataset: "a", SourceID: "a-1", Title: geo.Label{EN: "Shelling of a market in Idlib", AR: "قصف سوق في إدلب"},
		When:  When{737000, 737000, "day", 0},
		Where: Where{Text: geo.Label{EN: "Idlib", AR: "إدلب"}, Region: geo.Label{EN: "Idlib", AR: "إدلب"}},
		Placement: Placement{State: Accepted, Method: ByGazetteer, PCode: "C1007", Name: geo.Label{EN: "Idleb", AR: "إدلب"}, Governorate: "SY07", District: "SY0700",
			Subdistrict: "SY070000", Point: &orb.Point{36.123456, 35.123456}, Precision: geo.PrecisionLocality, UncertaintyM: 1000, Score: 0.9123, Reason: "the name and the region agree"},
		Violations: []string{"extrajudicial-killing"}, Casualties: Casualties{Killed: {3, 3, false}, KilledCivilians: {3, 3, false}},
		Claims: []Claim{{"regime", "sole", "stated", 0}}, Sources: []Source{{Type: "report", Title: "A report", URL: "https://example.org/1"}}, Sensitivity: Public,
	}
	var into []byte
	for b.Loop() {
		into, _, _ = in.Encode(into[:0])
	}
}
