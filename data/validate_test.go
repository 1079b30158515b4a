package data

import (
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"tawthiq/geo"
)

func TestRecordsThatPass(t *testing.T) {
	v := defaultVocabulary(t)
	for name, change := range map[string]func(*Incident){
		"a full one":             func(*Incident) {},
		"one that is not placed": func(in *Incident) { in.Placement = Placement{} },
		"one without sources, claims, numbers or texts": func(in *Incident) {
			in.Sources, in.Claims, in.Casualties, in.Title, in.Summary, in.Where = nil, nil, nil, geo.Label{}, geo.Label{}, Where{}
		},
		"one documented before it began": func(in *Incident) { in.When.Documented = in.When.Start - 1 },
		"one known to a governorate": func(in *Incident) {
			in.Placement = Placement{State: Review, PCode: "SY07", Governorate: "SY07", Precision: geo.PrecisionGovernorate}
		},
		"one in a vernacular region of a district": func(in *Incident) {
			in.Placement = Placement{State: Accepted, PCode: "V19", Governorate: "SY05", District: "SY0502", Precision: geo.PrecisionDistrict}
		},
		"one in a vernacular region across governorates": func(in *Incident) {
			in.Placement = Placement{State: Accepted, PCode: "V34", Precision: geo.PrecisionRegion, Candidates: []Candidate{{PCode: "V34", Score: 0.9}}}
		},
		"one on a line inside a district": func(in *Incident) {
			in.Placement = Placement{State: Accepted, PCode: "SY0700", Precision: geo.PrecisionRegion}
		},
	} {
		in := example()
		change(&in)
		if err := v.Check(&in); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestRecordsThatAreRefusedNameTheField(t *testing.T) {
	v := defaultVocabulary(t)
	for field, changes := range map[string][]func(*Incident){
		"dataset":   {func(in *Incident) { in.Dataset = "" }, func(in *Incident) { in.Dataset = "A b" }, func(in *Incident) { in.Dataset = strings.Repeat("a", 41) }},
		"source_id": {func(in *Incident) { in.SourceID = "" }, func(in *Incident) { in.SourceID = strings.Repeat("a", 201) }, func(in *Incident) { in.SourceID = "\xff" }},
		"title":     {func(in *Incident) { in.Title.AR = strings.Repeat("ق", maxText) }, func(in *Incident) { in.Title.EN = "\xc3" }},
		"summary":   {func(in *Incident) { in.Summary.EN = strings.Repeat("a", maxText+1) }},
		"date_start": {
			func(in *Incident) { in.When.Start = 0 },
			func(in *Incident) { in.When.Start = DateOf(1969, 12, 31) },
			func(in *Incident) { in.When.End = DateOf(2100, 1, 1) },
		},
		"date_end":       {func(in *Incident) { in.When.End = in.When.Start - 1 }},
		"date_precision": {func(in *Incident) { in.When.Precision = "" }, func(in *Incident) { in.When.Precision = "hour" }},
		"point": {
			func(in *Incident) { in.Where.Point = &orb.Point{0, 0} },
			func(in *Incident) { in.Where.Point = &orb.Point{36, 91} },
			func(in *Incident) { in.Where.Point = &orb.Point{math.NaN(), 35} },
			func(in *Incident) { in.Where.Point = &orb.Point{math.Inf(1), 35} },
		},
		"geo_precision": {func(in *Incident) { in.Where.Precision = "roughly" }},
		"place":         {func(in *Incident) { in.Where.Text.EN = strings.Repeat("a", maxPlace+1) }},
		"region":        {func(in *Incident) { in.Where.Region.AR = "\xff" }},
		"placement": {
			func(in *Incident) { in.Placement.Precision = geo.PrecisionSubdistrict }, // and a point
			func(in *Incident) { in.Placement.Point, in.Placement.Precision = nil, geo.PrecisionDistrict },
			func(in *Incident) { in.Placement.Precision = geo.PrecisionRegion }, // a line, and a point
			func(in *Incident) { in.Placement.Point = &orb.Point{200, 0} },
			func(in *Incident) { in.Placement.Score = math.NaN() },
			func(in *Incident) { in.Placement.Candidates[0].Score = 2 },
			func(in *Incident) { in.Placement.State = "perhaps" },
			func(in *Incident) { in.Placement.Precision = 200 },
		},
		"sources": {
			func(in *Incident) { in.Sources = make([]Source, maxSources+1) },
			func(in *Incident) { in.Sources[0].URL = "\xff" },
			func(in *Incident) { in.Sources[0].Title = strings.Repeat("a", maxText+1) },
		},
		"party":           {func(in *Incident) { in.Claims[0].Party = "nobody" }},
		"claim":           {func(in *Incident) { in.Claims[0].Kind = "" }, func(in *Incident) { in.Claims[0].Source = 2 }, func(in *Incident) { in.Claims[0].Source = -1 }},
		"confidence":      {func(in *Incident) { in.Claims[1].Confidence = "sure" }},
		"killed":          {func(in *Incident) { in.Casualties[Killed] = Range{-1, 0, false} }},
		"violation":       {func(in *Incident) { in.Violations = nil }, func(in *Incident) { in.Violations = []string{"market"} }},
		"facility":        {func(in *Incident) { in.Facilities = []string{"siege"} }},
		"weapon":          {func(in *Incident) { in.Weapons = []string{""} }},
		"control_stated":  {func(in *Incident) { in.ControlStated = []string{"regime"} }},
		"control_derived": {func(in *Incident) { in.ControlDerived = []string{"regime"} }},
		"sensitivity":     {func(in *Incident) { in.Sensitivity = "" }, func(in *Incident) { in.Sensitivity = "secret" }},
		"grading":         {func(in *Incident) { in.Grading = "" }},
	} {
		for i, change := range changes {
			in := example()
			change(&in)
			var said *Error
			if err := v.Check(&in); !errors.As(err, &said) || said.Kind != InvalidKind || said.Field != field {
				t.Errorf("%s, case %d: the error is %v", field, i, err)
			}
		}
	}
}
