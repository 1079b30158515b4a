// What the strip of time shows: the histogram of all matching records, whatever period is chosen, and the
// chosen period over it.

import { computed, effect, signal } from "@preact/signals";
import { apiPath } from "../../api/client";
import { follow } from "../../api/query";
import type { CrossTable } from "../../api/types";
import { about } from "../../state/answers";
import { filterParams } from "../../state/codec";
import { filter, view } from "../../state/store";
import { brushOf, inSight, revealing, spanOf, unitFor, wholeUnits, type Span } from "../../state/time";
import { NO_BARS, barsOf } from "./bars";

/** Pixels that the histogram has for its bars; what it will have is guessed until it is on the page. */
export const plotWidth = signal(document.documentElement.clientWidth - 80);
/** Whether the histogram is on the page: only then is it asked for. */
export const histogramShown = signal(false);

/** From the first to the last day with any record, whatever the filter: the axis stays where it is. */
export const recorded = computed<Span | undefined>(() => {
  const { first_date: from, last_date: to } = about.data.value ?? {};
  return from && to ? spanOf({ from, to }) : undefined;
});

/** The steps of the histogram: the chosen ones, or the finest that the page has room for. */
export const unit = computed(() => {
  const { unit: chosen } = view.value;
  if (chosen !== "auto") return chosen;
  return recorded.value ? unitFor(recorded.value, plotWidth.value) : "month";
});

/** All days, in whole steps; undefined while they are not known, and where there is no record. */
export const allDays = computed(() => recorded.value && wholeUnits(unit.value, recorded.value));

/** The brush while it is in a hand, which may be ahead of the filter. */
export const held = signal<Span | undefined>(undefined);

/** The chosen period, over all days where none is chosen. */
export const brush = computed(() => held.value ?? (allDays.value && brushOf(filter.value, allDays.value)));

/** Whether the chosen period leaves out any day. */
export const narrowed = computed(() => {
  const [all, chosen] = [allDays.value, brush.value];
  return !!all && !!chosen && (chosen.first > all.first || chosen.last < all.last);
});

const sightFrom = signal(Infinity);

/** The days that the histogram shows: all where there is room for the bars, else the latest, or those around the brush. */
export const sight = computed(() => allDays.value && inSight(allDays.value, unit.value, plotWidth.value, sightFrom.value));

/** Shows the days from one on. */
export function pan(day: number): void {
  sightFrom.value = day;
}

effect(() => {
  const chosen = brush.value;
  void unit.value;
  const shown = sight.peek();
  if (chosen && shown && narrowed.value) pan(revealing(shown, chosen));
});

const address = computed(() => {
  if (!histogramShown.value || !recorded.value) return undefined;
  return apiPath("timeline", [["unit", unit.value], ["metric", view.value.metric], ...filterParams({ ...filter.value, from: "", to: "" })]);
});
export const timeline = follow<CrossTable>(() => address.value);

/** The bars of the last answer. */
export const bars = computed(() => (timeline.data.value ? barsOf(timeline.data.value) : NO_BARS));
