// Package gazetteer knows the named places of Syria and finds them, and the administrative
// areas, by name in Arabic or Latin script.
//
// It answers which places and areas bear a name, whatever the spelling of hamzas, articles,
// diacritics, apostrophes and hyphens, and which share its consonants. It does not weigh them:
// a name alone rarely identifies a place, and choosing among the bearers is geo/geocode's task.
package gazetteer
