// Package mapindex holds what a map asks of the incidents in memory: immutable columns, sorted so
// that the rows of any tile are one contiguous range, with filters, counts and groups over them.
//
// It answers which rows match a query, which of them lie in a tile, and how they add up by area,
// term or code. It does not know what the terms mean (they are numbers that the caller assigns),
// keeps no text, and protects nobody: it must be given only what may be seen.
//
// Rows that may be drawn as a point come first, in the order of the Morton code of their Web
// Mercator position; rows that are counted but never drawn come behind them. A position in that
// order, from 0 to Len-1, names a row in one index only; its key names it in all.
//
// An Index and its Selections never change and may be used by any number of goroutines at once.
package mapindex
