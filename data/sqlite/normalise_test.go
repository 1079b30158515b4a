package sqlite

import "tawthiq/geo/gazetteer"

func normalise(s string) string { return gazetteer.Normalise(s) }
