package geocode

import (
	"testing"

	"tawthiq/geo"
)

func TestLevels(t *testing.T) {
	check(t, map[string]answer{
		"a town is meant rather than its district":       {Query{Text: en("Rasta"), Region: en("Alba")}, Accepted, "C2001", geo.PrecisionLocality, ""},
		"the word district means the district":           {Query{Text: en("Rasta District"), Region: en("Alba")}, Accepted, "SY0201", geo.PrecisionDistrict, ""},
		"the word subdistrict means the subdistrict":     {Query{Text: ar("ناحية الرستة"), Region: en("Alba")}, Accepted, "SY020100", geo.PrecisionSubdistrict, ""},
		"a governorate's name alone":                     {Query{Text: en("Basra")}, Review, "SY04", geo.PrecisionGovernorate, "the governorate and its capital have this name"},
		"a governorate's name alone, in Arabic":          {Query{Text: ar("بصرة")}, Review, "SY04", geo.PrecisionGovernorate, "the governorate and its capital have this name"},
		"the word city means the capital":                {Query{Text: en("Basra city")}, Accepted, "C4001", geo.PrecisionLocality, ""},
		"the word for city in Arabic means the capital":  {Query{Text: ar("مدينة بصرة")}, Accepted, "C4001", geo.PrecisionLocality, ""},
		"the word governorate means the governorate":     {Query{Text: en("Basra Governorate")}, Accepted, "SY04", geo.PrecisionGovernorate, ""},
		"a governorate's name beside the region":         {Query{Text: en("Basra"), Region: en("Basra")}, Accepted, "C4001", geo.PrecisionLocality, ""},
		"the countryside of a city":                      {Query{Text: en("Northern countryside of Basra")}, Accepted, "SY04", geo.PrecisionGovernorate, ""},
		"the countryside of a city, in its region":       {Query{Text: ar("ريف بصرة الشمالي"), Region: en("Basra")}, Accepted, "SY04", geo.PrecisionGovernorate, "region Basra stated"},
		"the region around a town is its district":       {Query{Text: en("Rasta region"), Region: en("Alba")}, Accepted, "SY0201", geo.PrecisionDistrict, ""},
		"the area around a town without a district":      {Query{Text: en("Sahra area"), Region: en("Basra")}, Accepted, "C4003", geo.PrecisionNear, "near it"},
		"a village is no neighbourhood":                  {Query{Text: en("Salheen village"), Region: en("Alba")}, Review, "SY", geo.PrecisionCountry, "another kind of place"},
		"a town of the same name as its district":        {Query{Text: en("Rasta, Rasta District"), Region: en("Alba")}, Accepted, "C2001", geo.PrecisionLocality, ""},
		"a capital of the same name as its governorate":  {Query{Text: en("Basra city, Basra governorate")}, Accepted, "C4001", geo.PrecisionLocality, ""},
		"a vernacular region stated is no more than one": {Query{Text: en("Kafr Nuran"), Region: en("Basra"), Precision: "region"}, Accepted, "SY", geo.PrecisionRegion, "no more than"},
		"text of a district":                             {Query{Text: en("Kafr Nuran"), Region: en("Basra"), Precision: "governorate"}, Accepted, "SY04", geo.PrecisionGovernorate, "no more than"},
	})
}

func TestRegions(t *testing.T) {
	check(t, map[string]answer{
		"no text, but the region":                 {Query{Region: en("Alba Governorate")}, Accepted, "SY02", geo.PrecisionGovernorate, "no place is named"},
		"no text, but a district":                 {Query{Region: ar("منطقة الرستة")}, Accepted, "SY0201", geo.PrecisionDistrict, "no place is named"},
		"no text, and a region of two":            {Query{Region: en("Damascus")}, Review, "SY", geo.PrecisionCountry, ""},
		"a district as the region":                {Query{Text: en("Ein Jura"), Region: en("Rasta")}, Accepted, "C2004", geo.PrecisionLocality, ""},
		"a region that is not in Syria":           {Query{Text: en("Kafr Nuran"), Region: en("Erbil")}, Review, "SY", geo.PrecisionCountry, "not known in Syria"},
		"only the country":                        {Query{Region: en("Syria")}, Accepted, "SY", geo.PrecisionCountry, "only the country"},
		"a place and the country":                 {Query{Text: en("Kafr Nuran"), Region: en("Syria")}, Accepted, "C4002", geo.PrecisionLocality, ""},
		"Damascus stands for its countryside too": {Query{Text: en("Duma"), Region: en("Damascus")}, Accepted, "C1002", geo.PrecisionLocality, ""},
		"the suburbs of Damascus are a governorate": {
			Query{Text: en("Damascus Suburbs governorate"), Region: en("Damascus Suburbs")}, Accepted, "SY03", geo.PrecisionGovernorate, ""},
		"the countryside of Damascus, in Arabic": {Query{Text: ar("محافظة ريف دمشق")}, Accepted, "SY03", geo.PrecisionGovernorate, ""},
		"a place in the suburbs of Damascus":     {Query{Text: en("Duma, eastern suburbs of Damascus")}, Accepted, "C1002", geo.PrecisionLocality, ""},
		"a landscape of two governorates":        {Query{Region: en("Mudawwar Steppe")}, Review, "SY", geo.PrecisionCountry, "only the region"},
		"a place in a landscape of two":          {Query{Text: en("Kafr Nuran"), Region: ar("سهب مدور")}, Accepted, "C4002", geo.PrecisionLocality, "stated"},
		"a place outside a landscape of two":     {Query{Text: en("Duma"), Region: en("Mudawwar Steppe")}, Review, "SY", geo.PrecisionCountry, "outside the stated region"},
		"a landscape of two and a governorate":   {Query{Region: en("Mudawwar Steppe, Damascus")}, Review, "SY", geo.PrecisionCountry, "only the region"},
		"Damascus Suburbs as the region":         {Query{Text: en("Duma"), Region: en("Damascus Suburbs")}, Accepted, "C1002", geo.PrecisionLocality, ""},
	})
}
