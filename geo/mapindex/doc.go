// Package mapindex holds what a map asks of the incidents in memory: immutable columns of small
// numbers, sorted so that the rows of any tile are one contiguous range, with filters, counts and
// groups over them.
//
// It answers which rows match a query, which of them lie in a tile, and how many there are, or how
// many people, under every combination of attributes. It does not know what the numbers mean (they
// are codes that the caller assigns), keeps no text, and protects nobody: it must be given only
// what may be seen.
//
// Every column is held twice: in the order of the Morton code of the Web Mercator position, for
// maps, and in the order of the day, for figures of a period. Rows that may be drawn as a point
// come first in the one; rows that are counted but never drawn come behind them. A row's number,
// from 0 to Len-1, names it in one index only; its key names it in all.
//
// A small change is laid over a large index by With, which shares its columns; Folded makes one
// table of both again. An Index and its Selections never change and may be used by any number of
// goroutines at once.
package mapindex
