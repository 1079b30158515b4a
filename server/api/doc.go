// Package api says what the routes under /api/v1 answer: which parameters each reads and the form
// of its JSON.
//
// It answers how the atlas is asked over HTTP. The counting is in data/atlas, the sending in
// server/answer.
package api
