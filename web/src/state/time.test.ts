import { describe, expect, test } from "vitest";
import { dayNumber, isoDay } from "./period";
import {
  atBeginning, brushOf, filterOf, inSight, lastWholeMonth, later, movedBy, periodOf, periodsBetween, revealing, roomOf, spanOf, unitAt, unitFor, wholeUnits, type Span,
} from "./time";
import { UNITS, type Unit } from "./view";

const span = (from: string, to: string): Span => spanOf({ from, to });
const words = (days: Span) => Object.values(periodOf(days)).join("..");

describe("periods of a unit", () => {
  test.each<[Unit, string, string]>([
    ["day", "2020-05-14", "2020-05-14..2020-05-14"],
    ["week", "2020-05-14", "2020-05-11..2020-05-17"],
    ["week", "2020-05-11", "2020-05-11..2020-05-17"],
    ["week", "1969-12-28", "1969-12-22..1969-12-28"],
    ["month", "2020-02-29", "2020-02-01..2020-02-29"],
  ])("the %s of %s", (unit, day, want) => expect(words(unitAt(unit, dayNumber(day)))).toBe(want));

  test.each<[Unit, string, number, string]>([
    ["day", "2020-02-28", 2, "2020-03-01"], ["week", "2020-05-14", -1, "2020-05-04"], ["month", "2020-01-31", 1, "2020-02-01"], ["month", "2020-01-31", -1, "2019-12-01"],
  ])("the %s of %s, %i later", (unit, day, periods, want) => expect(isoDay(later(unit, dayNumber(day), periods))).toBe(want));

  test("as many lie between two days as lead from one to the other", () => {
    for (const unit of UNITS) {
      for (let n = -40; n <= 40; n += 7) {
        const [from, to] = [dayNumber("2020-02-29"), later(unit, dayNumber("2020-02-29"), n)];
        expect(periodsBetween(unit, from, to)).toBe(n);
      }
    }
  });
  test("those that hold any of some days are whole", () => expect(words(wholeUnits("month", span("2020-01-15", "2020-02-01")))).toBe("2020-01-01..2020-02-29"));
});

describe("the unit that suits", () => {
  test.each<[string, string, string, number, Unit]>([
    ["a month on a wide page", "2020-05-01", "2020-05-31", 1300, "day"],
    ["a month on a phone", "2020-05-01", "2020-05-31", 320, "day"],
    ["a year", "2020-01-01", "2020-12-31", 1300, "day"],
    ["a year on a phone", "2020-01-01", "2020-12-31", 320, "week"],
    ["fourteen years", "2011-01-01", "2024-12-31", 1300, "month"],
    ["fourteen years where nothing is seen yet", "2011-01-01", "2024-12-31", 0, "month"],
  ])("%s", (_, from, to, width, want) => expect(unitFor(span(from, to), width)).toBe(want));
});

describe("what is in sight", () => {
  const all = span("2011-01-01", "2024-12-31");
  const sight = (from: string) => inSight(all, "day", 300, dayNumber(from));
  test("is everything where there is room", () => expect(inSight(all, "month", 300, 0)).toEqual(all));
  test("is as many days as there is room for", () => expect(words(sight("2020-01-01"))).toBe("2020-01-01..2020-04-09"));
  test("never begins before the first day", () => expect(sight("2000-01-01").first).toBe(all.first));
  test("never ends after the last", () => expect(sight("2030-01-01").last).toBe(all.last));
  test.each([
    ["stays where it has the days already", "2020-02-01", "2020-02-10", "2020-01-01"],
    ["goes back to days before it", "2019-12-30", "2020-01-02", "2019-12-30"],
    ["goes on until it has the last of them", "2020-04-01", "2020-04-11", "2020-01-03"],
    ["has days that were out of sight in its middle", "2022-06-01", "2022-06-10", "2022-04-17"],
    ["begins with days that it cannot hold", "2020-02-01", "2021-02-01", "2020-02-01"],
  ])("%s", (_, from, to, want) => expect(isoDay(revealing(sight("2020-01-01"), span(from, to)))).toBe(want));
});

describe("the brush", () => {
  const all = span("2019-01-01", "2020-12-31");
  test.each([
    ["", "", "2019-01-01..2020-12-31"], ["2020-05-01", "", "2020-05-01..2020-12-31"], ["", "2019-05-31", "2019-01-01..2019-05-31"], ["2018-01-01", "2018-02-01", "2018-01-01..2018-02-01"],
    ["2022-01-01", "", "2020-12-31..2022-01-01"],
  ])("of the filter from '%s' to '%s'", (from, to, want) => expect(words(brushOf({ from, to }, all))).toBe(want));
  test("over all days is no filter", () => expect(filterOf(all, all)).toEqual({ from: "", to: "" }));
  test("over a part of them names both days", () => expect(filterOf(span("2019-01-01", "2020-11-30"), all)).toEqual({ from: "2019-01-01", to: "2020-11-30" }));

  test.each<[string, Unit, string, string, number, string]>([
    ["a month", "month", "2020-01-01", "2020-01-31", 1, "2020-02-01..2020-02-29"],
    ["a quarter, by a month", "month", "2020-01-01", "2020-03-31", -1, "2019-12-01..2020-02-29"],
    ["a week", "week", "2020-05-11", "2020-05-17", 2, "2020-05-25..2020-05-31"],
    ["a month, by a day", "day", "2020-02-01", "2020-02-29", 1, "2020-02-02..2020-03-01"],
    ["ten days, by a month of 31", "month", "2020-01-11", "2020-01-20", 1, "2020-02-11..2020-02-20"],
  ])("moves %s", (_, unit, from, to, periods, want) => expect(words(movedBy(unit, span(from, to), periods))).toBe(want));

  test("begins again at the first day, as long", () => expect(words(atBeginning("month", span("2020-10-01", "2020-12-31"), all))).toBe("2019-01-01..2019-03-31"));
  test.each<[string, string, string, [number, number]]>([
    ["within all days", "2019-03-01", "2020-10-31", [-2, 2]], ["at their end", "2020-12-01", "2020-12-31", [-23, 0]], ["outside them", "2021-03-01", "2021-03-31", [-26, 0]],
  ])("can be moved as far as there is room, %s", (_, from, to, want) => expect(roomOf("month", span(from, to), all)).toEqual(want));
});

describe("the last whole month", () => {
  test.each([
    ["records reach its end", "2020-05-31", "2020-06-15", "2020-05"],
    ["the last of its days have none", "2020-05-26", "2020-06-15", "2020-05"],
    ["records end in the middle of it", "2020-05-20", "2026-01-01", "2020-04"],
    ["it is not over", "2020-05-30", "2020-05-31", "2020-04"],
    ["the year has just begun", "2026-01-02", "2026-01-03", "2025-12"],
  ])("where %s", (_, last, today, want) => expect(lastWholeMonth(last, today).from.slice(0, 7)).toBe(want));
});
