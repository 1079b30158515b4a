package atlas

import (
	"math/bits"
	"slices"

	"tawthiq/data"
	"tawthiq/geo"
)

// Dimension is what a table tells records apart by.
type Dimension string

// The dimensions. A group is a term without a parent, together with the terms below it.
const (
	ByGovernorate   Dimension = "governorate"
	ByDistrict      Dimension = "district"
	BySubdistrict   Dimension = "subdistrict"
	ByParty         Dimension = "party"
	ByPartyGroup    Dimension = "party-group"
	ByController    Dimension = "controller"
	ByViolation     Dimension = "violation"
	ByFacility      Dimension = "facility"
	ByFacilityGroup Dimension = "facility-group"
	ByWeapon        Dimension = "weapon"
	ByPrecision     Dimension = "precision"
	ByGrading       Dimension = "grading"
	ByDoubt         Dimension = "doubt"
	ByDataset       Dimension = "dataset"
	ByMonth         Dimension = "month"
	ByYear          Dimension = "year"

	ByDay  Dimension = "day"
	ByWeek Dimension = "week" // from Monday on (ISO 8601)
)

// Dimensions lists what the sides of a cross-table can be.
func Dimensions() []Dimension { return append(Series(), ByMonth, ByYear) }

// Series lists what a timeline can be told apart by.
func Series() []Dimension {
	return []Dimension{ByGovernorate, ByDistrict, BySubdistrict, ByParty, ByPartyGroup, ByController, ByViolation,
		ByFacility, ByFacilityGroup, ByWeapon, ByPrecision, ByGrading, ByDoubt, ByDataset}
}

// Units lists the steps of a timeline, the default first.
func Units() []Dimension { return []Dimension{ByMonth, ByDay, ByWeek, ByYear} }

// SameKind reports whether two dimensions are of the same property of a record, of which a table
// needs no two.
func (d Dimension) SameKind(other Dimension) bool { return d.attribute() == other.attribute() }

// attrDay stands for the day among the attributes.
const attrDay = -1

// attribute returns what the index has of the dimension.
func (d Dimension) attribute() int {
	switch d {
	case ByGovernorate, ByDistrict, BySubdistrict:
		return attrAreas
	case ByParty, ByPartyGroup:
		return attrClaims
	case ByController:
		return attrControl
	case ByViolation:
		return attrViolations
	case ByFacility, ByFacilityGroup:
		return attrFacilities
	case ByWeapon:
		return attrWeapons
	case ByPrecision:
		return attrPrecision
	case ByGrading:
		return attrGrading
	case ByDoubt:
		return attrDoubts
	case ByDataset:
		return attrDataset
	}
	return attrDay
}

// list returns the list of the vocabulary that the codes are of, "" for none.
func (d Dimension) list() data.List {
	switch d {
	case ByPrecision:
		return data.Precisions
	case ByGrading:
		return data.Gradings
	}
	return setLists[d.attribute()]
}

// Level returns the level of a dimension of areas, and the country for any other.
func (d Dimension) Level() geo.Level {
	for _, level := range geo.Levels() {
		if string(d) == level.String() {
			return level
		}
	}
	return geo.Country
}

// groups reports whether the codes are of terms without a parent alone.
func (d Dimension) groups() bool { return d == ByPartyGroup || d == ByFacilityGroup }

// codes returns the codes of a dimension that a code of its attribute stands for, without repeats:
// "" alone where there is none.
func (v *View) codes(d Dimension, code uint32) (out []string) {
	attribute := d.attribute()
	switch level := d.Level(); {
	case level != geo.Country:
		if number := v.meaning.areas[code][level]; number != 0 {
			out = append(out, string(v.facts.Areas.All(level)[number-1].PCode))
		}
	case attribute == attrPrecision || attribute == attrGrading || attribute == attrDataset:
		return []string{v.meaning.texts[attribute][code]}
	default:
		terms := v.vocabulary.Terms(d.list())
		for left := v.meaning.sets[attribute][code].bits; left != 0; left &= left - 1 {
			term := terms[bits.TrailingZeros64(left)]
			if d.groups() && term.Parent != "" {
				term.Code = term.Parent
			}
			if !slices.Contains(out, term.Code) {
				out = append(out, term.Code)
			}
		}
	}
	if out == nil {
		out = []string{""}
	}
	return out
}

// label returns the name of a code of a dimension in both languages.
func (v *View) label(d Dimension, code string) geo.Label {
	switch {
	case code == "" && d.Level() != geo.Country:
		return geo.Label{EN: "not known so exactly", AR: "غير معروف بهذه الدقة"}
	case code == "" && d == ByDoubt:
		return geo.Label{EN: "nothing doubtful", AR: "لا شيء موضع شك"}
	case code == "":
		return geo.Label{EN: "not stated", AR: "غير مذكور"}
	case d.Level() != geo.Country:
		a, _ := v.facts.Areas.Get(geo.PCode(code))
		return a.Name
	case d == ByDataset:
		at := slices.IndexFunc(v.datasets, func(known data.Dataset) bool { return known.Code == code })
		return geo.LabelOf(v.datasets[at].Title)
	case d.attribute() == attrDay:
		return geo.Label{EN: code, AR: code}
	}
	term, _ := v.vocabulary.Term(d.list(), code)
	return term.Label
}
