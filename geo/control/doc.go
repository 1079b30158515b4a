// Package control answers who held a place on a date, and which land its holders held: every place
// of a subdistrict goes with the nearest community there.
//
// It answers from dated claims about places and areas only: it does not extend a claim beyond its
// days, or decide between sources that speak for the same day. Unknown is an answer. The lands
// between communities are drawn, not surveyed: a map of them shows who held the communities, not
// where front lines ran.
package control
