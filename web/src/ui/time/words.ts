// The strip of time in words.

import { isoDay } from "../../state/period";
import { filter, lang } from "../../state/store";
import { periodOf, wholeUnits } from "../../state/time";
import { formatDay, formatPeriod, formatRange } from "../../text/format";
import { text } from "../../text/text";
import { allDays, bars, brush, held, narrowed, recorded, timeline } from "./answers";
import { barsWithin, surelyHighest } from "./bars";

/** Returns the months that all records are of; "" while these are not known. */
function allInWords(): string {
  return recorded.value ? formatPeriod(lang.value, periodOf(wholeUnits("month", recorded.value))) : "";
}

/** Returns the chosen period. */
export function periodInWords(): string {
  const t = text.value.time;
  const chosen = brush.value;
  if (!chosen) return text.value.loading;
  if (!narrowed.value) return t.whole(allInWords());
  const { from, to } = filter.value;
  if (!held.value && !to) return t.since(formatDay(lang.value, from));
  if (!held.value && !from) return t.until(formatDay(lang.value, to));
  return formatPeriod(lang.value, periodOf(chosen));
}

/** Returns what the histogram is of, from its last answer. */
export function titleInWords(): string {
  const t = text.value;
  const { data } = timeline.answer.value;
  if (!data) return "";
  const metric = (t.metrics as Record<string, string>)[data.metric] ?? data.metric;
  const by = (t.time.title as Record<string, string>)[data.rows.dimension] ?? data.rows.dimension;
  return `${metric} ${by}`;
}

/** Returns the days of a bar. */
export function periodOfBar(bar: number): string {
  const { first, last } = bars.value;
  return formatPeriod(lang.value, { from: isoDay(first[bar] ?? 0), to: isoDay(last[bar] ?? 0) });
}

/** Returns the figure of a bar; where there is none, why. */
export function figureOfBar(bar: number): string {
  const t = text.value.time;
  const cell = bars.value.cells[bar];
  if (!cell) return t.noRecord;
  return cell.value ? formatRange(lang.value, cell.value) : t.notStated;
}

/** Returns the part of a bar whose date is known less exactly; "" where there is none. */
export function impreciseOfBar(bar: number): string {
  const imprecise = bars.value.cells[bar]?.imprecise;
  return imprecise?.value ? formatRange(lang.value, imprecise.value) : "";
}

/** Returns the days of a bar, its figure, and the part of it that is dated less exactly. */
export function barInWords(bar: number): string[] {
  const t = text.value;
  const metric = (t.metrics as Record<string, string>)[timeline.answer.value.data?.metric ?? ""] ?? "";
  const imprecise = impreciseOfBar(bar);
  return [periodOfBar(bar), t.named(metric, figureOfBar(bar)), ...(imprecise ? [t.time.impreciseOfIt(imprecise)] : [])];
}

/** Returns the whole histogram in a sentence. */
export function chartInWords(): string {
  const t = text.value.time;
  const all = allDays.value;
  if (!all) return "";
  const most = surelyHighest(bars.value, barsWithin(bars.value, all));
  return t.chart(titleInWords(), allInWords(), most < 0 ? "" : t.highest(periodOfBar(most), figureOfBar(most)));
}
