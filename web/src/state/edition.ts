import type { TileJSON } from "../api/types";

/** Returns the parameter `v` of the tiles' address, "" where it has none. */
export function editionOf({ tiles: [address = ""] }: Pick<TileJSON, "tiles">): string {
  const [, query = ""] = address.split("?", 2);
  return new URLSearchParams(query).get("v") ?? "";
}
