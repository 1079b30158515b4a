package mapping

import (
	"strconv"
	"strings"

	"tawthiq/data"
)

// nativeColumn is one column of the project's own layout: its name, its HXL hashtag ("" where HXL
// has none) and what of an incident stands in it.
type nativeColumn struct {
	name, tag string
	cell      func(data.Incident) string
}

// NativeColumns returns the columns of the project's own layout, which the built-in mapping
// "tawthiq" reads: every field of an incident that a source states.
func NativeColumns() []string {
	var out []string
	for _, c := range nativeLayout() {
		out = append(out, c.name)
	}
	return out
}

// NativeTags returns the HXL hashtags of NativeColumns, "" for a column without one.
func NativeTags() []string {
	var out []string
	for _, c := range nativeLayout() {
		out = append(out, c.tag)
	}
	return out
}

// NativeRows returns a function that writes incidents as rows under NativeColumns. Read again by
// the mapping "tawthiq" a row states the same, so that its SourceDigest is the same; texts lose
// space at their borders.
func NativeRows() func(data.Incident) []string {
	columns := nativeLayout()
	return func(in data.Incident) []string {
		out := make([]string, len(columns))
		for i, c := range columns {
			out[i] = c.cell(in)
		}
		return out
	}
}

func nativeLayout() []nativeColumn {
	out := []nativeColumn{
		{"dataset", "#meta+dataset", func(in data.Incident) string { return in.Dataset }},
		{"source_id", "#event+id", func(in data.Incident) string { return in.SourceID }},
		{"title_en", "#event+name+i_en", func(in data.Incident) string { return in.Title.EN }},
		{"title_ar", "#event+name+i_ar", func(in data.Incident) string { return in.Title.AR }},
		{"summary_en", "#description+i_en", func(in data.Incident) string { return in.Summary.EN }},
		{"summary_ar", "#description+i_ar", func(in data.Incident) string { return in.Summary.AR }},
		{"date_start", "#date+start", func(in data.Incident) string { return in.When.Start.String() }},
		{"date_end", "#date+end", func(in data.Incident) string { return in.When.End.String() }},
		{"date_precision", "#date+precision", func(in data.Incident) string { return in.When.Precision }},
		{"date_documented", "#date+reported", func(in data.Incident) string { return in.When.Documented.String() }},
		{"place_en", "#loc+name", func(in data.Incident) string { return in.Where.Text.EN }},
		{"place_ar", "#loc+name+i_ar", func(in data.Incident) string { return in.Where.Text.AR }},
		{"region_en", "#adm1+name", func(in data.Incident) string { return in.Where.Region.EN }},
		{"region_ar", "#adm1+name+i_ar", func(in data.Incident) string { return in.Where.Region.AR }},
		{"latitude", "#geo+lat", func(in data.Incident) string { return coordinate(in.Where, 1) }},
		{"longitude", "#geo+lon", func(in data.Incident) string { return coordinate(in.Where, 0) }},
		{"geo_precision", "#geo+precision", func(in data.Incident) string { return in.Where.Precision }},
		{"violation", "#event+type", func(in data.Incident) string { return codeCell(in.Violations) }},
		{"facility", "#impact+facility", func(in data.Incident) string { return codeCell(in.Facilities) }},
		{"weapon", "#cause+weapon", func(in data.Incident) string { return codeCell(in.Weapons) }},
		{"party", "#group+name+perpetrator", claimCell(func(c data.Claim) string { return c.Party })},
		{"claim", "#group+claim+perpetrator", claimCell(func(c data.Claim) string { return c.Kind })},
		{"confidence", "", claimCell(func(c data.Claim) string { return c.Confidence })},
		{"claim_source", "", claimCell(func(c data.Claim) string { return strconv.Itoa(c.Source) })},
		{"control_stated", "#group+name+controller", func(in data.Incident) string { return codeCell(in.ControlStated) }},
		{"grading", "#status+grading", func(in data.Incident) string { return in.Grading }},
		{"aggregated", "", func(in data.Incident) string { return yes(in.Aggregated) }},
		{"sensitivity", "#meta+sensitivity", func(in data.Incident) string { return in.Sensitivity }},
	}
	for _, m := range data.Measures() {
		out = append(out, nativeMeasure(m)...)
	}
	return append(out, nativeSources()...)
}

// nativeMeasure returns the two columns of a number. A maximum that is blank means "at least".
func nativeMeasure(m data.Measure) []nativeColumn {
	name := strings.ReplaceAll(string(m), "-", "_")
	tag := "#affected+" + strings.ReplaceAll(strings.ReplaceAll(string(m), "-women", "-f-adults"), "-", "+")
	return []nativeColumn{
		{name + "_min", tag + "+min", func(in data.Incident) string {
			if r, ok := in.Casualties[m]; ok {
				return strconv.Itoa(r.Min)
			}
			return ""
		}},
		{name + "_max", tag + "+max", func(in data.Incident) string {
			if r, ok := in.Casualties[m]; ok && !r.Open {
				return strconv.Itoa(r.Max)
			}
			return ""
		}},
	}
}

func nativeSources() []nativeColumn {
	return []nativeColumn{
		{"source_type", "", sourceCell(func(s data.Source) string { return s.Type })},
		{"source_title", "#meta+source", sourceCell(func(s data.Source) string { return s.Title })},
		{"source_publisher", "", sourceCell(func(s data.Source) string { return s.Publisher })},
		{"source_url", "#meta+url", sourceCell(func(s data.Source) string { return s.URL })},
		{"source_archive_url", "", sourceCell(func(s data.Source) string { return s.ArchiveURL })},
		{"source_date", "", sourceCell(func(s data.Source) string { return s.Date.String() })},
		{"source_retrieved", "", sourceCell(func(s data.Source) string { return s.Retrieved.String() })},
		{"source_sha256", "", sourceCell(func(s data.Source) string { return s.SHA256 })},
		{"source_graphic", "", sourceCell(func(s data.Source) string { return yes(s.Graphic) })},
		{"source_contact", "", sourceCell(func(s data.Source) string { return s.Contact })},
	}
}

func yes(is bool) string {
	if is {
		return "yes"
	}
	return ""
}

func codeCell(codes []string) string { return strings.Join(codes, "; ") }

func coordinate(w data.Where, axis int) string {
	if w.Point == nil {
		return ""
	}
	return strconv.FormatFloat(w.Point[axis], 'f', -1, 64)
}

func claimCell(part func(data.Claim) string) func(data.Incident) string {
	return func(in data.Incident) string {
		out := make([]string, len(in.Claims))
		for i, c := range in.Claims {
			out[i] = part(c)
		}
		return strings.Join(out, "; ")
	}
}

var barEscape = strings.NewReplacer(`\`, `\\`, `|`, `\|`)

// sourceCell joins a part of every source by bars. Where no source has it the cell is blank.
func sourceCell(part func(data.Source) string) func(data.Incident) string {
	return func(in data.Incident) string {
		out, any := make([]string, len(in.Sources)), false
		for i, s := range in.Sources {
			out[i] = barEscape.Replace(part(s))
			any = any || out[i] != ""
		}
		if !any {
			return ""
		}
		return strings.Join(out, "|")
	}
}
