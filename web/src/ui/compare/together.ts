// Maps that move together: what a reader does to one happens to all.

import type { MapHandle } from "../../map/map";
import type { Camera } from "../../state/view";

/** Several maps that show the same part of the country. */
export class Together {
  private readonly maps = new Set<MapHandle>();
  /** Where they all are; null: the whole country. */
  private camera: Camera | null;

  constructor(camera: Camera | null) {
    this.camera = camera;
  }

  /** Where a map that joins has to be. */
  get at(): Camera | null {
    return this.camera;
  }

  /** Takes a map in, and returns what lets it go. */
  join(map: MapHandle): () => void {
    this.maps.add(map);
    return () => void this.maps.delete(map);
  }

  /** Any of the maps; undefined: there is none. */
  get first(): MapHandle | undefined {
    return [...this.maps][0];
  }

  /** Follows a map that a reader is moving. */
  follow(moving: MapHandle, camera: Camera): void {
    this.camera = camera;
    for (const map of this.maps) if (map !== moving) map.lookAt(camera, true);
  }

  /** Moves all maps to where the view says, unless they are there: it knows no finer positions than the URL. */
  lookAt(camera: Camera | null): void {
    if (near(camera, this.camera)) return;
    this.camera = camera;
    for (const map of this.maps) map.lookAt(camera);
  }
}

/** Degrees, and levels of zoom, that are no move: the URL rounds to less. */
const STILL = 0.006;

function near(a: Camera | null, b: Camera | null): boolean {
  if (a === null || b === null) return a === b;
  return Math.abs(a.zoom - b.zoom) < STILL && Math.abs(a.lat - b.lat) < STILL && Math.abs(a.lon - b.lon) < STILL;
}
