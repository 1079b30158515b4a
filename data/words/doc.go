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
// Records stand in the order of their keys, and an ordinal is a record's place in that order, from
// 0. Numbers are little-endian; those of the header after its checksum and those of the tables
// have 8 bytes. A varint is an unsigned one of encoding/binary.
//
//	header        the form, 1, in the first byte, then three bytes 0; CRC-32C of all that follows
//	              it, 4 bytes; the number of records; the size of the key deltas in bytes; the
//	              number of words, the size of their postings and of their texts; the same three
//	              for the prefixes
//	key table     for each block of 128 keys: its first key, and where its deltas begin
//	key deltas    for each further key of a block: a varint of its distance from the one before,
//	              less 1. A block of keys that follow one another has none.
//	words         postings: for each word the ordinals of the records that have it
//	              texts: the words in the order of their bytes, in blocks of 16, each as varints of
//	              how many bytes it shares with the one before (0 for the first of a block) and
//	              how many it has beyond these, those bytes, and varints of the number of its
//	              records and of the size of its postings
//	              table: for each block of 16 words, where its texts begin, and its postings
//	prefixes      in the same form as words, but of beginnings of words: for those that would take
//	              long to put together from their words, the ordinals of the records that have any.
//	              A segment of few records has none.
//
// The postings of a word that more than 1/16 of the records have are a bitmap of a bit for each
// record. All others are varints of the distance from the ordinal before, less 1, the first of
// the ordinal itself. Where there are more than 128, a table stands before them, to skip by: for
// each block of 128 its last ordinal, and where the block ends after the table; 4 bytes each.
package words
