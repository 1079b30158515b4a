// Command benchmap proves what the map engine claims: in one run, over the same made-up incidents, the
// same tiles and the same filters, it measures the program's own server beside what people would
// otherwise run (see package peer), checks that all of them answer the same, and prints how they compare
// to what is to be reached.
//
// It runs on Linux, and less completely on another Unix. All that it writes is in a temporary folder
// that it removes, and no program that it starts outlives it. It is no part of the program that is
// installed, so that the drivers of its contenders are not either.
package main
