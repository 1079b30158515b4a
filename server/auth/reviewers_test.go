package auth

import (
	"encoding/base64"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/bcrypt"

	"tawthiq/data"
)

func basic(name, secret string) string {
	return "Basic " + base64.StdEncoding.EncodeToString([]byte(name+":"+secret))
}

// quick is the least work that bcrypt knows: with the race detector more takes seconds.
const quick = bcrypt.MinCost

func hashed(t *testing.T, secret string) string {
	t.Helper()
	hash, err := bcrypt.GenerateFromPassword([]byte(secret), quick)
	if err != nil {
		t.Fatal(err)
	}
	return string(hash)
}

func written(t *testing.T, text string, mode os.FileMode) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "reviewers")
	if err := os.WriteFile(path, []byte(text), mode); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestOnlyWhoIsInTheFileIsKnown(t *testing.T) {
	r, err := readReviewers(written(t, "# people\n\nرنا:"+hashed(t, "a long secret")+"\n", 0o600), quick)
	if err != nil {
		t.Fatal(err)
	}
	for range 2 { // the second time from what is remembered
		if name, err := r.Authenticate(basic("رنا", "a long secret")); err != nil || name != "رنا" {
			t.Errorf("%q, %v", name, err)
		}
	}
	for header, says := range map[string]string{
		"":                                 "for reviewers",
		basic("رنا", "another secret"):     "is wrong",
		basic("رنا", ""):                   "is wrong",
		basic("someone", "a long secret"):  "is wrong",
		"Basic ?":                          "form",
		"Bearer abc":                       "form",
		basic("رنا:a long secret", "")[:9]: "",
	} {
		if _, err := r.Authenticate(header); data.KindOf(err) != data.Unauthenticated || !strings.Contains(err.Error(), says) || strings.Contains(err.Error(), "long") {
			t.Errorf("%q: %v", header, err)
		}
	}
	var nobody *Reviewers
	if _, err := nobody.Authenticate(basic("رنا", "a long secret")); data.KindOf(err) != data.Unauthenticated || !strings.Contains(err.Error(), "--reviewers") {
		t.Error(err)
	}
}

func TestWhoWasRightOnceIsRecognisedQuickly(t *testing.T) {
	r, err := readReviewers(written(t, "a:"+hashed(t, "a long secret")+"\n", 0o600), quick)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.Authenticate(basic("a", "a long secret")); err != nil {
		t.Fatal(err)
	}
	r.slow.Lock() // as if someone guessed
	defer r.slow.Unlock()
	done := make(chan error, 1)
	go func() {
		_, err := r.Authenticate(basic("a", "a long secret"))
		done <- err
	}()
	select {
	case err := <-done:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(10 * time.Second):
		t.Error("it waits for those who guess")
	}
}

func TestGuessersCannotMakeEveryoneWait(t *testing.T) {
	r, err := readReviewers(written(t, "a:"+hashed(t, "a long secret")+"\n", 0o600), quick)
	if err != nil {
		t.Fatal(err)
	}
	r.slow.Lock()
	answers := make(chan error, 10*maxQueue)
	for range cap(answers) {
		go func() { _, err := r.Authenticate(basic("a", "a wrong secret")); answers <- err }()
	}
	for range cap(answers) - maxQueue {
		if err := <-answers; data.KindOf(err) != data.Unavailable {
			t.Fatalf("the error is %v", err)
		}
	}
	r.slow.Unlock()
	for range maxQueue {
		if err := <-answers; data.KindOf(err) != data.Unauthenticated {
			t.Errorf("the error is %v", err)
		}
	}
	if _, err := r.Authenticate(basic("a", "a long secret")); err != nil {
		t.Errorf("after the guessers have gone: %v", err)
	}
}

func TestASecretIsComparedToItsEnd(t *testing.T) {
	secret := strings.Repeat("s", maxBytes)
	r, err := readReviewers(written(t, "a:"+hashed(t, secret)+"\n", 0o600), quick)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.Authenticate(basic("a", secret+"more")); data.KindOf(err) != data.Unauthenticated {
		t.Errorf("a secret that goes on is taken: %v", err)
	}
	if _, err := r.Authenticate(basic("a", secret)); err != nil {
		t.Error(err)
	}
}

func TestAFileThatWasLeftBehindDoesNotOpenTheNewOne(t *testing.T) {
	path := filepath.Join(t.TempDir(), "reviewers")
	if err := os.WriteFile(path+".new", nil, 0o666); err != nil {
		t.Fatal(err)
	}
	if err := add(path, "a", "a long secret", quick); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Error(info, err)
	}
}

func TestFilesOfReviewersThatAreRefused(t *testing.T) {
	hash := strings.Replace(hashed(t, "a long secret"), "$04$", "$10$", 1) // never compared
	for name, c := range map[string]struct {
		text string
		mode os.FileMode
		says string
	}{
		"one that everyone can read":   {"a:" + hash, 0o644, "chmod 600"},
		"an empty one":                 {"# nobody\n", 0o600, "names nobody"},
		"a line without a hash":        {"a\n", 0o600, "line 1"},
		"a secret that is not hashed":  {"a:secret\n", 0o600, "line 1: the hash of a"},
		"a hash of little work":        {"a:$2y$09$" + hash[7:] + "\n", 0o600, "cost"},
		"someone twice":                {"a:" + hash + "\na:" + hash + "\n", 0o600, "line 2: a is there twice"},
		"a name that is none":          {" :" + hash + "\n", 0o600, "line 1"},
		"a hash that never ends":       {"a:$2y$31$" + hash[7:] + "\n", 0o600, "cost"},
		"a name with a sign in it":     {"a\x07:" + hash + "\n", 0o600, "line 1"},
		"a name that is a long remark": {strings.Repeat("a", 65) + ":" + hash + "\n", 0o600, "line 1"},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := ReadReviewers(written(t, c.text, c.mode)); err == nil || !strings.Contains(err.Error(), c.says) || strings.Contains(err.Error(), hash[7:]) {
				t.Errorf("the error is %v", err)
			}
		})
	}
	if _, err := ReadReviewers(filepath.Join(t.TempDir(), "none")); data.KindOf(err) != data.NotFoundKind || !strings.Contains(err.Error(), "tawthiq user add") {
		t.Error(err)
	}
}

func TestReviewersAreAdded(t *testing.T) {
	path := written(t, "# people\nb:"+hashed(t, "b's own secret"), 0o600)
	for _, secret := range []string{"a first secret", "a second secret"} {
		if err := add(path, "a", secret, quick); err != nil {
			t.Fatal(err)
		}
	}
	r, err := readReviewers(path, quick)
	if err != nil {
		t.Fatal(err)
	}
	for header, known := range map[string]bool{
		basic("a", "a second secret"): true, basic("a", "a first secret"): false, basic("b", "b's own secret"): true,
	} {
		if _, err := r.Authenticate(header); (err == nil) != known {
			t.Error(err)
		}
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Error(info, err)
	}
	for _, wrong := range [][2]string{{"", "a long secret"}, {"a:b", "a long secret"}, {"a", "short"}, {"a", strings.Repeat("a", 73)}} {
		if err := add(path, wrong[0], wrong[1], quick); data.KindOf(err) != data.InvalidKind {
			t.Errorf("%q is added", wrong)
		}
	}
}
