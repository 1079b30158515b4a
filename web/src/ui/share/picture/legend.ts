// The legend of a picture, from what the legend of the page is made of.

import { PALETTES } from "../../../map/palette";
import { bivariateColours } from "../../../map/schemes";
import { bivariate, choropleth, secondChoropleth, termLabel, vocabulary } from "../../../state/answers";
import { lang, view } from "../../../state/store";
import { BIVARIATE_SIDE } from "../../../state/values";
import type { VocabularyList } from "../../../api/types";
import { formatDay, formatNumber, pick } from "../../../text/format";
import { text } from "../../../text/text";
import { theme } from "../../parts/screen";
import { sharedKeys } from "../../compare/sharedKeys";
import { controlTiles, drawnLayers } from "../../map/drawn";
import { PARTIES_NAMED, SYMBOLS, classKeys, legendNotes, legendTitle, otherKeys, type Key } from "../../map/keys";
import { dense, drawnControllers, drawnParties } from "../../map/MapPane";
import type { Letterings } from "./letterings";
import { paragraph, rule, type Block, type Pen } from "./pen";

/** Where the words of a row begin: behind its sign. */
const INDENT = 36;
const ROW = 22;

/** Returns the parts of the legend as blocks for a column: what the shades mean, the territories, the symbols, and what has to be known. */
export function legendParts(pen: Pen, look: Letterings): Block[][] {
  const layers = drawnLayers.value;
  const parts: Block[][] = [];
  if (layers.shades > 0) parts.push([paragraph(pen, legendTitle(), look.heading, 4), ...shadeBlocks(pen, look)]);
  if (layers.control > 0) parts.push(controlBlocks(pen, look));
  if (layers.incidents > 0) parts.push(symbolBlocks(pen, look));
  parts.push(notes().map((note) => paragraph(pen, note, look.small, 2)));
  return parts.filter((part) => part.length > 0);
}

/** Returns the parts below each other, with lines between them. */
export function divided(parts: readonly (readonly Block[])[], look: Letterings): Block[] {
  return parts.flatMap((part, i) => (i > 0 ? [rule(15, look.line), ...part] : part));
}

/** Whether there are several maps, which have one scale. */
function several(): boolean {
  return ["multiples", "side"].includes(view.value.arrangement);
}

function shadeBlocks(pen: Pen, look: Letterings): Block[] {
  if (several()) return sharedKeys().map((key) => keyRow(pen, key, look));
  const { data } = choropleth.answer.value;
  if (!data) return [];
  const keys = (bivariate.value ? otherKeys : classKeys)(data).map((key) => keyRow(pen, key, look));
  return bivariate.value ? [square(pen, look), ...keys] : keys;
}

function notes(): string[] {
  const { compare } = text.value;
  const all = legendNotes(choropleth.answer.value.data);
  if (!several()) return all;
  const { arrangement, split } = view.value;
  return [compare.scaleShared, ...(arrangement === "multiples" && split !== "period" ? [compare.namedInNone] : []), ...all];
}

/** A sign before words that may take several lines, with more at the end of the first. */
function row(pen: Pen, words: string, look: Letterings, sign: (column: Pen, middle: number) => void, end = ""): Block {
  const room = end ? pen.measure(end, look.small) + 8 : 0;
  const lines = pen.column(0, pen.width - room).lines(words, look.text, INDENT);
  return {
    height: Math.max(ROW, lines.length * look.text.lineHeight + 2),
    draw(column, top) {
      sign(column, top + ROW / 2);
      lines.forEach((line, i) => column.write(line, look.text, INDENT, top + ROW / 2 + i * look.text.lineHeight));
      if (end) column.write(end, look.small, 0, top + ROW / 2, "end");
    },
  };
}

function keyRow(pen: Pen, { colour, words, areas }: Key, look: Letterings): Block {
  return row(pen, words, look, (column, middle) => {
    column.fill(0, middle - 8, 26, 16, colour, 3);
    column.outline(0, middle - 8, 26, 16, look.line, 3);
  }, areas);
}

const SIDE = Array.from({ length: BIVARIATE_SIDE }, (_, i) => i);
const CELL = 30;

/** The nine colours of two metrics: the first grows along the line of text, the second upwards. */
function square(pen: Pen, look: Letterings): Block {
  const t = text.value;
  const [first, second] = [choropleth.answer.value.data?.metric, secondChoropleth.answer.value.data?.metric];
  const colours = bivariateColours(theme());
  const side = CELL * BIVARIATE_SIDE;
  const upwards = second ? pen.column(0, pen.width - side - 12).lines(`${t.layers.more(t.metrics[second])} ↑`, look.small) : [];
  const arrow = pen.rightToLeft ? "←" : "→";
  return {
    height: side + look.small.lineHeight + 8,
    draw(column, top) {
      for (const a of SIDE) for (const b of SIDE) column.fill(a * CELL, top + (BIVARIATE_SIDE - 1 - b) * CELL, CELL - 1, CELL - 1, colours[BIVARIATE_SIDE * a + b] ?? "");
      upwards.forEach((line, i) => column.write(line, look.small, side + 12, top + (i + 0.5) * look.small.lineHeight));
      if (first) column.write(`${t.layers.more(t.metrics[first])} ${arrow}`, look.small, 0, top + side + look.small.lineHeight / 2);
    },
  };
}

function controlBlocks(pen: Pen, look: Letterings): Block[] {
  const t = text.value.layers;
  const known = controlTiles.answer.value.data?.control;
  if (!known) return [];
  const day = formatDay(lang.value, known.date);
  if (!known.known) return [paragraph(pen, t.controlUnknown(day), look.text)];
  return [
    paragraph(pen, t.controlOn(day), look.text, 2),
    named(pen, "controller", drawnControllers.value, look),
    paragraph(pen, `${t.controlSources(known.sources.join(", "))}. ${t.controlCaveat}.`, look.small),
  ];
}

const TINT = { light: "#7a4a63", dark: "#d39aa9" } as const;

/** Draws the sign of a kind of symbol, as the map draws it. */
function drawSymbol(column: Pen, kind: (typeof SYMBOLS)[number], middle: number, look: Letterings): void {
  const [tint, { casing, bin, binText }] = [TINT[theme()], PALETTES[theme()]];
  switch (kind) {
    case "exact": return column.disc(13, middle, 5, { fill: tint, line: casing, width: 1.5 });
    case "locality": return column.disc(13, middle, 5.5, { fill: `${tint}80`, line: tint, width: 1.5 });
    case "near":
      column.disc(13, middle, 10, { fill: `${tint}1f`, line: `${tint}99` });
      return column.disc(13, middle, 3, { fill: casing, line: tint, width: 1.5 });
    case "bin":
      column.disc(13, middle, 10, { fill: bin });
      column.write(formatNumber(lang.value, 12), { ...look.small, font: look.small.font.replace("400 12px", "600 10px"), colour: binText }, 13, middle, "middle");
  }
}

function symbolBlocks(pen: Pen, look: Letterings): Block[] {
  const t = text.value;
  const rows = SYMBOLS.map((kind) => row(pen, t.symbol[kind], look, (column, middle) => drawSymbol(column, kind, middle, look)));
  const parties = drawnParties.value;
  if (parties.length === 0) return dense.value ? [...rows, paragraph(pen, t.symbolColourNearer, look.small)] : rows;
  const more = parties.length - PARTIES_NAMED;
  return [
    ...rows,
    paragraph(pen, dense.value ? t.layers.rings : t.symbolColour, look.small, 2),
    named(pen, "party", parties.slice(0, PARTIES_NAMED), look, more > 0 ? t.otherParties(more) : ""),
  ];
}

/** Terms with their colours, as many on a line as fit, and after them what there is more. */
function named(pen: Pen, list: VocabularyList, codes: readonly string[], look: Letterings, more = ""): Block {
  const terms = vocabulary.answer.value.data?.[list] ?? [];
  const items = codes.map((code) => ({ words: pick(lang.value, termLabel(list, code)), colour: terms.find((term) => term.code === code)?.colour }));
  const all = more ? [...items, { words: more, colour: undefined }] : items;
  let [line, at] = [0, 0];
  const placed = all.map(({ words, colour }) => {
    const width = (colour ? 16 : 0) + pen.measure(words, look.small);
    if (at > 0 && at + width > pen.width) [line, at] = [line + 1, 0];
    const place = { words, colour, line, at };
    at += width + 14;
    return place;
  });
  return {
    height: (line + 1) * look.small.lineHeight + 2,
    draw(column, top) {
      for (const { words, colour, line, at } of placed) {
        const middle = top + (line + 0.5) * look.small.lineHeight;
        if (colour) column.disc(at + 5, middle, 5, { fill: colour });
        column.write(words, { ...look.small, colour: colour ? look.text.colour : look.small.colour }, at + (colour ? 16 : 0), middle);
      }
    },
  };
}
