package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// No container engine is needed to see that the Dockerfile still fits the project: every path it
// copies from the project exists, every stage it copies from is defined, and the verbs it runs
// are verbs of the command.
func TestDockerfileNamesWhatExists(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(root, "Dockerfile"))
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.ReplaceAll(string(text), "\\\n", " "), "\n")
	stages := []string{}
	for _, line := range lines {
		words := strings.Fields(line)
		if len(words) == 0 {
			continue
		}
		switch words[0] {
		case "FROM":
			if len(words) == 4 && words[2] == "AS" {
				stages = append(stages, words[3])
			}
		case "COPY":
			checkCopy(t, words[1:], stages)
		case "HEALTHCHECK", "CMD", "ENTRYPOINT":
			checkVerbs(t, line)
		}
	}
	for _, needed := range []string{"USER 65534:65534", "VOLUME /data", "HEALTHCHECK"} {
		if !strings.Contains(string(text), needed) {
			t.Errorf("the Dockerfile lacks %q", needed)
		}
	}
}

func checkCopy(t *testing.T, words, stages []string) {
	t.Helper()
	for len(words) > 0 && strings.HasPrefix(words[0], "--") {
		if stage, ok := strings.CutPrefix(words[0], "--from="); ok {
			if !slices.Contains(stages, stage) {
				t.Errorf("COPY from the stage %q, which is not defined above", stage)
			}
			return
		}
		words = words[1:]
	}
	for _, path := range words[:len(words)-1] {
		if _, err := os.Stat(filepath.Join(root, path)); err != nil {
			t.Errorf("COPY %s: %v", path, err)
		}
	}
}

func checkVerbs(t *testing.T, line string) {
	t.Helper()
	words := regexp.MustCompile(`"([a-z]+)"`).FindAllStringSubmatch(line, -1)
	app := newApp()
	for _, w := range words {
		if w[1] != "tawthiq" && app.Command(w[1]) == nil {
			t.Errorf("%s: there is no verb %q", line, w[1])
		}
	}
}
