package main

import (
	"net/url"
	"strings"
	"time"

	"tawthiq/data"
)

// benchTables are the tables that are timed: of few cells and of many, of every kind of dimension.
var benchTables = []string{
	"/api/v1/summary?rows=party&cols=violation&metric=killed",
	"/api/v1/summary?rows=governorate&cols=party-group",
	"/api/v1/summary?rows=governorate&cols=month&metric=detained",
	"/api/v1/summary?rows=subdistrict&cols=year&metric=killed-civilians",
	"/api/v1/summary?rows=subdistrict&cols=month&metric=killed",
	"/api/v1/summary?rows=facility&cols=party&metric=attacks",
	"/api/v1/summary?rows=weapon&cols=controller&metric=massacres",
	"/api/v1/summary?rows=dataset&metric=injured&level=subdistrict",
	"/api/v1/timeline?unit=day&metric=killed",
	"/api/v1/timeline?unit=week&by=party-group&metric=killed",
	"/api/v1/timeline?unit=month&by=district&metric=detained",
	"/api/v1/timeline?unit=year&by=violation",
	"/api/v1/facets",
	"/api/v1/facets?dimensions=area&level=subdistrict",
	"/api/v1/reconcile",
}

// benchFilter is a filter that never comes twice: each time its period begins a day earlier.
type benchFilter struct {
	values   string
	from, to data.Date
	asked    data.Date // how often
}

// benchFilters returns the filters that the tables are timed under: those that many records match, and
// those that few do; of one attribute and of several.
func benchFilters() []*benchFilter {
	from, to := data.DateOf(2011, time.January, 1), data.DateOf(2025, time.December, 31)
	filters := []*benchFilter{{from: data.DateOf(2013, time.January, 1), to: data.DateOf(2015, time.December, 31), values: "party=regime"}}
	for _, values := range []string{
		"",
		"party=regime,russia&counting=split",
		"party=other-parties&counting=sole",
		"violation=extrajudicial-killing&area=SY02",
		"grading=confirmed,fair&controller=government,sdf",
		"violation=attack-on-vital-facility,indiscriminate-attack&weapon=warplane,artillery",
		"precision=exact,locality,near&counting=split",
		"q=aleppo",
		"linked=once",
		"linked=once&party=regime&violation=extrajudicial-killing,indiscriminate-attack",
	} {
		filters = append(filters, &benchFilter{values: values, from: from, to: to})
	}
	return filters
}

// reconciled are the parameters that reconciliations take.
var reconciled = []string{"party", "counting"}

// next returns the next request for a table under the filter; ok is false where the table does not
// take it.
func (f *benchFilter) next(path string) (target string, ok bool) {
	target, query, _ := strings.Cut(path, "?")
	values, err := url.ParseQuery(query + "&" + f.values)
	if err != nil {
		return "", false
	}
	if strings.HasSuffix(target, "/reconcile") {
		for _, name := range reconciled {
			values.Del(name)
		}
		if len(values) > 0 {
			return "", false
		}
		if values, err = url.ParseQuery(f.values); err != nil {
			return "", false
		}
	}
	f.asked++
	values.Set("from", (f.from - f.asked).String())
	values.Set("to", f.to.String())
	return target + "?" + values.Encode(), true
}
