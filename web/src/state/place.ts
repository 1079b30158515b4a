// How a place is named: by its own name, and the areas that hold it.

import type { Area, Incident, Placement, Position, Precision } from "../api/types";

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

/** What to draw of a place on a map of its own. */
export interface PlaceSketch {
  /** What it is known to lie in, where it is known no better than that. */
  area: Area | undefined;
  /** Where it is, where that is known. */
  point: Position | undefined;
  /** Radius of the circle around the point that it lies in. */
  uncertaintyMetres: number;
  /** The coordinates that its source gave, where they are not the point. */
  given: Position | undefined;
}

/** Returns what to draw of an incident's place; undefined of one that is known to no area, and as long as the areas are not known. */
export function sketchOf({ where, placement }: Pick<Incident, "where" | "placement">, areas: ReadonlyMap<string, Area>): PlaceSketch | undefined {
  const { uncertainty_m: uncertaintyMetres = 0 } = placement;
  const point = drawnAt(placement);
  if (point) {
    const apart = where.point && metresBetween(where.point, point) > Math.max(SAME_SPOT, uncertaintyMetres);
    return { area: undefined, point, uncertaintyMetres, given: apart ? where.point : undefined };
  }
  const [finest = ""] = placeTrail(placement, (pcode) => areas.has(pcode)).above;
  const area = areas.get(finest);
  return area && { area, point: undefined, uncertaintyMetres: 0, given: where.point };
}

/** Metres within which two points are the same spot. */
const SAME_SPOT = 100;
const METRES_PER_DEGREE = 111_320;

function metresBetween([lon, lat]: Position, [otherLon, otherLat]: Position): number {
  return METRES_PER_DEGREE * Math.hypot((lon - otherLon) * Math.cos((lat * Math.PI) / 180), lat - otherLat);
}
