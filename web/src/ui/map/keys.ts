// What the legend says, as words and colours: for the legend on the page and for pictures of the map.

import type { ChoroplethAnswer, ChoroplethClass, ShareTotal } from "../../api/types";
import { PALETTES } from "../../map/palette";
import { absence } from "../../state/absent";
import { areaLabel, areas, bivariate, secondChoropleth, severalDatasets, shaded, shadedValues } from "../../state/answers";
import { lang } from "../../state/store";
import { either, formatNumber, formatPercent, pick } from "../../text/format";
import { text } from "../../text/text";
import { theme } from "../parts/screen";
import { fills } from "./drawn";
import { shadedFigure } from "./figure";

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
  return t.legendTitle(second ? t.layers.bivariate(t.metrics[metric], t.metrics[second]) : t.metrics[metric], t.perPhrase[per]);
}

/** Returns what each shade of a choropleth of one metric means, the classes first. */
export function classKeys(answer: ChoroplethAnswer): Key[] {
  const t = text.value;
  const palette = PALETTES[theme()];
  const values = [...shadedValues.value.values()];
  const without = values.filter(({ value }) => value === null);
  const reasons = [...new Set(without.map(({ pcode, share }) => absence(answer.metric, answer.per, areas.value.get(pcode), share)))].sort();
  const keys = answer.classes.map((range, i) => ({
    colour: fills.value[i] ?? palette.noRecord, words: rangeInWords(range, answer.classes[i - 1]), areas: t.areasInClass(range.areas),
  }));
  const rest: Key[] = [];
  if (values.some(({ value }) => value === 0)) rest.push({ colour: palette.zero, words: t.zeroValue, areas: "" });
  if (reasons.length > 0) rest.push({ colour: palette.unstated, words: t.hasRecords(either(lang.value, reasons.map((reason) => t.absent[reason]))), areas: "" });
  return [...keys, ...rest, { colour: palette.noRecord, words: t.noRecord, areas: "" }];
}

/** Returns the values of a class in words; of numbers that are counted, a class begins above the end of the one before. */
export function rangeInWords({ from, to, open }: ChoroplethClass, before: ChoroplethClass | undefined): string {
  const t = text.value;
  if (!open) return t.classRange(shadedFigure(from), shadedFigure(to));
  return before && from > before.to ? t.classFrom(shadedFigure(from)) : t.classAbove(shadedFigure(from));
}

/** Returns what has to be known about the figures beside their colours. */
export function legendNotes(answer: ChoroplethAnswer | undefined): string[] {
  const t = text.value;
  const notes: string[] = [];
  if (answer?.population_year !== undefined && answer.per === "100k") notes.push(t.populationYear(answer.population_year));
  if (answer?.without_population) notes.push(t.withoutPopulation(answer.without_population.map((pcode) => pick(lang.value, areaLabel(pcode)))));
  if (answer?.share) notes.push(...shareNotes(answer.share));
  if (answer?.method === "head-tail" && answer.classes.length === 1) notes.push(t.noTail);
  notes.push(t.counting[shaded.value.counting]);
  if (severalDatasets.value || shaded.value.linked !== "all") notes.push(t.linked[shaded.value.linked]);
  return notes;
}

/** Returns what shares are of, and how many of them are of few. */
function shareNotes({ value, numerator, denominator, few_areas: few, few_below: below }: ShareTotal): string[] {
  const t = text.value;
  const total = value === null ? [] : [t.shareTotal(formatPercent(lang.value, value), formatNumber(lang.value, numerator), formatNumber(lang.value, denominator))];
  return [t.shareOf, ...total, ...(few > 0 ? [t.shareFew(few, below)] : [])];
}
