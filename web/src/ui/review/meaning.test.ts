import { describe, expect, test } from "vitest";
import type { GeocodeCandidate, Group } from "../../api/schema";
import type { Area } from "../../api/types";
import { marksOf, metresBetween, readingsOf } from "./meaning";

const place = (pcode: string, more: Partial<GeocodeCandidate> = {}): GeocodeCandidate =>
  ({ pcode, name: { en: pcode }, level: "place", point: [36.7, 35.9], precision: "locality", uncertainty_m: 500, score: 0.5, ...more });
const area = (pcode: string): GeocodeCandidate => {
  const { point: _, ...rest } = place(pcode, { level: "district", precision: "district" });
  return rest;
};
const idleb: Area = { pcode: "SY0700", parent: "SY07", level: "district", name: { en: "Idleb" }, center: [36.7, 35.9], bbox: [36.4, 35.6, 37, 36.1], area_km2: 1, population: 0, population_2004: 0 };
const group: Group = { context: "x", text: { en: "Sarmin" }, region: {}, records: 1, not_found: 0, candidates: [place("C1"), area("SY0700")], incidents: [], point: [36.8, 35.8], placed: area("SY0700") };

describe("readings", () => {
  test("what was found comes after the candidates, each once", () => {
    expect(readingsOf(group, [place("C1"), place("C2")]).map(({ pcode }) => pcode)).toEqual(["C1", "SY0700", "C2"]);
  });
  test("there is a key for each, and what was looked for is among them", () => {
    const many = readingsOf({ candidates: Array.from({ length: 12 }, (_, i) => place(`C${i}`)) }, [place("C50"), place("C51")]);
    expect(many.map(({ pcode }) => pcode)).toEqual(["C0", "C1", "C2", "C3", "C4", "C5", "C6", "C50", "C51"]);
  });
});

describe("marks", () => {
  const marks = marksOf(group, group.candidates, "C1", new Map([["SY0700", idleb]]));
  test("a reading bears the digit of its key, and the chosen one is marked", () => {
    expect(marks.filter(({ kind }) => kind === "reading").map(({ id, label, chosen }) => [id, label, chosen])).toEqual([["C1", "1", true], ["SY0700", "2", false]]);
  });
  test("an area is outlined and never a point", () => {
    expect(marks[1]).toMatchObject({ point: null, uncertainty: 0, area: { pcode: "SY0700", bbox: idleb.bbox, center: idleb.center } });
  });
  test("the source's coordinates and where it counts meanwhile are told apart, and cannot be chosen", () => {
    expect(marks.slice(2).map(({ id, kind, chosen }) => [id, kind, chosen])).toEqual([["", "counted", false], ["", "stated", false]]);
  });
});

describe("distances", () => {
  test.each<[string, [number, number], [number, number], number]>([
    ["a degree of latitude", [36, 35], [36, 36], 111_195], ["nothing", [36, 35], [36, 35], 0], ["Aleppo to Damascus", [37.1343, 36.2021], [36.2919, 33.5131], 308_600],
  ])("%s", (_, one, other, metres) => expect(Math.abs(metresBetween(one, other) - metres)).toBeLessThan(500));
});
