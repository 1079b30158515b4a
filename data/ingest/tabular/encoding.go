package tabular

import (
	"bufio"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	textunicode "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"tawthiq/data"
)

// codePage is an 8-bit encoding of Arabic that can be told by the letters it gives.
type codePage struct {
	name   string
	table  *charmap.Charmap
	arabic [256]bool // bytes that are Arabic letters
}

var codePages = [...]*codePage{
	newCodePage("windows-1256", charmap.Windows1256),
	newCodePage("iso-8859-6", charmap.ISO8859_6),
}

func newCodePage(name string, table *charmap.Charmap) *codePage {
	p := &codePage{name: name, table: table}
	for b := 0x80; b < 0x100; b++ {
		r := table.DecodeByte(byte(b))
		p.arabic[b] = unicode.Is(unicode.Arabic, r) && unicode.IsLetter(r)
	}
	return p
}

// arabicCount counts how Arabic the bytes over 127 are, read in a code page.
type arabicCount struct {
	high    int64 // bytes over 127
	letters int64 // of them Arabic letters
	joined  int64 // of them such that follow another Arabic letter
}

// countArabic reads the file again, for each code page. Few files come so far.
func countArabic(path string) (counts [len(codePages)]arabicCount, err error) {
	f, err := os.Open(path)
	if err != nil {
		return counts, cannotRead(path, err)
	}
	defer f.Close()
	in := bufio.NewReaderSize(f, 64<<10)
	for before := byte(0); ; {
		v, err := in.ReadByte()
		if errors.Is(err, io.EOF) {
			return counts, nil
		}
		if err != nil {
			return counts, cannotRead(path, err)
		}
		for i, p := range codePages {
			counts[i].add(p, before, v)
		}
		before = v
	}
}

// add counts a byte that follows another.
func (c *arabicCount) add(p *codePage, before, v byte) {
	if v < 0x80 {
		return
	}
	c.high++
	if p.arabic[v] {
		c.letters++
	}
	if p.arabic[v] && p.arabic[before] {
		c.joined++
	}
}

// plausible reports whether the bytes look like Arabic words: nearly all letters, and most of
// them next to another. The accented letters of a European page are neither.
func (c arabicCount) plausible() bool {
	return c.letters*100 >= c.high*93 && c.joined*100 >= c.letters*55
}

// encoding decides in which encoding the text is. Errors: InvalidKind for an unknown name, for
// binary data and for letters that no rule recognises.
func (c *census) encoding(path, given string) (name string, enc encoding.Encoding, err error) {
	if given != "" {
		return namedEncoding(given)
	}
	head := string(c.head)
	zeros := c.zeroAt[0] + c.zeroAt[1]
	switch {
	case strings.HasPrefix(head, "\xEF\xBB\xBF"):
		return "utf-8", nil, nil
	case strings.HasPrefix(head, "\xFF\xFE"):
		return "utf-16le", textunicode.UTF16(textunicode.LittleEndian, textunicode.IgnoreBOM), nil
	case strings.HasPrefix(head, "\xFE\xFF"):
		return "utf-16be", textunicode.UTF16(textunicode.BigEndian, textunicode.IgnoreBOM), nil
	case wide(c.zeroAt[1], c.zeroAt[0], c.size):
		return "utf-16le", textunicode.UTF16(textunicode.LittleEndian, textunicode.IgnoreBOM), nil
	case wide(c.zeroAt[0], c.zeroAt[1], c.size):
		return "utf-16be", textunicode.UTF16(textunicode.BigEndian, textunicode.IgnoreBOM), nil
	case zeros*1000 > c.size, c.control*200 > c.size, strings.Contains(head, "\x00"):
		return "", nil, data.Invalid("file", "%s is binary data, not a table", filepath.Base(path)).
			WithHint("give CSV, XLSX or GeoJSON; for a text in an unusual encoding name it with --encoding")
	case c.invalid*20 <= c.multibyte:
		return "utf-8", nil, nil
	}
	counts, err := countArabic(path)
	if err != nil {
		return "", nil, err
	}
	for i, p := range codePages {
		if counts[i].plausible() {
			return p.name, p.table, nil
		}
	}
	return "", nil, data.Invalid("file", "%s is neither UTF-8 nor UTF-16, and its letters are not Arabic in Windows-1256", filepath.Base(path)).
		WithHint("name its encoding with --encoding, such as --encoding windows-1252, or save it as CSV UTF-8")
}

// wide reports whether zero bytes stand where the high halves of Latin letters, digits and
// delimiters stand in UTF-16, and hardly anywhere else.
func wide(high, low, size int64) bool { return size%2 == 0 && high*20 > size && low*50 < high }

func namedEncoding(name string) (string, encoding.Encoding, error) {
	enc, err := htmlindex.Get(name)
	if err != nil {
		return "", nil, data.Invalid("encoding", "unknown encoding %q", name).
			WithHint("name it as the web does: utf-8, utf-16le, windows-1256, iso-8859-6, windows-1252").Because(err)
	}
	canonical, err := htmlindex.Name(enc)
	if err != nil || canonical == "utf-8" {
		return "utf-8", nil, nil
	}
	return canonical, enc, nil
}

// textFile is a file read as UTF-8, without a byte order mark.
type textFile struct {
	io.Reader
	file *os.File
	read *int64 // bytes read of the file
	size int64
}

func openText(path string, s inspected) (*textFile, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, cannotRead(path, err)
	}
	t := &textFile{file: f, read: new(int64), size: s.size}
	var raw io.Reader = countingReader{f, t.read}
	if s.encoding != nil {
		raw = transform.NewReader(raw, s.encoding.NewDecoder())
	}
	t.Reader = &markReader{r: raw}
	if s.returns {
		t.Reader = swapReader{t.Reader, '\r', '\n'}
	}
	return t, nil
}

// Close closes the file.
func (t *textFile) Close() error { return t.file.Close() }

func (t *textFile) fraction() float64 {
	if t.size == 0 {
		return 1
	}
	return float64(*t.read) / float64(t.size)
}

type countingReader struct {
	r io.Reader
	n *int64
}

func (c countingReader) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	*c.n += int64(n)
	return n, err
}

// swapReader reads one byte as another.
type swapReader struct {
	r        io.Reader
	from, to byte
}

func (s swapReader) Read(p []byte) (int, error) {
	n, err := s.r.Read(p)
	for i, c := range p[:n] {
		if c == s.from {
			p[i] = s.to
		}
	}
	return n, err
}

// markReader leaves out a byte order mark at the start of UTF-8.
type markReader struct {
	r     io.Reader
	begun bool
}

func (m *markReader) Read(p []byte) (int, error) {
	if m.begun {
		return m.r.Read(p)
	}
	m.begun = true
	head := make([]byte, 3)
	n, err := io.ReadFull(m.r, head)
	if err == io.ErrUnexpectedEOF || err == io.EOF {
		err = nil // a shorter file: the next read finds its end
	}
	if err != nil {
		return 0, err
	}
	if string(head[:n]) == "\xEF\xBB\xBF" {
		return m.r.Read(p)
	}
	m.r = io.MultiReader(strings.NewReader(string(head[:n])), m.r)
	return m.r.Read(p)
}
