// The titles of incidents that the map draws. Tiles have none, so that they stay small: titles are
// asked for when a reader comes near, incident by incident, and kept.

import { computed, signal } from "@preact/signals";
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

/** The titles of one revision of the records. A later one may have others, or none that may be shown. */
const known = signal<{ revision: number; titles: ReadonlyMap<number, Named> }>({ revision: 0, titles: new Map() });

/** The revision that the titles are of: whoever shows some asks for them again when it changes. */
export const titlesRevision = computed(() => known.value.revision);

/** Forgets the titles of revisions before one that the server has answered by. */
export function renewTitles(revision: number): void {
  if (revision > known.peek().revision) known.value = { revision, titles: new Map() };
}

/** Returns the identifier and title of the incident with a number, once they are here. */
export function named(number: number): Named | undefined {
  return known.value.titles.get(number);
}

/**
 * Asks for the titles that are not here yet, until the function that it returns is called. A title that
 * cannot be had is left out: what the tile says of the incident is shown already.
 */
export function loadTitles(numbers: readonly number[], fetchJSON: typeof getJSON = getJSON): () => void {
  const stopped = new AbortController();
  const wanted = numbers.filter((number) => !known.peek().titles.has(number));
  const next = async (): Promise<void> => {
    for (let number = wanted.shift(); number !== undefined && !stopped.signal.aborted; number = wanted.shift()) {
      const answer = await fetchJSON<IncidentAnswer>(apiPath(`incidents/${number}`), stopped.signal).catch(() => undefined);
      if (answer) keep(number, answer);
    }
  };
  for (let i = 0; i < AT_ONCE; i++) void next();
  return () => stopped.abort();
}

function keep(number: number, { revision, incident: { id, title = {} } }: IncidentAnswer): void {
  renewTitles(revision);
  const { revision: latest, titles } = known.peek();
  if (revision === latest) known.value = { revision, titles: new Map([...[...titles].slice(1 - KEPT), [number, { id, title }]]) };
}
