// Package controlfile reads who held places from a file: GeoJSON with a polygon for each claim, or a
// table (CSV, XLSX) with a p-code for each.
//
// It answers which claims a file makes, and everything that is wrong with them, each fault with its
// place in the file; a file with a fault makes no layer at all. It keeps nothing (a data.Store does), and
// guesses nothing: what the values of a property mean is said by rules, and a value that no rule
// explains is a fault.
//
// # Columns and properties
//
//   - pcode, of a table: the p-code of a community or a neighbourhood.
//   - controller, or the property that the rules name: the codes of those who held it, joined by +.
//   - valid_from, valid_to: the days of the claim, YYYY-MM-DD, where they are not the layer's.
//   - confidence: a code of the vocabulary.
//
// Names are compared without regard to case and surrounding space; what else a file has is not read.
package controlfile
