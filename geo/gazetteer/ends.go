package gazetteer

// differing returns the sounds of two names without those that both begin or end with, as far as
// their distance is the same without them.
func differing(n, o *Name, mode int) (a, b sounds) {
	a, b = n.sounds(), o.sounds()
	signs, needs := n.signs|o.signs, &needed[mode]
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] && needs[a[0]]&signs == 0 {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] && needs[a[len(a)-1]]&signs == 0 {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	return a, b
}

// needed holds, for each sign, the signs because of which it must be compared although both names
// begin or end with it: those that cost more to be left out than to stand for the sign, where that
// is left out. Without such a sign y in either name nothing is gained by not matching the two x:
// whatever an x at the start stands for, the other x before that is left out, and instead the x can
// be matched and y be left out.
var needed = func() (table [len(missing)][len(alphabet)]signSet) {
	for mode, gaps := range missing {
		for x := range table[mode] {
			for y := range table[mode] {
				if int(gaps[y]) > int(gaps[x])+int(substitution[x][y]) {
					table[mode][x] |= 1 << y
				}
			}
		}
	}
	return table
}()
