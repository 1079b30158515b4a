// Package tabular reads the rows of a file one at a time: CSV in any usual delimiter and
// encoding, the sheet of an XLSX workbook, GeoJSON features (a collection or one a line), each
// with or without a row of HXL hashtags.
//
// It answers which columns a file has, what each row holds and on which line it starts. It does
// not know what a column means. Memory does not grow with the file: one row is held at a time,
// and a row, a cell and the number of columns have limits.
//
// A row that cannot be read (too few cells, a quote that never closes, text that is not valid)
// is returned with its problem, and reading goes on after it. A file that is not a table at all
// is an error when it is opened.
package tabular
