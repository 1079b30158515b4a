// Package placelist reads a table of place descriptions and writes it again with the place of
// each row: every input column as it was, and after them what the geocoder answers.
//
// It answers which columns describe a place, what each row asks, and what is written of the
// answer. It does not know incidents (data/ingest does), keeps nothing, and decides nothing about a
// place (geo/geocode does). Memory does not grow with the table.
//
// # Columns
//
// The columns of the answer are named by Names. Where the input has a column of such a name, in
// whatever letters, its cells stay in their place and its name gets "input_" before it: lat is
// then the answer's and input_lat the input's, for every reader, also for one that takes the first
// or the last of two columns with one name. What is renamed is in the Summary.
//
// # What an answer says
//
// Of an accepted row the answer is the placement to use, which can be an area without a point. Of a
// row to review it is the first candidate: a best guess to start from, not to be relied on. A row with too few or too
// many cells may have its texts in the wrong columns: it is never accepted. Coordinates that
// cannot be read are left out, and the reason says so.
package placelist
