// A picture of the map with everything that is needed to read it and to cite it: what it is of, under which filter,
// what its colours mean, how many records are in it and how many are not, whose they are, and of which revision.

import { choropleth } from "../../../state/answers";
import { lang, view } from "../../../state/store";
import { formatDay, formatNumber } from "../../../text/format";
import { text } from "../../../text/text";
import { shownCounts } from "../../shell/counts";
import { mapCredits, recordCredits } from "../../shell/credits";
import { linkTo, pinned } from "../link";
import { filterInWords, subject } from "../words";
import { divided, legendParts } from "./legend";
import { letterings, type Letterings } from "./letterings";
import { Pen, drawBlocks, heightOf, inColumns, paragraph, rule, whole, type Block } from "./pen";
import { drawScale } from "./scale";

/** A map of the picture, at pixels of the screen from the left upper corner of all maps. */
export interface Part {
  map: HTMLCanvasElement;
  /** How many metres a pixel of the screen covers. */
  metresPerPixel: number;
  /** What stands above it. */
  title: readonly string[];
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Pixels of the picture for one of the screen: print needs finer ones. */
export const PIXEL_RATIO = 2;

/** Pixels above a map that has a title. */
export const TITLE_HEIGHT = 46;

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
  const page = new Pen(context, document.dir === "rtl", 0, width);
  const words = page.column(MARGIN, width - 2 * MARGIN);
  const head = [rule(14), paragraph(words, subject(), look.title), paragraph(words, filterInWords().map(whole).join(" · "), look.soft), rule(12)];
  const legend = legendParts(page.column(0, LEGEND_WIDTH), look);
  const beside = divided(legend, look);
  const over = parts.length === 1 && mapWidth >= ROOMY && heightOf(beside) + 24 <= mapHeight - 28;
  const foot = [...(over ? [] : [rule(14), inColumns(words, legend, LEGEND_WIDTH, 32)]), ...footBlocks(words, look)];
  const top = heightOf(head);
  const height = top + mapHeight + heightOf(foot);
  [canvas.width, canvas.height] = [width * PIXEL_RATIO, height * PIXEL_RATIO];
  context.scale(PIXEL_RATIO, PIXEL_RATIO);
  page.fill(0, 0, width, height, look.surface);
  drawBlocks(words, 0, head);
  for (const part of parts) drawPart(context, part, top, look);
  const last = parts.at(-1);
  if (last) drawScale(new Pen(context, page.rightToLeft, last.left, last.width), top + last.top + last.height, last.metresPerPixel, look);
  if (over) drawLegend(page, top + mapHeight, beside, look);
  drawBlocks(words, top + mapHeight, foot);
  return canvas;
}

function drawPart(canvas: CanvasRenderingContext2D, { map, title: [name, ...figures], left, top, width, height }: Part, down: number, look: Letterings): void {
  canvas.drawImage(map, left, down + top, width, height);
  if (name === undefined) return;
  const head = new Pen(canvas, document.dir === "rtl", left + 10, width - 20);
  head.write(name, look.strong, 0, down + top - TITLE_HEIGHT + 14);
  head.write(figures.join(" · "), look.small, 0, down + top - TITLE_HEIGHT + 34);
}

/** Draws the legend into the corner where it is on the page. */
function drawLegend(pen: Pen, bottom: number, blocks: readonly Block[], look: Letterings): void {
  const height = heightOf(blocks) + 24;
  pen.fill(14, bottom - height - 14, LEGEND_WIDTH + 28, height, look.surface, 10);
  pen.outline(14, bottom - height - 14, LEGEND_WIDTH + 28, height, look.line, 10);
  drawBlocks(pen.column(28, LEGEND_WIDTH), bottom - height - 2, blocks);
}

/** What the figures are, of how many records, whose, and as of when. */
function footBlocks(pen: Pen, look: Letterings): Block[] {
  const t = text.value;
  const { data } = choropleth.answer.value;
  const revision = data?.revision ?? 0;
  const today = formatDay(lang.value, new Date().toISOString());
  const asOf = [...(revision > 0 ? [t.asOf(formatNumber(lang.value, revision))] : []), t.sharing.dated(today)];
  const sources = [[t.sharing.records, recordCredits()], [t.mapData, mapCredits().map(({ name }) => name)]] as const;
  return [
    rule(12),
    ...shownCounts().map((counts) => paragraph(pen, counts.map(whole).join(" · "), look.strong)),
    paragraph(pen, `${t.caveat}. ${asOf.join(". ")}.`, look.text, 4),
    ...sources.map(([name, all]) => paragraph(pen, t.named(name, all.map(whole).join(" · ")), look.small)),
    paragraph(pen, `\u2066${linkTo(location.origin, pinned(view.value, revision))}\u2069`, look.small),
    rule(14),
  ];
}
