// Scrolling a list that is taller than an element can be. The scrollbar then stands for the whole
// list: dragging it passes over many rows for each pixel, while wheel, finger and keys
// move the rows themselves, pixel by pixel.

/**
 * Pixels of the tallest element that a list is given. Chromium ends at 33.5 million dots, which on a screen of
 * three dots a pixel are 11 million pixels; Firefox at 17.9 million pixels.
 */
const TALLEST = 8_000_000;

/** Pixels at either end where the scrollbar stands for as many of the list, so that both ends are met together. */
const ENDS = 1_000_000;

/** Heights in pixels: of the whole list, and of the part of it that is seen. */
export interface Extent {
  list: number;
  seen: number;
}

/** Pixels from the top: of the list itself (`at`), and of the element that scrolls. */
export interface Position {
  at: number;
  scroll: number;
}

/** Returns the height of the element that stands for a list. */
export function trackOf(list: number): number {
  return Math.min(list, TALLEST);
}

/** Returns how far a list can be scrolled, and how far its element. */
function ways({ list, seen }: Extent): { whole: number; track: number } {
  return { whole: Math.max(list - seen, 0), track: Math.max(trackOf(list) - seen, 0) };
}

function between(low: number, n: number, high: number): number {
  return Math.min(Math.max(n, low), high);
}

/** Returns the place on one way that corresponds to a place on another: alike at both ends, in proportion between them. */
function across(place: number, from: number, to: number): number {
  if (from === to || place <= ENDS) return place;
  if (place >= from - ENDS) return to - (from - place);
  return ENDS + ((place - ENDS) * (to - 2 * ENDS)) / (from - 2 * ENDS);
}

/** Returns the place in the list that a position of the scrollbar stands for. */
export function listAt(scroll: number, extent: Extent): number {
  const { whole, track } = ways(extent);
  return across(between(0, scroll, track), track, whole);
}

/** Returns the position of the scrollbar that stands for a place in the list. */
export function scrollAt(at: number, extent: Extent): number {
  const { whole, track } = ways(extent);
  return across(between(0, at, whole), whole, track);
}

/**
 * Returns where a list is once its element has scrolled. What moves it by no more than is seen moves the rows
 * as far; more than that is a jump of the scrollbar.
 */
export function scrolled(before: Position, scroll: number, extent: Extent): Position {
  const { whole, track } = ways(extent);
  const by = scroll - before.scroll;
  const inside = scroll > 0 && scroll < track - 1;
  const at = inside && Math.abs(by) <= extent.seen ? between(0, before.at + by, whole) : listAt(scroll, extent);
  return { at, scroll };
}

/** Rows above and below those that are seen, so that a turn of the wheel does not show where they end. */
const BESIDE = 8;

/** Rows that are drawn, from `first` up to but not including `end`. */
export interface Part {
  /** The first row that is wholly seen. */
  top: number;
  first: number;
  end: number;
  /** Pixels that each row is further down its element than in the list. */
  shift: number;
}

/** Returns the rows to draw of `count`, each `height` pixels high. */
export function partAt({ at, scroll }: Position, { count, height, seen }: Extent & { count: number; height: number }): Part {
  const [above, below] = [Math.floor(at / height), Math.ceil((at + seen) / height)];
  return {
    top: Math.min(Math.ceil(at / height), Math.max(count - 1, 0)),
    first: Math.max(above - BESIDE, 0), end: Math.min(below + BESIDE, count), shift: Math.round(scroll - at),
  };
}
