// What changed between two periods, in numbers.

import type { CrossTable, Figures, Metric, Sum } from "../api/types";

/** A number in both periods. Nothing recorded is zero; null: recorded, and no number stated. */
export interface Change {
  before: Sum | null;
  after: Sum | null;
  /** How the documented minimum changed; null where either number is not known. */
  by: number | null;
  /** How the highest number changed, where that is the other way and both are known; null: it is not. */
  mostBy: number | null;
}

export interface CodeChange extends Change {
  code: string;
}

const NOTHING: Sum = { min: 0, max: 0 };

/** Returns how a number changed. */
export function changeOf(before: Sum | null, after: Sum | null): Change {
  if (!before || !after) return { before, after, by: null, mostBy: null };
  const by = after.min - before.min;
  const mostBy = after.max - before.max;
  const otherWay = !before.open && !after.open && by * mostBy < 0;
  return { before, after, by, mostBy: otherWay ? mostBy : null };
}

/** Returns the number that figures have of a metric; null: there are records, and none states it. */
export function sumIn(figures: Figures, metric: Metric): Sum | null {
  return figures[metric] ?? (figures.incidents.max === 0 ? NOTHING : null);
}

/** Returns how a metric changed from some figures to others. */
export function changeIn(before: Figures, after: Figures, metric: Metric): Change {
  return changeOf(sumIn(before, metric), sumIn(after, metric));
}

/** Returns how the rows of two tables without columns changed, the largest change first; rows that changed by nothing known are last. */
export function changesOf(before: Pick<CrossTable, "cells">, after: Pick<CrossTable, "cells">): CodeChange[] {
  const [earlier, later] = [before, after].map(({ cells }) => new Map(cells.map(({ row, value }) => [row, value ?? null])));
  const codes = [...new Set([...(later?.keys() ?? []), ...(earlier?.keys() ?? [])])];
  const numberIn = (table: ReadonlyMap<string, Sum | null> | undefined, code: string) => (table?.has(code) ? (table.get(code) ?? null) : NOTHING);
  const size = ({ by }: Change) => (by === null ? -1 : Math.abs(by));
  return codes.map((code) => ({ code, ...changeOf(numberIn(earlier, code), numberIn(later, code)) })).sort((a, b) => size(b) - size(a));
}
