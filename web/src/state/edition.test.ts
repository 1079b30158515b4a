import { expect, test } from "vitest";
import { editionOf } from "./edition";

test.each([
  ["http://127.0.0.1:8080/tiles/base/{z}/{x}/{y}.mvt?v=0123456789abcdef", "0123456789abcdef"],
  ["/tiles/base/{z}/{x}/{y}.mvt?a=b&v=1", "1"],
  ["https://map.example/tiles/base/{z}/{x}/{y}.mvt", ""],
])("the edition of tiles at %s is %o", (address, edition) => {
  expect(editionOf({ tiles: [address] })).toBe(edition);
});

test("a description without tiles has none", () => {
  expect(editionOf({ tiles: [] })).toBe("");
});
