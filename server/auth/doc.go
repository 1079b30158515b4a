// Package auth finds out who asks: it reads the file of reviewers and compares what a request says
// of itself with it.
//
// It answers who someone is. What they may see and do is said by the routes.
package auth
