// The titles of incidents that the map draws. Tiles have none, so that they stay small: titles are
// asked for when a reader comes near, incident by incident, and kept.

import { signal } from "@preact/signals";
import { apiPath, getJSON } from "../api/client";
import type { IncidentAnswer, Label } from "../api/types";

/** What is known of an incident beside what its tile says. */
export interface Named {
  id: string;
  title: Label;
}

/** How many requests are under way at once, and how many titles are kept: the latest. */
const AT_ONCE = 4;
const KEPT = 500;

const known = signal<ReadonlyMap<number, Named>>(new Map());

/** Returns the identifier and title of the incident with a number, once they are here. */
export function named(number: number): Named | undefined {
  return known.value.get(number);
}

/**
 * Asks for the titles that are not here yet, until the function that it returns is called. A title that
 * cannot be had is left out: what the tile says of the incident is shown already.
 */
export function loadTitles(numbers: readonly number[], fetchJSON: typeof getJSON = getJSON): () => void {
  const stopped = new AbortController();
  const wanted = numbers.filter((number) => !known.peek().has(number));
  const next = async (): Promise<void> => {
    for (let number = wanted.shift(); number !== undefined && !stopped.signal.aborted; number = wanted.shift()) {
      const answer = await fetchJSON<IncidentAnswer>(apiPath(`incidents/${number}`), stopped.signal).catch(() => undefined);
      if (answer) keep(number, { id: answer.incident.id, title: answer.incident.title ?? {} });
    }
  };
  for (let i = 0; i < AT_ONCE; i++) void next();
  return () => stopped.abort();
}

function keep(number: number, incident: Named): void {
  known.value = new Map([...[...known.peek()].slice(1 - KEPT), [number, incident]]);
}
