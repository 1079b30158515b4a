import { describe, expect, test } from "vitest";
import { peakOf, stepsOf, unitOf, type Step } from "./series";

const month = (name: string) => ({ from: `${name}-01`, to: `${name}-30` });
const step = (name: string, min?: number): Step => ({ period: month(name), figure: min === undefined ? undefined : { min, max: min + 1 } });

describe("a series", () => {
  test.each([
    ["", "", "month"], ["2020-05-01", "", "month"], ["2020-05-01", "2020-05-31", "day"], ["2020-05-01", "2020-07-31", "day"], ["2020-05-01", "2020-08-01", "month"],
  ])("of %s to %s goes by %s%s", (from, to, unit) => expect(unitOf({ from, to })).toBe(unit));

  const codes = ["2020-04", "2020-05"];
  const table = {
    rows: { dimension: "month" as const, codes, labels: [], periods: codes.map(month) },
    cells: [{ row: "2020-04", records: 2, incidents: { min: 2, max: 2 } }, { row: "2020-05", records: 1, incidents: { min: 1, max: 1 }, value: { min: 3, max: 5 } }],
  };

  test("has the numbers of its metric; one that nobody states is not 0", () => {
    expect(stepsOf(table, "killed").map(({ figure }) => figure)).toEqual([undefined, { min: 3, max: 5 }]);
    expect(stepsOf(table, "incidents")).toEqual([{ period: month("2020-04"), figure: { min: 2, max: 2 } }, { period: month("2020-05"), figure: { min: 1, max: 1 } }]);
  });

  test("has its peak where the documented minimum is greatest, at first", () => {
    expect(peakOf([step("2020-01", 1), step("2020-02"), step("2020-03", 4), step("2020-04", 4)])).toEqual(step("2020-03", 4));
    expect(peakOf([step("2020-01", 0), step("2020-02")])).toBeUndefined();
    expect(peakOf([])).toBeUndefined();
  });
});
