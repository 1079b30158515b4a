// Package openapi describes the interface of the server to those who program against it: as an
// OpenAPI 3.1 document and as a page of it. Both are made of the operations that the server answers
// by, and of the Go types of their answers, so they cannot say anything else than the server does.
//
// It answers what can be asked and what the answer looks like. What is said is in server/api and
// server/tiles.
package openapi
