package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/urfave/cli/v3"
)

// root is the top of the project as seen from this package's tests.
var root = filepath.Join("..", "..")

var update = flag.Bool("update", false, "write what the program says into the README and the golden files")

const verbsMarker = "<!-- verbs: compared with the program by a test -->"

func TestReadmeListsEveryVerbAndFlag(t *testing.T) {
	path := filepath.Join(root, "README.md")
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	between := regexp.MustCompile(`(?s)` + regexp.QuoteMeta(verbsMarker) + `.*?\n## `)
	want := verbsMarker + "\n" + describeVerbs(newApp()) + "\n## "
	if *update {
		text = between.ReplaceAllLiteral(text, []byte(want))
		if err := os.WriteFile(path, text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(want, string(between.Find(text))); diff != "" {
		t.Errorf("README.md and the program differ; run: go test ./cmd/tawthiq -run Readme -update\n%s", diff)
	}
}

// describeVerbs writes a section for each verb, with a table of its flags.
func describeVerbs(app *cli.Command) string {
	var b strings.Builder
	for _, verb := range leaves(app, "tawthiq") {
		fmt.Fprintf(&b, "\n### `%s`\n\n%s.\n", strings.TrimSpace(verb.path+" "+verb.ArgsUsage), upperFirst(verb.Usage))
		if len(verb.Flags) == 0 {
			continue
		}
		b.WriteString("\n| flag | variable | default | meaning |\n| --- | --- | --- | --- |\n")
		for _, f := range verb.Flags {
			doc := f.(cli.DocGenerationFlag)
			fmt.Fprintf(&b, "| `--%s` | `%s` | %s | %s |\n", f.Names()[0], doc.GetEnvVars()[0], defaultOf(f), strings.ReplaceAll(doc.GetUsage(), "`", ""))
		}
	}
	return b.String()
}

type leaf struct {
	*cli.Command
	path string
}

// leaves lists the verbs that do something, each with the words that call it.
func leaves(c *cli.Command, path string) []leaf {
	var out []leaf
	for _, sub := range c.Commands {
		subPath := path + " " + sub.Name
		if len(sub.Commands) == 0 {
			out = append(out, leaf{sub, subPath})
		}
		out = append(out, leaves(sub, subPath)...)
	}
	return out
}

func defaultOf(f cli.Flag) string {
	switch f := f.(type) {
	case *cli.StringFlag:
		if f.Value != "" {
			return "`" + f.Value + "`"
		}
	case *cli.IntFlag:
		return fmt.Sprintf("`%d`", f.Value)
	case *cli.BoolFlag:
		return fmt.Sprintf("`%t`", f.Value)
	}
	return ""
}

func upperFirst(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

func TestHelpIsAsRecorded(t *testing.T) {
	var got bytes.Buffer
	calls := [][]string{{"help"}}
	for _, verb := range leaves(newApp(), "tawthiq") {
		calls = append(calls, append([]string{"help"}, strings.Fields(verb.path)[1:]...))
	}
	for _, args := range calls {
		fmt.Fprintf(&got, "$ tawthiq %s\n", strings.Join(args, " "))
		if code := run(t.Context(), append([]string{"tawthiq"}, args...), &got, &got); code != 0 {
			t.Errorf("tawthiq %s: exit code %d", strings.Join(args, " "), code)
		}
		got.WriteByte('\n')
	}
	golden := filepath.Join("testdata", "help.golden")
	if *update {
		if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got.String()); diff != "" {
		t.Errorf("the help text changed; if it should, run: go test ./cmd/tawthiq -run Help -update\n%s", diff)
	}
}

func TestReadmeMakeTargetsExist(t *testing.T) {
	for _, block := range readmeBlocks(t, "console") {
		for line := range strings.Lines(block) {
			cmd := exec.Command("make", append([]string{"-n", "-C", root}, strings.Fields(line)[1:]...)...)
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Errorf("%s: %v\n%s", strings.TrimSpace(line), err, out)
			}
		}
	}
}

// TestReadmeCommandsRun runs every sh block of the README, in order, in an empty folder with a
// file of incidents, against a server with the sample.
func TestReadmeCommandsRun(t *testing.T) {
	for _, tool := range []string{"bash", "curl"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("%s is not installed", tool)
		}
	}
	folder := t.TempDir()
	binary := buildBinary(t)
	address := startServer(t, binary, filepath.Join(folder, "served.db"))
	writeIncidents(t, filepath.Join(folder, "incidents.csv"))
	writeFile(t, filepath.Join(folder, "mine.yaml"), readmeBlocks(t, "yaml")[0])
	writeFile(t, filepath.Join(folder, "mine.csv"), "when,where,dead\n09/05/2020,Saraqab,2\n")
	for _, block := range readmeBlocks(t, "sh") {
		script := strings.ReplaceAll(block, "http://127.0.0.1:8080", "http://"+address)
		script = strings.ReplaceAll(script, "curl -s ", "curl -sSf ")
		cmd := exec.Command("bash", "-euo", "pipefail", "-c", script)
		cmd.Dir = folder
		cmd.Env = append(os.Environ(), "PATH="+filepath.Dir(binary)+":"+os.Getenv("PATH"))
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%s\n%v\n%s", script, err, out)
		}
	}
}

// readmeBlocks returns the README's code blocks of a language.
func readmeBlocks(t *testing.T, language string) []string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	var blocks []string
	for _, m := range regexp.MustCompile("(?s)```"+language+"\n(.*?)```").FindAllSubmatch(text, -1) {
		blocks = append(blocks, string(m[1]))
	}
	if len(blocks) == 0 {
		t.Fatalf("the README has no %s block", language)
	}
	return blocks
}
