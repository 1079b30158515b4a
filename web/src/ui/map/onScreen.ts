// The maps that are on the screen, for pictures of them.

import type { MapHandle } from "../../map/map";

export interface MapOnScreen extends Pick<MapHandle, "copy" | "picture"> {
  element: HTMLElement;
  /** How many metres a pixel of the screen covers in the middle of the map. */
  metresPerPixel(): number;
  /** What it is of, where it is one of several, and its numbers. */
  title?(): readonly string[];
}

const shown = new Set<MapOnScreen>();

/** Notes a map until the function that it returns is called. */
export function show(map: MapOnScreen): () => void {
  shown.add(map);
  return () => void shown.delete(map);
}

/** Returns the maps on the screen, in the order that they came. */
export function mapsOnScreen(): MapOnScreen[] {
  return [...shown];
}
