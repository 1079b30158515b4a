package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/urfave/cli/v3"
	"golang.org/x/term"

	"tawthiq/data"
	"tawthiq/server/auth"
)

func userCommand() *cli.Command {
	return &cli.Command{
		Name:  "user",
		Usage: "the people who may decide where doubtful places are",
		Commands: []*cli.Command{{
			Name:      "add",
			Usage:     "add a reviewer, or give one another secret",
			ArgsUsage: "NAME",
			Description: "Asks for the secret, or reads it from the first line of standard input. The file keeps no secrets, only\n" +
				"their bcrypt hashes; a running server reads it when it starts.",
			Flags:  []cli.Flag{reviewersFlag()},
			Action: addUser,
		}},
	}
}

// reviewersFlag is the file of the people who may decide.
func reviewersFlag() cli.Flag {
	return stringFlag("reviewers", "", "the `FILE` of those who may decide, made with: tawthiq user add NAME --reviewers FILE")
}

func addUser(_ context.Context, c *cli.Command) error {
	name, err := oneArgument(c, "the name")
	if err != nil {
		return err
	}
	file := c.String("reviewers")
	if file == "" {
		return usagef("user add needs --reviewers and a file")
	}
	secret, err := readSecret(c)
	if err != nil {
		return err
	}
	if err := auth.Add(file, name, secret); err != nil {
		return err
	}
	printf(c, "%s may decide once a server is started with --reviewers %s\n", name, file)
	return nil
}

// readSecret asks twice at a terminal, without showing what is typed; otherwise it reads a line.
func readSecret(c *cli.Command) (string, error) {
	in := c.Root().Reader
	if f, ok := in.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		return askSecret(c.Root().ErrWriter, int(f.Fd()))
	}
	line, err := bufio.NewReader(io.LimitReader(in, 1<<10)).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return "", fmt.Errorf("read the secret: %w", err)
	}
	return strings.TrimRight(line, "\r\n"), nil
}

func askSecret(prompt io.Writer, terminal int) (string, error) {
	var typed [2]string
	for i, question := range []string{"Secret: ", "Once more: "} {
		fmt.Fprint(prompt, question)
		secret, err := term.ReadPassword(terminal)
		fmt.Fprintln(prompt)
		if err != nil {
			return "", fmt.Errorf("read the secret: %w", err)
		}
		typed[i] = string(secret)
	}
	if typed[0] != typed[1] {
		return "", data.Invalid("secret", "the two differ")
	}
	return typed[0], nil
}
