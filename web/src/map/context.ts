// What lies around Syria: names, at places chosen so that they are seen beside it, and the land
// beyond the base map's data, so that the data's edge is not taken for a coast.

import type { FeatureCollection, Point, Polygon } from "geojson";
import type { Language } from "../api/types";
import { ar } from "../text/ar";
import { en } from "../text/en";

type ContextName = keyof typeof en.places;

const SPOTS: Record<ContextName, [lon: number, lat: number]> = {
  turkey: [38.4, 37.3], iraq: [42.6, 33.8], jordan: [37.6, 31.75], lebanon: [35.82, 34.02], israel: [34.9, 31.2], palestine: [35.22, 32.0],
  cyprus: [33.2, 35.0], iran: [46.6, 35.2], saudi: [40.5, 30.6], egypt: [33.4, 30.2], sea: [34.4, 34.6],
};

/** Returns the names in a language as points with the property `name`. */
export function contextNames(lang: Language): FeatureCollection<Point, { name: string }> {
  const names = (lang === "ar" ? ar : en).places;
  return {
    type: "FeatureCollection",
    features: Object.entries(SPOTS).map(([key, coordinates]) => ({
      type: "Feature", geometry: { type: "Point", coordinates }, properties: { name: names[key as ContextName] },
    })),
  };
}

/** Land outside 29.5 to 46.5° E and 28 to 38.8° N, roughly: west, south, east, north of rectangles. */
const BEYOND: readonly (readonly [number, number, number, number])[] = [
  [15, 38.76, 65, 48], [46.46, 15, 65, 48], [34.6, 15, 65, 28.04], [15, 36.6, 29.54, 48], [15, 15, 29.54, 31.1], [29.4, 15, 33.2, 28.04],
];

/** Returns the land beyond the base map's data. */
export function landBeyond(): FeatureCollection<Polygon> {
  return {
    type: "FeatureCollection",
    features: BEYOND.map(([west, south, east, north]) => ({
      type: "Feature", properties: {},
      geometry: { type: "Polygon", coordinates: [[[west, south], [east, south], [east, north], [west, north], [west, south]]] },
    })),
  };
}
