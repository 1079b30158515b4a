// Package review is the desk at which people decide what doubtful place texts mean. It lists the
// records that wait, in groups of equal descriptions; applies a decision to all records of a
// group; keeps it as an alias, so that what is imported later is placed the same way; and takes
// it back.
//
// It answers who decided what, and which records that moved. How a description is weighed against
// coordinates is in data/placement; who may decide is for the server to find out.
package review
