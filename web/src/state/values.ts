// The values of a choropleth area by area, from the columns that the server sends.

import type { ChoroplethColumns } from "../api/types";

/** The value of one area, which has records. */
export interface AreaValue {
  pcode: string;
  /** null: not known; never zero. */
  value: number | null;
  incidents: number;
  /** Position in the classes, from 0; null where the value is null or zero. */
  class: number | null;
  /** Of a share: what it is computed from. */
  share?: { numerator: number; denominator: number; few: boolean };
}

/** Returns the values by p-code, in the order of the columns. */
export function areaValues(columns: ChoroplethColumns): Map<string, AreaValue> {
  const few = new Set(columns.few);
  return new Map(columns.pcode.map((pcode, i): [string, AreaValue] => {
    const [numerator, denominator] = [columns.numerator?.[i], columns.denominator?.[i]];
    return [pcode, {
      pcode, value: columns.value[i] ?? null, incidents: columns.incidents[i] ?? 0, class: columns.class[i] ?? null,
      ...(numerator != null && denominator != null ? { share: { numerator, denominator, few: few.has(pcode) } } : {}),
    }];
  }));
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
