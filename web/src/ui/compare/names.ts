// What the maps that are beside each other are called.

import type { Figures } from "../../api/types";
import { termLabel } from "../../state/answers";
import { sumIn } from "../../state/changes";
import { titledMetric, type Part } from "../../state/parts";
import { lang, view } from "../../state/store";
import { formatPeriod, formatRange, pick } from "../../text/format";
import { text } from "../../text/text";

/** Returns the name of a part in the language shown: its period, party or controller. */
export function partName({ key, period }: Part): string {
  const { split } = view.value;
  if (period || split === "period") return period ? formatPeriod(lang.value, period) : key;
  return pick(lang.value, termLabel(split, key));
}

/** Returns how many incidents a part has, and what its map shows of them; nothing until that is known. */
export function partFigures(figures: Figures | undefined): string[] {
  if (!figures) return [];
  const t = text.value;
  const metric = titledMetric(view.value.metric);
  const number = sumIn(figures, metric);
  return [t.incidentCount(figures.incidents.max), t.named(t.metrics[metric], number ? formatRange(lang.value, number) : t.absent.number)];
}
