package answer

import (
	"crypto/sha256"
	"encoding/base64"
	"strconv"
	"strings"
)

// etags are the strong entity tags of the forms of one answer (RFC 9110, section 8.8.3), each
// quoted; "" where there is none.
type etags [codings]string

const tagBytes = 15 // of the hash: 20 signs

// newETags returns the tags of what parts stand for together.
func newETags(parts ...string) etags {
	h := sha256.New()
	for _, part := range parts {
		h.Write([]byte(strconv.Itoa(len(part)) + ":" + part))
	}
	name := base64.RawURLEncoding.EncodeToString(h.Sum(nil)[:tagBytes])
	tags := etags{identity: `"` + name + `"`}
	for c := identity + 1; c < codings; c++ {
		tags[c] = `"` + name + "-" + codingNames[c] + `"`
	}
	return tags
}

// held returns the coding of the form that a client holds already, by its If-None-Match headers.
// The comparison is the weak one (RFC 9110, section 13.1.2). A form in a coding that the client
// does not take is not held: it may be a store of another client's answers that asks.
func (t etags) held(headers []string, a acceptance) (coding, bool) {
	if t[identity] == "" {
		return identity, false
	}
	for _, header := range headers {
		if strings.Trim(header, " \t") == "*" {
			return identity, true
		}
		for tag, rest := nextTag(header); tag != ""; tag, rest = nextTag(rest) {
			for c := range codings {
				if tag == t[c] && (a[c] > 0 || c == identity) {
					return c, true
				}
			}
		}
	}
	return identity, false
}

// nextTag returns the first entity tag of a list, quoted and without the mark of weakness, and
// what follows it. tag is "" at the end and where the list is malformed.
func nextTag(list string) (tag, rest string) {
	list = strings.TrimLeft(list, " \t,")
	list = strings.TrimPrefix(list, "W/")
	if list == "" || list[0] != '"' {
		return "", ""
	}
	end := strings.IndexByte(list[1:], '"')
	if end < 0 {
		return "", ""
	}
	return list[:end+2], list[end+2:]
}
