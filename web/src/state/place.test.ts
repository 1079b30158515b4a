import { expect, test } from "vitest";
import type { Placement } from "../api/types";
import { drawnAt, placeTrail } from "./place";

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
