package auth

import (
	"bytes"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/crypto/bcrypt"

	"tawthiq/data"
)

// Reviewers knows the people who may decide, by name and secret. It is safe for concurrent use.
type Reviewers struct {
	hashes map[string][]byte // bcrypt, by name
	decoy  []byte            // compared with where there is no such name, which takes as long
	key    []byte            // of the seals; of this process only

	queue chan struct{} // of those whose hash is compared, or who wait for it: no more can be made to wait
	slow  sync.Mutex    // held while a hash is compared: guessing uses one processor, not all
	mu    sync.Mutex    // guards seals
	seals map[string][]byte
}

// How much work a comparison is, as a power of two, and how much the file may ask for.
const (
	cost     = 12
	minCost  = 10
	maxCost  = 15
	maxBytes = 72 // of a secret: bcrypt reads no more
	minRunes = 10 // of a secret
	maxName  = 64 // runes of a name
	maxQueue = 8  // who may wait for a comparison: a few seconds
)

// ReadReviewers reads the file of reviewers: lines of name:hash, as Add and htpasswd -B write them;
// empty ones and those that start with # are passed over. Errors: InvalidKind for a file that
// others can read, or with a line that is wrong; NotFoundKind where there is none.
func ReadReviewers(path string) (*Reviewers, error) { return readReviewers(path, minCost) }

// readReviewers is ReadReviewers with hashes of another least cost.
func readReviewers(path string, least int) (*Reviewers, error) {
	info, err := os.Stat(path)
	if err == nil && info.Mode().Perm()&0o007 != 0 {
		return nil, data.Invalid("reviewers", "every user of this machine can read %s", path).WithHint("run chmod 600 %s", path)
	}
	var text []byte
	if err == nil {
		text, err = os.ReadFile(path)
	}
	if err != nil {
		return nil, data.Missing("reviewers", path).WithHint("make it with: tawthiq user add NAME --reviewers %s", path).Because(err)
	}
	entries, err := entriesOf(text, least)
	if err != nil {
		return nil, err
	}
	if len(entries) == 0 {
		return nil, data.Invalid("reviewers", "%s names nobody", path).WithHint("add someone with: tawthiq user add NAME --reviewers %s", path)
	}
	return newReviewers(entries, least)
}

func newReviewers(entries map[string][]byte, least int) (*Reviewers, error) {
	most := least
	for _, hash := range entries {
		if c, err := bcrypt.Cost(hash); err == nil {
			most = max(most, c)
		}
	}
	decoy, err := bcrypt.GenerateFromPassword([]byte(rand.Text()), most)
	if err != nil {
		return nil, fmt.Errorf("make a hash: %w", err)
	}
	return &Reviewers{hashes: entries, decoy: decoy, key: []byte(rand.Text()), seals: map[string][]byte{}, queue: make(chan struct{}, maxQueue)}, nil
}

// entriesOf returns the hashes of the lines by name.
func entriesOf(text []byte, least int) (map[string][]byte, error) {
	entries := map[string][]byte{}
	number := 0
	for line := range bytes.Lines(text) {
		number++
		line = bytes.TrimSpace(line)
		if len(line) == 0 || line[0] == '#' {
			continue
		}
		name, hash, ok := strings.Cut(string(line), ":")
		if !ok || checkName(name) != nil {
			return nil, atLine(number, "it is not of the form name:hash")
		}
		if c, err := bcrypt.Cost([]byte(hash)); err != nil || c < least || c > maxCost {
			return nil, atLine(number, "the hash of %s is not bcrypt of a cost from %d to %d", name, least, maxCost)
		}
		if entries[name] != nil {
			return nil, atLine(number, "%s is there twice", name)
		}
		entries[name] = []byte(hash)
	}
	return entries, nil
}

func atLine(number int, format string, args ...any) error {
	return data.Invalid(fmt.Sprintf("reviewers, line %d", number), format, args...).
		WithHint("write it with: tawthiq user add NAME --reviewers FILE")
}

func checkName(name string) error {
	bad := func(r rune) bool { return r == ':' || r == utf8.RuneError || unicode.IsControl(r) }
	if name == "" || name != strings.TrimSpace(name) || name[0] == '#' || strings.ContainsFunc(name, bad) || utf8.RuneCountInString(name) > maxName {
		return data.Invalid("name", "%q is not a name of at most %d characters without a colon", name, maxName)
	}
	return nil
}

// Add writes a reviewer into the file, which is made where there is none, or gives one who is there
// another secret. Only the owner may read the file. Errors: InvalidKind for a name or secret that
// cannot be, or a file with a line that is wrong.
func Add(path, name, secret string) error { return add(path, name, secret, cost) }

func add(path, name, secret string, cost int) error {
	if err := errors.Join(checkName(name), checkSecret(secret)); err != nil {
		return err
	}
	text, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return data.Invalid("reviewers", "%s cannot be read", path).Because(err)
	}
	if _, err := entriesOf(text, min(cost, minCost)); err != nil {
		return err
	}
	hash, err := bcrypt.GenerateFromPassword([]byte(secret), cost)
	if err != nil {
		return fmt.Errorf("make a hash: %w", err)
	}
	var out bytes.Buffer
	for line := range bytes.Lines(text) {
		if former, _, _ := strings.Cut(string(bytes.TrimSpace(line)), ":"); former != name {
			out.Write(append(bytes.TrimRight(line, "\r\n"), '\n'))
		}
	}
	fmt.Fprintf(&out, "%s:%s\n", name, hash)
	return replace(path, out.Bytes())
}

func checkSecret(secret string) error {
	if utf8.RuneCountInString(secret) < minRunes || len(secret) > maxBytes {
		return data.Invalid("secret", "it must have at least %d characters and at most %d bytes", minRunes, maxBytes)
	}
	return nil
}

// replace writes the file wholly or not at all. The file it writes first is its own, whatever lies
// in the folder.
func replace(path string, text []byte) error {
	temp, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*.new") // for its owner only
	if err == nil {
		_, err = temp.Write(text)
		err = errors.Join(err, temp.Sync(), temp.Close())
		if err == nil {
			err = os.Rename(temp.Name(), path)
		}
		if err != nil {
			err = errors.Join(err, os.Remove(temp.Name()))
		}
	}
	if err != nil {
		return data.Invalid("reviewers", "%s cannot be written", path).Because(err)
	}
	return nil
}

// Authenticate returns the name of the reviewer whose credentials the Authorization header of a
// request carries (HTTP Basic, RFC 7617). A nil receiver knows nobody. Errors: Unauthenticated;
// Unavailable where more ask than can be compared within a few seconds.
// Cost: the first time that someone is right, and every time that someone is wrong, a quarter of
// a second; no two at a time.
func (r *Reviewers) Authenticate(authorization string) (name string, err error) {
	if r == nil {
		return "", refusal("this server knows no reviewers").WithHint("start it with serve --reviewers FILE")
	}
	if authorization == "" {
		return "", refusal("this is for reviewers").WithHint("send your name and secret, with curl as --user NAME")
	}
	name, secret, ok := credentials(authorization)
	if !ok {
		return "", refusal("the header Authorization is not of the form that HTTP Basic has")
	}
	known, err := r.knows(name, secret)
	if err != nil {
		return "", err
	}
	if !known {
		return "", refusal("the name or the secret is wrong")
	}
	return name, nil
}

func refusal(message string) *data.Error {
	return &data.Error{Kind: data.Unauthenticated, Message: message}
}

func credentials(header string) (name, secret string, ok bool) {
	scheme, encoded, _ := strings.Cut(header, " ")
	if !strings.EqualFold(scheme, "Basic") {
		return "", "", false
	}
	raw, err := base64.StdEncoding.DecodeString(strings.TrimSpace(encoded))
	if err != nil {
		return "", "", false
	}
	return strings.Cut(string(raw), ":")
}

// knows reports whether the secret is that of the name. Who was right once is recognised by a seal,
// and waits for nobody.
func (r *Reviewers) knows(name, secret string) (bool, error) {
	if len(secret) > maxBytes {
		return false, nil // bcrypt would not look at the rest
	}
	seal := r.sealOf(name, secret)
	r.mu.Lock()
	held := r.seals[name]
	r.mu.Unlock()
	if held != nil && hmac.Equal(held, seal) {
		return true, nil
	}
	select {
	case r.queue <- struct{}{}:
		defer func() { <-r.queue }()
	default:
		return false, &data.Error{Kind: data.Unavailable, Message: "too many sign in at once", Hint: "try again in a few seconds"}
	}
	if !r.compare(name, secret) {
		return false, nil
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.seals[name] = seal
	return true, nil
}

func (r *Reviewers) sealOf(name, secret string) []byte {
	mac := hmac.New(sha256.New, r.key)
	fmt.Fprintf(mac, "%d:%s:%s", len(name), name, secret)
	return mac.Sum(nil)
}

// compare is as slow for a name that nobody has.
func (r *Reviewers) compare(name, secret string) bool {
	hash, named := r.hashes[name]
	if !named {
		hash = r.decoy
	}
	r.slow.Lock()
	defer r.slow.Unlock()
	return bcrypt.CompareHashAndPassword(hash, []byte(secret)) == nil && named
}
