// The values of a choropleth area by area, from the columns that the server sends.

import type { ChoroplethClass, ChoroplethColumns, PeriodColumns } from "../api/types";

/** The value of one area, which has records. */
export interface AreaValue {
  pcode: string;
  /** null: not known; never zero. */
  value: number | null;
  incidents: number;
  /** Position in the classes, from 0; null where the value is null or zero. */
  class: number | null;
  /** Of a share: what it is computed from. */
  share?: ShareParts;
  /** Of a difference: the values that it lies between. */
  change?: { before: PeriodFigure; after: PeriodFigure };
}

export interface ShareParts {
  numerator: number;
  denominator: number;
  few: boolean;
}

/** The value of an area in one of two periods that are compared. */
export interface PeriodFigure {
  /** null: not known; never zero. */
  value: number | null;
  /** The most; null where there is no value, and of shares. */
  max: number | null;
  /** No upper bound is known. */
  open: boolean;
  share?: ShareParts;
}

/** Returns the values by p-code, in the order of the columns. */
export function areaValues(columns: ChoroplethColumns): Map<string, AreaValue> {
  const { before, after } = columns;
  const few = new Set(columns.few);
  return new Map(columns.pcode.map((pcode, i): [string, AreaValue] => [pcode, {
    pcode, value: columns.value[i] ?? null, incidents: columns.incidents[i] ?? 0, class: columns.class[i] ?? null, ...sharePart(columns, i, few.has(pcode)),
    ...(before && after ? { change: { before: periodFigure(before, i, pcode), after: periodFigure(after, i, pcode) } } : {}),
  }]));
}

function sharePart({ numerator: parts, denominator: wholes }: Pick<PeriodColumns, "numerator" | "denominator">, i: number, few: boolean): { share?: ShareParts } {
  const [numerator, denominator] = [parts?.[i], wholes?.[i]];
  return numerator != null && denominator != null ? { share: { numerator, denominator, few } } : {};
}

function periodFigure(columns: PeriodColumns, i: number, pcode: string): PeriodFigure {
  return { value: columns.value[i] ?? null, max: columns.max?.[i] ?? null, open: columns.open?.includes(pcode) ?? false, ...sharePart(columns, i, false) };
}

/** Returns the position of a value in classes that are not its own answer's: the first that ends at it or above. null where it has none. */
export function classIn(classes: readonly ChoroplethClass[], value: number | null): number | null {
  if (value === null || value === 0 || classes.length === 0) return null;
  const position = classes.findIndex(({ to, open }) => open === true || value <= to);
  return position < 0 ? classes.length - 1 : position;
}

/** Classes of each metric where an area is shaded by two. */
export const BIVARIATE_SIDE = 3;

/**
 * Returns an area's value with the class of two metrics together: that of the first times the classes of the second,
 * plus that of the second. A zero is in the lowest class unless both are; what is not known of one is not known of both.
 */
export function both(first: AreaValue, second: AreaValue | undefined): AreaValue {
  if (first.value === null || !second || second.value === null) return { ...first, value: null, class: null };
  if (first.class === null && second.class === null) return first;
  return { ...first, value: first.value || second.value, class: BIVARIATE_SIDE * (first.class ?? 0) + (second.class ?? 0) };
}
