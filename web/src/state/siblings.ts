// An area among its siblings: those of its level in the same larger area; the country has none, and is shown by its governorates.

import type { Area, CrossTable, Sum } from "../api/types";
import { within } from "./scope";

/** An area with what its records add up to. */
export interface AreaRow {
  pcode: string;
  incidents: Sum;
  /** undefined: no record states how many were killed. */
  killed: Sum | undefined;
}

const NONE: Sum = { min: 0, max: 0 };

/**
 * Returns the areas beside one, and itself, from a table by their level: the greatest minimum of what they are
 * ordered by first. One without a record has 0; those that the filter's areas leave out, whole or in part, are left out.
 */
export function siblingsOf(
  pcode: string, areas: ReadonlyMap<string, Area>, filterAreas: readonly string[], { cells }: Pick<CrossTable, "cells">, by: "incidents" | "killed" = "incidents",
): AreaRow[] {
  const parent = areas.get(pcode)?.parent ?? pcode;
  const least = (row: AreaRow) => row[by]?.min ?? 0;
  const found = new Map(cells.map((cell) => [cell.row, cell]));
  return [...areas.values()]
    .filter((area) => area.parent === parent && (filterAreas.length === 0 || filterAreas.some((outer) => within(area.pcode, outer))))
    .map((area): AreaRow => {
      const cell = found.get(area.pcode);
      return { pcode: area.pcode, incidents: cell?.incidents ?? NONE, killed: cell ? cell.value : NONE };
    })
    .sort((a, b) => least(b) - least(a) || b.incidents.min - a.incidents.min || a.pcode.localeCompare(b.pcode));
}
