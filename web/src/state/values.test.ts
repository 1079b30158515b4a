import { expect, test } from "vitest";
import { areaValues, classIn } from "./values";

test("columns are read area by area, and no value is not zero", () => {
  const values = areaValues({ pcode: ["SY01", "SY02"], value: [0, null], max: [0, null], incidents: [3, 1], class: [null, null] });
  expect([...values.values()]).toEqual([
    { pcode: "SY01", value: 0, incidents: 3, class: null },
    { pcode: "SY02", value: null, incidents: 1, class: null },
  ]);
});

test("shares bring what they are computed from, and say which are of few", () => {
  const values = areaValues({ pcode: ["SY01", "SY02"], value: [50, 25], numerator: [1, 10], denominator: [2, 40], incidents: [1, 10], class: [1, 0], few: ["SY01"] });
  expect(values.get("SY01")?.share).toEqual({ numerator: 1, denominator: 2, few: true });
  expect(values.get("SY02")).toEqual({ pcode: "SY02", value: 25, incidents: 10, class: 0, share: { numerator: 10, denominator: 40, few: false } });
});

test("differences bring the values of both periods, the most too", () => {
  const values = areaValues({
    pcode: ["SY01"], value: [-3], max: [2], incidents: [4], class: [0],
    before: { value: [5], max: [6], incidents: [9], open: ["SY01"] }, after: { value: [2], max: [8], incidents: [4] },
  });
  expect(values.get("SY01")?.change).toEqual({ before: { value: 5, max: 6, open: true }, after: { value: 2, max: 8, open: false } });
});

test("a value is in the first class that does not end below it; zero and what is not known are in none", () => {
  const classes = [{ from: 1, to: 5, areas: 0 }, { from: 6, to: 9, areas: 0 }];
  expect([1, 5, 6, 12, 0, null].map((value) => classIn(classes, value))).toEqual([0, 0, 1, 1, null, null]);
  expect(classIn([...classes, { from: 10, to: 10, open: true, areas: 0 }], 400)).toBe(2);
});
