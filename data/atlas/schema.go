package atlas

import "tawthiq/data"

// The attributes of the map index. The measures follow: that of data.Measures()[i] is
// attrMeasure+i.
const (
	attrDataset = iota
	attrGrading
	attrPrecision
	attrAreas
	attrViolations
	attrClaims
	attrFacilities
	attrWeapons
	attrAggregated
	attrPlace
	attrSpan
	attrDoubts
	attrControl
	attrUncertainty // in metres
	attrImprecise   // no number of a text, but what impreciseUnits returns
	attrMeasure

	attributeCount = attrMeasure + int(data.TraitCount-data.TraitMeasure)
)

// attrOf returns the attribute of a measure.
func attrOf(m data.Measure) int { return attrMeasure + int(data.TraitOf(m)-data.TraitMeasure) }

// traits are the attributes that are a trait of a record as it is.
var traits = [...]data.Trait{
	attrDataset: data.TraitDataset, attrGrading: data.TraitGrading, attrPrecision: data.TraitPrecision,
	attrAreas: data.TraitAreas, attrViolations: data.TraitViolations, attrClaims: data.TraitClaims,
	attrFacilities: data.TraitFacilities, attrWeapons: data.TraitWeapons, attrAggregated: data.TraitAggregated,
	attrPlace: data.TraitPlace, attrSpan: data.TraitSpan, attrDoubts: data.TraitDoubts,
}
