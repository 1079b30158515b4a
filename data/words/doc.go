// Package words finds records by the words of their texts: an inverted index in memory that a
// store fills, keeps as bytes and merges.
//
// A Splitter turns texts and queries into words. A Builder makes a segment of the words of some
// records: immutable bytes that a store writes wherever it likes. Open reads a segment without
// unpacking it, Merge makes one segment of several, and an Index answers queries over several, of
// which the later ones replace records of the earlier. What it finds is a Set of keys.
//
// The package does no input or output, and it ranks nothing: a record has the words or not.
//
// # A query
//
// A record is found if its latest version has every word of the query. The last word is a prefix:
// it stands for every word that begins with it, so that results come while someone types. A query
// of no words finds nothing.
//
// # The form of a segment
//
// Numbers are little-endian; a varint is an unsigned one of encoding/binary. Records stand in the
// order of their keys, and an ordinal is a record's place in that order, from 0.
//
//	header        byte   0  the form, 1, then three bytes 0
//	              byte   4  CRC-32C of everything from byte 8 on, 4 bytes
//	              byte   8  number of records R, 4 bytes
//	              byte  12  number of words W, 4 bytes
//	              byte  16  sizes of deltas, postings and words, 8 bytes each
//	key table     for each block of 128 keys: its first key, and where its deltas begin; 8 bytes each
//	key deltas    for each further key of a block: a varint of its distance from the one before,
//	              less 1. A block of keys that follow one another has none.
//	postings      for each word the ordinals of the records that have it
//	words         in the order of their bytes, in blocks of 16, each: a varint of how many bytes it
//	              shares with the one before (0 for the first of a block), the further bytes with
//	              their number as a varint before them, varints of the number of its records and
//	              of the size of its postings
//	word table    for each block of 16 words: where it begins in words, and where the postings of
//	              its first word begin; 8 bytes each
//
// The postings of a word that more than 1/16 of the records have are a bitmap of R bits. All
// others are varints of the distance from the ordinal before, less 1, and of the first ordinal
// itself. Where these are more than 128, a skip table stands before them: for each block of 128
// its last ordinal, and where the block ends after the table; 4 bytes each.
package words
