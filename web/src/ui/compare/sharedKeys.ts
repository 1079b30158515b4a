// What the one scale of several maps says, as words and colours.

import { PALETTES } from "../../map/palette";
import { sequentialColours } from "../../map/schemes";
import { lang, view } from "../../state/store";
import { either } from "../../text/format";
import { text } from "../../text/text";
import { absenceOf } from "../map/figure";
import { rangeInWords, type Key } from "../map/keys";
import { theme } from "../parts/screen";
import { drawnParts } from "./answers";

/** Returns what each shade of all maps means, the classes first; nothing until they are drawn. */
export function sharedKeys(): Key[] {
  const t = text.value;
  const drawn = drawnParts.value;
  if (!drawn) return [];
  const { noRecord, zero, unstated } = PALETTES[theme()];
  const colours = sequentialColours(view.value.scheme, theme(), drawn.classes.length);
  const values = [...drawn.byKey.values()].flat();
  const reasons = [...new Set(values.filter(({ value }) => value === null).map(absenceOf))].sort().map((reason) => t.absent[reason]);
  const key = (colour: string, words: string): Key => ({ colour, words, areas: "" });
  return [
    ...drawn.classes.map((_, i) => key(colours[i] ?? noRecord, rangeInWords(drawn.classes, i))),
    ...(values.some(({ value }) => value === 0) ? [key(zero, t.zeroValue)] : []),
    ...(reasons.length > 0 ? [key(unstated, t.hasRecords(either(lang.value, reasons)))] : []),
    key(noRecord, t.noRecord),
  ];
}
