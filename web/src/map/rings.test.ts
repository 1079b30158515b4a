import { createExpression } from "@maplibre/maplibre-gl-style-spec";
import { describe, expect, test } from "vitest";
import { ringArcs, ringName } from "./rings";

const parties = [{ code: "isis", label: {}, colour: "#252525" }, { code: "sdf", label: {}, colour: "#e8c15a" }, { code: "regime", label: {}, colour: "#a33" }];

function nameOf(properties: object): string {
  const parsed = createExpression(ringName(parties.map(({ code }) => code)) as never, "test");
  if (parsed.result === "error") throw new Error(JSON.stringify(parsed.value));
  return String(parsed.value.evaluate({ zoom: 6 }, { type: 1, properties } as never));
}

describe("a ring", () => {
  test("is named by the parts of its parties", () => {
    expect(nameOf({ count: 48, party_isis: 12, party_regime: 36 })).toBe("ring|isis=6|regime=18");
    expect(nameOf({ count: 3 })).toBe("ring");
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
