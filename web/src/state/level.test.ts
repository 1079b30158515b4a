import { expect, test } from "vitest";
import { levelOf } from "./level";

test.each([
  ["the whole country", "auto", null, "governorate"], ["a few governorates", "auto", 7.19, "governorate"], ["one governorate", "auto", 7.2, "district"],
  ["a district", "auto", 8.6, "subdistrict"], ["pinned, from afar", "subdistrict", null, "subdistrict"], ["pinned, near", "governorate", 12, "governorate"],
] as const)("%s", (_, level, zoom, want) => {
  expect(levelOf({ level, camera: zoom === null ? null : { zoom, lat: 35, lon: 38 } })).toBe(want);
});
