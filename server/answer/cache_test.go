package answer

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"
)

func newTestCompressor(t testing.TB) *compressor {
	t.Helper()
	press, err := newCompressor(gzipLevel, zstdLevel)
	if err != nil {
		t.Fatal(err)
	}
	return press
}

func newTestReply(t testing.TB, mediaType string, body []byte) *reply {
	t.Helper()
	return newReply(Answer{Type: mediaType}, newETags(string(body)), body, newTestCompressor(t))
}

// sums adds up what a cache says that its entries weigh.
func (c *cache) sums() (bytes, questions int) {
	for at := c.order.Front(); at != nil; at = at.Next() {
		e := at.Value.(*entry)
		bytes += e.bytes
		questions += len(e.questions)
	}
	return bytes, questions
}

func (c *cache) check(t *testing.T) {
	t.Helper()
	bytes, questions := c.sums()
	if bytes != c.bytes || c.bytes > c.most || len(c.kept) != c.order.Len() || len(c.asked) != questions {
		t.Fatalf("%d bytes of at most %d, the entries %d; %d replies, %d in order; %d questions, %d of the entries",
			c.bytes, c.most, bytes, len(c.kept), c.order.Len(), len(c.asked), questions)
	}
}

func TestTheCacheLetsGoOfWhatWasAskedForLongestAgo(t *testing.T) {
	c := newCache(5 * (entryBytes + 4000))
	for i := range 4 {
		c.keep(fmt.Sprint(i), newTestReply(t, "image/png", make([]byte, 4000)))
	}
	c.find("0")
	for i := 4; i < 7; i++ {
		c.keep(fmt.Sprint(i), newTestReply(t, "image/png", make([]byte, 4000)))
		c.check(t)
	}
	for key, want := range map[string]bool{"0": true, "1": false, "2": false, "6": true} {
		if got := c.find(key) != nil; got != want {
			t.Errorf("%s is kept: %t", key, got)
		}
	}
}

func TestOneReplyDoesNotFillTheCache(t *testing.T) {
	c := newCache(100_000)
	c.keep("large", newTestReply(t, "image/png", make([]byte, 30_000)))
	if c.find("large") != nil || c.bytes != 0 {
		t.Errorf("it is kept, with %d bytes", c.bytes)
	}
	none := newCache(0)
	none.keep("small", newTestReply(t, "image/png", nil))
	none.answers(question{path: "/"}, "small", "", "/")
	if none.find("small") != nil || none.bytes != 0 {
		t.Error("a cache of nothing keeps something")
	}
}

func TestCompressedFormsAreWeighed(t *testing.T) {
	c := newCache(1 << 20)
	r := newTestReply(t, JSONType, bytes.Repeat([]byte("a documented place "), 1000))
	c.keep("key", r)
	before := c.bytes
	if got := r.choose(acceptance{1, 1000, 0}); got != gzipped || c.bytes != before+cap(r.forms[gzipped].body) {
		t.Errorf("%s, %d bytes, before %d", codingNames[got], c.bytes, before)
	}
	r.choose(acceptance{1, 1000, 0})
	c.check(t)
}

func TestAQuestionIsAnsweredAsLongAsNothingChanged(t *testing.T) {
	c := newCache(1 << 20)
	r := newTestReply(t, "image/png", nil)
	q := question{path: "/tile", query: "party=sdf", host: "map.example"}
	c.keep("key", r)
	c.answers(q, "key", "1.seal", "/:tile")
	if got, route := c.again(q, "1.seal"); got != r || route != "/:tile" {
		t.Error("it is not answered again")
	}
	other, secure := q, q
	other.host, secure.secure = "other.example", true
	for name, of := range map[string]struct {
		q       question
		current string
	}{"a later revision": {q, "2.seal"}, "another protection": {q, "1.other"}, "another host": {other, "1.seal"}, "another scheme": {secure, "1.seal"}} {
		if got, _ := c.again(of.q, of.current); got != nil {
			t.Errorf("%s is answered by it", name)
		}
	}
	next := newTestReply(t, "image/png", []byte("next"))
	c.keep("next", next)
	c.answers(q, "next", "2.seal", "/:tile")
	if got, _ := c.again(q, "2.seal"); got != next {
		t.Error("the new answer is not the one")
	}
	c.check(t)
}

func TestAReplyHasFewQuestions(t *testing.T) {
	c := newCache(1 << 20)
	c.keep("key", newTestReply(t, "image/png", nil))
	for i := range 3 * maxQuestions {
		c.answers(question{query: fmt.Sprint(i)}, "key", "", "")
		c.check(t)
	}
	if len(c.asked) != maxQuestions {
		t.Errorf("%d questions", len(c.asked))
	}
	if got, _ := c.again(question{query: "0"}, ""); got != nil {
		t.Error("the oldest is still there")
	}
}

// TestTheCacheKeepsItsBooks does anything in any order, by several at once.
func TestTheCacheKeepsItsBooks(t *testing.T) {
	c, press := newCache(60_000), newTestCompressor(t)
	var all sync.WaitGroup
	for seed := range uint64(4) {
		all.Go(func() {
			random := rand.New(rand.NewPCG(seed, 1))
			for range 500 {
				key := fmt.Sprint(random.IntN(20))
				switch random.IntN(4) {
				case 0:
					c.keep(key, newReply(Answer{Type: JSONType}, etags{}, bytes.Repeat([]byte(key), random.IntN(5000)), press))
				case 1:
					c.answers(question{path: key, query: fmt.Sprint(random.IntN(20))}, key, "", "")
				case 2:
					c.again(question{path: key, query: fmt.Sprint(random.IntN(20))}, "")
				case 3:
					if r := c.find(key); r != nil {
						r.choose(acceptance{1, random.IntN(2), random.IntN(2)})
					}
				}
			}
		})
	}
	all.Wait()
	c.check(t)
}
