package geocode

import "slices"

// merge joins the readings of the two languages: one that both share gains, and where one
// language has a good reading that the other lacks, the other's lose.
func merge(english, arabic []reading) []reading {
	out := one(english)
	others := one(arabic)
	bestEnglish, bestArabic := best(out), best(others)
	for i := range out {
		at := slices.IndexFunc(others, func(o reading) bool { return o.Bearer == out[i].Bearer })
		if at < 0 {
			if bestArabic >= forName {
				out[i].score -= lessOtherText
			}
			continue
		}
		out[i] = out[i].with(others[at])
		others = slices.Delete(others, at, at+1)
	}
	for _, o := range others {
		if bestEnglish >= forName {
			o.score -= lessOtherText
		}
		out = append(out, o)
	}
	return out
}

// with returns the reading that both languages share.
func (r reading) with(o reading) reading {
	if o.score > r.score {
		r, o = o, r
	}
	r.scripts = 2
	r.score += forBothTexts
	r.bySound = r.bySound && o.bySound
	r.inner = r.inner && o.inner
	r.near = r.near || o.near
	r.opposed = r.opposed || o.opposed
	return r
}

// opposedBy marks the readings of one language that a name in the other speaks against: one that
// is known, in the stated region or not, and is of things elsewhere only. A name that has the same
// consonants does not: it is most likely another transliteration.
func (g *Geocoder) opposedBy(list []reading, p phrase, found [][]reading) {
	for i := range list {
		for j, bearers := range found {
			r := &list[i]
			same := slices.ContainsFunc(bearers, r.goesWith) || slices.Contains(g.gaz.Sounding(p.parts[j].name), r.Bearer)
			r.opposed = r.opposed || anyGood(bearers, region{}) && !same
		}
	}
}

// goesWith reports whether both readings can be of one description.
func (r reading) goesWith(o reading) bool {
	return r.Bearer == o.Bearer || r.support(o) > 0 || o.support(r) > 0
}

func best(list []reading) float64 {
	most := 0.0
	for _, r := range list {
		most = max(most, r.score)
	}
	return most
}

// one keeps the best of several readings as the same place or area.
func one(list []reading) []reading {
	var out []reading
	for _, r := range list {
		at := slices.IndexFunc(out, func(o reading) bool { return o.Bearer == r.Bearer })
		switch {
		case at < 0:
			out = append(out, r)
		case r.score > out[at].score:
			out[at] = r
		}
	}
	return out
}
