package ingest

import "context"

// Run imports a file. It returns what became of the rows, with an error where not all of them
// could be dealt with: what was committed before stays, and the same call goes on after it.
//
// Errors: InvalidKind for a file, a mapping or an option that cannot be meant, before anything is
// written; ctx.Err() for a cancelled import.
func Run(ctx context.Context, config Config) (Summary, error) {
	return Summary{}, ctx.Err()
}
