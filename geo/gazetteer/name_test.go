package gazetteer

import "testing"

func TestModifiersAreSetAsideInBothLanguages(t *testing.T) {
	for name, tc := range map[string]struct {
		a, b string
		want Agreement
	}{
		"none in either":                         {"Kafr Nabl", "كفرنبل", SameModifiers},
		"eastern, as an adjective at either end": {"Eastern Ghariyeh", "الغارية الشرقية", SameModifiers},
		"eastern in Latin letters":               {"Ghariyah al-Sharqiyah", "Eastern Ghariyeh", SameModifiers},
		"western":                                {"Western Ghariyeh", "الغارية الغربية", SameModifiers},
		"western in Latin letters":               {"Ghariya Gharbiya", "الغارية الغربية", SameModifiers},
		"northern":                               {"تل شمالي", "Northern Tal", SameModifiers},
		"southern":                               {"Janoubi" /* alone it is the name */, "جنوبي", SameModifiers},
		"upper":                                  {"Upper Baguz", "الباغوز فوقاني", SameModifiers},
		"upper in Latin letters":                 {"Baghouz Fawqani", "Upper Baguz", SameModifiers},
		"lower":                                  {"Lower Makhram", "مخرم التحتاني", SameModifiers},
		"big":                                    {"Big Hir Jamus", "حير جاموس كبير", SameModifiers},
		"small in Latin letters":                 {"Hir Jamous Saghir", "حير جاموس صغير", SameModifiers},
		"new":                                    {"Basira al-Jadeeda", "New Basira", SameModifiers},
		"old":                                    {"Mazzeh Al Qadimeh", "المزة القديمة", SameModifiers},
		"two of them":                            {"Upper Eastern Tal", "تل شرقي فوقاني", SameModifiers},
		"one that the other lacks":               {"Eastern Tal Ahmar", "تل أحمر", AskedMore},
		"one too few":                            {"تل أحمر", "Eastern Tal Ahmar", AskedLess},
		"east is not west":                       {"Eastern Tal Ahmar", "تل أحمر غربي", OtherModifiers},
		"up is not down":                         {"مخرم الفوقاني", "Lower Makhram", OtherModifiers},
	} {
		t.Run(name, func(t *testing.T) {
			a, b := NameOf(Words(tc.a)), NameOf(Words(tc.b))
			like, _ := a.compare(&b, far)
			if like.Modifiers != tc.want || tc.want == SameModifiers && like.Cost > spelledAlike {
				t.Errorf("%q and %q: modifiers %d, want %d; cost %d", tc.a, tc.b, like.Modifiers, tc.want, like.Cost)
			}
		})
	}
}

func TestANameOfModifiersAloneIsAName(t *testing.T) {
	for _, s := range []string{"Eastern", "North", "شرقي", "Upper Lower"} {
		if n := NameOf(Words(s)); n.IsZero() || n.modifiers != 0 || len(n.sounds()) == 0 {
			t.Errorf("%q is %+v", s, n)
		}
	}
}

func TestLikenessIsExactOnlyForEqualForms(t *testing.T) {
	for name, tc := range map[string]struct {
		a, b         string
		exact, other bool
	}{
		"equal up to spaces":  {"Kafr Nabl", "kafrnabl", true, false},
		"equal up to hamzas":  {"أريحا", "اريحا", true, false},
		"another spelling":    {"Kafr Nabl", "Kafr Nabel", false, false},
		"in the other script": {"Kafr Nabl", "كفرنبل", false, true},
		"another modifier":    {"Eastern Tal", "Tal", false, false},
	} {
		t.Run(name, func(t *testing.T) {
			a, b := NameOf(Words(tc.a)), NameOf(Words(tc.b))
			like, _ := a.compare(&b, far)
			if like.Exact != tc.exact || like.Other != tc.other || tc.exact && like.Penalty() != 0 {
				t.Errorf("got %+v", like)
			}
		})
	}
}
