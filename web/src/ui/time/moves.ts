// What moves the chosen period: a hand, the clock, and one press. The map follows as fast as the server
// answers and the page can draw: while an answer is on its way no other is asked for, and then only for the latest.

import { computed, effect, signal } from "@preact/signals";
import { about, choropleth } from "../../state/answers";
import { dayNumber, isoDay, shifted } from "../../state/period";
import { change, changeFilter, filter, view } from "../../state/store";
import { atBeginning, filterOf, lastWholeMonth, movedBy, roomOf, unitAt, type Span } from "../../state/time";
import type { Period } from "../../state/view";
import { allDays, bars, brush, held, narrowed, unit } from "./answers";

/** Chooses a period; the territories on the map are those of its last day then. */
function choose(days: Span, history: "push" | "replace"): void {
  const all = allDays.peek();
  if (!all) return;
  changeFilter(filterOf(days, all), history);
  if (view.peek().heldOn !== "") change({ heldOn: "" }, "replace");
}

/** Whether what goes on has made its one step of history. */
let stepMade = false;

/** Takes the filter along to a period, as a part of one step of history; reports whether it was at another. */
function carry(days: Span): boolean {
  const before = filter.peek();
  choose(days, stepMade ? "replace" : "push");
  const moved = filter.peek() !== before;
  stepMade ||= moved;
  return moved;
}

/** Milliseconds between two periods that the map shows under a hand: at least, and at most. */
const [SHORTEST_PAUSE, LONGEST_PAUSE] = [200, 3000];
/** Milliseconds from frame to frame where none is missed. */
const FRAME = 17;

const holding = computed(() => held.value !== undefined);

// The brush follows the hand in every frame. The map follows when it has time to: where drawing it makes the
// page miss frames, three times as long passes before it is drawn again.
effect(() => {
  if (!holding.value) return;
  let [frame, before, carried, missed] = [0, performance.now(), -Infinity, 0];
  const next = (now: number) => {
    missed += Math.max(0, now - before - FRAME);
    before = now;
    const days = held.peek();
    const pause = Math.min(LONGEST_PAUSE, Math.max(SHORTEST_PAUSE, 3 * missed));
    if (days && now - carried > pause && !choropleth.answer.peek().loading && carry(days)) [carried, missed] = [now, 0];
    frame = requestAnimationFrame(next);
  };
  frame = requestAnimationFrame(next);
  return () => cancelAnimationFrame(frame);
});

/** Holds the brush somewhere: the map follows. */
export function hold(days: Span): void {
  if (!held.peek()) stepMade = false;
  playing.value = false;
  held.value = days;
}

/** Lets go of the brush. All of the drag is one step of history. */
export function release(): void {
  const days = held.peek();
  if (!days) return;
  carry(days);
  held.value = undefined;
}

/** Shows every day again. */
export function showAll(): void {
  playing.value = false;
  changeFilter({ from: "", to: "" });
}

/** Returns how many steps the period can go back (below 0) and forward; none where all days are shown. */
export function room(): readonly [back: number, forward: number] {
  const [all, chosen] = [allDays.value, brush.value];
  return all && chosen && narrowed.value ? roomOf(unit.value, chosen, all) : [0, 0];
}

/** Moves the period by some steps of the histogram. */
export function step(periods: number): void {
  playing.value = false;
  const chosen = brush.peek();
  if (chosen) choose(movedBy(unit.peek(), chosen, periods), "push");
}

export const SPEEDS = ["slow", "normal", "fast"] as const;
export type Speed = (typeof SPEEDS)[number];
export const speed = signal<Speed>("normal");
/** Milliseconds from step to step; a step whose answer takes longer waits for it. */
const PAUSES: Record<Speed, number> = { slow: 1600, normal: 800, fast: 350 };

/** Whether the period is moved by the clock. */
export const playing = signal(false);

/** Whether a hand or the clock is moving the period. */
export const moving = computed(() => playing.value || holding.value);

/** Begins to move the period over all days: from where it is, or from the first step where none is chosen or it is at the end. */
export function play(): void {
  const [all, chosen] = [allDays.peek(), brush.peek()];
  if (!all || !chosen) return;
  stepMade = false;
  const window = narrowed.peek() ? chosen : unitAt(unit.peek(), all.first);
  const [, forward] = roomOf(unit.peek(), window, all);
  if (forward === 0) carry(atBeginning(unit.peek(), window, all));
  else if (!narrowed.peek()) carry(window);
  playing.value = true;
}

/** Leaves the period where it is. */
export function pause(): void {
  playing.value = false;
}

effect(() => {
  if (!playing.value) return;
  const clock = setInterval(() => {
    if (!choropleth.answer.peek().loading) goOn();
  }, PAUSES[speed.value]);
  return () => clearInterval(clock);
});

function goOn(): void {
  const [all, chosen] = [allDays.peek(), brush.peek()];
  const ended = !all || !chosen || roomOf(unit.peek(), chosen, all)[1] === 0;
  if (ended) pause();
  else carry(movedBy(unit.peek(), chosen, 1));
}

/**
 * Returns the last whole month of the data, and the one before it; undefined where records do not reach back to that.
 * Under a filter of datasets the data are what matches it: one that is no longer added to has a last month too.
 */
export function lastMonths(today: string): [month: Period, before: Period] | undefined {
  const { first_date: first, last_date: last } = about.answer.value.data ?? {};
  if (!first || !last) return undefined;
  const { cells, last: lastDays } = bars.value;
  const matching = filter.value.dataset.length > 0 ? lastDays[cells.findLastIndex((cell) => cell !== undefined)] : undefined;
  const month = lastWholeMonth(matching === undefined ? last : isoDay(Math.min(matching, dayNumber(last))), today);
  const before = shifted(month, -1);
  return before.to >= first ? [month, before] : undefined;
}

/** Shows a month, and what changed in it since the one before, as one step of history. */
export function compareWithBefore(month: Period): void {
  playing.value = false;
  const before = filter.peek();
  changeFilter(month);
  change({ mode: "map", arrangement: "difference", against: null, heldOn: "" }, filter.peek() === before ? "push" : "replace");
}
