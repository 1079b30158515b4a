// What the maps that are beside each other are called.

import { termLabel } from "../../state/answers";
import type { Part } from "../../state/parts";
import { lang, view } from "../../state/store";
import { formatPeriod, pick } from "../../text/format";

/** Returns the name of a part in the language shown: its period, party or controller. */
export function partName({ key, period }: Part): string {
  const { split } = view.value;
  if (period || split === "period") return period ? formatPeriod(lang.value, period) : key;
  return pick(lang.value, termLabel(split, key));
}
