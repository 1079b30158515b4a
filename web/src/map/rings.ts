// The ring around a bin: the share of each party in its incidents. A ring is an image whose name says
// what is in it, made when the map first asks for it.

import type { ExpressionSpecification } from "maplibre-gl";
import type { Term } from "../api/types";

/** The inner radius of a ring in pixels, at size 1: that of the bin that it lies around. */
export const RING_RADIUS = 15;
const RING_WIDTH = 4;
/** Pixels of the image for one of the map, so that it is sharp on fine screens. */
export const RING_PIXEL_RATIO = 2;

/** Shares are told in so many parts of the whole: finer ones would not be seen, and coarser make fewer images. */
const PARTS = 24;

const PREFIX = "ring";

/** Returns the expression for the name of a bin's ring: the count of each party in parts of the bin's. */
export function ringName(parties: readonly string[]): ExpressionSpecification {
  const share = (code: string) => ["round", ["/", ["*", PARTS, ["get", `party_${code}`]], ["get", "count"]]];
  const pieces = parties.map((code) => ["case", ["has", `party_${code}`], ["concat", `|${code}=`, ["to-string", share(code)]], ""]);
  return ["concat", PREFIX, ...pieces] as unknown as ExpressionSpecification;
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
  if (prefix !== PREFIX) return undefined;
  const shares = pieces.map((piece) => piece.split("=")).map(([code, parts]): [string, number] => [parties.find((term) => term.code === code)?.colour ?? none, Number(parts)]);
  const named = shares.reduce((sum, [, parts]) => sum + parts, 0);
  const all: [string, number][] = named < PARTS ? [...shares, [none, PARTS - named]] : shares;
  const whole = Math.max(named, PARTS);
  let at = 0;
  return all.filter(([, parts]) => parts > 0).map(([colour, parts]) => ({ colour, from: at / whole, to: (at += parts) / whole }));
}

/** Pixels of the image of a ring. */
const SIDE = 2 * (RING_RADIUS + RING_WIDTH + 1) * RING_PIXEL_RATIO;

/** What all rings are drawn with, one after the other: a canvas costs more than the ring on it. */
let ringPen: CanvasRenderingContext2D | undefined;

function penForRings(): CanvasRenderingContext2D | undefined {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = SIDE;
  // It is drawn to be read: from the graphics card that would take a hundred times as long.
  const pen = canvas.getContext("2d", { willReadFrequently: true }) ?? undefined;
  pen?.scale(RING_PIXEL_RATIO, RING_PIXEL_RATIO);
  return pen;
}

/** Draws a ring. Cost: some tens of microseconds. */
export function drawRing(arcs: readonly Arc[], casing: string): ImageData | undefined {
  const pen = (ringPen ??= penForRings());
  if (!pen) return undefined;
  pen.clearRect(0, 0, SIDE, SIDE);
  const [centre, radius] = [SIDE / 2 / RING_PIXEL_RATIO, RING_RADIUS + RING_WIDTH / 2];
  const stroke = (colour: string, width: number, from: number, to: number) => {
    pen.beginPath();
    pen.arc(centre, centre, radius, (from - 0.25) * 2 * Math.PI, (to - 0.25) * 2 * Math.PI);
    pen.strokeStyle = colour;
    pen.lineWidth = width;
    pen.stroke();
  };
  stroke(casing, RING_WIDTH + 2, 0, 1);
  for (const { colour, from, to } of arcs) stroke(colour, RING_WIDTH, from, to);
  return pen.getImageData(0, 0, SIDE, SIDE);
}
