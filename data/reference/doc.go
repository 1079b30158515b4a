// Package reference holds the facts about the country that the program carries within itself:
// administrative areas and their shapes, populated places, who controlled them, and what a base
// map needs of the surroundings. Load reads them, Build compiles them from their sources, and
// SOURCES.md says where each comes from, under which licence, and what was changed.
//
// What people call the country's landscapes and places beside the official names is the project's
// own compilation, kept as CSV under vernacular/ and read as it is.
//
// Each source with a licence of its own is a file of its own under compiled/. A file is a line
// that names its kind, the SHA-256 of the rest, and the content compressed with Zstandard:
// columns of variable-length whole numbers (signed ones as zigzag, coordinates as differences)
// and of texts with their length before them.
//
// The package does not hold incidents (data/sqlite) or vocabularies (data).
package reference
