package main

import (
	"fmt"
	"io"
	"strings"
	"unicode"

	"github.com/rivo/uniseg"
)

// table is text in columns. A terminal that shows Arabic from right to left shows each cell where
// the others of its column are, because every cell stands alone (Unicode's isolates, of width 0).
type table struct {
	heads []string
	rows  [][]string
	right map[int]bool // columns of numbers, which end at the same place
	rtl   bool         // the first column is the rightmost
}

// Marks of Unicode's bidirectional algorithm (UAX 9).
const (
	rightToLeft = "\u2067" // isolates what follows, from right to left
	firstStrong = "\u2068" // isolates what follows, in the direction of its first letter
	endIsolate  = "\u2069"
)

func (t table) write(w io.Writer) error {
	lines := append([][]string{t.heads}, t.rows...)
	widths := make([]int, len(t.heads))
	for _, cells := range lines {
		for i, cell := range cells {
			widths[i] = max(widths[i], uniseg.StringWidth(cell))
		}
	}
	for _, cells := range lines {
		if _, err := fmt.Fprintln(w, t.line(cells, widths)); err != nil {
			return err
		}
	}
	return nil
}

func (t table) line(cells []string, widths []int) string {
	padded := make([]string, len(cells))
	for i, cell := range cells {
		gap := strings.Repeat(" ", widths[i]-uniseg.StringWidth(cell))
		if cell = isolated(cell, t.rtl); t.right[i] {
			cell, gap = gap, cell
		}
		padded[i] = cell + gap
	}
	line := strings.Join(padded, "  ")
	if t.rtl {
		return rightToLeft + line + endIsolate
	}
	return strings.TrimRight(line, " ")
}

// isolated keeps a cell from changing the order of those beside it. Between cells that are all
// from left to right nothing is needed.
func isolated(cell string, always bool) string {
	if cell == "" || !always && strings.IndexFunc(cell, func(r rune) bool { return unicode.Is(unicode.Arabic, r) }) < 0 {
		return cell
	}
	return firstStrong + cell + endIsolate
}

// printable returns a stranger's text on one line, without what would steer the terminal.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}
