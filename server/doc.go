// Package server serves the page, the API and the tiles over HTTP: the table of routes, the
// middleware and the life cycle of the process.
//
// It answers which path leads where, and under which limits. It knows nothing of incidents: what
// is counted is in data/atlas, what is said in server/api and server/tiles.
package server
