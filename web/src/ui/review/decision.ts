// What the reviewer is about to decide, and what the server is sent of it.

import type { Decision, GeocodeCandidate, Group } from "../../api/schema";

export interface Draft {
  /** What it means: a code, "none", or "" where nothing is chosen yet. */
  pcode: string;
  /** The record that alone is decided; "": all with the description. */
  record: string;
  setAside: boolean;
  note: string;
  /** What was looked for by name. */
  found: readonly GeocodeCandidate[];
}

/** Returns what the server is sent for a draft. Of one record alone nothing is superseded, and coordinates are set aside by themselves. */
export function decisionOf(group: Pick<Group, "context">, { pcode, record, setAside, note }: Draft, supersede: boolean): Partial<Decision> {
  const why = note.trim();
  const about = record ? { record, alone: true } : { context: group.context, set_aside_coordinates: setAside, supersede };
  return { ...about, pcode, ...(why ? { note: why } : {}) };
}
