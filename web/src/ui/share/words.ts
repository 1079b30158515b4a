// What is shown, in words: for frames, pictures and paper, where there is no filter bar to read it from.

import { lang, level } from "../../state/store";
import { either } from "../../text/format";
import { text } from "../../text/text";
import { activeFilters, everything } from "../filters/Chips";
import { legendTitle } from "../map/keys";

/** Returns what the map is of. */
export function subject(): string {
  const t = text.value;
  return `${legendTitle()} ${t.sharing.by[level.value]}`;
}

/** Returns what restricts the records, a phrase for each kind of restriction; that nothing does, where nothing does. */
export function filterInWords(): string[] {
  const t = text.value;
  const values = new Map<string, string[]>();
  for (const { name, value } of activeFilters()) values.set(name, [...(values.get(name) ?? []), value]);
  if (values.size === 0) return [everything()];
  return [...values].map(([name, all]) => t.named(name, either(lang.value, all)));
}
