package reference

import "tawthiq/geo"

// Attribution is whom to credit for a part of the facts, as every page and export must.
type Attribution struct {
	What    geo.Label `json:"what"`    // what part of the facts it is for
	Credit  string    `json:"credit"`  // whom to credit, in the words that are asked for
	Licence string    `json:"licence"` // licence of that part
	URL     string    `json:"url"`     // where that part comes from
}

// Attributions returns whom to credit, in the order of SOURCES.md, which says more of each.
func Attributions() []Attribution {
	return []Attribution{
		{
			What:    geo.Label{EN: "Administrative areas, places and population", AR: "المناطق الإدارية والأماكن وعدد السكان"},
			Credit:  "OCHA: COD-AB Syria v02, populated places 2021 and neighbourhoods, through HDX",
			Licence: "CC BY 3.0 IGO",
			URL:     "https://data.humdata.org/dataset/cod-ab-syr",
		},
		{
			What:    geo.Label{EN: "Other names of areas, census of 2004", AR: "الأسماء الأخرى للمناطق، وتعداد عام 2004"},
			Credit:  "OpenSyria geography, after GeoNames, Wikidata and the U.S. Census Bureau",
			Licence: "CC BY 4.0",
			URL:     "https://creativecommons.org/licenses/by/4.0/",
		},
		{
			What:    geo.Label{EN: "Other names of places", AR: "الأسماء الأخرى للأماكن"},
			Credit:  "GeoNames",
			Licence: "CC BY 4.0",
			URL:     "https://www.geonames.org",
		},
		{
			What:    geo.Label{EN: "Control of communities, 2020 to 2024", AR: "السيطرة على التجمعات السكانية، 2020 إلى 2024"},
			Credit:  controlSource,
			Licence: "none stated for the data",
			URL:     "https://www.worldbank.org/en/country/syria",
		},
		{
			What:    geo.Label{EN: "Neighbouring countries", AR: "الدول المجاورة"},
			Credit:  "Natural Earth",
			Licence: "public domain",
			URL:     "https://www.naturalearthdata.com",
		},
		{
			What:    geo.Label{EN: "Rivers", AR: "الأنهار"},
			Credit:  "GSHHG, after the CIA World Data Bank II",
			Licence: "LGPL 3 or later",
			URL:     "https://www.soest.hawaii.edu/pwessel/gshhg/",
		},
		{
			What:    geo.Label{EN: "Lakes", AR: "البحيرات"},
			Credit:  "© OpenStreetMap contributors",
			Licence: "ODbL 1.0",
			URL:     "https://www.openstreetmap.org/copyright",
		},
	}
}

// controlSource is the source stated by each claim of control.
const controlSource = "Community survey of early 2023, published with the World Bank's Syria Economic Monitor"
