// Deciding and taking back, one thing at a time: while the server works on one nothing else is sent.

import { computed, signal } from "@preact/signals";
import { RequestError } from "../../api/client";
import type { Decided, Done, GeocodeCandidate, Group, Label } from "../../api/schema";
import { current, draft, put, readings, renewDraft, settle } from "./answers";
import { decisionOf } from "./decision";
import { readGroup, reviewer, sendDecision, takeBack } from "./desk";
import { NO_PLACE } from "./meaning";

/** What became of the last thing that was sent, until the next is. */
export type Outcome =
  | { kind: "none" }
  /** Nothing was sent: no meaning is chosen. */
  | { kind: "unchosen" }
  | { kind: "decided"; place: Label | undefined; done: Done }
  | { kind: "undone"; done: Done }
  /** Someone else had decided: nothing waits. */
  | { kind: "gone" }
  /** Someone else had decided otherwise. */
  | { kind: "conflict"; context: string; decision: Decided }
  | { kind: "failed"; error: RequestError; retry: () => void };

export const outcome = signal<Outcome>({ kind: "none" });
export const busy = signal(false);
/** Why the reviewer is asked to sign in; undefined: they are not. */
export const asked = signal<"to-decide" | "expired" | undefined>(undefined);

interface Taken {
  context: string;
  /** "": all with the description. */
  record: string;
}
/** What was decided in this sitting and can be taken back, the last one at the end. */
const taken = signal<readonly Taken[]>([]);
/** How many decisions of this sitting hold. */
export const decidedHere = computed(() => taken.value.length);

/** Decides as the draft says; `supersede` replaces what someone else decided. */
export async function accept(supersede = false): Promise<void> {
  const [group, now] = [current.peek(), draft.peek()];
  if (!group || busy.peek()) return;
  if (!reviewer.peek()) return void (asked.value = "to-decide");
  if (!now.pcode) return void (outcome.value = { kind: "unchosen" });
  const place = now.pcode === NO_PLACE ? undefined : readings.peek().find(({ pcode }) => pcode === now.pcode);
  await attempt(group.context, () => accept(supersede), async () => {
    const done = await sendDecision(decisionOf(group, now, supersede));
    taken.value = [...taken.peek().filter((one) => one.context !== group.context || one.record !== now.record), { context: group.context, record: now.record }];
    await goOnAfter(group, place, done, now.record !== "");
  });
}

/** Goes on after a decision: what waits all the same stays, as it was about to be decided. */
async function goOnAfter(group: Group, place: GeocodeCandidate | undefined, done: Done, alone: boolean): Promise<void> {
  const left = alone ? group.records - 1 : done.waiting;
  const now = left > 0 ? await asItIs(group.context) : undefined;
  outcome.value = { kind: "decided", place: place && (place.name ?? { en: place.pcode, ar: place.pcode }), done };
  if (left <= 0) return settle(group.context);
  if (now) put(now);
  if (alone) renewDraft();
}

/** Returns a description as it is now; undefined where it cannot be read, which undoes nothing of what was done. */
const asItIs = (context: string) => readGroup(context).catch(() => undefined);

/** Takes the last decision of this sitting back. */
export async function undo(): Promise<void> {
  const last = taken.peek().at(-1);
  if (last) await unmake(last);
}

/** Takes back what is decided of a description. */
export async function unmake(what: Taken): Promise<void> {
  if (busy.peek()) return;
  if (!reviewer.peek()) return void (asked.value = "to-decide");
  await attempt(what.context, () => unmake(what), async () => {
    const done = await takeBack(what.context, what.record);
    taken.value = taken.peek().filter((one) => one !== what);
    const now = await asItIs(what.context);
    outcome.value = { kind: "undone", done };
    if (now) put(now);
  });
}

/** Leaves what someone else decided as it is. */
export function leave(context: string): void {
  outcome.value = { kind: "none" };
  settle(context);
}

/** Sends one thing, and says what became of it. */
async function attempt(context: string, again: () => void, act: () => Promise<void>): Promise<void> {
  busy.value = true;
  outcome.value = { kind: "none" };
  try {
    await act();
  } catch (error) {
    await explain(context, error instanceof RequestError ? error : new RequestError("server"), again);
  } finally {
    busy.value = false;
  }
}

async function explain(context: string, error: RequestError, retry: () => void): Promise<void> {
  switch (error.problem?.status) {
    case 401:
      reviewer.value = undefined;
      asked.value = "expired";
      return;
    case 404:
      outcome.value = { kind: "gone" };
      return settle(context);
    case 409: {
      const decision = (await asItIs(context))?.decision;
      outcome.value = decision ? { kind: "conflict", context, decision } : { kind: "failed", error, retry };
      return;
    }
    default:
      outcome.value = { kind: "failed", error, retry };
  }
}
