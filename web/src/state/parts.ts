// What each of several maps that are laid out beside each other is of.

import type { CrossTable, Metric, Term } from "../api/types";
import { dayNumber, isoDay, monthOf } from "./period";
import { choiceOf } from "./terms";
import type { Filter, Period, Split } from "./view";

/** How many maps are drawn at most: browsers keep few drawing contexts. */
export const MOST_PARTS = 9;

/** One of several maps. */
export interface Part {
  /** What tells it from the others: a code, or the days of a period. */
  key: string;
  /** Its period, where that is what it is of. */
  period?: Period;
  /** The records that it is of. */
  filter: Filter;
}

/** The parts that are drawn, and how many there are with those that are not. */
export interface Parts {
  drawn: readonly Part[];
  all: number;
}

export const NO_PARTS: Parts = { drawn: [], all: 0 };

/** Returns the part of a filter that a period is of. */
export function periodPart(filter: Filter, period: Period): Part {
  return { key: `${period.from}..${period.to}`, period, filter: { ...filter, ...period } };
}

/**
 * Returns a part for each row of a table by party or controller: the codes that the filter has chosen, or all where it has
 * chosen none, the largest numbers first. What is not stated is no part.
 */
export function codeParts(filter: Filter, split: Exclude<Split, "period">, table: Pick<CrossTable, "cells">, terms: readonly Term[]): Parts {
  const chosen = filter[split];
  const term = (code: string) => terms.find((known) => known.code === code) ?? { code, label: {} };
  const meant = (code: string) => code !== "" && (chosen.length === 0 || choiceOf(terms, chosen, term(code)) === "chosen");
  const cells = table.cells.filter(({ row }) => meant(row)).sort((a, b) => (b.value?.min ?? 0) - (a.value?.min ?? 0) || b.records - a.records);
  return { drawn: cells.slice(0, MOST_PARTS).map(({ row }) => ({ key: row, filter: { ...filter, [split]: [row] } })), all: cells.length };
}

type Step = (iso: string) => Period;

/** Months on from January of year 0: spans of them begin where their number divides. */
const monthsStep = (months: number): Step => (iso) => {
  const since = Number(iso.slice(0, 4)) * 12 + Number(iso.slice(5, 7)) - 1;
  const first = -(since % months);
  return { from: monthOf(iso, first).from, to: monthOf(iso, first + months - 1).to };
};

/** Weeks begin on Monday; day 0 was a Thursday. */
const week: Step = (iso) => {
  const monday = dayNumber(iso) - ((((dayNumber(iso) + 3) % 7) + 7) % 7);
  return { from: isoDay(monday), to: isoDay(monday + 6) };
};

/** From the finest: days, weeks, months, quarters, half years, years and more. */
const STEPS: readonly Step[] = [(iso) => ({ from: iso, to: iso }), week, ...[1, 3, 6, 12, 24, 60, 120].map(monthsStep)];

/** Returns the steps that a period has days in, in order. */
function steps(step: Step, { from, to }: Period): Period[] {
  const all: Period[] = [];
  for (let one = step(from); one.from <= to; one = step(isoDay(dayNumber(one.to) + 1))) {
    all.push(one);
    if (all.length > MOST_PARTS) return all;
  }
  return all;
}

/** Returns the finest days, weeks, months or years of a period that are few enough for a map each. */
export function periodsIn(period: Period): Period[] {
  for (const step of STEPS) {
    const all = steps(step, period);
    if (all.length <= MOST_PARTS) return all;
  }
  return [period];
}

/** Returns a part for each step of the filter's period, or of all days with records where it leaves an end open. */
export function periodParts(filter: Filter, recorded: Period): Parts {
  const { from, to } = filter;
  const whole = { from: from || recorded.from, to: to || recorded.to };
  if (whole.to < whole.from) return NO_PARTS;
  const drawn = periodsIn(whole).map((one) => periodPart(filter, { from: from > one.from ? from : one.from, to: to && to < one.to ? to : one.to }));
  return { drawn, all: drawn.length };
}

/** Returns the number that parts are ordered and titled by beside their incidents. */
export function titledMetric(metric: Metric): Exclude<Metric, "incidents"> {
  return metric === "incidents" ? "killed" : metric;
}
