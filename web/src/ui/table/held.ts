// Who held the areas in sight on the day whose control the map draws: the shares of their communities,
// asked for area by area, since few are in sight at once.

import { computed } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { apiPath, getJSON } from "../../api/client";
import type { AreaControl } from "../../api/types";
import { filter, view } from "../../state/store";
import { controlTiles } from "../map/drawn";
import { InSight } from "./inSight";

/** The day that control is drawn of; undefined where it is not drawn, or not known yet. */
export const heldOn = computed(() => (view.value.layers.control > 0 ? controlTiles.answer.value.data?.control?.date : undefined));

const ofRevision = computed(() => (filter.value.revision > 0 ? String(filter.value.revision) : ""));

/** The answers of one day and revision. */
const answers = computed(() => {
  const params: [string, string][] = [["date", heldOn.value ?? ""], ["revision", ofRevision.value]];
  return new InSight<AreaControl>((pcode, aborted) => getJSON<AreaControl>(apiPath("control", [["pcode", pcode], ...params]), aborted));
});

/** Returns who held an area on that day, once it is here; it is asked for while the component that needs it is drawn. */
export function useHeld(pcode: string): AreaControl | undefined {
  const all = answers.value;
  useEffect(() => all.enter(pcode), [all, pcode]);
  return all.found.value.get(pcode);
}
