// Package synthetic makes up incidents, to measure with and to try the program with: as many as are
// asked for, each marked in its title, the same ones for the same seed, of one dataset or of several that overlap, clustered where people live, with the shares of parties, violations,
// numbers and precisions that documented data has.
//
// They say nothing about what happened. No test of meaning, and no map that anyone is shown, may
// rest on them; data/sample has what is real.
package synthetic
