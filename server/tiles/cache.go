package tiles

import (
	"container/list"
	"sync"

	"tawthiq/geo"
)

type cacheKey struct {
	name, form string
	at         geo.Tile
}

// cache keeps the encoded tiles that were asked for last, up to a number of bytes. A tile that
// several ask for at once is encoded once.
type cache struct {
	most int

	mu    sync.Mutex // guards all below
	bytes int
	tiles map[cacheKey]*list.Element // of *cached
	order *list.List                 // latest use first
}

type cached struct {
	key  cacheKey
	body func() []byte
	size int // 0 until it is encoded
}

func newCache(most int) *cache {
	return &cache{most: most, tiles: map[cacheKey]*list.Element{}, order: list.New()}
}

// entryBytes is what an entry weighs beside its body.
const entryBytes = 200

func (c *cache) get(key cacheKey, encode func() []byte) []byte {
	entry := c.entry(key, encode)
	body := entry.body() // outside of the lock: others need not wait for it
	c.weigh(entry, len(body)+entryBytes)
	return body
}

func (c *cache) entry(key cacheKey, encode func() []byte) *cached {
	c.mu.Lock()
	defer c.mu.Unlock()
	if e, ok := c.tiles[key]; ok {
		c.order.MoveToFront(e)
		return e.Value.(*cached)
	}
	entry := &cached{key: key, body: sync.OnceValue(encode)}
	c.tiles[key] = c.order.PushFront(entry)
	return entry
}

// weigh notes how large a tile is, and lets go of those that were not asked for longest.
func (c *cache) weigh(entry *cached, size int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if e, ok := c.tiles[entry.key]; !ok || e.Value != any(entry) || entry.size > 0 {
		return
	}
	entry.size = size
	c.bytes += size
	for c.bytes > c.most && c.order.Len() > 1 {
		oldest := c.order.Back()
		drop := c.order.Remove(oldest).(*cached)
		delete(c.tiles, drop.key)
		c.bytes -= drop.size
	}
}
