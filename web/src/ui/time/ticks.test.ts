import { describe, expect, test } from "vitest";
import { isoDay } from "../../state/period";
import { spanOf } from "../../state/time";
import { ticks } from "./ticks";

const at = (from: string, to: string, width: number, lang: "en" | "ar" = "en") => ticks(lang, spanOf({ from, to }), width);

describe("the marks of the time axis", () => {
  test("are years where many are in sight, at their beginning", () => {
    const { days, labels } = at("2014-09-01", "2026-03-31", 1300);
    expect([isoDay(days[0] ?? 0), labels[0], labels.at(-1)]).toEqual(["2015-01-01", "2015", "2026"]);
  });
  test("are every second year where there is no room for each", () => expect(at("2014-09-01", "2026-03-31", 400).labels).toEqual(["2016", "2018", "2020", "2022", "2024", "2026"]));
  test("say the year with the first month and with January", () => {
    expect(at("2019-11-01", "2020-02-29", 500).labels).toEqual(["Nov 2019", "Dec", "Jan 2020", "Feb"]);
  });
  test("are Mondays in a month", () => {
    const { days, labels } = at("2020-05-01", "2020-05-31", 500);
    expect(days.map(isoDay)).toEqual(["2020-05-04", "2020-05-11", "2020-05-18", "2020-05-25"]);
    expect(labels[1]).toBe("11 May");
  });
  test("are days in a week", () => expect(at("2020-05-01", "2020-05-07", 600).labels).toHaveLength(7));
  test("are fewer in Arabic, whose months have long names", () => {
    expect(at("2020-01-01", "2020-12-31", 1000, "ar").labels).toHaveLength(4);
    expect(at("2020-01-01", "2020-12-31", 1000).labels).toHaveLength(12);
  });
  test.each([200, 300, 1400, 2500])("never have less room than their words need, %i pixels wide", (width) => {
    for (const to of ["2011-01-20", "2011-06-30", "2013-12-31", "2050-12-31"]) expect(at("2011-01-01", to, width).days.length).toBeLessThanOrEqual(Math.max(1, width / 52 + 1));
  });
});
