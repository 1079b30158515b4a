package data

import "testing"

func TestCasualtiesThatAgree(t *testing.T) {
	for name, c := range map[string]Casualties{
		"nothing is known":                   nil,
		"zero is known":                      {Killed: {}},
		"a subset of an unknown total":       {"killed-children": {3, 3, false}},
		"a subset as large as the total":     {Killed: {1, 3, false}, "killed-women": {3, 9, false}},
		"a subset over a total that is open": {Killed: {1, 1, true}, "killed-women": {3, 3, false}},
		"overlapping subsets over the total": {Killed: {4, 4, false}, KilledCivilians: {4, 4, false}, "killed-media": {3, 3, false}, "killed-men": {4, 4, false}},
		"more detained than killed":          {Killed: {1, 1, false}, "detained-children": {5, 5, false}},
		"as many as are kept":                {Injured: {0, maxPeople, false}},
	} {
		if err := c.Check(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestCasualtiesThatContradictThemselves(t *testing.T) {
	for name, c := range map[string]Casualties{
		"below zero":                   {Killed: {-1, 3, false}},
		"a slip of the keyboard":       {Killed: {1, maxPeople + 1, false}},
		"the minimum over the maximum": {Injured: {3, 2, false}},
		"a subset over its total":      {Detained: {1, 2, false}, "detained-women": {3, 3, false}},
		"no such measure":              {"wounded": {1, 1, false}},
		"no such subset":               {"injured-children": {1, 1, false}},
		"no name":                      {"": {1, 1, false}},
	} {
		if err := c.Check(); KindOf(err) != InvalidKind || err == nil {
			t.Errorf("%s: the error is %v", name, err)
		}
	}
}

func TestEverySubsetKnowsItsTotal(t *testing.T) {
	count := map[Measure]int{}
	for _, m := range Measures() {
		count[m.Total()]++
	}
	if count[""] != 5 || count[Killed] != 9 || count[Detained] != 9 || len(count) != 3 {
		t.Errorf("%v", count)
	}
	Measures()[0] = "changed"
	if Measures()[0] != Killed {
		t.Error("the list of measures can be changed from outside")
	}
}

func TestRangesAddUpAndAreWritten(t *testing.T) {
	for want, r := range map[string]Range{
		"3": {3, 3, false}, "3–5": {3, 5, false}, "at least 3": {3, 3, true}, "0": {}, "at least 4": Range{1, 1, true}.Plus(Range{3, 5, false}),
		"4–6": Range{1, 1, false}.Plus(Range{3, 5, false}),
	} {
		if r.String() != want {
			t.Errorf("%+v is written %q, want %q", r, r, want)
		}
	}
}

func TestAMassacreIsFiveUnarmedPeopleKilled(t *testing.T) {
	for name, test := range map[string]struct {
		casualties Casualties
		want       bool
	}{
		"nothing known":                            {nil, false},
		"four killed":                              {Casualties{Killed: {4, 9, false}}, false},
		"five killed, perhaps fighters":            {Casualties{Killed: {5, 5, false}}, false},
		"five civilians killed":                    {Casualties{Killed: {5, 5, false}, KilledCivilians: {5, 5, false}}, true},
		"nine killed of whom four civilians":       {Casualties{Killed: {9, 9, false}, KilledCivilians: {4, 4, false}}, false},
		"nine killed of whom no civilians":         {Casualties{Killed: {9, 9, false}, KilledCivilians: {}}, false},
		"five civilians killed, the total unknown": {Casualties{KilledCivilians: {5, 7, false}}, true},
		"fifty detained":                           {Casualties{Detained: {50, 50, false}}, false},
	} {
		if got := (Incident{Casualties: test.casualties}).Massacre(); got != test.want {
			t.Errorf("%s: %t", name, got)
		}
		if (Incident{Casualties: test.casualties, Aggregated: true}).Massacre() {
			t.Errorf("%v of several events is a massacre", test.casualties)
		}
		if (Incident{Casualties: test.casualties, Grading: "discounted"}).Massacre() {
			t.Errorf("%s, by a report that is discounted: it is a massacre", name)
		}
	}
}

func TestContestedAndDiscountedCountZeroInTheMinimum(t *testing.T) {
	in := Incident{Casualties: Casualties{Killed: {3, 5, false}}}
	for grading, want := range map[string]int{"confirmed": 3, "fair": 3, "weak": 3, "contested": 0, "discounted": 0, "ungraded": 3} {
		in.Grading = grading
		if n, ok := in.CountedMinimum(Killed); n != want || !ok {
			t.Errorf("%s: %d %t, want %d", grading, n, ok, want)
		}
		if n, ok := in.CountedMinimum(Injured); n != 0 || ok {
			t.Errorf("%s: %d injured %t where nothing is stated", grading, n, ok)
		}
	}
}
