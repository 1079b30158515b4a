package answer

import (
	"net/http"
	"strconv"
	"sync"
)

// reply is a whole answer in all its forms, with its headers ready to send. Forms that are
// compressed are made when they are first needed. It is safe for concurrent use.
type reply struct {
	tags         etags
	compressible bool
	fields       []field // of every form, and of 304
	kind         field   // Content-Type
	forms        [codings]form
	press        *compressor
	grown        func(bytes int) // called with what a new form weighs; nil where nobody counts
}

// field is a header as net/http keeps it: the name in its canonical form, the values never
// written to.
type field struct {
	name   string
	values []string
}

// form is the reply in one coding.
type form struct {
	once   sync.Once // guards the rest
	body   []byte
	pays   bool // it is smaller than the plain body
	fields []field
}

// newReply returns the reply that an answer with its body is.
func newReply(a Answer, tags etags, body []byte, press *compressor) *reply {
	r := &reply{tags: tags, kind: newField("Content-Type", a.Type), press: press,
		compressible: isCompressible(a.Type) && len(body) >= minCompressed}
	r.fields = a.fields()
	plain := &r.forms[identity]
	plain.once.Do(func() { r.fill(plain, identity, body) })
	return r
}

func newField(name, value string) field {
	return field{http.CanonicalHeaderKey(name), []string{value}}
}

// fields returns the headers that 304 has too, apart from the ETag.
func (a Answer) fields() []field {
	fields := []field{newField("Cache-Control", a.cacheControl())}
	if isCompressible(a.Type) {
		fields = append(fields, newField("Vary", "Accept-Encoding"))
	}
	if a.Revision != 0 {
		fields = append(fields, newField(RevisionHeader, strconv.FormatInt(a.Revision, 10)))
	}
	for name, value := range a.Headers {
		fields = append(fields, newField(name, value))
	}
	return fields
}

func (a Answer) cacheControl() string {
	switch {
	case a.Private:
		return "no-store"
	case a.Lasting:
		return "public, max-age=31536000, immutable"
	}
	return "no-cache" // keep it, but ask whether it still holds
}

// fill completes a form with its body.
func (r *reply) fill(f *form, c coding, body []byte) {
	f.body = body
	f.fields = []field{r.kind, newField("Content-Length", strconv.Itoa(len(body)))}
	if r.tags[c] != "" {
		f.fields = append(f.fields, newField("ETag", r.tags[c]))
	}
	if c != identity {
		f.fields = append(f.fields, newField("Content-Encoding", codingNames[c]))
		f.pays = len(body) < len(r.forms[identity].body)
	}
}

// compressed returns the form in a coding other than identity.
func (r *reply) compressed(c coding) *form {
	f := &r.forms[c]
	f.once.Do(func() {
		r.fill(f, c, r.press.compress(c, r.forms[identity].body))
		if r.grown != nil {
			r.grown(cap(f.body))
		}
	})
	return f
}

// choose returns the coding to send to a client: the most welcome one that pays. Boundary: a client
// that refuses the plain body gets a compressed one that is larger.
func (r *reply) choose(a acceptance) coding {
	instead := identity
	for _, c := range a.order() {
		switch {
		case a[c] == 0:
			return instead
		case c == identity, r.compressible && r.compressed(c).pays:
			return c
		case instead == identity:
			instead = c
		}
	}
	return instead
}

// bytes returns what the plain body and the headers weigh.
func (r *reply) bytes() int {
	n := cap(r.forms[identity].body)
	for _, f := range r.fields {
		n += len(f.name) + len(f.values[0])
	}
	return n
}

// send writes the reply in the form that suits the client, or says that the client holds it
// already, and returns the status and how many bytes of a body it sent.
func (r *reply) send(w http.ResponseWriter, to *http.Request, a acceptance) (status, bytes int) {
	if held, ok := r.tags.held(to.Header["If-None-Match"], a); ok {
		notModified(w, r.fields, r.tags[held])
		return http.StatusNotModified, 0
	}
	c := r.choose(a)
	f := &r.forms[c]
	if c != identity {
		f = r.compressed(c)
	}
	set(w.Header(), r.fields)
	set(w.Header(), f.fields)
	w.WriteHeader(http.StatusOK)
	if to.Method == http.MethodHead {
		return http.StatusOK, 0
	}
	n, _ := w.Write(f.body) // where the client has gone there is nobody to tell
	return http.StatusOK, n
}

func notModified(w http.ResponseWriter, fields []field, etag string) {
	set(w.Header(), fields)
	w.Header().Set("ETag", etag)
	w.WriteHeader(http.StatusNotModified)
}

func set(h http.Header, fields []field) {
	for _, f := range fields {
		if f.values[0] == "" {
			delete(h, f.name)
			continue
		}
		h[f.name] = f.values
	}
}
