// Package geocode finds the place that a description means: words in English or Arabic, the wider
// area that the source names, and coordinates where it gives them.
//
// It answers with ranked readings, a decision (accepted, review, not_found), and the placement to
// use, which in doubt is coarsened to the area that the likely readings share. A wrong village is
// worse than a question: what several readings fit, or one fits badly, is never presented as exact.
// It does not geolocate: it knows the names and areas of the gazetteer and nothing finer.
//
// # Method
//
//  1. Mentions (phrase.go, words.go). The description is taken apart at punctuation and at words
//     such as "in", "near" and "between" into mentions, each one name. Words for a kind of place
//     (village, مدينة, district, countryside, hospital), directions and what joins mentions are set
//     aside and remembered. The country's own name is left out. Nothing is read behind the first
//     thousand bytes or eight mentions.
//  2. Region (region.go). What the source states, in either language, is read as the governorates it
//     may mean and finer areas it names; Damascus may mean its countryside. Where nothing is stated, a
//     governorate that the description names beside something else is the region.
//  3. Look-up (gather.go, geo/gazetteer). A mention is looked up as it is written, with and without the
//     words around its name, and as what sounds like it or is a slip of the pen away: in the region
//     first, elsewhere only where its consonants are the same. Where none of this is known, parts of it
//     are looked up. What is found are bearers: places, administrative areas, vernacular regions.
//  4. Readings (gather.go, evidence.go). Every bearer that the words around its name allow is a
//     reading, and so is the town that the region is named after, where only a part of it may be named.
//  5. Features (feature.go). A reading is described by numbers: how it is spelled in each language and at what
//     cost in hundredths of a consonant, what the other mentions are to it (a town close by, the subdistrict
//     around it, a place elsewhere), whether it lies in the region, what kind it is, how many live there.
//  6. Shares (model.go). The utility of a reading is the sum of its features times the weights in
//     weights.csv, and its share, the probability that it is meant, is exp(utility) among those of all
//     readings and of the case that none of them is meant (conditional logit, McFadden 1974). Weights are
//     fitted (fit.go) to descriptions whose place is known, with a penalty on large ones; signs and least
//     weights that are beyond doubt are set in feature.go. No name or place has a weight of its own.
//  7. Score (calibration.go). The score of the best reading is its share and that of whatever else lies
//     within 5 km, corrected by how often such scores were right. It is the probability that the place
//     meant is this one, or lies within 5 km of it. Of the other readings it is their share.
//  8. Decision (decide.go). The best reading is accepted where its score is enough and nothing forbids
//     it. Without regard to the score, a reviewer is asked where several places are joined, a distance
//     is stated, the region is not known or does not hold the place, a governorate's bare name may
//     mean its capital, the languages name different places, or only the surroundings of what is
//     named are known. The reason says so in words.
//  9. Placement (decide.go, candidate.go). What is accepted keeps the precision that the words
//     allow: near for "near X", a line for a road or between two places. What is to be reviewed
//     is placed in the finest area that the likely readings share, never at a point, and nothing is more
//     exact than the source says that it is.
//  10. Coordinates (point.go). Those given by the source win for the point where the words and the region
//     allow them. Where they contradict, both readings are listed and the placement is the area they share.
//
// [Geocoder.Explain] returns the numbers of any query.
//
// # Example
//
// "Mashekh village, al Bseira, northern suburbs of Deir Ez-Zour", with no region stated, has three
// mentions: "Mashekh", which is to be a place, because a village is; "al Bseira"; and "Deir Ez-Zour",
// which is to be an area, because suburbs are, and of that the north. The third is also the name of
// a governorate that stands beside other names: it is taken as the region.
//
// With the weights of weights.csv:
//
//	Mashekh        is a name of C5121
//	al Bseira      is a name of C5110, SY090102
//	Deir Ez-Zour   is a name of C5086, SY09
//
//	C5121, the community Mashekh
//	  en.exact                1.00 ×  0.500 =  0.500
//	  support.governorate     1.00 ×  1.000 =  1.000
//	  support.district        1.00 ×  1.000 =  1.000
//	  support.subdistrict     1.00 ×  0.500 =  0.500
//	  region.inside           1.00 ×  2.654 =  2.654
//	  direction.differs       0.47 × -0.500 = -0.235
//	  utility                                    5.419
//	  share                                      0.992
//
//	C5110, the community Basira
//	  en.exact                1.00 ×  0.500 =  0.500
//	  later                   1.00 × -0.914 = -0.914
//	  support.governorate     1.00 ×  1.000 =  1.000
//	  support.district        1.00 ×  1.000 =  1.000
//	  context                 1.00 × -5.000 = -5.000
//	  region.inside           1.00 ×  2.654 =  2.654
//	  direction.differs       0.60 × -0.500 = -0.302
//	  seat.subdistrict        1.00 ×  1.065 =  1.065
//	  utility                                    0.003
//	  share                                      0.004
//
//	SY09, the governorate
//	  en.exact                1.00 ×  0.500 =  0.500
//	  later                   2.00 × -0.914 = -1.828
//	  town.far                1.00 × -0.836 = -0.836
//	  context                 1.00 × -5.000 = -5.000
//	  region.inside           1.00 ×  2.654 =  2.654
//	  area                    1.00 ×  1.765 =  1.765
//	  area.agrees             1.00 ×  2.000 =  2.000
//	  utility                                   -0.745
//	  share                                      0.002
//
//	none of them
//	  none                    1.00 × -2.712 = -2.712
//	  none.one.language       1.00 ×  1.572 =  1.572
//	  utility                                   -1.140
//	  share                                      0.001
//
//	best: exp(5.419) = 225.6, of 227.4 that all 4 have together; share 0.992, score 0.982
//	accepted C5121, score 0.982: name matches exactly; subdistrict Basira stated; the text says another direction; the text names the governorate Deir-ez-Zor
//
// So the village is accepted. Every mention that follows it says where it is: it lies in the
// subdistrict that has the second name, and in the governorate that has the third. The town of
// al Bseira is named just as exactly, but it stands second, and an area of its name holds
// the village before it: it is context. For the same reasons the governorate is not what is meant. That the
// village lies south-east of the city, and not north, is held against it, but only a little:
// reports often err in directions.
package geocode
