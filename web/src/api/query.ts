// An answer of the server that follows the view: asked for again when its path changes, the
// superseded request aborted, the last good answer kept on screen until the next one is here.

import { computed, effect, signal, type ReadonlySignal } from "@preact/signals";
import { RequestError, getJSON } from "./client";

export interface Answer<T> {
  /** The last good answer, perhaps of an earlier path. */
  data: T | undefined;
  /** The path that `data` answers. */
  path: string | undefined;
  loading: boolean;
  error: RequestError | undefined;
}

export interface Query<T> {
  answer: ReadonlySignal<Answer<T>>;
  /** The last good answer; what follows it rests while the next one is under way. */
  data: ReadonlySignal<T | undefined>;
  /** Asks again, because the server has other records now. */
  renew(): void;
}

/** What asks again, of each query and of whatever else asks, if its last request failed. */
const recoveries = new Set<() => void>();

/** Has something called when a reader asks again for what failed, until the function that it returns is called. */
export function onRecovery(recover: () => void): () => void {
  recoveries.add(recover);
  return () => void recoveries.delete(recover);
}

/** Asks again for everything that failed: where one request found no server, others did not either. */
export function recoverAll(): void {
  for (const recover of recoveries) recover();
}

/**
 * Follows `path`; an undefined path asks for nothing and forgets the answer. An answer is kept
 * only while `subject` stays the same: what was said of one thing is never shown as another's.
 */
export function follow<T>(path: () => string | undefined, subject: () => string = () => "", fetchJSON: typeof getJSON = getJSON): Query<T> {
  const answer = signal<Answer<T>>({ data: undefined, path: undefined, loading: false, error: undefined });
  const attempt = signal(0);
  let about = "";
  effect(() => {
    void attempt.value;
    const wanted = path();
    if (wanted === undefined) {
      answer.value = { data: undefined, path: undefined, loading: false, error: undefined };
      return;
    }
    const superseded = new AbortController();
    const kept = subject() === about ? answer.peek() : { data: undefined, path: undefined };
    about = subject();
    answer.value = { ...kept, loading: true, error: undefined };
    fetchJSON<T>(wanted, superseded.signal).then(
      (data) => {
        if (!superseded.signal.aborted) answer.value = { data, path: wanted, loading: false, error: undefined };
      },
      (error: unknown) => {
        if (superseded.signal.aborted) return;
        const known = error instanceof RequestError ? error : new RequestError("server");
        answer.value = { ...answer.peek(), loading: false, error: known };
      },
    );
    return () => superseded.abort();
  });
  onRecovery(() => {
    if (answer.peek().error) attempt.value++;
  });
  return { answer, data: computed(() => answer.value.data), renew: () => void attempt.value++ };
}
