// The two periods that a view compares.

import { shifted } from "./period";
import type { Period, View } from "./view";

export interface ComparedPeriods {
  before: Period;
  after: Period;
}

/**
 * Returns the filter's own period and the one that it is compared with: the chosen one, or the one before, as long.
 * null: the filter has no first or no last day.
 */
export function comparedPeriods({ filter: { from, to }, against }: Pick<View, "filter" | "against">): ComparedPeriods | null {
  if (!from || !to) return null;
  return { before: against ?? shifted({ from, to }, -1), after: { from, to } };
}
