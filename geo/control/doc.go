// Package control answers who held a place on a date.
//
// It answers from dated claims about single places only: it does not interpolate between
// places, extend a claim beyond its days, or decide between sources. Unknown is an answer.
package control
