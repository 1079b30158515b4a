package gazetteer

import "tawthiq/geo"

// Region is a vernacular region: a landscape that people name but that is no administrative area,
// such as the Eastern Ghouta. Its borders are approximate.
type Region struct {
	Code         geo.PCode // of this project, such as V01; no other source knows it
	Name         geo.Label
	Aliases      []string    // other names, in either script
	Subdistricts []geo.PCode // those that it covers wholly or for the most part, by p-code
}
