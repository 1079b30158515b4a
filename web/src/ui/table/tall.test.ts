import { describe, expect, test } from "vitest";
import { listAt, scrollAt, scrolled, trackOf, type Extent } from "./tall";

const SHORT: Extent = { list: 4_000, seen: 700 };
const TALL: Extent = { list: 40_000_000, seen: 700 };
const END = TALL.list - TALL.seen;

describe("a list that fits an element", () => {
  test("is scrolled as it is", () => {
    for (const place of [0, 1, 2_000, 3_300]) expect([listAt(place, SHORT), scrollAt(place, SHORT)]).toEqual([place, place]);
    expect(scrolled({ at: 0, scroll: 0 }, 2_500, SHORT)).toEqual({ at: 2_500, scroll: 2_500 });
  });
  test("shorter than what is seen, does not move", () => {
    expect(listAt(50, { list: 100, seen: 700 })).toBe(0);
  });
});

describe("a list of a million rows", () => {
  test("has an element that every browser can make", () => expect(trackOf(TALL.list)).toBe(8_000_000));
  test("begins and ends where its scrollbar does, and is half-way where it is", () => {
    const track = trackOf(TALL.list) - TALL.seen;
    expect([listAt(0, TALL), listAt(track, TALL), listAt(track + 99, TALL)]).toEqual([0, END, END]);
    expect(listAt(track / 2, TALL)).toBeCloseTo(END / 2);
  });
  test("is at no place twice: the scrollbar's position says the place, and the place the position", () => {
    let before = -1;
    for (let at = 0; at <= END; at += 999_983) {
      const scroll = scrollAt(at, TALL);
      expect(scroll).toBeGreaterThan(before);
      expect(listAt(scroll, TALL)).toBeCloseTo(at, 3);
      before = scroll;
    }
  });
  test("moves by the wheel as far as the wheel does", () => {
    const middle = { at: END / 2, scroll: scrollAt(END / 2, TALL) };
    expect(scrolled(middle, middle.scroll + 120, TALL).at).toBeCloseTo(END / 2 + 120);
    expect(scrolled(middle, middle.scroll - 700, TALL).at).toBeCloseTo(END / 2 - 700);
  });
  test("jumps with the scrollbar to what its position stands for", () => {
    expect(scrolled({ at: 0, scroll: 0 }, 4_000_000, TALL).at).toBe(listAt(4_000_000, TALL));
  });
  test("is at its ends when the scrollbar is, however it came there", () => {
    expect(scrolled({ at: 5_000, scroll: 300 }, 0, TALL).at).toBe(0);
    const track = trackOf(TALL.list) - TALL.seen;
    expect(scrolled({ at: END - 5_000, scroll: track - 300 }, track, TALL).at).toBe(END);
  });
});
