// The ring around a bin: the share of each party in its incidents. A ring is an image whose name says
// what is in it, made when the map first asks for it.

import type { ExpressionSpecification } from "maplibre-gl";
import type { Term } from "../api/types";

/** The inner radius of a ring in pixels, at size 1: that of the bin that it lies around. */
export const RING_RADIUS = 15;
const RING_WIDTH = 4;

/** Shares are told in so many parts of the whole: finer ones would not be seen, and coarser make fewer images. */
const PARTS = 24;

const PREFIX = "ring";

/** Returns the expression for the name of a bin's ring: its casing's colour, and the count of each party in parts of the bin's. */
export function ringName(parties: readonly string[], casing: string): ExpressionSpecification {
  const share = (code: string) => ["round", ["/", ["*", PARTS, ["get", `party_${code}`]], ["get", "count"]]];
  const pieces = parties.map((code) => ["case", ["has", `party_${code}`], ["concat", `|${code}=`, ["to-string", share(code)]], ""]);
  return ["concat", PREFIX + casing, ...pieces] as unknown as ExpressionSpecification;
}

/** An arc of a ring: from one share of the circle to another, clockwise from the top. */
export interface Arc {
  colour: string;
  from: number;
  to: number;
}

/**
 * Returns the arcs that a ring's name tells of; undefined for the name of something else. Parties together have
 * the whole circle, since a joint incident is one of each of them; what no party is named for has the colour `none`.
 */
export function ringArcs(name: string, parties: readonly Term[], none: string): Arc[] | undefined {
  const [prefix, ...pieces] = name.split("|");
  if (!prefix?.startsWith(PREFIX)) return undefined;
  const shares = pieces.map((piece) => piece.split("=")).map(([code, parts]): [string, number] => [parties.find((term) => term.code === code)?.colour ?? none, Number(parts)]);
  const named = shares.reduce((sum, [, parts]) => sum + parts, 0);
  const all: [string, number][] = named < PARTS ? [...shares, [none, PARTS - named]] : shares;
  const whole = Math.max(named, PARTS);
  let at = 0;
  return all.filter(([, parts]) => parts > 0).map(([colour, parts]) => ({ colour, from: at / whole, to: (at += parts) / whole }));
}

/** Pixels of the map that the image of a ring is wide and high. */
const SIDE = 2 * (RING_RADIUS + RING_WIDTH + 2);

/** A place of the image that is wholly or in part on the ring or its casing. */
interface Dot {
  /** Of its red in the image's data. */
  at: number;
  /** The share of the circle at which it is, clockwise from the top. */
  turn: number;
  /** How much of it is covered by ring and casing together, and how much of that by the ring: 0 to 1. */
  cover: number;
  ring: number;
}

/**
 * What rings are drawn with at some pixels of the image for one of the map. Pixels are set one by one: a canvas that
 * is read again for each of hundreds of rings takes a hundred times as long.
 */
export class RingPen {
  private readonly side: number;
  private readonly dots: Dot[] = [];

  constructor(private readonly pixelRatio: number, readonly casing: string) {
    this.side = SIDE * pixelRatio;
    for (let y = 0; y < this.side; y++) for (let x = 0; x < this.side; x++) this.visit(x, y);
  }

  private visit(x: number, y: number): void {
    const [dx, dy] = [x + 0.5 - this.side / 2, y + 0.5 - this.side / 2];
    const distance = Math.hypot(dx, dy);
    // How far inside of a band it lies, in pixels of the image; an edge is half covered.
    const within = (inner: number, outer: number) => Math.max(0, Math.min(1, 0.5 + Math.min(distance - inner * this.pixelRatio, outer * this.pixelRatio - distance)));
    const cover = within(RING_RADIUS - 1, RING_RADIUS + RING_WIDTH + 1);
    const turn = Math.atan2(dx, -dy) / (2 * Math.PI);
    if (cover > 0) this.dots.push({ at: 4 * (y * this.side + x), turn: turn < 0 ? turn + 1 : turn, cover, ring: within(RING_RADIUS, RING_RADIUS + RING_WIDTH) });
  }

  /** Draws a ring. Cost: some tens of microseconds at one pixel for one of the map. */
  draw(arcs: readonly Arc[]): { width: number; height: number; data: Uint8ClampedArray } {
    const data = new Uint8ClampedArray(4 * this.side * this.side);
    const casing = channels(this.casing);
    const coloured = arcs.map(({ colour, to }) => ({ to, colour: channels(colour) }));
    for (const { at, turn, cover, ring } of this.dots) {
      const { colour } = coloured.find(({ to }) => turn < to) ?? coloured[coloured.length - 1] ?? { colour: casing };
      for (let c = 0; c < 3; c++) data[at + c] = (casing[c] ?? 0) + ((colour[c] ?? 0) - (casing[c] ?? 0)) * ring;
      data[at + 3] = 255 * cover;
    }
    return { width: this.side, height: this.side, data };
  }
}

/** Returns red, green and blue of a colour such as #1a2b3c or #abc. */
function channels(colour: string): readonly number[] {
  const digits = colour.slice(1);
  const full = digits.length === 3 ? [...digits].map((digit) => digit + digit).join("") : digits;
  return [0, 2, 4].map((at) => parseInt(full.slice(at, at + 2), 16));
}
