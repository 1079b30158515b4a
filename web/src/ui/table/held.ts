// Who held the areas in sight on the day whose control the map draws: the shares of their communities,
// asked for area by area, since few are in sight at once.

import { computed, effect, signal } from "@preact/signals";
import { apiPath, getJSON } from "../../api/client";
import type { AreaControl } from "../../api/types";
import { filter, mode, view } from "../../state/store";
import { controlTiles } from "../map/drawn";

/** How many requests are under way at once. */
const AT_ONCE = 4;

/** The day that control is drawn of; undefined where it is not drawn, or not known yet. */
export const heldOn = computed(() => (view.value.layers.control > 0 ? controlTiles.answer.value.data?.control?.date : undefined));

const found = signal<ReadonlyMap<string, AreaControl>>(new Map());

/** Returns who held an area on that day, once it is here. */
export function heldArea(pcode: string): AreaControl | undefined {
  return found.value.get(pcode);
}

const inSight = signal<readonly string[]>([]);

/** Says which areas are in sight. */
export function lookAt(pcodes: readonly string[]): void {
  if (pcodes.join() !== inSight.peek().join()) inSight.value = pcodes;
}

const asked = computed(() => (mode.value === "table" && view.value.table === "areas" && heldOn.value ? `${heldOn.value} ${filter.value.revision}` : undefined));

effect(() => {
  void asked.value;
  found.value = new Map();
});

effect(() => {
  const [about, pcodes] = [asked.value, inSight.value];
  if (about === undefined) return;
  const [date = "", revision = ""] = about.split(" ");
  const stopped = new AbortController();
  const wanted = pcodes.filter((pcode) => !found.peek().has(pcode));
  const next = async (): Promise<void> => {
    for (let pcode = wanted.shift(); pcode && !stopped.signal.aborted; pcode = wanted.shift()) {
      const params: [string, string][] = [["pcode", pcode], ["date", date], ["revision", revision === "0" ? "" : revision]];
      const answer = await getJSON<AreaControl>(apiPath("control", params), stopped.signal).catch(() => undefined);
      if (answer) found.value = new Map([...found.peek(), [pcode, answer]]);
    }
  };
  for (let i = 0; i < AT_ONCE; i++) void next();
  return () => stopped.abort();
});
