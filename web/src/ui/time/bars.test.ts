import { describe, expect, test } from "vitest";
import { dayNumber } from "../../state/period";
import { spanOf } from "../../state/time";
import { NO_BARS, barAt, barsOf, barsWithin, highest, surelyHighest } from "./bars";

const sum = (min: number) => ({ min, max: min + 2 });
const bars = barsOf({
  rows: {
    dimension: "month", codes: ["2020-01", "2020-02", "2020-03", "2020-04"], labels: [],
    periods: [["2020-01-01", "2020-01-31"], ["2020-02-01", "2020-02-29"], ["2020-03-01", "2020-03-31"], ["2020-04-01", "2020-04-30"]].map(([from = "", to = ""]) => ({ from, to })),
  },
  cells: [
    { row: "2020-01", records: 3, incidents: sum(3), value: sum(7), imprecise: { records: 1, value: sum(2) } },
    { row: "2020-03", records: 1, incidents: sum(1) },
    { row: "2020-04", records: 2, incidents: sum(2), value: sum(9), imprecise: { records: 1 } },
  ],
});

describe("bars", () => {
  test("are the documented minimum, absent where no record states a number and where there is none", () => expect(bars.value).toEqual([7, null, null, 9]));
  test("have the part that is known to be of their period", () => expect(bars.known).toEqual([5, null, null, 9]));
  test("know what the server says of their period", () => expect(bars.cells.map((cell) => cell?.records)).toEqual([3, undefined, 1, 2]));
  test.each([["2020-01-01", 0], ["2020-02-29", 1], ["2020-04-30", 3], ["2019-12-31", -1], ["2020-05-01", -1]])("of %s is number %i", (day, want) => expect(barAt(bars, dayNumber(day))).toBe(want));
  test("without any, a day has none", () => expect(barAt(NO_BARS, 18000)).toBe(-1));
  test.each<[string, string, [number, number]]>([
    ["2020-01-31", "2020-03-01", [0, 3]], ["2020-02-10", "2020-02-10", [1, 2]], ["2010-01-01", "2030-01-01", [0, 4]], ["2010-01-01", "2011-01-01", [0, 0]], ["2030-01-01", "2031-01-01", [0, 0]],
  ])("from %s to %s", (from, to, want) => expect(barsWithin(bars, spanOf({ from, to }))).toEqual(want));
  test("the highest has a value", () => {
    expect(highest(bars, [0, 4])).toBe(3);
    expect(highest(bars, [1, 3])).toBe(-1);
  });
  test("the highest is told of where it is by what is dated well enough", () => {
    expect(surelyHighest(bars, [0, 4])).toBe(3);
    expect(surelyHighest({ ...bars, value: [7, null, 6, 9], known: [5, null, 6, 2] }, [0, 4])).toBe(-1);
    expect(surelyHighest({ ...bars, value: [132, null, null, null], known: [0, null, null, null] }, [0, 4])).toBe(-1);
    expect(surelyHighest(bars, [1, 3])).toBe(-1);
  });
});
