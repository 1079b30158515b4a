// The bars of the histogram, from the server's timeline.

import type { Cell, CrossTable } from "../../api/types";
import { dayNumber } from "../../state/period";
import type { Span } from "../../state/time";

/** One bar for each period of a timeline, in the order of time. */
export interface Bars {
  /** The first day of each period. */
  first: number[];
  last: number[];
  /** The documented minimum; null where no record states a number, or there is no record. */
  value: (number | null)[];
  /** The part of it whose records are known to be of this period. */
  known: (number | null)[];
  /** What the server says of each period; undefined where it has no record. */
  cells: (Cell | undefined)[];
}

export const NO_BARS: Bars = { first: [], last: [], value: [], known: [], cells: [] };

/** Returns the bars of a timeline without series. It has no cells of periods without a record. */
export function barsOf({ rows, cells }: Pick<CrossTable, "rows" | "cells">): Bars {
  const byCode = new Map(cells.map((cell) => [cell.row, cell]));
  const periods = rows.periods ?? [];
  const ordered = rows.codes.map((code) => byCode.get(code));
  return {
    first: periods.map(({ from }) => dayNumber(from)),
    last: periods.map(({ to }) => dayNumber(to)),
    value: ordered.map((cell) => cell?.value?.min ?? null),
    known: ordered.map((cell) => (cell?.value ? cell.value.min - (cell.imprecise?.value?.min ?? 0) : null)),
    cells: ordered,
  };
}

/** Returns the position of the bar of a day; -1 where there is none. Cost: logarithmic. */
export function barAt({ first, last }: Bars, day: number): number {
  let [low, high] = [0, first.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((first[middle] ?? 0) <= day) low = middle;
    else high = middle - 1;
  }
  return day >= (first[low] ?? Infinity) && day <= (last[low] ?? -Infinity) ? low : -1;
}

/** Returns the positions of the bars in some days, from the first to before the second. */
export function barsWithin({ first, last }: Bars, days: Span): [from: number, to: number] {
  const from = last.findIndex((day) => day >= days.first);
  const to = first.findLastIndex((day) => day <= days.last) + 1;
  return from < 0 || to <= from ? [0, 0] : [from, to];
}

/**
 * Returns the position of the highest bar among some, where what is known to be of its period alone is as much as all
 * that counts in any other; else -1: of a month that is counted on its first day no day had the most.
 */
export function surelyHighest(bars: Bars, within: [from: number, to: number]): number {
  const best = highest(bars, within);
  const known = bars.known[best] ?? 0;
  return known > 0 && bars.value.every((value, i) => i === best || i < within[0] || i >= within[1] || (value ?? 0) < known) ? best : -1;
}

/** Returns the position of the highest bar among some; -1 where none of them has a value. */
export function highest({ value }: Bars, [from, to]: [from: number, to: number]): number {
  let best = -1;
  for (let i = from; i < to; i++) {
    const here = value[i];
    if (here != null && (best < 0 || here > (value[best] ?? 0))) best = i;
  }
  return best;
}
