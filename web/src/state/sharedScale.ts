// The classes that several maps have in common: of all their values together, divided as the server divides those of one.

import type { ChoroplethClass, ClassMethod } from "../api/types";

/** The methods that divide the values of several maps. */
export const SHARED_METHODS = ["quantile", "equal", "log", "fixed"] as const satisfies readonly ClassMethod[];
type SharedMethod = (typeof SHARED_METHODS)[number];

/** Returns the method that several maps are divided by: the chosen one, or quantiles where it is for one map only. */
export function sharedMethod(method: ClassMethod): SharedMethod {
  return SHARED_METHODS.find((known) => known === method) ?? "quantile";
}

export interface ScaleChoice {
  method: SharedMethod;
  /** How many classes at most. */
  classes: number;
  /** The upper bounds where the method is "fixed". */
  breaks: readonly number[];
  /** Whether values are numbers of records or people: a class then begins above the end of the one before. */
  counted: boolean;
}

/** Returns the classes of the values above zero; none where there is no such value. */
export function sharedScale(values: readonly number[], how: ScaleChoice): ChoroplethClass[] {
  const positive = values.filter((value) => value > 0).sort((a, b) => a - b);
  const [least, largest] = [positive[0], positive.at(-1)];
  if (least === undefined || largest === undefined) return [];
  const whole = how.counted && positive.every(Number.isInteger);
  const step = whole && (how.method !== "fixed" || how.breaks.every(Number.isInteger)) ? 1 : 0;
  let from = how.method === "fixed" ? step : least;
  const bounds = how.method === "fixed" ? [...how.breaks, Infinity] : ascending(divided(positive, least, largest, how), whole);
  return bounds.map((bound, i) => {
    const open = bound === Infinity;
    const areas = positive.filter((value) => value <= bound && value > (bounds[i - 1] ?? 0)).length;
    const range: ChoroplethClass = { from, to: open ? Math.max(from, largest) : bound, areas, ...(open ? { open } : {}) };
    from = bound + step;
    return range;
  });
}

function divided(sorted: readonly number[], least: number, largest: number, { method, classes }: ScaleChoice): number[] {
  if (method === "quantile") return quantiles(sorted, classes);
  const parts = Math.min(classes, new Set(sorted).size);
  const [low, high] = method === "log" ? [Math.log(least), Math.log(largest)] : [least, largest];
  const inner = Array.from({ length: parts - 1 }, (_, i) => low + ((high - low) * (i + 1)) / parts);
  return [...inner.map((bound) => (method === "log" ? tidy(Math.exp(bound)) : bound)), largest];
}

/** Returns a number without what the logarithm has lost of it: 9.999999999999998 is 10. */
function tidy(n: number): number {
  return Number(n.toPrecision(12));
}

/** Equal values are never divided: what a class has too many of, those after it have fewer of. */
function quantiles(sorted: readonly number[], classes: number): number[] {
  const bounds: number[] = [];
  let [left, filled, k] = [sorted.length, 0, classes];
  sorted.forEach((value, i) => {
    filled++;
    if (value === sorted[i + 1] || filled * k < left) return;
    bounds.push(value);
    [left, filled, k] = [left - filled, 0, k - 1];
  });
  return bounds;
}

/** Returns bounds without repeats; `whole` numbers have whole bounds. */
function ascending(bounds: readonly number[], whole: boolean): number[] {
  return [...new Set(whole ? bounds.map(Math.floor) : bounds)];
}
