package mapping

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"

	"tawthiq/data"
)

//go:embed layouts/*.yaml
var layouts embed.FS

// maxBytes bounds a mapping: the longest built-in one is a hundredth of it.
const maxBytes = 1 << 20

// Names lists the built-in mappings, in alphabetical order.
func Names() []string {
	entries, err := layouts.ReadDir("layouts")
	if err != nil {
		return nil
	}
	var out []string
	for _, e := range entries {
		out = append(out, strings.TrimSuffix(e.Name(), ".yaml"))
	}
	return out
}

// Named returns a built-in mapping. Errors: NotFoundKind, with the names there are.
func Named(name string) (*Mapping, error) {
	text, err := layouts.ReadFile("layouts/" + name + ".yaml")
	if err != nil {
		return nil, data.Missing("mapping", name).Allow(Names())
	}
	return Parse(name+".yaml", text)
}

// Read returns the mapping of a YAML file, or the built-in one where the argument is just the
// name of one. Errors: InvalidKind with the line.
func Read(path string) (*Mapping, error) {
	if slices.Contains(Names(), path) {
		return Named(path)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, data.Invalid("mapping", "%s cannot be read", filepath.Base(path)).
			WithHint("give a YAML file or one of %s", strings.Join(Names(), ", ")).Because(err)
	}
	return Parse(filepath.Base(path), text)
}

// Parse returns the mapping that a YAML text declares. Errors: InvalidKind, with the line for what
// is not YAML and for fields that do not exist, with the field for values that cannot be meant.
func Parse(name string, text []byte) (*Mapping, error) {
	if len(text) > maxBytes {
		return nil, data.Invalid("mapping", "%s is over %d bytes", name, maxBytes)
	}
	if len(bytes.TrimSpace(text)) == 0 {
		return nil, data.Invalid("mapping", "%s is empty", name)
	}
	m := &Mapping{}
	if err := yaml.NewDecoder(bytes.NewReader(text), yaml.Strict()).Decode(m); err != nil {
		return nil, data.Invalid("mapping", "%s: %s", name, strings.TrimSpace(yaml.FormatError(err, false, true)))
	}
	sum := sha256.Sum256(text)
	m.digest = hex.EncodeToString(sum[:])
	if err := m.check(); err != nil {
		return nil, data.Invalid("mapping", "%s: %v", name, err)
	}
	return m, nil
}

// Digest returns the SHA-256 of the mapping's text, in hexadecimal.
func (m *Mapping) Digest() string { return m.digest }

// CheckCode returns an error unless the code has the form of a dataset's.
func CheckCode(field, code string) error {
	if (data.Dataset{Code: code}).Check() != nil {
		return data.Invalid(field, "%q is not of small letters, digits, + and -, at most 40, beginning with a letter", code)
	}
	return nil
}

// check returns an error for what the YAML form allows and no file could mean. Codes are checked
// against the vocabulary when the mapping is bound to a file.
func (m *Mapping) check() error {
	if m.Name == "" {
		return fmt.Errorf("name: the mapping has no name")
	}
	if err := errors.Join(CheckCode("dataset", m.Dataset.Code), data.CheckKind(m.Dataset.Kind)); err != nil {
		return err
	}
	if !slices.Contains([]string{"", "error", "empty"}, m.MissingColumns) {
		return fmt.Errorf("missing_columns: %q is neither error nor empty", m.MissingColumns)
	}
	if len(m.Violation) == 0 {
		return fmt.Errorf("violation: the mapping names no violation")
	}
	if m.When.Start.names() == nil && m.When.Year.names() == nil {
		return fmt.Errorf("when: neither start nor year is given")
	}
	for measure := range m.Casualties {
		if !slices.Contains(data.Measures(), data.Measure(measure)) {
			return fmt.Errorf("casualties: unknown measure %q", measure)
		}
	}
	return nil
}

func (t Text) names() []string  { return joined(t.Column, t.Columns) }
func (d Day) names() []string   { return joined(d.Column, d.Columns) }
func (c Codes) names() []string { return joined(c.Column, c.Columns) }

func joined(one string, more []string) []string {
	if one == "" {
		return more
	}
	return append([]string{one}, more...)
}
