// Where the time axis is marked, and with which words.

import type { Language } from "../../api/types";
import { isoDay } from "../../state/period";
import { later, periodsBetween, unitAt, type Span } from "../../state/time";
import type { Unit } from "../../state/view";
import { dates } from "../../text/format";

/** How far apart marks can be: every so many periods of a unit, from January on where it is of months. */
const STEPS: readonly (readonly [Unit, number])[] = [
  ["day", 1], ["week", 1], ["month", 1], ["month", 3], ["month", 6], ["month", 12], ["month", 24], ["month", 60], ["month", 120],
];

/** Pixels that the words of a mark need: months have long names in Syria (كانون الثاني), years none. */
const ROOM: Record<Language | "year", number> = { en: 72, ar: 108, year: 52 };

export interface Ticks {
  days: number[];
  labels: string[];
}

/** Returns as many marks in some days as a width has room for; the year is said where it begins to be another. */
export function ticks(lang: Language, { first, last }: Span, width: number): Ticks {
  const fits = ([unit, every]: readonly [Unit, number]) => periodsBetween(unit, first, last) / every < width / ROOM[every % 12 === 0 ? "year" : lang];
  const [unit, every] = STEPS.find(fits) ?? (["month", 240] as const);
  const days: number[] = [];
  for (let day = firstMark(unit, every, first); day <= last; day = later(unit, day, every)) days.push(day);
  return { days, labels: labelled(lang, days, unit, every) };
}

function firstMark(unit: Unit, every: number, day: number): number {
  if (unit !== "month") return unitAt(unit, day).first < day ? later(unit, day, 1) : day;
  const since = periodsBetween("month", 0, day);
  const begun = unitAt("month", day).first === day ? since : since + 1;
  return later("month", 0, Math.ceil(begun / every) * every);
}

function labelled(lang: Language, days: readonly number[], unit: Unit, every: number): string[] {
  const short: Intl.DateTimeFormatOptions = unit === "month" ? { month: "short" } : { day: "numeric", month: "short" };
  const [within, another] = [dates(lang, short), dates(lang, every % 12 === 0 ? { year: "numeric" } : { ...short, year: "numeric" })];
  const year = (day: number | undefined) => (day === undefined ? "" : isoDay(day).slice(0, 4));
  return days.map((day, i) => (every % 12 === 0 || year(day) !== year(days[i - 1]) ? another : within).format(day * 86_400_000));
}
