// A metric over time, step by step, as the small chart of a panel draws it.

import type { CrossTable, Metric, Sum } from "../api/types";
import type { Filter, Period, Unit } from "./view";

/** A day, a week or a month and what its records add up to. */
export interface Step {
  period: Period;
  /** undefined: no record of the step states a number, which is not 0. */
  figure: Sum | undefined;
}

/** Days of a period up to which a chart has a bar for each. */
const DAYS_SHOWN = 92;

/** Returns the unit that suits a filter's period: months, or days of a few months. */
export function unitOf({ from, to }: Pick<Filter, "from" | "to">): Unit {
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
  return days <= DAYS_SHOWN ? "day" : "month";
}

/** Returns the steps of a timeline in their order. */
export function stepsOf({ rows, cells }: Pick<CrossTable, "rows" | "cells">, metric: Metric): Step[] {
  const figures = new Map(cells.map(({ row, incidents, value }) => [row, metric === "incidents" ? incidents : value]));
  return (rows.periods ?? []).map(({ from, to }, i) => ({ period: { from, to }, figure: figures.get(rows.codes[i] ?? "") }));
}

/** Returns the step with the greatest documented minimum, the first of several; undefined where all are 0 or unknown. */
export function peakOf(steps: readonly Step[]): Step | undefined {
  const least = ({ figure }: Step) => figure?.min ?? 0;
  const peak = steps.reduce<Step | undefined>((most, step) => (most && least(most) >= least(step) ? most : step), undefined);
  return peak && least(peak) > 0 ? peak : undefined;
}
