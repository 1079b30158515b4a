package mapping

import (
	"strings"

	"tawthiq/data"
)

// sourceReader is a Source bound to columns.
type sourceReader struct {
	split                                                         byte // 0: one source
	kind, title, publisher, url, archive, date, retrieved, digest textReader
	graphic, contact                                              textReader
}

func (b *binder) source(s Source) sourceReader {
	r := sourceReader{
		kind: b.text("sources.type", s.Type), title: b.text("sources.title", s.Title),
		publisher: b.text("sources.publisher", s.Publisher), url: b.text("sources.url", s.URL),
		archive: b.text("sources.archive_url", s.ArchiveURL), date: b.text("sources.date", s.Date),
		retrieved: b.text("sources.retrieved", s.Retrieved), digest: b.text("sources.sha256", s.SHA256),
		graphic: b.text("sources.graphic", s.Graphic), contact: b.text("sources.contact", s.Contact),
	}
	if len(s.Split) > 1 {
		b.fault("sources.split", "%q is more than one character", s.Split)
	} else if s.Split != "" {
		r.split = s.Split[0]
	}
	return r
}

func (l *Layout) readSources(d draft) error {
	for i := range l.sources {
		if err := l.sources[i].read(d); err != nil {
			return err
		}
	}
	return nil
}

// read appends the sources of the row, one for every value of the longest cell.
func (r *sourceReader) read(d draft) error {
	parts := [...]*textReader{&r.kind, &r.title, &r.publisher, &r.url, &r.archive, &r.date, &r.retrieved, &r.digest, &r.graphic, &r.contact}
	var texts [len(parts)]string
	stated, several := false, false
	for i, part := range parts {
		texts[i] = part.read(d)
		stated = stated || texts[i] != ""
		several = several || r.split != 0 && (strings.IndexByte(texts[i], r.split) >= 0 || strings.IndexByte(texts[i], '\\') >= 0)
	}
	if !stated {
		return nil
	}
	if !several {
		return r.add(d, func(part int) string { return texts[part] })
	}
	var values [len(parts)][]string
	longest := 0
	for i, text := range texts {
		values[i] = unescapedSplit(text, r.split)
		longest = max(longest, len(values[i]))
	}
	for n := range longest {
		at := func(part int) string {
			if n < len(values[part]) {
				return values[part][n]
			}
			return ""
		}
		if err := r.add(d, at); err != nil {
			return err
		}
	}
	return nil
}

// add appends the source that is made of these parts, in the order in which read has them.
func (r *sourceReader) add(d draft, at func(part int) string) error {
	s := data.Source{Type: at(0), Title: at(1), Publisher: at(2), URL: at(3), ArchiveURL: at(4),
		SHA256: at(7), Graphic: truthy(at(8)), Contact: at(9)}
	var err error
	if s.Date, err = dateOf(d, &r.date, at(5)); err != nil {
		return err
	}
	if s.Retrieved, err = dateOf(d, &r.retrieved, at(6)); err != nil {
		return err
	}
	d.in.Sources = append(d.in.Sources, s)
	return nil
}

// dateOf reads the day of a source, of a time too.
func dateOf(d draft, r *textReader, text string) (data.Date, error) {
	text, _, _ = strings.Cut(foldDigits(text), "T")
	if text == "" {
		return 0, nil
	}
	day, err := data.ParseDate(text)
	if err != nil {
		return 0, data.Invalid(d.name(r.columns), "%v", err)
	}
	return day, nil
}

func truthy(s string) bool {
	switch fold(s) {
	case "1", "yes", "true", "نعم":
		return true
	}
	return false
}

// unescapedSplit parts a text at a character; a backslash takes the next character literally.
// A blank text has no part. 0 parts nothing.
func unescapedSplit(s string, at byte) []string {
	switch {
	case s == "":
		return nil
	case at == 0:
		return []string{s}
	}
	var out []string
	var part []byte
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\' && i+1 < len(s) && (s[i+1] == at || s[i+1] == '\\'):
			i++
			part = append(part, s[i])
		case s[i] == at:
			out = append(out, strings.TrimSpace(string(part)))
			part = part[:0]
		default:
			part = append(part, s[i])
		}
	}
	return append(out, strings.TrimSpace(string(part)))
}
