// Package geocode finds the place that a description means: words in English or Arabic, the wider
// area that the source names, and coordinates where it gives them.
//
// It answers with ranked readings, a decision (accepted, review, not_found), and the placement to
// use, which in doubt is coarsened to the area that the readings share. A wrong village is worse
// than a question: what several readings fit, or one fits badly, is never presented as exact.
// It does not geolocate: it knows the names and areas of the gazetteer and nothing finer.
//
// # Method
//
//  1. The description is taken apart at punctuation and at words such as "in" and "near"; words
//     for a kind of place (village, قرية, district, countryside) are set aside but remembered.
//     "Area" and "region" mean the area around a name: that some place in it is the town is not said.
//  2. Each name is looked up in normalised form, first with the words around it, then without,
//     and only if both fail by its consonants. The bearers of a name are its readings.
//     Areas around a town of the same name are not meant by its bare name; where
//     nothing at all stands beside the name of a governorate, both it and its capital are read.
//  3. A reading gains from the stated region, from the other names in the description where they
//     contain it or are close to it, and from the other language where it says the same. It loses
//     outside the region, after a name that is not known, and where another name or the other
//     language speaks against it. The weights are constants beside the type reading.
//  4. The best reading is accepted where it passes the threshold, matches by name rather than
//     by sound, no other is as good, and no other name of either language is of a place elsewhere.
//     Anything else goes to review with the reason in words, and so do roads, lists of places and
//     what lies some kilometres from a place.
//  5. Coordinates given by the source win for the point where the text and the region allow them.
//     Where they contradict, both readings are listed and the placement is the area they share.
//  6. The result is never more exact than the source says it is.
//
// # Example
//
// "Mashekh village, al Bseira, northern suburbs of Deir Ez-Zour" has three names. "Mashekh" (a
// village is wanted) is borne by one community, in the subdistrict Basira. "al Bseira" is borne by
// the town Basira and by that subdistrict; "Deir Ez-Zour" (an area is wanted, for the
// suburbs) by the city, district and governorate. The community starts from 0.60 for its equal
// name and gains 0.03 for being a place, as wanted, 0.15 because the subdistrict contains it, and
// 0.15 because the governorate does: 0.93, and with the 0.20 for a name that no other place of
// the country bears, as no region is stated, it is at the top of the scale. The town of Basira has
// its own gains but 0.06 less for standing second, and 0.20 less because an area of its name
// contains the village: it says where that is. So Mashekh is accepted, and little is left to Basira.
package geocode
