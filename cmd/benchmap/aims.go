package main

import "fmt"

// aim is one of the figures that the issue asks for.
type aim struct {
	What    string
	Want    string
	Got     string // "" where it could not be measured
	Reached bool
}

// find returns what was measured of a contender, if it was.
func (r *report) find(contender, question string, how mode) (measured, bool) {
	for _, m := range r.Measured {
		if m.Contender == contender && m.Question == question && m.Mode == how {
			return m, true
		}
	}
	return measured{}, false
}

// ratioAim compares how many tiles a second the program and a contender serve.
func (r *report) ratioAim(question, contender, theirs string, times float64, how mode) aim {
	a := aim{
		What: fmt.Sprintf("%s, %s: tiles a second, against %s with %q", question, how, contender, theirs),
		Want: fmt.Sprintf("%g times", times),
	}
	our, ok := r.find(ourName, question, how)
	their, found := r.find(contender, theirs, warm)
	if ok && found && their.PerSecond > 0 {
		ratio := our.PerSecond / their.PerSecond
		a.Got = fmt.Sprintf("%.3g times (%.0f and %.0f)", ratio, our.PerSecond, their.PerSecond)
		a.Reached = ratio >= times
	}
	return a
}

// latencyAim bounds the 99th percentile at one connection.
func (r *report) latencyAim(question string, ms float64, how mode) aim {
	a := aim{What: fmt.Sprintf("%s, %s: 99th percentile at one connection", question, how), Want: fmt.Sprintf("under %g ms", ms)}
	if m, ok := r.find(ourName, question, how); ok {
		a.Got = fmt.Sprintf("%.3g ms", m.P99MS)
		a.Reached = m.P99MS < ms
	}
	return a
}

// nearly is how near to a server of ready-made tiles is "about" what it reaches.
const nearly = 0.9

// aims returns every figure that is to be reached, with what was.
func (r *report) aims() []aim {
	var list []aim
	for _, how := range modes {
		list = append(list,
			r.ratioAim(exactFiltered, postgisName, exactWhole, 100, how),
			r.ratioAim(exactFiltered, postgisName, exactFiltered, 25, how),
			r.latencyAim(exactFiltered, 1.5, how),
			r.ratioAim(exactAll, postgisName, exactAll, 60, how),
			r.ratioAim(exactAll, bakedName, exactAll, nearly, how),
			r.ratioAim(binsFiltered, superclusterName, binsAll, 2, how),
			r.latencyAim(binsFirstZoom, 6, how),
		)
	}
	return append(list, r.groupingAims()...)
}

func (r *report) groupingAims() []aim {
	median := aim{What: "grouping governorate by party: median in process", Want: "under 1 ms"}
	ratio := aim{What: "the same, against DuckDB", Want: "3 times faster"}
	var ours, ducks float64
	for _, g := range r.Grouping {
		switch {
		case g.Contender == duckdbName:
			ducks = g.P50MS
		case g.How == inProcess:
			ours = g.P50MS
		}
	}
	if ours > 0 {
		median.Got, median.Reached = fmt.Sprintf("%.3g ms", ours), ours < 1
	}
	if ours > 0 && ducks > 0 {
		ratio.Got, ratio.Reached = fmt.Sprintf("%.3g times", ducks/ours), ducks/ours >= 3
	}
	l := r.Locating
	locate := aim{What: "point → subdistrict on one core", Want: "20 million a second"}
	same := aim{What: "the same, against the exact polygon test", Want: "the same answers"}
	if l.Points > 0 {
		locate.Got, locate.Reached = fmt.Sprintf("%.3g million a second", l.PerSecond/1e6), l.PerSecond >= 20e6
		same.Got, same.Reached = fmt.Sprintf("%d of %d differ", l.Different, l.ExactPoints), l.Different == 0
	}
	return []aim{median, ratio, locate, same}
}
