// Why an area with records has no value: its records state no number of the metric, or there is
// nothing to divide by.

import type { Area, Metric, Per } from "../api/types";

export type Absence = "number" | "population";

/**
 * Returns why the server gives no value for an area. Incidents and attacks are always counted;
 * where the population is not known either, that alone forbids a rate.
 */
export function absence(metric: Metric, per: Per, area: Pick<Area, "population"> | undefined): Absence {
  const counted = metric === "incidents" || metric === "attacks";
  return per === "100k" && (counted || !area?.population) ? "population" : "number";
}
