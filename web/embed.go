// Package web holds the built web page. It answers "which files make up the page" and nothing
// else: how they are served, with which headers, is the server's. The files are made from src/
// by `npm run build`; before that the page is empty and the package still compiles.
package web

import (
	"embed"
	"io/fs"
)

//go:embed all:dist
var dist embed.FS

// Page returns the files of the built page: index.html and assets/, whose file names carry a
// digest of their content and so never change their meaning. It holds no index.html when the
// page has not been built.
func Page() fs.FS {
	page, err := fs.Sub(dist, "dist")
	if err != nil {
		panic("web: the embedded folder is named by a valid path: " + err.Error())
	}
	return page
}
