import { describe, expect, test } from "vitest";
import type { Cell } from "../api/types";
import { MOST_PARTS, codeParts, periodParts, periodsIn } from "./parts";
import { dayNumber } from "./period";
import { NO_FILTER } from "./view";

const cell = (row: string, records: number, value?: number): Cell => ({ row, records, incidents: { min: records, max: records }, ...(value === undefined ? {} : { value: { min: value, max: value } }) });
const TERMS = [{ code: "regime", label: {} }, { code: "militias", label: {} }, { code: "militia-a", parent: "militias", label: {} }, { code: "sdf", label: {} }];

describe("a map for each party", () => {
  const keys = (filter: Partial<typeof NO_FILTER>, cells: Cell[]) => codeParts({ ...NO_FILTER, ...filter }, "party", { cells }, TERMS).drawn.map(({ key }) => key);

  test("the largest number comes first; what is not stated has none", () =>
    expect(keys({}, [cell("sdf", 9, 1), cell("", 50, 50), cell("regime", 2, 8), cell("militia-a", 7, 1)])).toEqual(["regime", "sdf", "militia-a"]));
  test("of those that are chosen, by themselves or by their group", () =>
    expect(keys({ party: ["militias", "sdf"] }, [cell("regime", 9, 9), cell("militia-a", 3, 3), cell("sdf", 2, 2)])).toEqual(["militia-a", "sdf"]));
  test("each is under its own filter, and says how many there are in all", () => {
    const cells = Array.from({ length: 12 }, (_, i) => cell(`party-${i}`, 20 - i, 20 - i));
    const { drawn, all } = codeParts({ ...NO_FILTER, q: "well" }, "party", { cells }, TERMS);
    expect([drawn.length, all]).toEqual([MOST_PARTS, 12]);
    expect(drawn[0]?.filter).toEqual({ ...NO_FILTER, q: "well", party: ["party-0"] });
  });
});

describe("a map for each period", () => {
  test.each<[string, string, string, number, string, string]>([
    ["a week by days", "2020-05-04", "2020-05-10", 7, "2020-05-04..2020-05-04", "2020-05-10..2020-05-10"],
    ["a month by weeks", "2020-05-01", "2020-05-31", 5, "2020-04-27..2020-05-03", "2020-05-25..2020-05-31"],
    ["half a year by months", "2020-01-01", "2020-06-30", 6, "2020-01-01..2020-01-31", "2020-06-01..2020-06-30"],
    ["a year by quarters", "2020-01-01", "2020-12-31", 4, "2020-01-01..2020-03-31", "2020-10-01..2020-12-31"],
    ["three years by half years", "2018-01-01", "2020-12-31", 6, "2018-01-01..2018-06-30", "2020-07-01..2020-12-31"],
    ["nine years by years", "2012-03-01", "2020-12-31", 9, "2012-01-01..2012-12-31", "2020-01-01..2020-12-31"],
    ["fifteen years by two", "2011-01-01", "2025-12-31", 8, "2010-01-01..2011-12-31", "2024-01-01..2025-12-31"],
  ])("%s", (_, from, to, count, first, last) => {
    const all = periodsIn({ from, to }).map((period) => `${period.from}..${period.to}`);
    expect([all.length, all[0], all.at(-1)]).toEqual([count, first, last]);
  });
  test("whatever the days, the periods are few, follow one another and hold all of them", () => {
    for (let i = 0; i < 300; i++) {
      const from = new Date(Date.UTC(2011, 0, 1 + ((i * 7919) % 5000))).toISOString().slice(0, 10);
      const to = new Date(Date.parse(from) + ((i * 104729) % 5400) * 86_400_000).toISOString().slice(0, 10);
      const all = periodsIn({ from, to });
      expect(all.length).toBeLessThanOrEqual(MOST_PARTS);
      for (const [k, period] of all.entries()) if (k > 0) expect(dayNumber(period.from)).toBe(dayNumber(all[k - 1]?.to ?? "") + 1);
      expect((all[0]?.from ?? "9") <= from && (all.at(-1)?.to ?? "") >= to).toBe(true);
    }
  });
  test("a filter's own days end the first and the last; where it leaves an end open, the records do, and whole periods are shown", () => {
    const periods = (from: string, to: string) => periodParts({ ...NO_FILTER, from, to }, { from: "2020-01-20", to: "2020-05-05" }).drawn.map(({ key }) => key);
    expect(periods("2020-03-10", "2020-05-20")).toEqual(["2020-03-10..2020-03-31", "2020-04-01..2020-04-30", "2020-05-01..2020-05-20"]);
    expect(periods("", "")).toEqual(["2020-01-01..2020-01-31", "2020-02-01..2020-02-29", "2020-03-01..2020-03-31", "2020-04-01..2020-04-30", "2020-05-01..2020-05-31"]);
    expect(periods("2021-01-01", "")).toEqual([]);
  });
});
