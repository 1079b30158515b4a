// A picture of the map with everything that is needed to read it and to cite it: what it is of, under which filter,
// what its colours mean, how many records are in it and how many are not, whose they are, and of which revision.

import { scaleBar } from "../../../map/scale";
import { choropleth } from "../../../state/answers";
import { lang, view } from "../../../state/store";
import { formatDay, formatDistance, formatNumber } from "../../../text/format";
import { text } from "../../../text/text";
import { SCALE_WIDTH, metresPerPixel } from "../../map/MapPane";
import { mapCredits, recordCredits } from "../../shell/credits";
import { linkTo, pinned } from "../link";
import { filterInWords, subject } from "../words";
import { legendBlocks } from "./legend";
import { letterings, type Letterings } from "./letterings";
import { Pen, drawBlocks, heightOf, paragraph, rule, type Block } from "./pen";

/** A map of the picture, at pixels of the screen from the corner of all maps. */
export interface Part {
  map: HTMLCanvasElement;
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Pixels of the picture for one of the screen: print needs finer ones. */
export const PIXEL_RATIO = 2;

const MARGIN = 20;
const LEGEND_WIDTH = 264;
/** A map that is less wide has its legend below it. */
const ROOMY = 820;
/** The smallest width that the words have room in. */
const NARROWEST = 360;

/** Returns the picture of the maps as they are shown. Errors: an Error where the browser has no canvas to draw on. */
export function compose(parts: readonly Part[]): HTMLCanvasElement {
  const look = letterings();
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d");
  if (!context) throw new Error("the browser draws no canvas");
  const mapWidth = Math.max(...parts.map(({ left, width }) => left + width));
  const mapHeight = Math.max(...parts.map(({ top, height }) => top + height));
  const width = Math.max(mapWidth, NARROWEST);
  const whole = new Pen(context, document.dir === "rtl", 0, width);
  const words = whole.column(MARGIN, width - 2 * MARGIN);
  const head = [rule(14), paragraph(words, subject(), look.title), paragraph(words, filterInWords().join(" · "), look.soft), rule(12)];
  const beside = legendBlocks(whole.column(0, LEGEND_WIDTH), look);
  const over = mapWidth >= ROOMY && heightOf(beside) + 24 <= mapHeight - 28;
  const below = over ? [] : [rule(14), ...legendBlocks(words, look)];
  const foot = [...below, ...footBlocks(words, look)];
  const top = heightOf(head);
  const height = top + mapHeight + heightOf(foot);
  [canvas.width, canvas.height] = [width * PIXEL_RATIO, height * PIXEL_RATIO];
  context.scale(PIXEL_RATIO, PIXEL_RATIO);
  whole.fill(0, 0, width, height, look.surface);
  drawBlocks(words, 0, head);
  for (const { map, left, top: down, ...size } of parts) context.drawImage(map, left, top + down, size.width, size.height);
  drawScale(whole.column(0, mapWidth), top + mapHeight, look);
  if (over) drawLegend(whole, top + mapHeight, beside, look);
  drawBlocks(words, top + mapHeight, foot);
  return canvas;
}

/** Draws the legend into the corner where it is on the page. */
function drawLegend(pen: Pen, bottom: number, blocks: readonly Block[], look: Letterings): void {
  const height = heightOf(blocks) + 24;
  pen.fill(14, bottom - height - 14, LEGEND_WIDTH + 28, height, look.surface, 10);
  pen.outline(14, bottom - height - 14, LEGEND_WIDTH + 28, height, look.line, 10);
  drawBlocks(pen.column(28, LEGEND_WIDTH), bottom - height - 2, blocks);
}

/** Draws the scale bar into the lower corner at the end of the map. */
function drawScale(pen: Pen, bottom: number, look: Letterings): void {
  if (metresPerPixel.value === 0) return;
  const { metres, pixels } = scaleBar(metresPerPixel.value, SCALE_WIDTH);
  const start = pen.width - pixels - 12;
  pen.fill(start, bottom - 30, pixels, 20, look.surface);
  for (const [x, y, width, height] of [[0, -12, pixels, 2], [0, -22, 2, 10], [pixels - 2, -22, 2, 10]] as const) pen.fill(start + x, bottom + y, width, height, look.soft.colour);
  pen.write(formatDistance(lang.value, metres), { ...look.small, colour: look.soft.colour }, start + pixels / 2, bottom - 20, "middle");
}

/** What the figures are, of how many records, whose, and as of when. */
function footBlocks(pen: Pen, look: Letterings): Block[] {
  const t = text.value;
  const { data } = choropleth.answer.value;
  const counts = data ? [t.mapped(data.counts.mapped), t.notMappable(data.counts.not_mappable), t.suppressed(data.counts.suppressed)] : [];
  const revision = data?.revision ?? 0;
  const today = formatDay(lang.value, new Date().toISOString());
  const asOf = [...(revision > 0 ? [t.asOf(formatNumber(lang.value, revision))] : []), t.sharing.dated(today)];
  const sources = [[t.sharing.records, recordCredits()], [t.mapData, mapCredits().map(({ name }) => name)]] as const;
  return [
    rule(12),
    paragraph(pen, counts.join(" · "), look.strong),
    paragraph(pen, `${t.caveat}. ${asOf.join(". ")}.`, look.text, 4),
    ...sources.map(([name, all]) => paragraph(pen, t.named(name, all.join(" · ")), look.small)),
    paragraph(pen, `\u2066${linkTo(location.origin, pinned(view.value, revision))}\u2069`, look.small),
    rule(14),
  ];
}
