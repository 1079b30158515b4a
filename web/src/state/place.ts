// How a place is named: by its own name, and the areas that hold it.

import type { Placement, Position, Precision } from "../api/types";

/**
 * Returns the areas that hold a place, the finest first, and whether the place has a name of its
 * own beside theirs. A line between two places, or a region, can bear the code of an area that it is
 * not known to be in: it keeps its name.
 */
export function placeTrail(placement: Placement, isArea: (pcode: string) => boolean): { above: string[]; named: boolean } {
  const above = [placement.subdistrict, placement.district, placement.governorate].filter((pcode): pcode is string => !!pcode && isArea(pcode));
  const named = !!(placement.name?.en || placement.name?.ar) && !(placement.pcode && above.includes(placement.pcode));
  return { above, named };
}

const DRAWN_AS_POINTS: readonly Precision[] = ["exact", "locality", "near"];

/** Returns where an incident is drawn as a point: only where its place is accepted and known so well. */
export function drawnAt({ state, precision, point }: Placement): Position | undefined {
  return state === "accepted" && DRAWN_AS_POINTS.includes(precision) ? point : undefined;
}
