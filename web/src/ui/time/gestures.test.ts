import { describe, expect, test } from "vitest";
import { dayNumber } from "../../state/period";
import { periodOf, spanOf, type Span } from "../../state/time";
import { dragged, nudged, nudgeOf, type Grip, type Nudge } from "./gestures";

const all = spanOf({ from: "2019-01-01", to: "2020-12-31" });
const months = { unit: "month", all } as const;
const spring = spanOf({ from: "2020-03-01", to: "2020-05-31" });
const words = (days: Span) => Object.values(periodOf(days)).join("..");

describe("a drag", () => {
  test.each<[string, Grip, string, string, string]>([
    ["of the first edge snaps to the nearest beginning of a month", "first", "2020-03-01", "2020-02-10", "2020-02-01..2020-05-31"],
    ["of the first edge keeps the last month", "first", "2020-03-01", "2020-09-10", "2020-05-01..2020-05-31"],
    ["of the first edge ends at the first day", "first", "2020-03-01", "2000-01-01", "2019-01-01..2020-05-31"],
    ["of the last edge takes a month that is more than half covered", "last", "2020-06-01", "2020-06-20", "2020-03-01..2020-06-30"],
    ["of the last edge keeps the first month", "last", "2020-06-01", "2019-02-01", "2020-03-01..2020-03-31"],
    ["of the last edge ends at the last day", "last", "2020-06-01", "2040-02-01", "2020-03-01..2020-12-31"],
    ["of all of it moves whole months", "whole", "2020-04-10", "2020-02-20", "2020-01-01..2020-03-31"],
    ["of all of it stops at the last day", "whole", "2020-04-10", "2021-02-20", "2020-10-01..2020-12-31"],
    ["of all of it stops at the first day", "whole", "2020-04-10", "2010-02-20", "2019-01-01..2019-03-31"],
    ["beside it begins another, whichever way it goes", "new", "2019-08-20", "2019-06-10", "2019-06-01..2019-08-31"],
    ["beside it ends at the last day", "new", "2020-11-20", "2021-06-10", "2020-11-01..2020-12-31"],
  ])("%s", (_, grip, pressed, now, want) => expect(words(dragged(grip, months, spring, dayNumber(pressed), dayNumber(now)))).toBe(want));
});

describe("a key on an edge", () => {
  test.each<[string, string, boolean, boolean, Nudge | undefined]>([
    ["goes on to the right in English", "ArrowRight", false, false, { periods: 1 }], ["goes on to the left in Arabic", "ArrowLeft", false, true, { periods: 1 }],
    ["goes back to the right in Arabic", "ArrowRight", false, true, { periods: -1 }], ["goes on upwards", "ArrowUp", false, true, { periods: 1 }],
    ["goes by a day with shift", "ArrowDown", true, false, { days: -1 }], ["goes a year with a page", "PageUp", false, false, { periods: 12 }],
    ["goes to the beginning", "Home", false, false, "home"], ["is not meant", "a", false, false, undefined],
  ])("%s", (_, key, shift, rtl, want) => expect(nudgeOf(key, shift, "month", rtl)).toEqual(want));

  test.each<[string, "first" | "last", string, string, Nudge, string]>([
    ["the first a month on", "first", "2020-03-01", "2020-05-31", { periods: 1 }, "2020-04-01..2020-05-31"],
    ["the last a month back", "last", "2020-03-01", "2020-05-31", { periods: -1 }, "2020-03-01..2020-04-30"],
    ["one in the middle of a month back to its beginning", "first", "2020-03-10", "2020-05-31", { periods: -1 }, "2020-03-01..2020-05-31"],
    ["one in the middle of a month on to its end", "last", "2020-03-01", "2020-05-10", { periods: 1 }, "2020-03-01..2020-05-31"],
    ["by a day", "last", "2020-03-01", "2020-05-31", { days: -1 }, "2020-03-01..2020-05-30"],
    ["never beyond the other", "first", "2020-05-01", "2020-05-10", { periods: 3 }, "2020-05-10..2020-05-10"],
    ["to the beginning", "first", "2020-03-01", "2020-05-31", "home", "2019-01-01..2020-05-31"],
    ["to the end", "last", "2020-03-01", "2020-05-31", "end", "2020-03-01..2020-12-31"],
  ])("moves %s", (_, grip, from, to, nudge, want) => expect(words(nudged(grip, months, spanOf({ from, to }), nudge))).toBe(want));
});
