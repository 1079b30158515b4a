package tabular

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path/filepath"

	"tawthiq/data"
)

// maxUnclosed is how many quotes of a file may never close before it is given up: each makes
// the lines after it be read again.
const maxUnclosed = 100

// line is one physical line, without its end. Its text is the reader's until the next line is read.
type line struct {
	text   []byte
	number int
	long   bool // it was over maxRow bytes, and is cut
	crlf   bool // it ended in a carriage return and a line feed
}

// csvSource reads RFC 4180 text leniently: a quote inside a cell that does not begin with one is
// just a quote, and what follows a closing quote belongs to the cell. Only where a quote closes on
// a later line and text follows is it taken for one that never closed: it would be the opening quote of
// another row's cell, and the rows between would be lost in this one.
type csvSource struct {
	file      io.Closer
	in        *bufio.Reader
	progress  func() float64
	delimiter byte
	whole     bool   // line ends inside cells stay as they are
	number    int    // of the last line read
	pending   []line // lines to be read again
	over      []byte // of a line that is longer than the reader's memory
	unclosed  int

	// The row in the making: its cells one after the other, and where each ends.
	buf    []byte
	ends   []int
	astray bool // a quote closed on a later line, and text follows it
}

func openCSV(path string, s inspected, whole bool) (source, error) {
	delimiter, skip, err := sniff(path, s)
	if err != nil {
		return nil, err
	}
	f, err := openText(path, s)
	if err != nil {
		return nil, err
	}
	c := newCSV(f, delimiter)
	c.file, c.progress, c.whole = f, f.fraction, whole
	if skip {
		if _, err := c.readLine(); err != nil {
			return nil, errors.Join(err, f.Close())
		}
	}
	return c, nil
}

func newCSV(r io.Reader, delimiter byte) *csvSource {
	return &csvSource{in: bufio.NewReaderSize(r, 64<<10), delimiter: delimiter}
}

func (c *csvSource) fraction() float64 { return c.progress() }
func (c *csvSource) close() error      { return c.file.Close() }

// sniff finds the delimiter that parts the first lines into the most columns, the same number on
// each. skip reports a first line "sep=;" as Excel writes it.
func sniff(path string, s inspected) (delimiter byte, skip bool, err error) {
	f, err := openText(path, s)
	if err != nil {
		return 0, false, err
	}
	defer f.Close()
	head := make([]byte, 128<<10)
	n, err := io.ReadFull(f, head)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
		return 0, false, fmt.Errorf("read %s: %w", filepath.Base(path), err)
	}
	head = head[:n]
	if n == 128<<10 {
		head = head[:bytes.LastIndexByte(head, '\n')+1]
	}
	if first, _, _ := bytes.Cut(head, []byte("\n")); len(bytes.TrimRight(first, "\r")) == 5 && bytes.HasPrefix(bytes.ToLower(first), []byte("sep=")) {
		return first[4], true, nil
	}
	best := -1.0
	for _, d := range []byte{',', ';', '\t', '|'} {
		if score := regularity(head, d); score > best {
			best, delimiter = score, d
		}
	}
	return delimiter, false, nil
}

// regularity returns the number of columns of the first row, less the more rows differ from it;
// 0 for a single column.
func regularity(head []byte, delimiter byte) float64 {
	c := newCSV(bytes.NewReader(head), delimiter)
	columns, rows, same := 0, 0, 0
	for {
		row, err := c.next()
		if err != nil {
			break
		}
		if blank(row.Cells) {
			continue
		}
		if columns == 0 {
			columns = len(row.Cells)
		}
		rows++
		if len(row.Cells) == columns {
			same++
		}
	}
	if columns < 2 {
		return 0
	}
	share := float64(same) / float64(rows)
	return float64(columns) * share * share
}

// next returns the next row. A row whose quote never closes is returned alone, with a problem,
// and the lines after it are read again as rows of their own.
func (c *csvSource) next() (Row, error) {
	first, err := c.readLine()
	if err != nil {
		return Row{}, err
	}
	if first.long {
		return Row{Line: first.number, Cells: []string{string(first.text[:1024])},
			Problem: fmt.Sprintf("the line is over %d bytes", maxRow)}, nil
	}
	c.buf, c.ends, c.astray = c.buf[:0], c.ends[:0], false
	open := c.split(first.text, false)
	if !open {
		return Row{Line: first.number, Cells: c.cells()}, nil
	}
	return c.nextOpen(first.kept())
}

// nextOpen returns the row whose first line ends inside quotes.
func (c *csvSource) nextOpen(first line) (Row, error) {
	var more []line
	before := first
	for size, open := len(first.text), true; open; {
		l, err := c.readLine()
		l = l.kept()
		if err != nil && !errors.Is(err, io.EOF) {
			return Row{}, err
		}
		if err == nil {
			more = append(more, l)
			size += len(l.text) + 1
		}
		if err != nil || l.long || size > maxRow || len(more) > maxLines {
			return c.unclosedRow(first, more)
		}
		if c.whole && before.crlf {
			c.buf = append(c.buf, '\r')
		}
		c.buf, before = append(c.buf, '\n'), l
		if open = c.split(l.text, true); c.astray {
			return c.unclosedRow(first, more)
		}
	}
	return Row{Line: first.number, Cells: c.cells()}, nil
}

func (c *csvSource) unclosedRow(first line, more []line) (Row, error) {
	if c.unclosed++; c.unclosed > maxUnclosed {
		return Row{}, data.Invalid("file", "line %d: more than %d quotes open and never close", first.number, maxUnclosed).
			WithHint("write the file as CSV again: a quote inside a quoted cell is doubled")
	}
	c.pending = append(more, c.pending...)
	return Row{Line: first.number, Cells: c.plain(first.text), Problem: "a quote opens and never closes"}, nil
}

// plain parts a line at its delimiters without regard to quotes.
func (c *csvSource) plain(text []byte) []string {
	var out []string
	for cell := range bytes.SplitSeq(text, []byte{c.delimiter}) {
		out = append(out, string(cell))
	}
	return out
}

// cells returns the row in the making. Its cells share one string.
func (c *csvSource) cells() []string {
	all, out, start := string(c.buf), make([]string, len(c.ends)), 0
	for i, end := range c.ends {
		out[i] = all[start:end]
		start = end
	}
	return out
}

// split appends the cells of a line, of which the first goes on inside quotes where quoted is
// true. It reports whether the last cell is still inside quotes.
func (c *csvSource) split(text []byte, quoted bool) (open bool) {
	for later := quoted; ; later = false {
		if !quoted && len(text) > 0 && text[0] == '"' {
			text, quoted = text[1:], true
		}
		if quoted {
			if text, open = c.quoted(text); open {
				return true
			}
			if quoted = false; later && len(text) > 0 && text[0] != c.delimiter {
				c.astray = true
				return false
			}
		}
		end := bytes.IndexByte(text, c.delimiter)
		if end < 0 {
			c.buf = append(c.buf, text...)
			c.ends = append(c.ends, len(c.buf))
			return false
		}
		c.buf = append(c.buf, text[:end]...)
		c.ends = append(c.ends, len(c.buf))
		text = text[end+1:]
	}
}

// quoted appends text up to the closing quote, and returns what follows it.
func (c *csvSource) quoted(text []byte) (rest []byte, open bool) {
	for {
		end := bytes.IndexByte(text, '"')
		if end < 0 {
			c.buf = append(c.buf, text...)
			return nil, true
		}
		c.buf = append(c.buf, text[:end]...)
		text = text[end+1:]
		if len(text) == 0 || text[0] != '"' {
			return text, false
		}
		c.buf = append(c.buf, '"')
		text = text[1:]
	}
}

// readLine returns the next line, pending ones first.
func (c *csvSource) readLine() (line, error) {
	if len(c.pending) > 0 {
		l := c.pending[0]
		c.pending = c.pending[1:]
		return l, nil
	}
	text, err := c.in.ReadSlice('\n')
	long := false
	if errors.Is(err, bufio.ErrBufferFull) {
		text, long, err = c.readOn(text)
	}
	if err != nil && (!errors.Is(err, io.EOF) || len(text) == 0) {
		return line{}, err
	}
	c.number++
	crlf := bytes.HasSuffix(text, []byte("\r\n"))
	text = bytes.TrimSuffix(bytes.TrimSuffix(text, []byte("\n")), []byte("\r"))
	return line{text, c.number, long, crlf}, nil
}

// readOn reads the rest of a line that the reader's memory does not hold, maxRow bytes at most.
func (c *csvSource) readOn(begin []byte) (text []byte, long bool, err error) {
	c.over = append(c.over[:0], begin...)
	for {
		piece, err := c.in.ReadSlice('\n')
		if room := maxRow - len(c.over); len(piece) > room {
			piece, long = piece[:room], true
		}
		c.over = append(c.over, piece...)
		if !errors.Is(err, bufio.ErrBufferFull) {
			return c.over, long, err
		}
	}
}

// kept returns the line with a text of its own.
func (l line) kept() line {
	l.text = bytes.Clone(l.text)
	return l
}
