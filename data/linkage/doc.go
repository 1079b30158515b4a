// Package linkage finds records of different datasets that are likely to be of the same event. It
// links them and never merges them: which of the links to believe is for people to say.
//
// It answers how much speaks for two records being of one event (Compare), which of many records are
// linked (Finder), and what groups the links make (Groups). It does not look for records that one
// dataset has twice: a publisher that lists two takes them to be two. It reads no text, and it
// protects nobody: it must be given only what may be seen, and no record that stands for several
// events.
//
// # The rule
//
// Two records can be of the same event where all of these hold:
//
//   - They are of different datasets.
//   - Their days are at most one apart. A day that is known to a week is widened by six days on either
//     side; a record that is known no better than to a month, or spans more than a week, is
//     linked with none: too much happens in a month to say.
//   - Their places are the same or near each other: points within 2 km and their two uncertainties
//     (of which at most 2.5 km each are reckoned), or the same subdistrict where one of the two
//     is known no better.
//   - A party is in common, or one is the group that the other belongs to, or one of the records
//     names none.
//   - What happened is of the same kind: violence, detention, and so on (see KindsOf).
//   - The numbers of killed and of detained that both state do not contradict each other: their ranges
//     meet, or miss each other by no more than 2 or half of the larger number. A record whose dead
//     are all of one profession counts that profession only, so its numbers are at least so many.
//     A number that is at least fewer than the other can be says nothing: that is as true of events
//     that have nothing to do with each other.
//
// The score of such a pair is the sum of five parts, in thousandths:
//
//	place    400  same place code: falls to half with the distance; otherwise 240 falling to 0, or 180 for the subdistrict
//	time     300  the same day; falls to 90 with the days that it can be; 0.45 of it for the day before or after
//	party    100  in common; 80 with a group; 40 where one names none
//	people   100  the ranges meet (75: one is "at least"); 50 where nothing can be compared; 0 where they miss
//	what     100  50 for a violation in common, 50 for a facility or a weapon
//
// Two records are linked from Threshold on. It was set on real datasets that overlap, so that a link is
// rather missed than wrong: the same day and the same village are enough, the next village is not
// unless the numbers agree too. (The form is that of I. P. Fellegi and A. B. Sunter, A Theory for
// Record Linkage, 1969: evidence adds up to a weight with a threshold. The weights are judged, not
// estimated: there is no sample of known pairs.)
package linkage
