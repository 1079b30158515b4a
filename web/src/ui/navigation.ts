// Opening and closing what the panel shows.

import { effect, signal } from "@preact/signals";
import type { DrawnIncident } from "../map/map";
import { filter, open } from "../state/store";
import { returnFocus } from "./focus";

/** Incidents at the spot that was clicked last, where there are several. A step on the way to one, so not in the URL. */
export const spot = signal<DrawnIncident[]>([]);

// Under another filter others may be drawn at that spot.
effect(() => {
  void filter.value;
  spot.value = [];
});

/** Opens one incident. */
export function openIncident(id: string): void {
  spot.value = [];
  open({ kind: "incident", id });
}

/** Opens one area. */
export function openArea(pcode: string): void {
  spot.value = [];
  open({ kind: "area", pcode });
}

/** Closes whatever the panel shows and gives the focus back. */
export function closePanel(): void {
  spot.value = [];
  open({ kind: "none" });
  returnFocus();
}
