// The figure of an area as readers see it, wherever it stands.

import type { ChoroplethAnswer } from "../../api/types";
import { absence, type Absence } from "../../state/absent";
import { areas, shaded } from "../../state/answers";
import { lang } from "../../state/store";
import type { AreaValue, PeriodFigure, ShareParts } from "../../state/values";
import { formatChange, formatFigure, formatNumber, formatPercent, formatPeriod, formatRange } from "../../text/format";
import { text } from "../../text/text";

/** Returns a value of the choropleth with its unit, where it has one; a difference with its sign. */
export function shadedFigure(value: number): string {
  return shaded.value.difference ? formatChange(lang.value, value) : plainFigure(value);
}

function plainFigure(value: number): string {
  return shaded.value.per === "share" ? formatPercent(lang.value, value) : formatFigure(lang.value, value);
}

/** Returns the title of what the shades are of: of differences it says so. */
export function shadesTitle(title: string): string {
  return shaded.value.difference ? text.value.compare.legendTitle(title) : title;
}

/** Returns the value of an area in words: a share with what it is computed from, and why there is none. */
export function areaFigure(area: AreaValue): string {
  if (area.value === null) return text.value.absent[absenceOf(area)];
  return withShare(shadedFigure(area.value), area.share);
}

/** Returns why an area has no value; of a difference, one of its periods has none. */
export function absenceOf({ pcode, share, change }: Pick<AreaValue, "pcode" | "share" | "change">): Absence {
  const { metric, per } = shaded.value;
  const lacking = change && [change.before, change.after].find(({ value }) => value === null);
  return absence(metric, per, areas.value.get(pcode), share ?? lacking?.share);
}

function withShare(figure: string, share: ShareParts | undefined): string {
  return share ? text.value.shareFigure(figure, formatNumber(lang.value, share.numerator), formatNumber(lang.value, share.denominator), share.few) : figure;
}

/** Returns the value of an area in one of two periods: a number of people or records from the least to the most. */
export function periodFigure(pcode: string, { value, max, open, share }: PeriodFigure): string {
  if (value === null) return text.value.absent[absenceOf({ pcode, ...(share ? { share } : {}) })];
  const counted = shaded.value.per === "count" && max !== null;
  if (counted) return formatRange(lang.value, { min: value, max, open });
  const few = shaded.value.difference?.after.share?.few_below ?? 0;
  return withShare(plainFigure(value), share && { ...share, few: share.denominator < few });
}

/** Returns what changed in an area in words, the later period first; undefined where values are no differences. */
export function changeInWords({ pcode, change }: AreaValue, difference: ChoroplethAnswer["difference"]): string[] | undefined {
  if (!change || !difference) return undefined;
  const t = text.value;
  const { before, after } = difference;
  return [t.named(formatPeriod(lang.value, after), periodFigure(pcode, change.after)), t.named(formatPeriod(lang.value, before), periodFigure(pcode, change.before))];
}
