// What the filter restricts, in the words of the page.

import { areaLabel } from "../../state/answers";
import type { FilterList } from "../../state/codec";
import { filter, lang } from "../../state/store";
import { formatDay, formatPeriod, pick } from "../../text/format";
import { text } from "../../text/text";
import { termsOf } from "./answers";

/** Returns the name of a list's value, or its code where it is not known (yet). */
export function valueLabel(list: FilterList, code: string): string {
  if (list === "area") return pick(lang.value, areaLabel(code));
  return pick(lang.value, termsOf(list).find((term) => term.code === code)?.label) || code;
}

/** Returns what is chosen of a list, in a few words; "": nothing. */
export function chosenOf(list: FilterList): string {
  const [only, ...others] = filter.value[list];
  if (only === undefined) return "";
  return others.length === 0 ? valueLabel(list, only) : text.value.selected(others.length + 1);
}

/** Returns the filter's period; "": all dates. */
export function chosenPeriod(): string {
  const { from, to } = filter.value;
  const t = text.value.filtering;
  if (from && to) return formatPeriod(lang.value, { from, to });
  if (from) return t.since(formatDay(lang.value, from));
  return to && t.until(formatDay(lang.value, to));
}
