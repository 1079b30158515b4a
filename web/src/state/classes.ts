// The bounds of a choropleth's classes as a reader understands them.

import type { ChoroplethAnswer, ChoroplethClass } from "../api/types";

/**
 * Returns the classes with bounds that include both ends wherever values are whole numbers: a
 * class above 3 up to 7 begins at 4. Rates keep the server's bounds, which touch.
 */
export function classBounds({ classes, per, counting }: Pick<ChoroplethAnswer, "classes" | "per" | "counting">): ChoroplethClass[] {
  const whole = per === "count" && counting !== "split" && classes.every(({ from, to }) => Number.isInteger(from) && Number.isInteger(to));
  return classes.map((range, i) => (whole && i > 0 ? { ...range, from: Math.min(range.from + 1, range.to) } : range));
}
