// Package load asks an HTTP/1.1 server on this machine as fast as it answers, over a few connections
// that stay open, and says how long the answers took.
//
// It reads every body to its end, but looks into none: whether answers are right is checked apart.
// Its client does the least that the protocol allows, because it shares the processors with what it
// measures.
package load
