package mapping

import (
	"fmt"
	"slices"
	"strings"

	"tawthiq/data"
)

// Layout is a mapping bound to the columns of one file. It is immutable and safe for concurrent
// use.
type Layout struct {
	columns    []string
	vocabulary *data.Vocabulary

	dataset     string
	datasetCode textReader
	sourceID    textReader
	only        []condition
	title       twoReader
	summary     twoReader
	when        whenReader
	where       whereReader
	numbers     []numberReader
	facility    []codeReader
	weapon      []codeReader
	violation   []codeReader
	claims      []claimReader
	control     []codeReader
	sources     []sourceReader
	grading     codeReader
	aggregated  answerReader
	sensitivity codeReader
}

// binder finds the columns that a mapping names, and collects what is wrong.
type binder struct {
	at         map[string]int // column by folded name
	twice      map[string]bool
	lenient    bool
	vocabulary *data.Vocabulary
	errs       []string
}

// Bind returns the mapping bound to a file's columns. tags are the file's HXL hashtags, nil
// without. Errors: InvalidKind for columns that are missing or there twice, and for codes that
// the vocabulary does not have.
func (m *Mapping) Bind(columns, tags []string, vocabulary *data.Vocabulary) (*Layout, error) {
	if lacking := m.missing(columnSet(columns, tags)); len(lacking) > 0 {
		return nil, data.Invalid("file", "the layout %s needs the columns %s, which are missing; the file has %s",
			m.Name, quoteNames(lacking), quoteNames(columns)).WithHint("choose the layout with --mapping")
	}
	b := &binder{at: map[string]int{}, twice: map[string]bool{}, lenient: m.MissingColumns == "empty", vocabulary: vocabulary}
	for _, names := range [][]string{columns, tags} {
		b.index(names)
	}
	l := b.layout(m)
	l.columns, l.vocabulary, l.dataset = columns, vocabulary, m.Dataset.Code
	if len(b.errs) > 0 {
		return nil, data.Invalid("mapping", "%s does not fit: %s", m.Name, strings.Join(b.errs, "; "))
	}
	return l, nil
}

func (b *binder) index(names []string) {
	for i, n := range names {
		key := FoldName(n)
		if at, ok := b.at[key]; ok && at != i {
			b.twice[key] = true
			continue
		}
		b.at[key] = i
	}
}

func (b *binder) fault(field, format string, args ...any) {
	if text := field + ": " + fmt.Sprintf(format, args...); !slices.Contains(b.errs, text) {
		b.errs = append(b.errs, text)
	}
}

// columns returns the positions of those of the names that the file has.
func (b *binder) columns(field string, names []string) []int {
	var out []int
	for _, n := range names {
		key := FoldName(n)
		if b.twice[key] {
			b.fault(field, "the file has more than one column %q", n)
		}
		if at, ok := b.at[key]; ok && n != "" {
			out = append(out, at)
		}
	}
	if len(names) > 0 && len(out) == 0 && !b.lenient {
		b.fault(field, "the file has no column %s", quoteNames(names))
	}
	return out
}

// column returns the position of one column, -1 where the file does not have it.
func (b *binder) column(field, name string) int {
	if name == "" {
		return -1
	}
	if at := b.columns(field, []string{name}); len(at) > 0 {
		return at[0]
	}
	return -1
}

func (b *binder) layout(m *Mapping) *Layout {
	l := &Layout{
		datasetCode: b.text("dataset_code", m.DatasetCode),
		sourceID:    b.text("source_id", m.SourceID),
		title:       b.two("title", m.Title),
		summary:     b.two("summary", m.Summary),
		when:        b.when(m.When),
		where:       b.where(m.Where),
		numbers:     b.numbers(m.Casualties),
		facility:    b.codeLists("facility", data.Facilities, m.Facility),
		weapon:      b.codeLists("weapon", data.Weapons, m.Weapon),
		violation:   b.codeLists("violation", data.Violations, m.Violation),
		control:     b.codeLists("control", data.Controllers, m.Control),
		grading:     b.codes("grading", data.Gradings, m.Grading),
		aggregated:  b.answer("aggregated", m.Aggregated),
		sensitivity: b.codes("sensitivity", data.Sensitivities, m.Sensitivity),
	}
	for _, f := range m.Only {
		l.only = append(l.only, b.condition("only", Condition{Column: f.Column, In: f.In}))
	}
	for _, a := range m.Claims {
		l.claims = append(l.claims, b.claim(a))
	}
	for _, s := range m.Sources {
		l.sources = append(l.sources, b.source(s))
	}
	return l
}

// draft is an incident in the making, with the row it is made of.
type draft struct {
	layout *Layout
	cells  []string
	in     *data.Incident
}

func (d draft) cell(at int) string {
	if at < 0 || at >= len(d.cells) {
		return ""
	}
	return d.cells[at]
}

// name returns the name of a column for a reason, "" for no column.
func (d draft) name(at []int) string {
	if len(at) == 0 {
		return ""
	}
	if n := d.layout.columns[at[0]]; n != "" {
		return n
	}
	return fmt.Sprintf("%d", at[0]+1)
}

// Incident returns what a row states. Its SourceID is "" where the row gives none. Errors:
// InvalidKind, its field the column at fault.
func (l *Layout) Incident(cells []string) (in data.Incident, err error) {
	err = l.Read(cells, &in)
	return in, err
}

// Read sets in to what Incident returns, whatever it was before.
func (l *Layout) Read(cells []string, in *data.Incident) error {
	*in = data.Incident{Dataset: l.dataset}
	d := draft{l, cells, in}
	for _, step := range layoutSteps {
		if err := step(l, d); err != nil {
			return err
		}
	}
	return l.check(in)
}

// layoutSteps are how a row is read: some rest on what those before them found.
var layoutSteps = [...]func(*Layout, draft) error{
	(*Layout).readOnly, (*Layout).readIdentity,
	func(l *Layout, d draft) error { return l.when.read(d) },
	func(l *Layout, d draft) error { return l.where.read(d) },
	(*Layout).readCasualties, (*Layout).readCodes, (*Layout).readClaims, (*Layout).readSources,
}

// check applies the domain's own check, and names the column instead of the field. A row without a
// source id gets one for the check alone.
func (l *Layout) check(in *data.Incident) error {
	if in.SourceID == "" {
		in.SourceID = "row"
		defer func() { in.SourceID = "" }()
	}
	err := l.vocabulary.Check(in)
	if err == nil {
		return nil
	}
	if e, ok := errorOf(err); ok {
		e.Field = l.columnOf(e.Field)
		return e
	}
	return err
}

// columnOf returns the first column that a field of the domain is read from, or the field.
func (l *Layout) columnOf(field string) string {
	at := map[string][]int{
		"source_id": l.sourceID.columns, "dataset": l.datasetCode.columns,
		"date_start": l.when.columns(), "date_end": l.when.end.columns,
		"point": l.where.latitude.columns, "place": l.where.text.en.columns,
	}[field]
	for _, n := range l.numbers {
		if string(n.measure) == field {
			at = n.columns()
		}
	}
	if len(at) == 0 {
		return field
	}
	return draft{layout: l}.name(at)
}

func (l *Layout) readOnly(d draft) error {
	for _, c := range l.only {
		if !c.holds(d) {
			return data.Invalid(d.name([]int{c.column}), "%q is not what this layout imports", clip(d.cell(c.column)))
		}
	}
	return nil
}

func (l *Layout) readIdentity(d draft) error {
	if code := l.datasetCode.read(d); code != "" {
		if err := CheckCode(d.name(l.datasetCode.columns), code); err != nil {
			return err
		}
		d.in.Dataset = code
	}
	d.in.SourceID = identifier(l.sourceID.read(d))
	d.in.Title, d.in.Summary = l.title.read(d), l.summary.read(d)
	return nil
}

func (l *Layout) readCodes(d draft) error {
	for _, part := range []struct {
		readers []codeReader
		into    *[]string
	}{
		{l.facility, &d.in.Facilities}, {l.weapon, &d.in.Weapons}, {l.violation, &d.in.Violations}, {l.control, &d.in.ControlStated},
	} {
		for i := range part.readers {
			groups, err := part.readers[i].read(d, part.into)
			if err != nil {
				return err
			}
			for _, codes := range groups {
				*part.into = append(*part.into, codes...)
			}
		}
		slices.Sort(*part.into)
		*part.into = slices.Compact(*part.into)
	}
	d.in.Facilities = l.withoutGroups(d.in.Facilities)
	d.in.Weapons = withoutUnknown(d.in.Weapons)
	return l.readGrades(d)
}

// withoutGroups drops a group of facilities where one of its members is named.
func (l *Layout) withoutGroups(codes []string) []string {
	if len(codes) < 2 {
		return codes
	}
	groups := map[string]bool{}
	for _, c := range codes {
		if t, ok := l.vocabulary.Term(data.Facilities, c); ok {
			groups[t.Parent] = true
		}
	}
	return slices.DeleteFunc(codes, func(c string) bool { return groups[c] })
}

func withoutUnknown(codes []string) []string {
	if len(codes) < 2 {
		return codes
	}
	return slices.DeleteFunc(codes, func(c string) bool { return c == unknownWeapon })
}

func (l *Layout) readGrades(d draft) error {
	for _, part := range []struct {
		reader   *codeReader
		into     *string
		fallback string
	}{{&l.grading, &d.in.Grading, data.Ungraded}, {&l.sensitivity, &d.in.Sensitivity, data.Public}} {
		code, err := part.reader.one(d)
		if err != nil {
			return err
		}
		if *part.into = code; code == "" {
			*part.into = part.fallback
		}
	}
	var err error
	d.in.Aggregated, err = l.aggregated.read(d)
	return err
}

func clip(s string) string {
	if r := []rune(s); len(r) > 80 {
		return string(r[:80]) + "…"
	}
	return s
}

// identifier trims an identifier and drops invisible marks; its case is kept.
func identifier(s string) string {
	if ascii(s) {
		return strings.TrimSpace(s)
	}
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if invisible(r) && r != 0x640 {
			return -1
		}
		return r
	}, s))
}

// SourceColumn returns the name of the column that gives a row's source id, "" without one.
func (l *Layout) SourceColumn() string { return draft{layout: l}.name(l.sourceID.columns) }
