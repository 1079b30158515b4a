// Which level of areas the map shades where the reader has not pinned one.

import type { Level } from "../api/types";
import type { View } from "./view";

/** The zoom from which on the districts, and the subdistricts, are large enough to be told apart. */
const FROM_ZOOM: readonly (readonly [number, Level])[] = [[8.6, "subdistrict"], [7.2, "district"]];

/** Returns the level that suits a zoom: the governorates where the whole country is seen. */
export function levelAt(zoom: number | undefined): Level {
  return FROM_ZOOM.find(([from]) => zoom !== undefined && zoom >= from)?.[1] ?? "governorate";
}

/** Returns the level that a view shows: the pinned one, or that of its zoom. */
export function levelOf({ level, camera }: Pick<View, "level" | "camera">): Level {
  return level === "auto" ? levelAt(camera?.zoom) : level;
}
