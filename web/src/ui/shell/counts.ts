// How many of the matching records are drawn, and how many are not and why, in words.

import type { Counts } from "../../api/types";
import { choropleth } from "../../state/answers";
import { lang, view } from "../../state/store";
import type { Period } from "../../state/view";
import { formatPeriod } from "../../text/format";
import { text } from "../../text/text";
import { countsAt, parts } from "../compare/answers";

/** Returns the counts of what is shown, those of each period where two are compared; none before there is an answer. */
export function shownCounts(): string[][] {
  const { data } = choropleth.answer.value;
  if (!data) return [];
  // An answer that is still that of a comparison has no second line any more: it would move the page when it goes.
  if (data.difference && view.value.arrangement === "difference") return [data.difference.before, data.difference.after].map((period) => inWords(period.counts, period));
  const compared = view.value.arrangement === "side" ? (parts.value?.drawn ?? []) : [];
  const each = compared.flatMap(({ period }, i) => {
    const counts = countsAt(i);
    return counts ? [inWords(counts, period)] : [];
  });
  return each.length > 0 ? each : [inWords(data.counts)];
}

/** Returns the three counts in words; the first says of which period they are, where that is said. */
function inWords({ mapped, not_mappable, suppressed }: Counts, period?: Period): string[] {
  const t = text.value;
  const first = period ? t.named(formatPeriod(lang.value, period), t.mapped(mapped)) : t.mapped(mapped);
  return [first, t.notMappable(not_mappable), t.suppressed(suppressed)];
}
