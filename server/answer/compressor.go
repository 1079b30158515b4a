package answer

import (
	"bytes"
	"runtime"
	"strings"
	"sync"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// The effort of compression. What is asked for again and again gets the levels that come within 2 %
// of the smallest that their formats reach on vector tiles, at about 60 MB a second. A fleeting
// answer gets those that are five times as quick: an incident tile of 90 kB takes half a
// millisecond and is 12 % larger.
const (
	gzipLevel   = 7
	zstdLevel   = zstd.SpeedBetterCompression
	gzipQuickly = 2
	zstdQuickly = zstd.SpeedFastest
	// zstdWindow is below the 8 MB that every client must have room for (RFC 9659).
	zstdWindow = 4 << 20
)

// minCompressed is the least bytes that are worth compressing: fewer fit a packet as they are.
const minCompressed = 1 << 10

// compressor compresses whole bodies with one effort. It is safe for concurrent use.
type compressor struct {
	level int
	gzip  sync.Pool // of *gzip.Writer
	zstd  *zstd.Encoder
}

func newCompressor(gzipLevel int, zstdLevel zstd.EncoderLevel) (*compressor, error) {
	encoder, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstdLevel), zstd.WithWindowSize(zstdWindow),
		zstd.WithEncoderConcurrency(runtime.GOMAXPROCS(0)), zstd.WithLowerEncoderMem(true), zstd.WithZeroFrames(true))
	return &compressor{level: gzipLevel, zstd: encoder}, err
}

// compressors are those of a server.
type compressors struct{ thorough, quick *compressor }

func newCompressors() (compressors, error) {
	thorough, err := newCompressor(gzipLevel, zstdLevel)
	if err != nil {
		return compressors{}, err
	}
	quick, err := newCompressor(gzipQuickly, zstdQuickly)
	return compressors{thorough, quick}, err
}

// of returns the one for an answer.
func (c compressors) of(a Answer) *compressor {
	if a.Fleeting {
		return c.quick
	}
	return c.thorough
}

// compress returns a body in a coding.
func (c *compressor) compress(to coding, body []byte) []byte {
	switch to {
	case gzipped:
		return c.gzipped(body)
	case zstandard:
		return trimmed(c.zstd.EncodeAll(body, nil))
	}
	return body
}

func (c *compressor) gzipped(body []byte) []byte {
	var out bytes.Buffer
	w, ok := c.gzip.Get().(*gzip.Writer)
	if !ok {
		w, _ = gzip.NewWriterLevel(nil, c.level) // it fails for levels that are none
	}
	defer c.gzip.Put(w)
	w.Reset(&out)
	_, _ = w.Write(body) // a buffer takes all
	_ = w.Close()
	return trimmed(out.Bytes())
}

// trimmed returns a body without the room that it has left, where that is much.
func trimmed(body []byte) []byte {
	if cap(body)-len(body) > len(body)/8 {
		return bytes.Clone(body)
	}
	return body
}

// isCompressible reports whether bodies of a media type become smaller.
func isCompressible(mediaType string) bool {
	kind, _, _ := strings.Cut(mediaType, ";")
	switch kind {
	case MVTType, GeoJSONType, "application/json", "application/manifest+json", "application/wasm", "image/svg+xml":
		return true
	}
	return strings.HasPrefix(kind, "text/")
}
