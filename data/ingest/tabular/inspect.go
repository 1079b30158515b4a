package tabular

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"path/filepath"
	"unicode/utf8"

	"golang.org/x/text/encoding"

	"tawthiq/data"
)

// inspected is what one pass over the whole file finds out before anything is done with it.
type inspected struct {
	format       string
	encodingName string
	encoding     encoding.Encoding // nil: UTF-8
	sha256       string
	size         int64
	mark         bool // it begins with the byte order mark of UTF-8
	returns      bool // lines end in a carriage return alone, as old Macs and their Excel write them
	sound        bool // of CSV: it is UTF-8 throughout, without a zero byte
}

// inspect reads the file once. Errors: InvalidKind for what is not a table.
func inspect(path string, opts Options) (inspected, error) {
	name := filepath.Base(path)
	census, err := takeCensus(path)
	if err != nil {
		return inspected{}, err
	}
	seen := inspected{sha256: census.sha256, size: census.size, returns: census.feeds == 0 && census.returns > 0, mark: bytes.HasPrefix(census.head, []byte("\xEF\xBB\xBF"))}
	if census.size == 0 {
		return seen, data.Invalid("file", "%s is empty", name)
	}
	if kind, hint := binaryKind(census.head); kind != "" {
		return seen, data.Invalid("file", "%s is %s, not a table", name, kind).WithHint("%s", hint)
	}
	if bytes.HasPrefix(census.head, []byte("PK\x03\x04")) {
		seen.format = "xlsx"
		return seen, nil
	}
	if seen.encodingName, seen.encoding, err = census.encoding(path, opts.Encoding); err != nil {
		return seen, err
	}
	seen.format, err = seen.textFormat(path)
	seen.sound = seen.format == "csv" && seen.encoding == nil && census.invalid == 0 && census.zeroAt == [2]int64{}
	return seen, err
}

func (s inspected) open(path string, opts Options) (source, error) {
	switch s.format {
	case "xlsx":
		return openWorkbook(path, opts.Sheet)
	case "geojson":
		return openFeatures(path, s)
	}
	return openCSV(path, s, opts.Whole)
}

// signatures are the first bytes of files that are often mistaken for a table.
var signatures = []struct{ start, kind, hint string }{
	{"\xD0\xCF\x11\xE0", "an old Excel file (.xls) or a workbook with a password", "save it as .xlsx without a password, or as CSV UTF-8"},
	{"%PDF", "a PDF", "give the table itself, as CSV or XLSX"},
	{"\x1F\x8B", "compressed with gzip", "unpack it first"},
	{"SQLite format 3", "a database", "export the table as CSV"},
	{"\x89PNG", "an image", "give the table itself, as CSV or XLSX"},
	{"\xFF\xD8\xFF", "an image", "give the table itself, as CSV or XLSX"},
	{"<!DOCTYPE", "a web page or XML", "download the table itself, as CSV, XLSX or GeoJSON"},
	{"<!doctype", "a web page or XML", "download the table itself, as CSV, XLSX or GeoJSON"},
	{"<html", "a web page or XML", "download the table itself, as CSV, XLSX or GeoJSON"},
	{"<?xml", "a web page or XML", "download the table itself, as CSV, XLSX or GeoJSON"},
}

func binaryKind(head []byte) (kind, hint string) {
	text := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF")), " \t\r\n")
	for _, s := range signatures {
		if bytes.HasPrefix(text, []byte(s.start)) {
			return s.kind, s.hint
		}
	}
	return "", ""
}

// textFormat tells GeoJSON from CSV by the first character that is not space.
func (s inspected) textFormat(path string) (string, error) {
	f, err := openText(path, s)
	if err != nil {
		return "", err
	}
	defer f.Close()
	head := make([]byte, 4096)
	n, err := io.ReadFull(f, head)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
		return "", err
	}
	text := bytes.TrimLeft(head[:n], " \t\r\n\x1e")
	switch {
	case len(text) == 0 && n < len(head):
		return "", data.Invalid("file", "%s holds nothing but space", filepath.Base(path))
	case len(text) > 0 && (text[0] == '{' || text[0] == '['):
		return "geojson", nil
	}
	return "csv", nil
}

// census counts the bytes of a file, as far as its encoding shows in them.
type census struct {
	head      []byte // the first bytes
	size      int64
	sha256    string
	zeroAt    [2]int64 // zero bytes at even and odd offsets
	control   int64    // control characters that no text has
	feeds     int64    // line feeds
	returns   int64    // carriage returns
	multibyte int64    // valid UTF-8 sequences of several bytes
	invalid   int64    // bytes that are part of no UTF-8 sequence
}

func takeCensus(path string) (*census, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, cannotRead(path, err)
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return nil, data.Invalid("file", "%s is a folder", filepath.Base(path)).WithHint("give a file")
	}
	c, digest, buf := &census{}, sha256.New(), make([]byte, 256<<10)
	carry := 0 // bytes of a sequence that the last chunk cut
	for {
		n, err := io.ReadFull(f, buf[carry:])
		last := errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)
		if err != nil && !last {
			return nil, cannotRead(path, err)
		}
		hashed := make(chan struct{})
		go func(fresh []byte) {
			defer close(hashed)
			digest.Write(fresh)
		}(buf[carry : carry+n])
		chunk := buf[:carry+n]
		if c.head == nil {
			c.head = bytes.Clone(chunk[:min(len(chunk), 4096)])
		}
		rest := c.count(chunk, last)
		<-hashed
		if last {
			c.sha256 = hex.EncodeToString(digest.Sum(nil))
			return c, nil
		}
		carry = copy(buf, rest)
	}
}

func cannotRead(path string, err error) error {
	e := data.Invalid("file", "%s cannot be read", filepath.Base(path)).Because(err)
	if errors.Is(err, os.ErrNotExist) {
		return data.Missing("file", filepath.Base(path)).Because(err)
	}
	return e
}

// count counts what a chunk has, and returns the bytes of a sequence that it cuts.
func (c *census) count(b []byte, last bool) (rest []byte) {
	i := 0
	defer func() { c.size += int64(i) }()
	for i < len(b) {
		switch v := b[i]; {
		case v < ' ':
			c.countControl(v, c.size+int64(i))
			i++
		case v < utf8.RuneSelf:
			i += 1 + printable(b[i+1:])
		default:
			r, size := utf8.DecodeRune(b[i:])
			if r == utf8.RuneError && size == 1 {
				if !last && !utf8.FullRune(b[i:]) {
					return b[i:]
				}
				c.invalid++
			} else {
				c.multibyte++
			}
			i += size
		}
	}
	return nil
}

// printable returns how many bytes at the beginning are of ASCII and no control characters, as far as
// they fill words of eight.
func printable(b []byte) (n int) {
	const spaces, high = 0x2020202020202020, 0x8080808080808080
	for ; n+8 <= len(b); n += 8 {
		// A byte below the space borrows, which sets its highest bit.
		if w := binary.LittleEndian.Uint64(b[n:]); (w|w-spaces)&high != 0 {
			break
		}
	}
	return n
}

// countControl counts a control character that stands at an offset in the file.
func (c *census) countControl(v byte, offset int64) {
	switch v {
	case 0:
		c.zeroAt[offset&1]++
	case '\n':
		c.feeds++
	case '\r':
		c.returns++
	case '\t', '\v', '\f', 0x1a, 0x1e:
	default:
		c.control++
	}
}
