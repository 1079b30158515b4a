package words

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"tawthiq/data"
)

var update = flag.Bool("update", false, "write the golden files anew")

// goldenSegment has every kind of thing that a small segment holds: keys that follow one another
// and others, words that share their beginnings, a bitmap, and postings with and without a skip
// table.
func goldenSegment() []byte {
	var b Builder
	for i := range 2200 {
		key := data.Key(i + 1)
		if i >= 2150 {
			key += data.Key(i * (i - 2150))
		}
		var words []string
		for word, every := range map[string]int{"shared": 5, "shares": 17, "shelling": 45, "قصف": 80, "قتل": 125, "17": 180} {
			if i%every == 0 {
				words = append(words, word)
			}
		}
		if i >= 2190 {
			words = append(words, fmt.Sprint("rare", i))
		}
		b.Add(key, words)
	}
	return b.Bytes()
}

// The form of a segment is kept by stores: a change of it needs another form byte, and a store
// that writes its segments anew.
func TestTheFormOfASegmentStaysAsItIs(t *testing.T) {
	const file = "testdata/segment.hex"
	got := fmt.Appendf(nil, "%s\nSHA-256 of a segment with prefixes: %x\n", hex.Dump(goldenSegment()), sha256.Sum256(segmentOf(sameBeginnings())))
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	s := opened(t, goldenSegment())
	bits, _ := s.words.lookup([]byte("shared"))
	skipped, _ := s.words.lookup([]byte("shares"))
	if !bits.isBitmap() || skipped.isBitmap() || skipSize(skipped.count) == 0 {
		t.Error("the golden segment has no bitmap, or no skip table")
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(want, got) {
		t.Errorf("the bytes of a segment changed; see %s with -update", file)
	}
}

func TestASegmentDoesNotDependOnTheOrderOfAdding(t *testing.T) {
	r := seeded(3)
	vocabulary := vocabulary(r, 50)
	records := oracle{}
	for i := range 400 {
		records[data.Key(i)] = text(r, vocabulary, 8)
	}
	var b Builder
	for _, key := range slices.Sorted(maps.Keys(records)) {
		b.Add(key, records[key])
	}
	want := b.Bytes()
	b.Reset()
	if b.Len() != 0 {
		t.Errorf("an emptied Builder has %d records", b.Len())
	}
	for key, words := range records {
		b.Add(key, []string{"replaced"})
		b.Add(key, slices.Concat(words, words))
	}
	if !bytes.Equal(want, b.Bytes()) {
		t.Error("other bytes for the same records")
	}
	if !bytes.Equal(want, b.Bytes()) {
		t.Error("other bytes the second time")
	}
}

func TestMergingGivesTheSegmentOfTheLatestRecords(t *testing.T) {
	for _, spread := range []int64{1, 5, 1 << 33} {
		r := seeded(uint64(spread))
		list, latest := history(t, r, vocabulary(r, 120), 5, 400, spread)
		want := segmentOf(latest)
		if got := Merge(list...); !bytes.Equal(want, got) {
			t.Errorf("keys apart by %d: the merged segment is not that of the records", spread)
		}
		if got := Merge(opened(t, Merge(list[:2]...)), opened(t, Merge(list[2:]...))); !bytes.Equal(want, got) {
			t.Errorf("keys apart by %d: merging in two steps gives another segment", spread)
		}
	}
	if got := Merge(); !bytes.Equal(new(Builder).Bytes(), got) {
		t.Errorf("nothing merged gives % x", got)
	}
}

func TestWordsAreAnyStrings(t *testing.T) {
	list := []string{"", "\x00", "a", "a\x00", "a\x00\x00\x00\x00\x00\x00\x00\x00", "\xff\xfe", strings.Repeat("long", 5000), "قصف", "\u0602\xd9"}
	s := built(t, oracle{1: list, 2: list[3:5], 3: nil})
	for _, s := range []*Segment{s, opened(t, Merge(built(t, oracle{1: {"b"}}), s))} {
		for _, word := range list {
			if p, ok := s.words.lookup([]byte(word)); !ok || p.count != 1 && p.count != 2 {
				t.Errorf("%.10q: %d records, found: %v", word, p.count, ok)
			}
		}
		if _, ok := s.words.lookup([]byte("b")); ok {
			t.Error("a word of a replaced record is still there")
		}
	}
}

// sameBeginnings returns records of so many words that begin alike that what short prefixes find is
// kept.
func sameBeginnings() oracle {
	r := seeded(11)
	records := oracle{}
	for key := data.Key(1); key <= 2*leastUnited; key++ {
		for range 5 {
			records[key] = append(records[key], fmt.Sprint("قضية", r.IntN(2000)), fmt.Sprint("case", r.IntN(3000)))
		}
	}
	return records
}

func TestWhatShortPrefixesFindIsKeptWhereItIsMuch(t *testing.T) {
	records := sameBeginnings()
	s := built(t, records)
	for prefix, want := range map[string]bool{"ق": true, "قضية": true, "c": true, "case": true, "case1": true, "case2": true, "case17": false, "case1234": false, "d": false} {
		if _, got := s.prefixes.lookup([]byte(prefix)); got != want {
			t.Errorf("%q is kept: %v", prefix, got)
		}
	}
	queries := []string{"ق", "قضي", "c", "case", "case1", "case17", "case1234", "cases", "case17 ق", "case17 case18 c", "قضية1 case"}
	checkFinds(t, "words that begin alike", New(Splitter{}, s), records, queries)
	checkFinds(t, "words that begin alike, merged", New(Splitter{}, opened(t, Merge(s, s))), records, queries)
}

func TestADamagedSegmentIsAnError(t *testing.T) {
	whole := goldenSegment()
	for at := 0; at < len(whole); at += 1 + len(whole)/500 {
		flipped := slices.Clone(whole)
		flipped[at] ^= 0x10
		for what, segment := range map[string][]byte{"cut off": whole[:at], "flipped": flipped, "longer": append(whole[:len(whole):len(whole)], flipped[:at+1]...)} {
			if _, err := Open(segment); !errors.Is(err, ErrDamaged) {
				t.Errorf("%s at byte %d: %v", what, at, err)
			}
		}
	}
}

// Whoever damages a segment and mends its checksum can make it say anything, but nothing that is
// out of order or beyond it.
func TestADamagedSegmentWithARightChecksumIsReadWithinItsBounds(t *testing.T) {
	whole := goldenSegment()
	other := built(t, oracle{1: {"a"}, 500: {"shared"}})
	flips := []byte{1, 0x80, 0xff}
	for at := sumBegin; at < len(whole); at++ {
		segment := slices.Clone(whole)
		segment[at] ^= flips[at%len(flips)]
		binary.LittleEndian.PutUint32(segment[4:], checksum(segment))
		if s, err := Open(segment); err == nil {
			checkReadable(t, s, other)
		}
	}
}

// FuzzOpen reads anything as a segment, also with a checksum that is right: it is an error, or it
// can be searched and merged, and what that gives is in order.
func FuzzOpen(f *testing.F) {
	f.Add([]byte{})
	f.Add(new(Builder).Bytes())
	f.Add(goldenSegment())
	var b Builder
	for i, words := range [][]string{{"a", "ab", "abc"}, nil, {"قصف", "a"}, {"b"}} {
		b.Add(data.Key(i*i*i), words)
	}
	f.Add(b.Bytes())
	other := opened(f, b.Bytes())
	f.Fuzz(func(t *testing.T, segment []byte) {
		if s, err := Open(segment); err == nil {
			checkReadable(t, s, other)
		}
		if len(segment) < headerSize {
			return
		}
		segment = slices.Clone(segment)
		binary.LittleEndian.PutUint32(segment[4:], checksum(segment))
		s, err := Open(segment)
		if err == nil {
			checkReadable(t, s, other)
		} else if !errors.Is(err, ErrDamaged) {
			t.Fatal(err)
		}
	})
}

func checkReadable(t *testing.T, s, other *Segment) {
	t.Helper()
	merged := opened(t, Merge(other, s, other))
	for _, ix := range []*Index{New(Splitter{}, s), New(Splitter{}, s, other), New(Splitter{}, other, s), New(Splitter{}, merged)} {
		for _, query := range []string{"a", "s", "shared", "shares sh", "shelling shared", "rare", "17 ق", "ab a"} {
			set := ix.Find(query)
			if keys := keysOf(set); !slices.IsSorted(keys) || len(keys) != set.Len() {
				t.Fatalf("%q: %d keys, said to be %d, in order: %v", query, len(keys), set.Len(), slices.IsSorted(keys))
			}
		}
	}
}
