// What a revision of a record changed: the record as it was and as it is, field by field.

import type { Incident } from "../api/types";

/** The fields that a revision can change, in the order that the panel shows them in. */
const FIELDS = [
  "title", "summary", "when", "where", "placement", "violations", "casualties", "facilities", "weapons",
  "claims", "control_stated", "control_derived", "sources", "grading", "aggregated", "sensitivity",
] as const satisfies readonly (keyof Incident)[];
export type IncidentField = (typeof FIELDS)[number];

/** Returns the fields that differ. */
export function changedFields(before: Incident, after: Incident): IncidentField[] {
  return FIELDS.filter((field) => canonical(before[field]) !== canonical(after[field]));
}

/** Returns a value as text that does not depend on the order of its members; an empty list is none. */
function canonical(value: unknown): string {
  if (Array.isArray(value) && value.length === 0) return "";
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === "object" && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part) ?? "";
}
