import { describe, expect, test } from "vitest";
import type { Area, Placement } from "../api/types";
import { drawnAt, placeTrail, sketchOf } from "./place";

const areas = new Set(["SY05", "SY0502", "SY050200", "SY07", "SY0700"]);
const name = { en: "A name", ar: "اسم" };

test.each<[string, Partial<Placement>, string[], boolean]>([
  ["a village stands before its areas", { pcode: "C3161", name, precision: "locality", governorate: "SY05", district: "SY0502", subdistrict: "SY050200" }, ["SY050200", "SY0502", "SY05"], true],
  ["an area is named once", { pcode: "SY0502", name, precision: "district", governorate: "SY05", district: "SY0502" }, ["SY0502", "SY05"], false],
  ["a vernacular region stands before the district that holds it", { pcode: "V19", name, precision: "district", governorate: "SY05", district: "SY0502" }, ["SY0502", "SY05"], true],
  ["a vernacular region of several governorates stands alone", { pcode: "V34", name, precision: "region" }, [], true],
  ["a line keeps its name although its code is an area's", { pcode: "SY0700", name, precision: "region" }, [], true],
  ["a protected record has no name of its own", { pcode: "SY05", precision: "governorate", governorate: "SY05" }, ["SY05"], false],
  ["what is not placed has nothing", { precision: "country" }, [], false],
])("%s", (_, placement, above, named) => {
  expect(placeTrail({ state: "accepted", precision: "country", ...placement }, (pcode) => areas.has(pcode))).toEqual({ above, named });
});

test.each([
  ["accepted", "exact", true], ["accepted", "near", true], ["accepted", "district", false], ["review", "exact", false],
] as const)("a place that is %s and known to the %s is drawn as a point: %s", (state, precision, drawn) => {
  const point: [number, number] = [37.1, 36.2];
  expect(drawnAt({ state, precision, point })).toEqual(drawn ? point : undefined);
});

describe("a place on a map of its own", () => {
  const district = { pcode: "SY0203", level: "district", bbox: [36.5, 36.3, 37.1, 36.8] } as Area;
  const known = new Map([[district.pcode, district]]);
  const afrin: Placement = { state: "accepted", precision: "locality", point: [36.87, 36.51], uncertainty_m: 1000, governorate: "SY02", district: "SY0203" };

  test("is a point in its circle", () => {
    expect(sketchOf({ where: {}, placement: afrin }, known)).toEqual({ area: undefined, point: [36.87, 36.51], uncertaintyMetres: 1000, given: undefined });
  });

  test.each<[string, [number, number], boolean]>([["in the circle", [36.875, 36.512], false], ["elsewhere", [37.5, 36.51], true]])(
    "has the coordinates of its source beside it where they are %s: %j, %s", (_, point, shown) => {
      expect(sketchOf({ where: { point }, placement: afrin }, known)?.given).toEqual(shown ? point : undefined);
    });

  test("is an area, never a point, where it is doubtful or known no better", () => {
    for (const placement of [{ ...afrin, state: "review" }, { ...afrin, precision: "district" }] as const) {
      expect(sketchOf({ where: { point: [37, 36.5] }, placement }, known)).toEqual({ area: district, point: undefined, uncertaintyMetres: 0, given: [37, 36.5] });
    }
  });

  test("is nowhere where no area is known", () => {
    expect(sketchOf({ where: {}, placement: { state: "accepted", precision: "country" } }, known)).toBeUndefined();
    expect(sketchOf({ where: {}, placement: { ...afrin, precision: "district" } }, new Map())).toBeUndefined();
  });
});
