// The columns of a table, as many as there is room for.

import type { ComponentChildren } from "preact";

export interface Column<Row, Order extends string = string> {
  key: string;
  label: string;
  /** What it needs, in rem. */
  width: number;
  /** Its share of the room that is left; 0: none. */
  grow: number;
  /** It comes before those of a higher rank where there is not room for all; 0: always. */
  rank: number;
  /** Its numbers stand below each other. */
  numeric?: boolean;
  /** It can take two lines. */
  wraps?: boolean;
  /** It names the row. */
  names?: boolean;
  /** The orders by it, that of the first press first. */
  orders?: readonly Order[];
  /** What a cell says; `shown` are the keys of the columns that are there. */
  cell(row: Row, shown: ReadonlySet<string>): ComponentChildren;
}

/** Returns the columns that a width (in rem) has room for, in their order: those of low rank first, none beyond the first that does not fit. */
export function fitting<C extends Pick<Column<never>, "width" | "rank">>(columns: readonly C[], width: number): C[] {
  const byRank = [...columns].sort((a, b) => a.rank - b.rank);
  let left = width;
  const end = byRank.findIndex((column) => (left -= column.width) < 0 && column.rank > 0);
  const chosen = new Set(end < 0 ? byRank : byRank.slice(0, end));
  return columns.filter((column) => chosen.has(column));
}

/** Returns the columns as the tracks of a CSS grid. */
export function tracks(columns: readonly Pick<Column<never>, "width" | "grow">[]): string {
  return columns.map(({ width, grow }) => (grow > 0 ? `minmax(${width}rem, ${grow}fr)` : `${width}rem`)).join(" ");
}
