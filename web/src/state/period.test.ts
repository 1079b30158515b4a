import { describe, expect, test } from "vitest";
import { dayNumber, isoDay, lengthOf, monthOf, shifted, yearBefore } from "./period";

describe("periods", () => {
  test.each([["1970-01-01", 0], ["2020-02-29", 18321], ["2011-03-15", 15048]])("%s is day %i", (iso, number) => {
    expect(dayNumber(iso)).toBe(number);
    expect(isoDay(number)).toBe(iso);
  });
  test("a period has its first and its last day", () => expect(lengthOf({ from: "2020-05-01", to: "2020-05-31" })).toBe(31));
  test.each([["2020-05-15", 0, "2020-05-01", "2020-05-31"], ["2020-01-31", 1, "2020-02-01", "2020-02-29"], ["2020-01-31", -2, "2019-11-01", "2019-11-30"]])(
    "the month of %s, %i later", (iso, later, from, to) => expect(monthOf(iso, later)).toEqual({ from, to }),
  );
  test.each([
    ["the month before", "2020-03-01", "2020-03-31", -1, "2020-02-01", "2020-02-29"],
    ["the month after a short one", "2020-02-01", "2020-02-29", 1, "2020-03-01", "2020-03-31"],
    ["the quarter before", "2020-01-01", "2020-03-31", -1, "2019-10-01", "2019-12-31"],
    ["the year before", "2020-01-01", "2020-12-31", -1, "2019-01-01", "2019-12-31"],
    ["the ten days before", "2020-05-11", "2020-05-20", -1, "2020-05-01", "2020-05-10"],
    ["the day after", "2020-02-28", "2020-02-28", 1, "2020-02-29", "2020-02-29"],
  ])("%s", (_, from, to, steps, wantFrom, wantTo) => {
    expect(shifted({ from, to }, steps)).toEqual({ from: wantFrom, to: wantTo });
  });
  test.each([
    ["a month", "2020-05-01", "2020-05-31", "2019-05-01", "2019-05-31"],
    ["a February of 28 days", "2021-02-01", "2021-02-28", "2020-02-01", "2020-02-29"],
    ["a leap day", "2020-02-29", "2020-02-29", "2019-02-28", "2019-02-28"],
    ["some days", "2020-05-04", "2020-05-18", "2019-05-04", "2019-05-18"],
  ])("a year before %s", (_, from, to, wantFrom, wantTo) => expect(yearBefore({ from, to })).toEqual({ from: wantFrom, to: wantTo }));
});
