// Why an area with records has no value: its records state no number of the metric, or there is
// nothing to divide by.

import type { Area, Metric, Per } from "../api/types";
import type { AreaValue } from "./values";

export type Absence = "number" | "population" | "whole";

/**
 * Returns why the server gives no value for an area. Incidents and attacks are always counted: a rate of them lacks the
 * population, a share the whole. Where the population is not known either, that alone forbids a rate.
 */
export function absence(metric: Metric, per: Per, area: Pick<Area, "population"> | undefined, share?: AreaValue["share"]): Absence {
  const counted = metric === "incidents" || metric === "attacks";
  if (per === "share") return counted || share?.denominator === 0 ? "whole" : "number";
  return per === "100k" && (counted || !area?.population) ? "population" : "number";
}
