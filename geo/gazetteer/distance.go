package gazetteer

import "strings"

// whole is the cost of one consonant that is another, or is missing.
const whole = 100

// alike lists pairs of sounds that spellings interchange, with what it costs in hundredths of a
// consonant. The values are by judgement: a sound that one script or habit writes for the other
// costs next to nothing, a slip of the ear or the dots of a letter about a half.
const alike = `
ae10 ai25 ao25 au40 ei5 eo30 eu35 io35 iu40 ou5 iy5 ey10 ay25 oy40 uw5 ow5 aw30 ew40 iw40 yw50 yu40
aL0 eL15 oL35 iL50 uL50 wL60 yL45 aA5 eA5 LA5 iA30 oA35 uA45 yA25 wA45
aT5 eT5 AT5 LT10 TH5 aH5 eH5 AH5 tT5 hH0 hX0 HX0 TX20 hT20 hA40
qk10 qg15 kg30 gG15 qG40 kx35 xh30 xG50 jg25 jS40 jC20 Ck5 Cq10 CS15 Cs30 sS35 sc30 tc10 td35 dv10 vz15 dz30 sz25 zj40 vc20
bf50 bm60 mn40 lr60 ln60 rG60 xX30 xH40 jh60 rz60 fq60 bt70 bn70 cs30 gx50 fk70 ty60 by60 ny60
`

// substitution holds the cost of one sound for another.
var substitution = func() (table [len(alphabet)][len(alphabet)]uint8) {
	for i := range table {
		for j := range table[i] {
			if i != j {
				table[i][j] = whole
			}
		}
	}
	for _, entry := range strings.Fields(alike) {
		a, b := signOf[entry[0]], signOf[entry[1]]
		cost := uint8(0)
		for _, d := range []byte(entry[2:]) {
			cost = cost*10 + d - '0'
		}
		table[a][b], table[b][a] = cost, cost
	}
	return table
}()

// writing is the script of a name, as far as comparing names goes.
type writing uint8

const (
	inLatin writing = iota
	inArabic
)

// Scripts that are compared: vowels that one side does not write cost by it.
const (
	sameLatin = iota
	sameArabic
	crossScript
)

// modes holds how names are compared, by the writing of both.
var modes = [2][2]int{{sameLatin, crossScript}, {crossScript, sameArabic}}

// missing holds the cost of a sound that only one of two names has.
var missing = func() (table [3][len(alphabet)]uint8) {
	for mode := range table {
		for sign := range table[mode] {
			table[mode][sign] = whole * 9 / 10
		}
		table[mode][signOf['T']], table[mode][signOf['H']] = 10, 5
		table[mode][signOf['h']], table[mode][signOf['X']] = 35, 15
	}
	set := func(mode int, costs map[byte]uint8) {
		for c, cost := range costs {
			table[mode][signOf[c]] = cost
		}
	}
	set(sameLatin, map[byte]uint8{'a': 15, 'e': 12, 'i': 15, 'o': 20, 'u': 20, 'w': 35, 'y': 25, 'A': 40})
	set(sameArabic, map[byte]uint8{'L': 35, 'w': 45, 'y': 45, 'A': 45})
	set(crossScript, map[byte]uint8{'a': 8, 'e': 2, 'i': 3, 'o': 4, 'u': 4, 'L': 35, 'w': 35, 'y': 30, 'A': 40})
	return table
}()

// swapped is the cost of two neighbouring sounds exchanged.
const swapped = 70

// distance returns the least cost of turning one name into the other, in hundredths of a
// consonant, or more than limit where it exceeds that. It is symmetric, and 0 for equal sounds.
// Cost: len(a) times len(b) steps (optimal string alignment: Damerau 1964, Wagner and Fischer 1974).
func distance(a, b sounds, mode, limit int) int {
	var rows [3][maxSounds + 1]int32
	var gapsOfB [maxSounds]int32
	gaps := &missing[mode]
	before, last, now := &rows[0], &rows[1], &rows[2]
	b = b[:min(len(b), maxSounds)]
	for j, y := range b {
		gapsOfB[j] = int32(gaps[y])
		last[j+1] = last[j] + gapsOfB[j]
	}
	previous, leastBefore := byte(255), int32(0)
	for _, x := range a {
		costs, gap := &substitution[x], int32(gaps[x])
		left := last[0] + gap
		now[0] = left
		least := left
		for j, y := range b {
			cost := min(last[j]+int32(costs[y]), last[j+1]+gap, left+gapsOfB[j])
			if y == previous && j > 0 && b[j-1] == x && x != y {
				cost = min(cost, before[j-1]+swapped)
			}
			now[j+1] = cost
			least = min(least, cost)
			left = cost
		}
		if int(least) > limit && int(leastBefore)+swapped > limit { // two sounds exchanged leave a row out
			return limit + 1
		}
		leastBefore = least
		before, last, now = last, now, before
		previous = x
	}
	return int(last[len(b)])
}
