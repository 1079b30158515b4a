// What is shown, in words: for frames, pictures and paper, where there is no filter bar to read it from.

import { comparedPeriods } from "../../state/compared";
import { lang, level, mode, view } from "../../state/store";
import { either, formatPeriod } from "../../text/format";
import { text } from "../../text/text";
import { activeFilters, everything } from "../filters/Chips";
import { legendTitle } from "../map/keys";

/** Returns what the map or the table is of. */
export function subject(): string {
  const t = text.value;
  if (mode.value === "table" && view.value.table === "incidents") return t.metrics.incidents;
  return `${legendTitle()} ${t.sharing.by[level.value]}`;
}

/** Returns what restricts the records, a phrase for each kind of restriction; that nothing does, where nothing does. */
export function filterInWords(): string[] {
  const t = text.value;
  const values = new Map<string, string[]>();
  for (const { key, name, value } of activeFilters()) values.set(name, [...(values.get(name) ?? []), (key === "period" && periodsInWords()) || value]);
  if (values.size === 0) return [everything()];
  return [...values].map(([name, all]) => t.named(name, either(lang.value, all)));
}

/** Returns the two periods that are compared, where maps do. */
function periodsInWords(): string | undefined {
  const { arrangement } = view.value;
  const compared = mode.value === "map" && (arrangement === "side" || arrangement === "difference") ? comparedPeriods(view.value) : null;
  return compared ? text.value.compare.comparedWith(formatPeriod(lang.value, compared.after), formatPeriod(lang.value, compared.before)) : undefined;
}
