// The order of a table of areas.

import type { AreaSort } from "../../state/view";

/** What a row says of an area; null is not known, undefined: it has no record. */
export interface AreaRow {
  pcode: string;
  name: string;
  /** The areas that it is a part of. */
  above: string;
  value: number | null | undefined;
  second: number | null | undefined;
  incidents: number;
  population: number;
}

/** Returns the rows in an order, equals by name. What is not known comes after what is, and what has no record last. */
export function inAreaOrder(rows: readonly AreaRow[], order: AreaSort, compare: (a: string, b: string) => number): AreaRow[] {
  const byName = (a: AreaRow, b: AreaRow) => compare(a.name, b.name) || compare(a.pcode, b.pcode);
  if (order === "name") return [...rows].sort(byName);
  if (order === "above") return [...rows].sort((a, b) => compare(a.above, b.above) || byName(a, b));
  const [falling, key] = order.startsWith("-") ? [true, order.slice(1)] : [false, order];
  const by = key as Exclude<AreaSort, `-${string}` | "name" | "above">;
  return [...rows].sort((a, b) => byNumber(a[by], b[by], falling) || byName(a, b));
}

function byNumber(a: number | null | undefined, b: number | null | undefined, falling: boolean): number {
  if (typeof a === "number" && typeof b === "number") return falling ? b - a : a - b;
  return absence(a) - absence(b);
}

function absence(n: number | null | undefined): number {
  if (typeof n === "number") return 0;
  return n === null ? 1 : 2;
}
