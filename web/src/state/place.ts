// How a place is named: by its own name, and the areas that hold it.

import type { Placement } from "../api/types";

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
