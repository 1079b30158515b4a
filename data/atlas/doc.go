// Package atlas holds the picture of the store that is served: every record that the public may
// see at one revision, in memory, ready to be filtered, counted, listed and drawn.
//
// It answers what a map, a list and an area's panel ask, and says with each answer how many
// records it maps, how many it cannot place at that level and how many are held back. Beside the
// records it knows who held a place on a date. It is made from data.Release's result alone, so
// nothing that is protected can be asked out of it. It does not write, and does not know HTTP.
package atlas
