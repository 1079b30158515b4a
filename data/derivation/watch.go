package derivation

import (
	"context"
	"log/slog"
	"time"

	"tawthiq/data"
)

// lookEvery is how often it is looked whether something is left to derive, and how long whoever has
// left it there is given to go on.
const lookEvery = 5 * time.Second

// Watch derives what is left when it begins, and until ctx is cancelled whatever another process
// leaves: one that goes on with it is not disturbed. A failure is logged, and tried again.
func Watch(ctx context.Context, store Store, by Holder, log *slog.Logger) {
	failing := false
	var seen data.Underived // at the last look
	for first := true; ; first = false {
		left, err := store.Underived(ctx)
		if err == nil && left.Marked != 0 && (first || left == seen) {
			var done Progress
			if done, err = Run(ctx, store, by, nil); err == nil {
				log.InfoContext(ctx, "control was derived anew", "reason", left.Reason, "records", done.Done, "changed", done.Changed)
			}
		}
		if err != nil && !failing && ctx.Err() == nil {
			log.ErrorContext(ctx, "control could not be derived anew; what was derived by former layers is still served", "error", err)
		}
		seen, failing = left, err != nil
		select {
		case <-ctx.Done():
			return
		case <-time.After(lookEvery):
		}
	}
}
