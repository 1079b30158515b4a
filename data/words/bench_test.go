package words

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"sort"
	"strings"
	"testing"

	"tawthiq/data"
)

// corpus makes texts of 25 words like those of a language: the word of rank r comes with a
// frequency of 1/(r+2.7), Mandelbrot's form of Zipf's law, and one text in 20 has a word that no
// other has.
type corpus struct {
	vocabulary []string
	sums       []float64 // of the frequencies up to each rank
}

func newCorpus() *corpus {
	c, sum := &corpus{}, 0.0
	for _, word := range vocabulary(seeded(5), 80_000) {
		if len([]rune(word)) >= 3 && len(c.vocabulary) < 50_000 {
			c.vocabulary = append(c.vocabulary, word)
		}
	}
	for rank := range c.vocabulary {
		sum += 1 / (float64(rank) + 2.7)
		c.sums = append(c.sums, sum)
	}
	return c
}

func (c *corpus) word(r *rand.Rand) string {
	rank := sort.SearchFloat64s(c.sums, r.Float64()*c.sums[len(c.sums)-1])
	return c.vocabulary[rank]
}

// texts returns the words of n records. The slice is used again.
func (c *corpus) texts(n int) iter.Seq2[data.Key, []string] {
	return func(yield func(data.Key, []string) bool) {
		r, words := seeded(9), []string(nil)
		for i := range n {
			words = words[:0]
			for range 25 {
				words = append(words, c.word(r))
			}
			if r.IntN(20) == 0 {
				words = append(words, fmt.Sprint("case", r.Uint32()))
			}
			if !yield(data.Key(i+1), words) {
				return
			}
		}
	}
}

// benchTexts returns the words of n records, each as parts of one text.
func benchTexts(n int) (keys []data.Key, texts [][]string) {
	for key, words := range newCorpus().texts(n) {
		keys, texts = append(keys, key), append(texts, strings.Fields(strings.Join(words, " ")))
	}
	return keys, texts
}

const importBatch = 5000 // records

// segments returns the segments of n records, size in each.
func (c *corpus) segments(b *testing.B, n, size int) []*Segment {
	var list []*Segment
	var builder Builder
	for key, words := range c.texts(n) {
		builder.Add(key, words)
		if builder.Len() == size {
			list = append(list, opened(b, builder.Bytes()))
			builder.Reset()
		}
	}
	return list
}

// BenchmarkBuild makes the segment of a batch, as an import does.
func BenchmarkBuild(b *testing.B) {
	for _, n := range []int{1000, importBatch, 50_000} {
		keys, texts := benchTexts(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var builder Builder
			for b.Loop() {
				builder.Reset()
				for i, key := range keys {
					builder.Add(key, texts[i])
				}
				builder.Bytes()
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/record")
		})
	}
}

func BenchmarkSplit(b *testing.B) {
	for _, words := range newCorpus().texts(1) {
		text := strings.Join(words, " ")
		b.SetBytes(int64(len(text)))
		var room []string
		for b.Loop() {
			room = Splitter{}.Append(room[:0], text)
		}
	}
}

func BenchmarkMergeAMillion(b *testing.B) {
	list := newCorpus().segments(b, 1_000_000, importBatch)
	b.ResetTimer()
	for b.Loop() {
		Merge(list...)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/1e6, "ns/record")
}

func BenchmarkOpenAMillion(b *testing.B) {
	segment := Merge(newCorpus().segments(b, 1_000_000, 50_000)...)
	b.ReportMetric(float64(len(segment))/1e6, "bytes/record")
	for b.Loop() {
		opened(b, segment)
	}
	b.ReportMetric(float64(len(segment))/1e6, "bytes/record")
}

func BenchmarkFind(b *testing.B) {
	c := newCorpus()
	queries := []struct{ name, query string }{
		{"rare", c.vocabulary[40_000]},
		{"usual", c.vocabulary[1000]},
		{"frequent", c.vocabulary[20] + " " + c.vocabulary[20]},
		{"of a third", c.vocabulary[3]},
		{"prefix a", "a"},
		{"prefix ا", "ا"},
		{"prefix ab", "ab"},
		{"three words", c.vocabulary[5] + " " + c.vocabulary[200] + " " + c.vocabulary[60]},
		{"three usual words", c.vocabulary[900] + " " + c.vocabulary[1000] + " " + c.vocabulary[1100]},
		{"common words and a prefix", c.vocabulary[5] + " " + c.vocabulary[20] + " a"},
	}
	for _, n := range []int{100_000, 1_000_000} {
		batches := c.segments(b, n, importBatch)
		for what, ix := range map[string]*Index{
			"one segment": New(Splitter{}, opened(b, Merge(batches...))),
			"tiers":       New(Splitter{}, tiers(b, batches)...),
			"batches":     New(Splitter{}, batches...),
		} {
			for _, q := range queries {
				b.Run(fmt.Sprintf("%d in %s/%s", n, what, q.name), func(b *testing.B) {
					found := 0
					for b.Loop() {
						found = ix.Find(q.query).Len()
					}
					b.ReportMetric(float64(found), "found")
				})
			}
		}
	}
}

// tiers returns segments as a store has them that merges sixteen at a time.
func tiers(b *testing.B, batches []*Segment) []*Segment {
	const together = 16
	var list []*Segment
	for len(batches) >= together {
		list = append(list, opened(b, Merge(batches[:together]...)))
		batches = batches[together:]
	}
	return append(list, batches...)
}

// BenchmarkAll reads the keys that a word of a third of the records finds.
func BenchmarkAll(b *testing.B) {
	c := newCorpus()
	set := New(Splitter{}, c.segments(b, 1_000_000, 50_000)...).Find(c.vocabulary[3])
	for b.Loop() {
		for range set.All() {
		}
	}
	b.ReportMetric(float64(set.Len()), "found")
}

// BenchmarkWith adds the segment of one changed record to an index of a million.
func BenchmarkWith(b *testing.B) {
	ix := New(Splitter{}, newCorpus().segments(b, 1_000_000, 1_000_000)...)
	change := built(b, oracle{500_000: {"changed"}})
	for b.Loop() {
		ix.With(change)
	}
}
