package atlas

import "tawthiq/data"

// protections is the sensitivity of each record that is not public today. It is laid over every
// older revision too: what is protected now is not to be read off yesterday's figures.
type protections map[data.Key]string

func (p protections) note(key data.Key, sensitivity string) {
	if sensitivity == data.Public {
		delete(p, key)
		return
	}
	p[key] = sensitivity
}
