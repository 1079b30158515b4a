package answer

import (
	"container/list"
	"slices"
	"sync"
)

// cache keeps the replies that were sent last, up to a number of bytes, by Answer.key. It also
// knows what requests they were sent to, so that the same request is answered again without being
// read. It is safe for concurrent use.
type cache struct {
	most int

	mu    sync.Mutex // guards the rest, and the entries
	bytes int
	kept  map[string]*list.Element // of *entry
	order *list.List               // latest use first
	asked map[question]known
}

type entry struct {
	key       string
	reply     *reply
	bytes     int
	questions []question // in asked, the oldest first
}

// question is a request as it was written. Host and secure are "" and false where answers do not
// depend on how the server was reached.
type question struct {
	path, query, host string
	secure            bool
}

// known is what a question was answered by, and the state of things then.
type known struct {
	at             *list.Element // in order
	current, route string
}

const (
	entryBytes    = 1200 // what an entry weighs beside its bodies and names, about
	questionBytes = 250
	maxQuestions  = 8 // of one reply: other ways of writing the same request
	largestPart   = 4 // of the cache is the most that one reply may fill when it comes
)

func newCache(most int) *cache {
	return &cache{most: most, kept: map[string]*list.Element{}, order: list.New(), asked: map[question]known{}}
}

// find returns the reply of a key, nil where it is not kept.
func (c *cache) find(key string) *reply {
	c.mu.Lock()
	defer c.mu.Unlock()
	at, ok := c.kept[key]
	if !ok {
		return nil
	}
	c.order.MoveToFront(at)
	return at.Value.(*entry).reply
}

// keep keeps a reply that nobody has been sent yet, unless it is too large.
func (c *cache) keep(key string, r *reply) {
	bytes := r.bytes() + len(key) + entryBytes
	if bytes > c.most/largestPart {
		return
	}
	e := &entry{key: key, reply: r}
	r.grown = func(bytes int) { c.weigh(e, bytes) }
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, ok := c.kept[key]; ok {
		return
	}
	c.kept[key] = c.order.PushFront(e)
	c.grow(e, bytes)
}

// answers notes that a question is answered by the reply of a key as long as current stays what
// it is. route is the pattern of its path.
func (c *cache) answers(q question, key, current, route string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	at, ok := c.kept[key]
	if !ok {
		return
	}
	c.forget(q)
	e := at.Value.(*entry)
	if len(e.questions) == maxQuestions {
		c.forget(e.questions[0])
	}
	e.questions = append(e.questions, q)
	c.asked[q] = known{at, current, route}
	c.grow(e, q.bytes())
}

// again returns the reply that the question was answered by, and the route; nil where it is not kept, or
// something has changed since.
func (c *cache) again(q question, current string) (r *reply, route string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	k, ok := c.asked[q]
	if !ok || k.current != current {
		return nil, ""
	}
	c.order.MoveToFront(k.at)
	return k.at.Value.(*entry).reply, k.route
}

// weigh notes that the reply of an entry has a form more.
func (c *cache) weigh(e *entry, bytes int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if at, ok := c.kept[e.key]; ok && at.Value == any(e) {
		c.grow(e, bytes)
	}
}

// grow notes that an entry weighs more, and lets go of those that were not asked for longest.
func (c *cache) grow(e *entry, bytes int) {
	e.bytes += bytes
	c.bytes += bytes
	for c.bytes > c.most {
		c.drop(c.order.Back())
	}
}

func (c *cache) drop(at *list.Element) {
	e := c.order.Remove(at).(*entry)
	delete(c.kept, e.key)
	for _, q := range e.questions {
		delete(c.asked, q)
	}
	c.bytes -= e.bytes
}

// forget takes a question from the entry that answered it.
func (c *cache) forget(q question) {
	k, ok := c.asked[q]
	if !ok {
		return
	}
	delete(c.asked, q)
	e := k.at.Value.(*entry)
	e.questions = slices.DeleteFunc(e.questions, func(other question) bool { return other == q })
	e.bytes -= q.bytes()
	c.bytes -= q.bytes()
}

func (q question) bytes() int { return len(q.path) + len(q.query) + len(q.host) + questionBytes }
