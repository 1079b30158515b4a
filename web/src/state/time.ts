// The time strip in numbers: the periods of its histogram, the part of them that is in sight, and
// the filter's own period as a brush over them. Days are numbers, counted from 1970-01-01.

import { dayNumber, isoDay, lengthOf, monthOf, shifted } from "./period";
import { UNITS, type Filter, type Period, type Unit } from "./view";

/** Days from the first to the last, both inclusive. */
export interface Span {
  first: number;
  last: number;
}

/** Pixels that the bar of a period needs, with the gap beside it. */
const BAR_WIDTH = 3;

/** Returns the days of a period. */
export function spanOf({ from, to }: Period): Span {
  return { first: dayNumber(from), last: dayNumber(to) };
}

/** Returns days as the period that they are. */
export function periodOf({ first, last }: Span): Period {
  return { from: isoDay(first), to: isoDay(last) };
}

/** Returns the days of the unit's period that holds a day; weeks begin on Monday. */
export function unitAt(unit: Unit, day: number): Span {
  if (unit === "month") return spanOf(monthOf(isoDay(day)));
  if (unit === "day") return { first: day, last: day };
  const first = day - ((((day + 3) % 7) + 7) % 7); // day 0 was a Thursday
  return { first, last: first + 6 };
}

/** Returns the first day of the period that comes some periods after (below 0: before) that of a day. */
export function later(unit: Unit, day: number, periods: number): number {
  const { first } = unitAt(unit, day);
  if (unit === "month") return dayNumber(monthOf(isoDay(first), periods).from);
  return first + periods * (unit === "week" ? 7 : 1);
}

/** Returns how many periods lie between the period of one day and that of another. */
export function periodsBetween(unit: Unit, from: number, to: number): number {
  if (unit === "month") return months(to) - months(from);
  return (unitAt(unit, to).first - unitAt(unit, from).first) / (unit === "week" ? 7 : 1);
}

function months(day: number): number {
  const date = new Date(isoDay(day));
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/** Returns whole periods: those that hold any of the days. */
export function wholeUnits(unit: Unit, { first, last }: Span): Span {
  return { first: unitAt(unit, first).first, last: unitAt(unit, last).last };
}

/** Returns the finest unit whose periods all have room for a bar; months where not even these do. */
export function unitFor({ first, last }: Span, width: number): Unit {
  return UNITS.find((unit) => periodsBetween(unit, first, last) < barsIn(width)) ?? "month";
}

function barsIn(width: number): number {
  return Math.max(1, Math.floor(width / BAR_WIDTH));
}

/**
 * Returns the part of `all` that fits a width, from the period that holds `from` on: everything where it fits. `all`
 * is whole periods.
 */
export function inSight(all: Span, unit: Unit, width: number, from: number): Span {
  const bars = barsIn(width);
  if (unit === "month" || periodsBetween(unit, all.first, all.last) < bars) return all;
  const latest = later(unit, all.last, 1 - bars);
  const { first } = unitAt(unit, Math.max(all.first, Math.min(from, latest)));
  return { first, last: later(unit, first, bars) - 1 };
}

/**
 * Returns where what is in sight begins once it has some days in it: moved no further than needed where it has a part
 * of them already, else with these in its middle.
 */
export function revealing(sight: Span, { first, last }: Span): number {
  const spare = sight.last - sight.first - (last - first);
  if (spare < 0) return first;
  if (last < sight.first || first > sight.last) return first - Math.floor(spare / 2);
  return first < sight.first ? first : sight.first + Math.max(0, last - sight.last);
}

/** Returns the days that the filter's period has of all; an end that it leaves open is that of all. */
export function brushOf({ from, to }: Pick<Filter, "from" | "to">, all: Span): Span {
  const first = from ? dayNumber(from) : all.first;
  const last = to ? dayNumber(to) : all.last;
  return { first: Math.min(first, last), last: Math.max(first, last) };
}

/** Returns the filter's period for a brush: none for one over all days. */
export function filterOf(brush: Span, all: Span): Pick<Filter, "from" | "to"> {
  return brush.first <= all.first && brush.last >= all.last ? { from: "", to: "" } : periodOf(brush);
}

/** Returns a brush some periods later (below 0: earlier), as long: whole months stay whole months. */
export function movedBy(unit: Unit, brush: Span, periods: number): Span {
  const whole = wholeUnits(unit, brush);
  const aligned = whole.first === brush.first && whole.last === brush.last;
  if (aligned) return { first: later(unit, brush.first, periods), last: later(unit, brush.last, periods + 1) - 1 };
  const days = later(unit, brush.first, periods) - whole.first;
  return { first: brush.first + days, last: brush.last + days };
}

/** Returns a brush at the beginning of all days, as long. */
export function atBeginning(unit: Unit, brush: Span, all: Span): Span {
  return movedBy(unit, brush, periodsBetween(unit, brush.first, all.first));
}

/** Returns how many periods a brush can be moved back (below 0) and forward within all days. */
export function roomOf(unit: Unit, brush: Span, all: Span): [back: number, forward: number] {
  return [Math.min(0, periodsBetween(unit, brush.first, all.first)), Math.max(0, periodsBetween(unit, brush.last, all.last))];
}

/** Days before the end of a month from which on records reach to its end: few are of its very last. */
const MONTH_END = 7;

/** Returns the last month that is over and that records reach the end of, given the last day with a record. */
export function lastWholeMonth(lastDay: string, today: string): Period {
  const month = monthOf(lastDay);
  const whole = month.to < today && lengthOf({ from: lastDay, to: month.to }) <= MONTH_END;
  return whole ? month : shifted(month, -1);
}
