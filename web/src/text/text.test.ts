import { describe, expect, test } from "vitest";
import { ar } from "./ar";
import { en } from "./en";
import { methods } from "./rooms/methods";
import { review } from "./rooms/review";
import { either, formatDay, formatFigure, formatNumber, formatPercent, formatPeriod, formatRange, formatWhen, pick } from "./format";

/** Arguments of the messages that take other things than numbers. */
const SAMPLE: Record<string, readonly unknown[]> = { ".withoutPopulation": [["5"]] };

/** Every string of a table with the path to it; functions are called with sample arguments. */
function strings(table: unknown, path = ""): [string, string][] {
  if (typeof table === "string") return [[path, table]];
  if (typeof table === "function") return [[path, String((table as (...args: unknown[]) => unknown)(...SAMPLE[path] ?? [5, 5, 5]))]];
  return Object.entries(table as object).flatMap(([key, value]) => strings(value, `${path}.${key}`));
}

/** Those of the page, and of the rooms that are loaded with theirs. */
const english = { ...en, methods: methods.en, review: review.en };
const arabic = { ...ar, methods: methods.ar, review: review.ar };

describe("the message tables", () => {
  test("have the same keys", () => {
    expect(strings(arabic).map(([path]) => path)).toEqual(strings(english).map(([path]) => path));
  });
  test("say nothing empty, but where no unit is meant", () => {
    const empty = [...strings(english), ...strings(arabic)].filter(([, s]) => s.trim() === "").map(([path]) => path);
    expect(new Set(empty)).toEqual(new Set([".perPhrase.count"]));
  });
  test("Arabic is in Arabic script", () => {
    const foreign = strings(arabic).filter(([, s]) => !/\p{Script=Arabic}/u.test(s) && s !== "").map(([path]) => path);
    expect(new Set(foreign)).toEqual(new Set([".otherLanguage", ".classRange", ".legendTitle", ".named", ".layers.cell", ".filtering.words"]));
  });
});

describe("the counts line", () => {
  test.each<[number, string]>([
    [0, "لا حوادث على الخريطة"], [1, "حادثة واحدة على الخريطة"], [2, "حادثتان على الخريطة"], [3, "3 حوادث على الخريطة"],
    [10, "10 حوادث على الخريطة"], [11, "11 حادثة على الخريطة"], [99, "99 حادثة على الخريطة"], [100, "100 حادثة على الخريطة"],
    [103, "103 حوادث على الخريطة"], [4057, "4,057 حادثة على الخريطة"],
  ])("in Arabic, %i", (n, want) => expect(ar.mapped(n)).toBe(want));
  test.each<[number, string]>([[0, "0 incidents mapped"], [1, "1 incident mapped"], [4057, "4,057 incidents mapped"]])(
    "in English, %i", (n, want) => expect(en.mapped(n)).toBe(want),
  );
});

describe("dates and numbers", () => {
  const plain = (s: string) => s.replace(/[\u200e\u200f\u061c\u202f\u2009]/g, "").replace(/\s*–\s*/g, "–");
  test.each<[string, Parameters<typeof formatWhen>[1], string, string]>([
    ["a day", { start: "2020-05-14", end: "2020-05-14", precision: "day" }, "14 May 2020", "14 أيار 2020"],
    ["days", { start: "2020-05-14", end: "2020-05-16", precision: "days" }, "14–16 May 2020", "14–16 أيار 2020"],
    ["a month", { start: "2020-05-01", end: "2020-05-31", precision: "month" }, "May 2020", "أيار 2020"],
    ["a year", { start: "2020-01-01", end: "2020-12-31", precision: "year" }, "2020", "2020"],
  ])("%s is written no finer than it is known", (_, when, wantEn, wantAr) => {
    expect(plain(formatWhen("en", when))).toBe(wantEn);
    expect(plain(formatWhen("ar", when))).toBe(wantAr);
  });
  test.each([
    ["2020-01-01", "2020-12-31", "2020", "2020"], ["2019-01-01", "2020-12-31", "2019–2020", "2019–2020"],
    ["2020-05-01", "2020-05-31", "May 2020", "أيار 2020"], ["2020-05-01", "2020-07-31", "May–July 2020", "أيار–تموز 2020"],
    ["2019-11-01", "2020-01-31", "November 2019–January 2020", "تشرين الثاني 2019–كانون الثاني 2020"],
    ["2020-05-14", "2020-05-14", "14 May 2020", "14 أيار 2020"], ["2020-05-01", "2020-05-30", "1–30 May 2020", "1–30 أيار 2020"],
  ])("the days from %s to %s are said briefly", (from, to, wantEn, wantAr) => {
    expect([plain(formatPeriod("en", { from, to })), plain(formatPeriod("ar", { from, to }))]).toEqual([wantEn, wantAr]);
  });
  test("what is no date is shown as it is", () => expect(formatDay("en", "unknown")).toBe("unknown"));
  test("Arabic uses Latin digits", () => expect(formatNumber("ar", 12345)).toBe("12,345"));
  test.each([[0.01234, "0.0123"], [3.14159, "3.14"], [1234.5, "1,235"], [7, "7"]])("%f is %s", (n, want) => {
    expect(formatFigure("en", n)).toBe(want);
  });
  test.each([[100, "100%"], [99.97, "99.9%"], [99.94, "99.9%"], [8.333333, "8.33%"], [0.0123, "0.0123%"], [0, "0%"]])("a share of %f is %s", (percent, want) => {
    expect(formatPercent("en", percent)).toBe(want);
  });
  test("casualties", () => {
    expect(formatRange("en", { min: 3, max: 3 })).toBe("3");
    expect(formatRange("en", { min: 3, max: 5 })).toBe("3–5");
    expect(formatRange("en", { min: 5, max: 5, open: true })).toBe("at least 5");
    expect(formatRange("ar", { min: 3, max: 5 })).toBe("من 3 إلى 5");
  });
  test("reasons are joined as the language does", () => {
    expect(either("en", [en.absent.number, en.absent.population])).toBe("number not stated or population not known");
    expect(either("ar", [ar.absent.number, ar.absent.population])).toBe("العدد غير مذكور أو عدد السكان غير معروف");
  });
  test("a name that is missing in a language is shown in the other", () => {
    expect(pick("ar", { en: "Aleppo" })).toBe("Aleppo");
    expect(pick("en", { en: "", ar: "حلب" })).toBe("حلب");
    expect(pick("en", undefined)).toBe("");
  });
});
