// What a description can mean: the candidates of the server and what the reviewer found beside them, as
// a list and as marks on the map. Pure functions.

import type { GeocodeCandidate, Group } from "../../api/schema";
import type { Area, Position } from "../../api/types";
import type { MarkedPlace } from "../../map/candidates";

/** Keys that choose: one digit each. */
const MOST_READINGS = 9;
/** Stands for the decision that no place fits. */
export const NO_PLACE = "none";

/** Returns what can be chosen, the server's candidates first, each once. What was looked for is always among them. */
export function readingsOf({ candidates }: Pick<Group, "candidates">, found: readonly GeocodeCandidate[]): GeocodeCandidate[] {
  const more = found.filter(({ pcode }) => !candidates.some((known) => known.pcode === pcode)).slice(0, MOST_READINGS - 1);
  return [...candidates.slice(0, MOST_READINGS - more.length), ...more];
}

/** Returns the marks of the readings, of the source's coordinates, and of where the records count meanwhile. */
export function marksOf(group: Group, readings: readonly GeocodeCandidate[], chosen: string, areas: ReadonlyMap<string, Area>): MarkedPlace[] {
  const areaOf = (pcode: string) => {
    const known = areas.get(pcode);
    return known && { pcode, bbox: known.bbox, center: known.center };
  };
  const marks = readings.map((reading, i): MarkedPlace => ({
    id: reading.pcode, label: String(i + 1), kind: "reading", point: reading.point ?? null, uncertainty: reading.point ? reading.uncertainty_m : 0,
    area: reading.point ? undefined : areaOf(reading.pcode), chosen: reading.pcode === chosen,
  }));
  const { placed, point } = group;
  const counted = placed && areaOf(placed.pcode);
  if (counted) marks.push({ id: "", label: "", kind: "counted", point: null, uncertainty: 0, area: counted, chosen: false });
  if (point) marks.push({ id: "", label: "×", kind: "stated", point, uncertainty: 0, chosen: false });
  return marks;
}

/** The earth's mean radius in metres. */
const EARTH_RADIUS = 6_371_009;

/** Returns the distance in metres between two points on a sphere (haversine). */
export function metresBetween([lon1, lat1]: Position, [lon2, lat2]: Position): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const half = (degrees: number) => Math.sin(radians(degrees) / 2) ** 2;
  const h = half(lat2 - lat1) + Math.cos(radians(lat1)) * Math.cos(radians(lat2)) * half(lon2 - lon1);
  return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(h)));
}
