package answer

import "strings"

// coding is a content coding that answers are sent in (RFC 9110, section 8.4.1).
type coding int

const (
	identity coding = iota
	gzipped
	zstandard
	codings
)

// codingNames are the names in Content-Encoding, and the ends of the ETags of the forms.
var codingNames = [codings]string{identity: "identity", gzipped: "gzip", zstandard: "zstd"}

// acceptance is how welcome each coding is to a client, in thousandths; 0: not at all.
type acceptance [codings]int

const (
	unsaid       = -1
	leastWelcome = 1 // of identity where nothing is said of it: the last choice, but one
	mostWelcome  = 1000
)

// parseAcceptance reads the Accept-Encoding headers of a request (RFC 9110, section 12.5.3).
// Elements that are malformed are left out. Boundary: who says nothing gets no coding, although
// they might take any.
func parseAcceptance(headers []string) acceptance {
	a, rest := acceptance{unsaid, unsaid, unsaid}, unsaid
	for _, header := range headers {
		for header != "" {
			var element string
			element, header, _ = strings.Cut(header, ",")
			a.read(element, &rest)
		}
	}
	return a.completed(rest)
}

// read notes one element of the list; rest is the weight of what the list does not name.
func (a *acceptance) read(element string, rest *int) {
	name, parameter, weighed := strings.Cut(element, ";")
	weight := mostWelcome
	if weighed {
		if weight = parseWeight(parameter); weight == unsaid {
			return
		}
	}
	switch name = strings.Trim(name, " \t"); {
	case name == "*":
		*rest = weight
	case strings.EqualFold(name, "gzip"), strings.EqualFold(name, "x-gzip"):
		a[gzipped] = weight
	case strings.EqualFold(name, "zstd"):
		a[zstandard] = weight
	case strings.EqualFold(name, "identity"):
		a[identity] = weight
	}
}

// completed gives the codings that the list does not name their weight.
func (a acceptance) completed(rest int) acceptance {
	if a[identity] == unsaid && rest == unsaid {
		a[identity] = leastWelcome
	}
	for c, weight := range a {
		if weight == unsaid {
			a[c] = max(rest, 0)
		}
	}
	return a
}

// parseWeight returns the thousandths of a parameter such as "q=0.5", or unsaid where it is no
// weight.
func parseWeight(parameter string) int {
	p := strings.Trim(parameter, " \t")
	if len(p) < 3 || len(p) > len("q=0.000") || (p[0] != 'q' && p[0] != 'Q') || p[1] != '=' || (len(p) > 3 && p[3] != '.') {
		return unsaid
	}
	weight, worth := 0, mostWelcome
	for i := 2; i < len(p); i++ {
		if i == 3 {
			continue // the point
		}
		if p[i] < '0' || p[i] > '9' {
			return unsaid
		}
		weight += int(p[i]-'0') * worth
		worth /= 10
	}
	if weight > mostWelcome {
		return unsaid
	}
	return weight
}

// none reports whether the client takes no coding that there is.
func (a acceptance) none() bool { return a == acceptance{} }

// order returns the codings, the most welcome first; of equally welcome ones the one that is
// quickest to read.
func (a acceptance) order() [codings]coding {
	o := [codings]coding{zstandard, gzipped, identity}
	for i := 1; i < len(o); i++ {
		for k := i; k > 0 && a[o[k]] > a[o[k-1]]; k-- {
			o[k], o[k-1] = o[k-1], o[k]
		}
	}
	return o
}
