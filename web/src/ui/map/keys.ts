// What the legend says, as words and colours: for the legend on the page and for pictures of the map.

import type { ChoroplethAnswer, ChoroplethClass, Difference, ShareTotal } from "../../api/types";
import { areaLabel, bivariate, secondChoropleth, severalDatasets, shaded, shades } from "../../state/answers";
import { lang } from "../../state/store";
import { either, formatNumber, formatPercent, formatPeriod, formatYear, pick } from "../../text/format";
import { text } from "../../text/text";
import { fills, palette } from "./drawn";
import { absenceOf, shadedFigure, shadesTitle } from "./figure";

/** The kinds of symbols that incidents are drawn by. */
export const SYMBOLS = ["exact", "locality", "near", "bin"] as const;

/** Parties that the legend names; more would hide the map. */
export const PARTIES_NAMED = 6;

/** What one colour means. */
export interface Key {
  colour: string;
  words: string;
  /** How many areas have it; "" where that is not said. */
  areas: string;
}

/** Returns what the shades are of: one metric, or two. */
export function legendTitle(): string {
  const t = text.value;
  const { metric, per } = shaded.value;
  const second = bivariate.value ? secondChoropleth.answer.value.data?.metric : undefined;
  return shadesTitle(t.legendTitle(second ? t.layers.bivariate(t.metrics[metric], t.metrics[second]) : t.metrics[metric], t.perPhrase[per]));
}

/** Returns what each shade of a choropleth of one metric means, the classes first. */
export function classKeys(answer: ChoroplethAnswer): Key[] {
  const t = text.value;
  const keys = answer.classes.map((range, i) => ({
    colour: fills.value[i] ?? palette.value.noRecord, words: rangeInWords(answer.classes, i), areas: t.areasInClass(range.areas),
  }));
  return [...keys, ...otherKeys(answer)];
}

/** Returns what the shades of areas without a class mean, of a choropleth of one metric or of two. */
export function otherKeys(answer: ChoroplethAnswer): Key[] {
  const t = text.value;
  const { noRecord, zero: zeroColour, unstated } = palette.value;
  const values = shades.value;
  const without = values.filter(({ value }) => value === null);
  const reasons = [...new Set(without.map(absenceOf))].sort();
  const rest: Key[] = [];
  const [zero, none] = answer.difference ? [t.compare.noChange, t.compare.noRecordInEither] : [t.zeroValue, t.noRecord];
  if (values.some(({ value, class: position }) => value === 0 && position === null)) rest.push({ colour: zeroColour, words: zero, areas: "" });
  if (reasons.length > 0) rest.push({ colour: unstated, words: t.hasRecords(either(lang.value, reasons.map((reason) => t.absent[reason]))), areas: "" });
  return [...rest, { colour: noRecord, words: none, areas: "" }];
}

/**
 * Returns the values of the i-th class in words; of numbers that are counted, a class begins above the end of the one
 * before. Of differences the lowest class can have no end either.
 */
export function rangeInWords(classes: readonly ChoroplethClass[], i: number): string {
  const t = text.value;
  const [one, below, above] = [classes[i], classes[i - 1], classes[i + 1]];
  if (!one) return t.noRecord;
  const [from, to] = [shadedFigure(one.from), shadedFigure(one.to)];
  if (!one.open) return t.classRange(from, to);
  if (one.to < 0) return above && one.to < above.from ? t.compare.classUpTo(to) : t.compare.classBelow(to);
  return below && one.from > below.to ? t.classFrom(from) : t.classAbove(from);
}

/** Returns what has to be known about the figures beside their colours. */
export function legendNotes(answer: ChoroplethAnswer | undefined): string[] {
  const t = text.value;
  const notes: string[] = [];
  if (answer?.population_year !== undefined && answer.per === "100k") notes.push(t.populationYear(formatYear(lang.value, answer.population_year)));
  if (answer?.without_population) notes.push(t.withoutPopulation(answer.without_population.map((pcode) => pick(lang.value, areaLabel(pcode)))));
  if (answer?.difference) notes.push(...changeNotes(answer.difference, answer.values.few?.length ?? 0));
  else if (answer?.share) notes.push(...shareNotes(answer.share));
  if (answer?.method === "head-tail" && answer.classes.length === 1) notes.push(t.noTail);
  notes.push(t.counting[shaded.value.counting]);
  if (severalDatasets.value || shaded.value.linked !== "all") notes.push(t.linked[shaded.value.linked]);
  return notes;
}

/** Returns what shares are of, and how many of them are of few. */
function shareNotes({ value, numerator, denominator, few_areas: few, few_below: below }: ShareTotal): string[] {
  const t = text.value;
  const total = value === null ? [] : [t.shareTotal(formatPercent(lang.value, value), formatNumber(lang.value, numerator), formatNumber(lang.value, denominator))];
  return [t.shareOf, ...total, ...(few > 0 ? [t.shareFew(few, formatNumber(lang.value, below))] : [])];
}

/** Returns between what periods the values are differences, what those of shares are of and how many are of `few`, and whether one is longer. */
function changeNotes({ before, after }: Difference, few: number): string[] {
  const t = text.value;
  const notes = [t.compare.fromTo(formatPeriod(lang.value, before), formatPeriod(lang.value, after))];
  for (const period of [before, after]) if (period.share?.value != null) notes.push(t.named(formatPeriod(lang.value, period), formatPercent(lang.value, period.share.value)));
  if (after.share) return [...notes, t.compare.pointsNote, t.shareOf, ...(few > 0 ? [t.shareFew(few, formatNumber(lang.value, after.share.few_below))] : [])];
  return before.days === after.days ? notes : [...notes, t.compare.unequal(t.compare.days(after.days), t.compare.days(before.days))];
}
