package sqlite

import (
	"encoding/binary"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tawthiq/data"
	"tawthiq/data/storetest"
	"tawthiq/geo"
)

// randomChunk returns n briefs of chunk 3, whose columns are now all the same, now small and now anything.
func randomChunk(random *rand.Rand, n int) chunk {
	var bounds [columnCount]uint64
	for i := range bounds {
		bounds[i] = []uint64{1, 200, 60_000, math.MaxInt32}[random.IntN(4)]
	}
	at := func(column int) uint64 { return random.Uint64N(bounds[column]) }
	c := make(chunk, n)
	for i := range c {
		b := &c[i]
		b.Key = data.Key(3*chunkSize + i + 1)
		b.Revision, b.Withdrawn, b.Start = int64(at(columnRevision))<<random.IntN(20), at(columnWithdrawn)%2 == 1, data.Date(at(columnStart))
		b.Digest = at(columnDigest)
		b.Drawn, b.At, b.UncertaintyM = at(columnDrawn)%2 == 1, geo.World{X: uint32(at(columnX)), Y: uint32(at(columnY))}, int32(at(columnUncertainty))
		for trait := range b.Traits {
			b.Traits[trait] = data.Symbol(at(columnTraits + trait))
		}
		for j := range b.ID {
			b.ID[j] = byte(random.Uint32())
		}
	}
	return c
}

func TestAChunkIsReadAsItWasWritten(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(1, 2))
	into := make(chunk, chunkSize)
	for _, n := range []int{0, 1, 2, 100, chunkSize - 1, chunkSize} {
		want := randomChunk(random, n)
		got, err := decodeChunk(3, want.encode(), into)
		if diff := cmp.Diff(want, got); err != nil || diff != "" {
			t.Fatalf("%d briefs: %v\n%s", n, err, diff)
		}
	}
}

// FuzzDecodeChunk reads anything as a chunk: what is refused is refused without a panic, and what
// is read is read the same after it was written again.
func FuzzDecodeChunk(f *testing.F) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, n := range []int{0, 1, 5} {
		f.Add(randomChunk(random, n).encode())
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		once, err := decodeChunk(3, in, make(chunk, chunkSize))
		if err != nil {
			return
		}
		twice, err := decodeChunk(3, once.encode(), make(chunk, chunkSize))
		if diff := cmp.Diff(once, twice); err != nil || diff != "" {
			t.Fatalf("%v\n%s", err, diff)
		}
	})
}

func TestBriefsOfAnotherFormAreMadeAnew(t *testing.T) {
	t.Parallel()
	for name, statement := range map[string]string{
		"a database from before the briefs": `DROP TABLE symbol; DROP TABLE brief; DROP TABLE brief_past; DROP TABLE brief_form; DROP TABLE text_segment;
			DROP TABLE control_claim; DROP TABLE control_layer; DROP TABLE underived; DROP TABLE derivation; ALTER TABLE dataset DROP COLUMN kind; CREATE TABLE incident_text (words); PRAGMA user_version = 2`,
		"another form": "UPDATE brief_form SET form = 0; UPDATE brief SET records = x'00', checksum = 0; UPDATE brief_past SET records = x'00', checksum = 0",
	} {
		t.Run(name, func(t *testing.T) {
			path := t.TempDir() + "/old.db"
			s := openAt(t, path)
			mustCommit(t, s, change(many(0, 3*chunkSize/2)...))
			withdraw := change()
			withdraw.Withdraw = []string{storetest.Incident("a", 2).ID}
			mustCommit(t, s, withdraw)
			again := many(500, 40) // on both sides of the end of a chunk
			for i := range again {
				again[i].Title.EN += " again"
			}
			mustCommit(t, s, change(again...))
			run(t, raw(t, path), statement)
			if problems, err := openAt(t, path).Check(t.Context()); err != nil || len(problems) > 0 {
				t.Errorf("%v, %v", problems, err)
			}
		})
	}
}

// TestBriefsFromBeforeTheDoubtsAreMadeAnew opens a file whose briefs are as programs wrote them in
// form 3: without the column of the doubts.
func TestBriefsFromBeforeTheDoubtsAreMadeAnew(t *testing.T) {
	t.Parallel()
	path := t.TempDir() + "/old.db"
	incidents := many(0, 3)
	incidents[2].Grading = "weak"
	mustCommit(t, openAt(t, path), change(incidents...))
	file := raw(t, path)
	var records []byte
	if err := file.QueryRow("SELECT records FROM brief").Scan(&records); err != nil {
		t.Fatal(err)
	}
	records = withoutColumn(t, records, columnTraits+int(data.TraitDoubts))
	run(t, file, "UPDATE brief SET records = ?, checksum = ?", records, checksumOf(records))
	run(t, file, "UPDATE brief_form SET form = 3")

	s := openAt(t, path)
	if problems, err := s.Check(t.Context()); err != nil || len(problems) > 0 {
		t.Errorf("%v, %v", problems, err)
	}
	_, err := s.Briefs(t.Context(), 0, func(symbols []string, block []data.Brief) error {
		for i, in := range incidents {
			if got, want := symbols[block[i].Traits[data.TraitDoubts]], strings.Join(in.Doubts(), ","); got != want {
				t.Errorf("record %d is doubtful in %q, want %q", i+1, got, want)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// withoutColumn returns a stored chunk without one of its columns.
func withoutColumn(t *testing.T, records []byte, dropped int) []byte {
	t.Helper()
	values := make([]uint64, binary.LittleEndian.Uint16(records[1:]))
	out, left := slices.Clone(records[:3]), records[3:]
	for column := range columnCount {
		after, err := readColumn(left, values)
		if err != nil {
			t.Fatal(err)
		}
		if column != dropped {
			out = append(out, left[:len(left)-len(after)]...)
		}
		left = after
	}
	return append(out, left...)
}
