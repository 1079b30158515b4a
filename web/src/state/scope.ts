// How the area filter and an area that the reader looks at restrict together. A p-code begins
// with the p-code of the area above it, so containment is a matter of prefixes.

/** The area that all others lie in. */
export const COUNTRY = "SY";

/** Reports whether an area lies in another, or is it. */
export function within(pcode: string, outer: string): boolean {
  return pcode.startsWith(outer);
}

/**
 * Returns the areas whose records are both in `pcode` and in one of the filter's areas (none:
 * anywhere). null: there can be no such record.
 */
export function scopeTo(pcode: string, filterAreas: readonly string[]): string[] | null {
  if (filterAreas.length === 0 || filterAreas.some((area) => within(pcode, area))) return [pcode];
  const inside = filterAreas.filter((area) => within(area, pcode));
  return inside.length > 0 ? inside : null;
}
