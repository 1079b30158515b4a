// Package gazetteer knows the named places of Syria and finds them, the administrative areas and the
// vernacular regions, by name in Arabic or Latin script.
//
// It answers which of them bear a name as it is written, whatever the spelling of hamzas, articles,
// diacritics, apostrophes and hyphens, and which bear one that sounds like it, and how unlike the two are. It
// does not weigh them: a name alone rarely identifies a place, and choosing among the bearers is
// geo/geocode's task.
//
// # How names are compared
//
//  1. Normalise (normalise.go, letters.go) folds letters that writers interchange and leaves out what they
//     leave out. Names with the same Key are exact matches.
//  2. Words that tell namesakes apart (eastern, الكبيرة, upper) are set aside as modifiers (name.go),
//     in either language and at either end of the name.
//  3. What remains is written in one alphabet of sounds for both scripts (sounds.go): كفر تخاريم and Kafr
//     Takharim have the same consonants, b for ب, x for خ and kh, S for ش, sh and ch.
//     The consonants alone, with those taken together that are often confused, are the skeleton.
//  4. The distance of two names (distance.go) is the least cost of turning the sounds of one into
//     those of the other, in hundredths of a consonant: next to nothing for what spellings
//     interchange (q and k, ou and u, a vowel that Arabic does not write), about a half for a slip of the
//     ear or a dot, and 100 for another consonant. Two sounds exchanged cost 70.
//  5. An index (index.go) brings up the names worth comparing: those whose skeletons are equal or differ in one
//     consonant, and for names of few consonants also those of which the sounds do (symmetric
//     deletion). A test compares what it finds with a scan of all names.
//  6. Another index (misspelling.go) brings up the names that are one slip of the pen away in letters,
//     which may be far away in sounds: a letter in the middle of sh.
//  7. What names begin with, by their letters and by their sounds, completes a name for somebody who types
//     (complete.go). No description is ever read so.
//
// The names of an area and of the town that it is called after are shared between the two as far as
// names.go says; where an entry says beside the name where the place lies, that is not its name.
package gazetteer
