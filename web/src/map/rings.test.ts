import { createExpression } from "@maplibre/maplibre-gl-style-spec";
import { describe, expect, test } from "vitest";
import { RING_RADIUS, RingPen, ringArcs, ringName } from "./rings";

const parties = [{ code: "isis", label: {}, colour: "#252525" }, { code: "sdf", label: {}, colour: "#e8c15a" }, { code: "regime", label: {}, colour: "#a33" }];

function nameOf(properties: object): string {
  const parsed = createExpression(ringName(parties.map(({ code }) => code), "#fff") as never, "test");
  if (parsed.result === "error") throw new Error(JSON.stringify(parsed.value));
  return String(parsed.value.evaluate({ zoom: 6 }, { type: 1, properties } as never));
}

describe("a ring", () => {
  test("is named by the parts of its parties", () => {
    expect(nameOf({ count: 48, party_isis: 12, party_regime: 36 })).toBe("ring#fff|isis=6|regime=18");
    expect(nameOf({ count: 3 })).toBe("ring#fff");
  });
  test("has an arc for each party, the whole circle together", () => {
    expect(ringArcs("ring|isis=6|regime=18", parties, "#777")).toEqual([{ colour: "#252525", from: 0, to: 0.25 }, { colour: "#a33", from: 0.25, to: 1 }]);
  });
  test("leaves to nobody what names no party", () => {
    expect(ringArcs("ring|isis=12", parties, "#777")).toEqual([{ colour: "#252525", from: 0, to: 0.5 }, { colour: "#777", from: 0.5, to: 1 }]);
    expect(ringArcs("ring", parties, "#777")).toEqual([{ colour: "#777", from: 0, to: 1 }]);
  });
  test("gives joint incidents to each of their parties, and still is one circle", () => {
    expect(ringArcs("ring|isis=24|sdf=24", parties, "#777")?.map(({ to }) => to)).toEqual([0.5, 1]);
  });
  test("draws an unknown party in the colour of nobody", () => expect(ringArcs("ring|new=24", parties, "#777")).toEqual([{ colour: "#777", from: 0, to: 1 }]));
  test("is no other image", () => expect(ringArcs("marker|isis=1", parties, "#777")).toBeUndefined());
});

describe.each([1, 2])("the image of a ring, %i pixels for one of the map", (ratio) => {
  const { width, data } = new RingPen(ratio, "#ffffff").draw([{ colour: "#252525", from: 0, to: 0.25 }, { colour: "#aa3333", from: 0.25, to: 1 }]);
  /** The colour at some pixels of the map from the middle. */
  const at = (dx: number, dy: number) => {
    const [x, y] = [dx, dy].map((d) => Math.floor(width / 2 + d * ratio)) as [number, number];
    return [...data.slice(4 * (y * width + x), 4 * (y * width + x) + 4)];
  };
  const middle = RING_RADIUS + 2;
  test("has its arcs clockwise from the top", () => {
    expect(at(middle * 0.7, -middle * 0.7)).toEqual([0x25, 0x25, 0x25, 255]);
    expect(at(middle * 0.7, middle * 0.7)).toEqual([0xaa, 0x33, 0x33, 255]);
    expect(at(-middle, 0)).toEqual([0xaa, 0x33, 0x33, 255]);
  });
  test("leaves the bin within it open, and ends at a casing", () => {
    expect(at(0, 0)[3]).toBe(0);
    expect(at(-width / 2 / ratio, -width / 2 / ratio)[3]).toBe(0);
    const [, , blue] = at(-middle - 2.6, 0);
    expect(blue).toBeGreaterThan(0x90);
  });
});
