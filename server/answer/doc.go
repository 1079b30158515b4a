// Package answer turns what a route wants to say into an HTTP answer: the body is encoded
// before the status is sent, its ETag is known before the work is done, and every error is
// application/problem+json. Answers that say so are kept whole, with their compressed forms, and are
// made once for all who ask.
//
// It answers how things are said over HTTP. What is said is in server/api and server/tiles.
package answer
