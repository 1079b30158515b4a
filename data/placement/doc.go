// Package placement puts incidents in their place: it asks geo/geocode what the words and the
// coordinates of a source mean, keeps the answer in the record, and derives from geo/control who
// held the place on the day.
//
// It answers where a record may be counted and drawn, never finer than the answer supports. It
// does not change what the source said, and does not override a reviewer: the store keeps
// decisions of people apart.
package placement
