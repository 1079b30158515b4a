// Days and spans of days as ISO text: what the time strip and comparisons reckon with.

import type { Period } from "./view";

const DAY_MS = 86_400_000;

/** Returns the number of a day, counted from 1970-01-01. */
export function dayNumber(iso: string): number {
  return Date.parse(`${iso}T00:00:00Z`) / DAY_MS;
}

/** Returns the ISO text of a day's number. */
export function isoDay(number: number): string {
  return new Date(number * DAY_MS).toISOString().slice(0, 10);
}

/** Returns how many days a period has. */
export function lengthOf({ from, to }: Period): number {
  return dayNumber(to) - dayNumber(from) + 1;
}

/** Returns the calendar month that a day is in, or one some months later (or, below 0, earlier). */
export function monthOf(iso: string, later = 0): Period {
  const [year = 0, month = 1] = iso.split("-").map(Number);
  const day = (months: number, date: number) => new Date(Date.UTC(year, month - 1 + months, date)).toISOString().slice(0, 10);
  return { from: day(later, 1), to: day(later + 1, 0) };
}

/** Reports whether a period is whole calendar months. */
export function isMonths({ from, to }: Period): boolean {
  return monthOf(from).from === from && monthOf(to).to === to;
}

/** Returns how many calendar months a period touches. */
function monthsIn({ from, to }: Period): number {
  const months = (iso: string) => Number(iso.slice(0, 4)) * 12 + Number(iso.slice(5, 7));
  return months(to) - months(from) + 1;
}

/** Returns the period before or after one (`steps` lengths of it away), as long: calendar months follow calendar months. */
export function shifted(period: Period, steps: number): Period {
  if (isMonths(period)) {
    const months = steps * monthsIn(period);
    return { from: monthOf(period.from, months).from, to: monthOf(period.to, months).to };
  }
  const days = steps * lengthOf(period);
  return { from: isoDay(dayNumber(period.from) + days), to: isoDay(dayNumber(period.to) + days) };
}

/** Returns the same days a year before; of 29 February, and of the end of a month, the last that month had. */
export function yearBefore({ from, to }: Period): Period {
  const earlier = (iso: string) => {
    const month = monthOf(iso, -12);
    const same = `${month.from.slice(0, 8)}${iso.slice(8)}`;
    return same > month.to ? month.to : same;
  };
  const toMonthEnd = monthOf(to).to === to;
  return { from: earlier(from), to: toMonthEnd ? monthOf(to, -12).to : earlier(to) };
}
