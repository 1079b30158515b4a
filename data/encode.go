package data

import (
	"crypto/sha256"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/paulmach/orb"

	"tawthiq/geo"
)

// Encode returns the incident's JSON, appended to dst, and its SourceDigest. The JSON is that of
// encoding/json with SetEscapeHTML(false), byte for byte, at a fifth of the cost: what is stored must
// not depend on how it was written. Errors: a coordinate or a score that is no number.
func (in *Incident) Encode(dst []byte) (document []byte, digest [sha256.Size]byte, err error) {
	w := jsonWriter{out: dst}
	marks := w.incident(in)
	if w.err != nil {
		return nil, digest, fmt.Errorf("encode record %s: %w", in.ID, w.err)
	}
	document = w.out[len(dst):]
	if w.marked {
		return w.out, in.SourceDigest(), nil
	}
	marks.shift(-len(dst))
	return w.out, marks.digest(document), nil
}

// SourceDigest returns the SHA-256 of everything that the source states, leaving out what was
// derived from it (id, placement, derived control): two imports of the same row have the same
// digest. Only for an incident that Check has passed: a coordinate that is no number has no JSON.
func (in *Incident) SourceDigest() [sha256.Size]byte {
	w := jsonWriter{html: true} // as encoding/json does where nothing else is said
	marks := w.incident(in)
	if w.err != nil {
		panic("data: an incident is always encodable: " + w.err.Error())
	}
	return marks.digest(w.out)
}

// sourceMarks are where the JSON of an incident has what no source states: its ID, its placement, and
// its derived control with the comma before it.
type sourceMarks struct{ id, placement, control [2]int }

func (m *sourceMarks) shift(by int) {
	for _, mark := range []*[2]int{&m.id, &m.placement, &m.control} {
		mark[0] += by
		mark[1] += by
	}
}

// digest returns the SHA-256 of an incident's JSON, with what no source states as it is in an
// incident that lacks it.
func (m *sourceMarks) digest(document []byte) (sum [sha256.Size]byte) {
	hash := sha256.New()
	hash.Write(document[:m.id[0]])
	hash.Write([]byte(`""`))
	hash.Write(document[m.id[1]:m.placement[0]])
	hash.Write(unplaced)
	hash.Write(document[m.placement[1]:m.control[0]])
	hash.Write(document[m.control[1]:])
	hash.Sum(sum[:0])
	return sum
}

// unplaced is the JSON of the placement of an incident that has none.
var unplaced = func() []byte {
	var w jsonWriter
	w.placement(&Placement{})
	return w.out
}()

// jsonWriter writes JSON as encoding/json does.
type jsonWriter struct {
	out  []byte
	html bool // <, > and & are escaped
	err  error

	marked bool // one of <, > and & was written as it is
}

func (w *jsonWriter) incident(in *Incident) (m sourceMarks) {
	w.open('{')
	w.key("id")
	m.id[0] = len(w.out)
	w.string(in.ID)
	m.id[1] = len(w.out)
	w.text("dataset", in.Dataset)
	w.filled("source_id", in.SourceID)
	w.label("title", in.Title)
	w.label("summary", in.Summary)
	w.key("when")
	w.when(in.When)
	w.key("where")
	w.where(&in.Where)
	w.key("placement")
	m.placement[0] = len(w.out)
	w.placement(&in.Placement)
	m.placement[1] = len(w.out)
	w.key("violations")
	w.strings(in.Violations)
	w.casualties(in.Casualties)
	w.list("facilities", in.Facilities)
	w.list("weapons", in.Weapons)
	w.claims(in.Claims)
	w.list("control_stated", in.ControlStated)
	m.control[0] = len(w.out)
	w.list("control_derived", in.ControlDerived)
	m.control[1] = len(w.out)
	w.sources(in.Sources)
	w.filled("grading", in.Grading)
	w.yes("aggregated", in.Aggregated)
	w.text("sensitivity", in.Sensitivity)
	w.close('}')
	return m
}

func (w *jsonWriter) when(t When) {
	w.open('{')
	w.date("start", t.Start)
	w.date("end", t.End)
	w.text("precision", t.Precision)
	if !t.Documented.IsZero() {
		w.date("documented", t.Documented)
	}
	w.close('}')
}

func (w *jsonWriter) where(p *Where) {
	w.open('{')
	w.label("text", p.Text)
	w.label("region", p.Region)
	w.point("point", p.Point)
	w.filled("precision", p.Precision)
	w.close('}')
}

func (w *jsonWriter) placement(p *Placement) {
	w.open('{')
	w.text("state", string(p.State))
	w.filled("method", string(p.Method))
	w.filled("pcode", string(p.PCode))
	w.label("name", p.Name)
	w.filled("governorate", string(p.Governorate))
	w.filled("district", string(p.District))
	w.filled("subdistrict", string(p.Subdistrict))
	w.point("point", p.Point)
	w.text("precision", p.Precision.String())
	w.count("uncertainty_m", p.UncertaintyM)
	if p.Score != 0 {
		w.key("score")
		w.float(p.Score)
	}
	w.filled("reason", p.Reason)
	if len(p.Candidates) > 0 {
		w.key("candidates")
		w.open('[')
		for i := range p.Candidates {
			w.candidate(&p.Candidates[i])
		}
		w.close(']')
	}
	w.close('}')
}

func (w *jsonWriter) candidate(c *Candidate) {
	w.comma()
	w.open('{')
	w.text("pcode", string(c.PCode))
	w.label("name", c.Name)
	w.key("score")
	w.float(c.Score)
	w.close('}')
}

func (w *jsonWriter) casualties(c Casualties) {
	if len(c) == 0 {
		return
	}
	w.key("casualties")
	w.open('{')
	var room [8]Measure
	stated := room[:0]
	for m := range c {
		stated = append(stated, m)
	}
	slices.Sort(stated)
	for _, m := range stated {
		w.comma()
		w.string(string(m))
		w.out = append(w.out, ':')
		r := c[m]
		w.open('{')
		w.number("min", r.Min)
		w.number("max", r.Max)
		w.yes("open", r.Open)
		w.close('}')
	}
	w.close('}')
}

func (w *jsonWriter) claims(claims []Claim) {
	if len(claims) == 0 {
		return
	}
	w.key("claims")
	w.open('[')
	for i := range claims {
		c := &claims[i]
		w.comma()
		w.open('{')
		w.text("party", c.Party)
		w.text("claim", c.Kind)
		w.text("confidence", c.Confidence)
		w.count("source", c.Source)
		w.close('}')
	}
	w.close(']')
}

func (w *jsonWriter) sources(sources []Source) {
	if len(sources) == 0 {
		return
	}
	w.key("sources")
	w.open('[')
	for i := range sources {
		w.source(&sources[i])
	}
	w.close(']')
}

func (w *jsonWriter) source(s *Source) {
	w.comma()
	w.open('{')
	w.filled("type", s.Type)
	w.filled("title", s.Title)
	w.filled("publisher", s.Publisher)
	w.filled("url", s.URL)
	w.filled("archive_url", s.ArchiveURL)
	if !s.Date.IsZero() {
		w.date("date", s.Date)
	}
	if !s.Retrieved.IsZero() {
		w.date("retrieved", s.Retrieved)
	}
	w.filled("sha256", s.SHA256)
	w.yes("graphic", s.Graphic)
	w.filled("contact", s.Contact)
	w.close('}')
}

func (w *jsonWriter) open(bracket byte) { w.out = append(w.out, bracket) }

func (w *jsonWriter) close(bracket byte) { w.out = append(w.out, bracket) }

// comma parts a member or an element from the one before. No value ends in an opening bracket, so
// that one before it means the first.
func (w *jsonWriter) comma() {
	if last := w.out[len(w.out)-1]; last != '{' && last != '[' {
		w.out = append(w.out, ',')
	}
}

// key begins a member whose name needs no escape.
func (w *jsonWriter) key(name string) {
	w.comma()
	w.out = append(w.out, '"')
	w.out = append(w.out, name...)
	w.out = append(w.out, '"', ':')
}

func (w *jsonWriter) text(name, s string) {
	w.key(name)
	w.string(s)
}

// filled writes a member that is left out where it is empty, as those of the following methods are.
func (w *jsonWriter) filled(name, s string) {
	if s != "" {
		w.text(name, s)
	}
}

func (w *jsonWriter) label(name string, l geo.Label) {
	if l == (geo.Label{}) {
		return
	}
	w.key(name)
	w.open('{')
	w.filled("en", l.EN)
	w.filled("ar", l.AR)
	w.close('}')
}

func (w *jsonWriter) point(name string, p *orb.Point) {
	if p == nil {
		return
	}
	w.key(name)
	w.open('[')
	w.float(p[0])
	w.comma()
	w.float(p[1])
	w.close(']')
}

func (w *jsonWriter) list(name string, values []string) {
	if len(values) > 0 {
		w.key(name)
		w.strings(values)
	}
}

func (w *jsonWriter) count(name string, n int) {
	if n != 0 {
		w.number(name, n)
	}
}

func (w *jsonWriter) yes(name string, is bool) {
	if is {
		w.key(name)
		w.out = append(w.out, "true"...)
	}
}

func (w *jsonWriter) number(name string, n int) {
	w.key(name)
	w.out = strconv.AppendInt(w.out, int64(n), 10)
}

func (w *jsonWriter) strings(values []string) {
	if values == nil {
		w.out = append(w.out, "null"...)
		return
	}
	w.open('[')
	for _, v := range values {
		w.comma()
		w.string(v)
	}
	w.close(']')
}

func (w *jsonWriter) date(name string, d Date) {
	w.key(name)
	w.out = append(d.append(append(w.out, '"')), '"')
}

// float writes a number as JavaScript does, in the form that encoding/json has from there.
func (w *jsonWriter) float(f float64) {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		w.err = fmt.Errorf("%v is not a number", f)
		return
	}
	form := byte('f')
	if abs := math.Abs(f); abs != 0 && (abs < 1e-6 || abs >= 1e21) {
		form = 'e'
	}
	w.out = strconv.AppendFloat(w.out, f, form, -1, 64)
	if n := len(w.out); form == 'e' && w.out[n-4] == 'e' && w.out[n-3] == '-' && w.out[n-2] == '0' {
		w.out = append(w.out[:n-2], w.out[n-1]) // 1e-07 is 1e-7
	}
}

// plain holds for the characters of ASCII that stand for themselves in any string of JSON.
var plain = func() (table [256]bool) {
	for c := range utf8.RuneSelf {
		table[c] = c >= ' ' && !strings.ContainsRune(`"\<>&`, rune(c))
	}
	return table
}()

// string writes a text. What is not UTF-8 becomes the replacement character, and the line ends
// of JavaScript are escaped.
func (w *jsonWriter) string(s string) {
	w.out = append(w.out, '"')
	begin := 0
	for i := 0; i < len(s); {
		c := s[i]
		if plain[c] {
			i++
			continue
		}
		if c < utf8.RuneSelf {
			w.out = append(w.out, s[begin:i]...)
			w.special(c)
			i++
			begin = i
			continue
		}
		if c >= 0xc2 && c <= 0xdf && i+1 < len(s) && s[i+1]&0xc0 == 0x80 {
			i += 2 // as most of Arabic
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			w.out = append(append(w.out, s[begin:i]...), `\ufffd`...)
			begin = i + size
		case r == '\u2028' || r == '\u2029':
			w.out = append(append(w.out, s[begin:i]...), `\u202`...)
			w.out = append(w.out, hexDigits[r&0xf])
			begin = i + size
		}
		i += size
	}
	w.out = append(append(w.out, s[begin:]...), '"')
}

const hexDigits = "0123456789abcdef"

// special writes a character that is not plain.
func (w *jsonWriter) special(c byte) {
	if c > ' ' && c != '"' && c != '\\' && !w.html {
		w.out, w.marked = append(w.out, c), true
		return
	}
	switch c {
	case '\\', '"':
		w.out = append(w.out, '\\', c)
	case '\b':
		w.out = append(w.out, '\\', 'b')
	case '\f':
		w.out = append(w.out, '\\', 'f')
	case '\n':
		w.out = append(w.out, '\\', 'n')
	case '\r':
		w.out = append(w.out, '\\', 'r')
	case '\t':
		w.out = append(w.out, '\\', 't')
	default:
		w.out = append(w.out, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&0xf])
	}
}
