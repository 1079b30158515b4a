// What a hand on the histogram makes of the brush. It takes hold of whole periods: the bars are of these.

import { later, movedBy, periodsBetween, roomOf, unitAt, wholeUnits, type Span } from "../../state/time";
import type { Unit } from "../../state/view";

/** What of the brush is held: an edge, all of it, or a new one that is drawn. */
export type Grip = "first" | "last" | "whole" | "new";

export interface Ground {
  unit: Unit;
  /** All days, in whole periods. */
  all: Span;
}

const within = (value: number, low: number, high: number) => Math.max(low, Math.min(high, value));

/**
 * Returns the brush that a drag makes of the one that it began with. Where it was pressed and where it is now are
 * days with their fraction.
 */
export function dragged(grip: Grip, { unit, all }: Ground, brush: Span, pressed: number, now: number): Span {
  const day = (at: number) => within(Math.floor(at), all.first, all.last);
  if (grip === "new") return wholeUnits(unit, { first: day(Math.min(pressed, now)), last: day(Math.max(pressed, now)) });
  if (grip === "whole") {
    const [back, forward] = roomOf(unit, brush, all);
    return movedBy(unit, brush, within(periodsBetween(unit, day(pressed), day(now)), back, forward));
  }
  return withEdge(grip, { unit, all }, brush, nearestBoundary(unit, within(now, all.first, all.last + 1)));
}

/** Returns the beginning of a period that is nearest to a day with its fraction. */
function nearestBoundary(unit: Unit, at: number): number {
  const { first, last } = unitAt(unit, Math.floor(at));
  return at - first < last + 1 - at ? first : last + 1;
}

/** Returns the brush with an edge at the beginning of a day, at least a period of it left. */
function withEdge(grip: "first" | "last", { unit, all }: Ground, brush: Span, boundary: number): Span {
  if (grip === "first") return { ...brush, first: within(boundary, all.first, Math.max(all.first, unitAt(unit, brush.last).first)) };
  return { ...brush, last: within(boundary - 1, Math.min(all.last, unitAt(unit, brush.first).last), all.last) };
}

/** Periods that a page of keys moves an edge by. */
const PAGE: Record<Unit, number> = { day: 7, week: 4, month: 12 };

/** What a key asks of an edge: periods, days, or an end of all days. */
export type Nudge = { periods: number } | { days: number } | "home" | "end";

/** Returns what a key on an edge means; undefined for a key that means nothing. Time runs as the page reads. */
export function nudgeOf(key: string, shift: boolean, unit: Unit, rtl: boolean): Nudge | undefined {
  const onward = rtl ? "ArrowLeft" : "ArrowRight";
  switch (key) {
    case "Home": return "home";
    case "End": return "end";
    case "PageUp": return { periods: PAGE[unit] };
    case "PageDown": return { periods: -PAGE[unit] };
    case "ArrowUp": case "ArrowDown": case "ArrowLeft": case "ArrowRight": {
      const by = key === onward || key === "ArrowUp" ? 1 : -1;
      return shift ? { days: by } : { periods: by };
    }
    default: return undefined;
  }
}

/** Returns the brush with an edge moved by a key, at least a day of it left. */
export function nudged(grip: "first" | "last", ground: Ground, brush: Span, nudge: Nudge): Span {
  const { unit, all } = ground;
  const boundary = grip === "first" ? brush.first : brush.last + 1;
  const to = nudge === "home" ? all.first : nudge === "end" ? all.last + 1 : "days" in nudge ? boundary + nudge.days : boundaryLater(unit, boundary, nudge.periods);
  if (grip === "first") return { ...brush, first: within(to, all.first, brush.last) };
  return { ...brush, last: within(to - 1, brush.first, all.last) };
}

/** Returns the boundary some periods after one; from the middle of a period, its own beginning is the first before. */
function boundaryLater(unit: Unit, boundary: number, periods: number): number {
  const inMiddle = unitAt(unit, boundary).first < boundary;
  return later(unit, boundary, inMiddle && periods < 0 ? periods + 1 : periods);
}
