// Package process starts the programs that are measured, says what they take, and sees to it that
// none outlives the one who started it.
package process
