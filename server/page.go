package server

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"mime"
	"path"
	"strings"

	"tawthiq/server/answer"
)

// sourcePolicy lets the page load from its own host only. MapLibre's worker is a file of the page, and
// its style sheet holds icons as data URLs.
const sourcePolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
	"font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; " +
	"base-uri 'none'; form-action 'none'; "

// pageHeaders keep the page out of frames; embedHeaders are of the page that only reads, which any site
// may frame.
var (
	pageHeaders  = map[string]string{"Content-Security-Policy": sourcePolicy + "frame-ancestors 'none'"}
	embedHeaders = map[string]string{"Content-Security-Policy": sourcePolicy + "frame-ancestors *", "X-Frame-Options": ""}
)

const notBuilt = `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>tawthiq</title>
<h1>tawthiq</h1>
<p>The server runs, but this binary was built without its web page.
Run <code>make build</code> in the source folder, which builds the page first, and start it again.</p>
<p>The API works: see <a href="/api/v1/about">/api/v1/about</a>.</p>
</html>
`

// pageTypes are the media types of the files of a page, so that they do not depend on the machine's
// own table.
var pageTypes = map[string]string{
	".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".mjs": "text/javascript; charset=utf-8",
	".css": "text/css; charset=utf-8", ".svg": "image/svg+xml", ".png": "image/png", ".ico": "image/x-icon",
	".json": "application/json", ".webmanifest": "application/manifest+json", ".woff2": "font/woff2",
	".wasm": "application/wasm", ".txt": "text/plain; charset=utf-8", ".map": "application/json",
}

// page serves the files of the built page from memory.
type page map[string]pageFile

type pageFile struct {
	body []byte
	tag  string // of the content
}

// newPage reads the files of a built page; files whose name starts with a dot are no part of it.
func newPage(files fs.FS) (page, error) {
	p := page{"index.html": newPageFile([]byte(notBuilt))}
	if files == nil {
		return p, nil
	}
	err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.HasPrefix(entry.Name(), ".") {
			return err
		}
		body, err := fs.ReadFile(files, name)
		p[name] = newPageFile(body)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("reading the page: %w", err)
	}
	return p, nil
}

func newPageFile(body []byte) pageFile {
	sum := sha256.Sum256(body)
	return pageFile{body, hex.EncodeToString(sum[:])}
}

// resource answers the file of a name with some headers. Files in assets/ carry a hash of their content in
// their name and never change.
func (p page) resource(name string, headers map[string]string) answer.Resource {
	file := p[name]
	return func(context.Context, answer.Call) (answer.Answer, error) {
		return answer.Answer{
			Tag:     file.tag,
			Type:    pageType(name),
			Lasting: strings.HasPrefix(name, "assets/"),
			Cached:  true, // compressed, that is
			Light:   true,
			Headers: headers,
			Body:    func(context.Context) ([]byte, error) { return file.body, nil },
		}, nil
	}
}

func pageType(name string) string {
	ext := path.Ext(name)
	if t, ok := pageTypes[ext]; ok {
		return t
	}
	if t := mime.TypeByExtension(ext); t != "" {
		return t
	}
	return "application/octet-stream"
}
