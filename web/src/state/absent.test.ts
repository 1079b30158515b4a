import { expect, test } from "vitest";
import { absence } from "./absent";

test.each([
  ["killed", "count", { population: 5 }, "number"],
  ["killed", "km2", { population: 0 }, "number"],
  ["killed", "100k", { population: 5 }, "number"],
  ["killed", "100k", { population: 0 }, "population"],
  ["incidents", "100k", { population: 0 }, "population"],
  ["attacks", "100k", undefined, "population"],
] as const)("no value of %s, %s, in an area with %o: its %s is not known", (metric, per, area, want) => {
  expect(absence(metric, per, area)).toBe(want);
});

test.each(["incidents", "attacks"] as const)("no share of %s, which are always counted: there is no whole", (metric) => {
  expect(absence(metric, "share", undefined)).toBe("whole");
});

test.each([[0, "whole"], [7, "number"]] as const)("no share of a denominator of %d: %s", (denominator, want) => {
  expect(absence("killed", "share", undefined, { numerator: 0, denominator, few: true })).toBe(want);
});
