// Names of what lies around Syria, at places chosen so that they are seen beside it.

import type { FeatureCollection, Point } from "geojson";
import type { Language } from "../api/types";
import { ar } from "../text/ar";
import { en } from "../text/en";

export type ContextName = keyof typeof en.places;

const SPOTS: Record<ContextName, [lon: number, lat: number]> = {
  turkey: [37.9, 37.75], iraq: [42.6, 33.8], jordan: [37.6, 31.75], lebanon: [35.82, 34.02], israel: [34.9, 31.2], palestine: [35.22, 32.0],
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
