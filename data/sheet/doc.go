// Package sheet writes tables as CSV that spreadsheets open as they are meant: in UTF-8 with a byte
// order mark, because a file without one is taken for one in the local code page, and with no
// text that is taken for a formula. It does not know what the tables say.
package sheet
