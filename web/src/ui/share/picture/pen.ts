// Drawing text and signs on a picture, along the line of text: from the left in English, from the right in Arabic.

import { linesOf } from "./lines";

/** How a text looks. */
export interface Lettering {
  /** As a canvas takes it. */
  font: string;
  /** Pixels from line to line. */
  lineHeight: number;
  colour: string;
}

/** A part of a picture that is drawn below the parts before it. */
export interface Block {
  /** In pixels, what is empty below it included. */
  height: number;
  /** Draws it into a column with its top at `top`. */
  draw(column: Pen, top: number): void;
}

/** A pen for a column of a picture. Distances are in pixels from where lines of text begin. */
export class Pen {
  constructor(
    readonly canvas: CanvasRenderingContext2D,
    readonly rightToLeft: boolean,
    private readonly left: number,
    readonly width: number,
  ) {}

  /** Returns a pen for a part of the column. */
  column(start: number, width: number): Pen {
    return new Pen(this.canvas, this.rightToLeft, this.leftOf(start, width), width);
  }

  private leftOf(start: number, width: number): number {
    return this.rightToLeft ? this.left + this.width - start - width : this.left + start;
  }

  /** Returns how wide a text is. */
  measure(words: string, { font }: Lettering): number {
    this.canvas.font = font;
    return this.canvas.measureText(words).width;
  }

  /** Returns a text in lines that fit between a distance and the end of the column. */
  lines(words: string, lettering: Lettering, start = 0): string[] {
    return linesOf(words, this.width - start, (part) => this.measure(part, lettering));
  }

  /**
   * Writes a line at a height: from a distance on, around it, or up to the same distance from the end of the column. What
   * is wider than the column is made narrower.
   */
  write(words: string, { font, colour }: Lettering, start: number, middle: number, at: "start" | "middle" | "end" = "start"): void {
    const { canvas, rightToLeft } = this;
    canvas.font = font;
    canvas.fillStyle = colour;
    canvas.direction = rightToLeft ? "rtl" : "ltr";
    canvas.textBaseline = "middle";
    canvas.textAlign = at === "middle" ? "center" : at; // of the direction
    canvas.fillText(words, this.leftOf(at === "end" ? this.width - start : start, 0), middle, this.width);
  }

  /** Fills a rectangle; `round` is the radius of its corners. */
  fill(start: number, top: number, width: number, height: number, colour: string, round = 0): void {
    const { canvas } = this;
    canvas.fillStyle = colour;
    canvas.beginPath();
    canvas.roundRect(this.leftOf(start, width), top, width, height, round);
    canvas.fill();
  }

  /** Draws the outline of the rectangle. */
  outline(start: number, top: number, width: number, height: number, colour: string, round = 0): void {
    const { canvas } = this;
    canvas.strokeStyle = colour;
    canvas.lineWidth = 1;
    canvas.beginPath();
    canvas.roundRect(this.leftOf(start, width) + 0.5, top + 0.5, width - 1, height - 1, round);
    canvas.stroke();
  }

  /** Draws a disc, filled or with an outline or both. */
  disc(start: number, middle: number, radius: number, { fill, line, width = 1 }: { fill?: string; line?: string; width?: number }): void {
    const { canvas } = this;
    canvas.beginPath();
    canvas.arc(this.leftOf(start, 0), middle, radius, 0, 2 * Math.PI);
    if (fill) {
      canvas.fillStyle = fill;
      canvas.fill();
    }
    if (!line) return;
    canvas.strokeStyle = line;
    canvas.lineWidth = width;
    canvas.stroke();
  }
}

/** Returns a text as a block of lines. */
export function paragraph(pen: Pen, words: string, lettering: Lettering, after = 0): Block {
  const lines = pen.lines(words, lettering);
  return {
    height: lines.length * lettering.lineHeight + after,
    draw: (column, top) => lines.forEach((line, i) => column.write(line, lettering, 0, top + (i + 0.5) * lettering.lineHeight)),
  };
}

/** Returns an empty block with a line through its middle, where it has a colour. */
export function rule(height: number, colour?: string): Block {
  return { height, draw: (column, top) => colour && column.fill(0, top + height / 2, column.width, 1, colour) };
}

/** Returns how high blocks are together. */
export function heightOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { height }) => sum + height, 0);
}

/** Draws blocks below each other. */
export function drawBlocks(column: Pen, top: number, blocks: readonly Block[]): void {
  let at = top;
  for (const block of blocks) {
    block.draw(column, at);
    at += block.height;
  }
}

/** Returns groups of blocks in as many columns as fit, from the start of the line, and more of them below. */
export function inColumns(pen: Pen, groups: readonly (readonly Block[])[], width: number, gap: number): Block {
  const across = Math.max(1, Math.floor((pen.width + gap) / (width + gap)));
  const rows = Array.from({ length: Math.ceil(groups.length / across) }, (_, i) => groups.slice(i * across, (i + 1) * across));
  const heights = rows.map((row) => Math.max(...row.map(heightOf)) + gap / 2);
  return {
    height: heights.reduce((sum, height) => sum + height, 0),
    draw(column, top) {
      let at = top;
      rows.forEach((row, i) => {
        row.forEach((blocks, j) => drawBlocks(column.column(j * (width + gap), Math.min(width, pen.width)), at, blocks));
        at += heights[i] ?? 0;
      });
    },
  };
}

/** Returns words that stay on one line where there is room, and are read by themselves whatever script is around them. */
export function whole(words: string): string {
  return `\u2068${words.replaceAll(" ", "\u00a0")}\u2069`;
}
