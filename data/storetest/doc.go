// Package storetest holds the tests that every implementation of data.Store passes.
//
// It answers whether a store keeps the promises of data.Store and data.Change. What is particular to
// one kind of store (its file, its locks, being killed) is tested beside that store.
package storetest
