// Opening and closing what the panel shows.

import { computed, effect, signal } from "@preact/signals";
import type { DrawnIncident } from "../../map/features";
import { incident, incidentPath } from "../../state/answers";
import { change, changeFilter, filter, identified, mode, open, opened } from "../../state/store";
import { named } from "../../state/titles";
import type { Filter } from "../../state/view";
import { returnFocus } from "../parts/focus";

/** Incidents at the spot that was clicked last, where there are several. A step on the way to one, so not in the URL. */
export const spot = signal<DrawnIncident[]>([]);

// Under another filter others may be drawn at that spot; and it gives way to whatever is opened.
effect(() => {
  void [filter.value, opened.value];
  spot.value = [];
});

/** Whether there is something in the panel that the mode has to do with. */
export const panelShown = computed(() => {
  const { kind } = opened.value;
  if (mode.value === "methods") return false;
  if (mode.value === "review") return kind === "incident";
  return kind !== "none" || spot.value.length > 0;
});

// An incident opened from the map has its number in the URL until its identifier is known, which is what links keep.
effect(() => {
  const what = opened.value;
  const { data, path } = incident.answer.value;
  if (what.kind === "incident" && data && path === incidentPath(what.id, filter.value.revision)) identified(data.incident.id);
});

/** Opens an incident that the map draws. */
export function openDrawn({ number }: DrawnIncident): void {
  openIncident(named(number)?.id ?? String(number));
}

/** Opens one incident, by its identifier or number. */
export function openIncident(id: string): void {
  spot.value = [];
  open({ kind: "incident", id });
}

/** Opens one area. */
export function openArea(pcode: string): void {
  spot.value = [];
  open({ kind: "area", pcode });
}

/** Shows incidents in the table, under changed parts of the filter, as one step of the history. */
export function showInTable(parts: Partial<Filter>): void {
  spot.value = [];
  changeFilter(parts);
  change({ mode: "table", table: "incidents", opened: { kind: "none" } }, "replace");
}

/** Opens the methods page at one of its sections. */
export function openMethods(section: string): void {
  change({ mode: "methods" });
  // The section is a part of the address and of the same step: the browser scrolls to it, or the page once it is loaded.
  location.replace(`#${section}`);
}

/** Closes whatever the panel shows and gives the focus back. */
export function closePanel(): void {
  spot.value = [];
  open({ kind: "none" });
  returnFocus();
}
