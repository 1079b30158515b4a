// Package trial scores a geocoder on places that are described in words and whose whereabouts are
// known: how often it is right, how far its own scores can be believed, why it misses, and how
// fast it is, beside two plain ways to find a name.
//
// It answers for the file that it is given and no other: weights that were fitted to the rows of
// a file have to be scored on rows that they have not seen, for which Fold parts a file. The
// coordinates of a row are compared with the answer and never shown to the geocoder.
package trial
