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
