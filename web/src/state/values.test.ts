import { expect, test } from "vitest";
import { areaValues } from "./values";

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
