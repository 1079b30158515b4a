import { validateStyleMin } from "@maplibre/maplibre-gl-style-spec";
import { describe, expect, test } from "vitest";
import { PALETTES, contrast } from "./palette";
import { boundsOf, candidatesStyle, type MarkedPlace, type CandidatesInput } from "./candidates";
import { COUNTRY_BOUNDS } from "./style";

const sarmin: MarkedPlace = { id: "C3953", label: "1", kind: "reading", point: [36.72, 35.9], uncertainty: 1113.2, chosen: true };
const idleb: MarkedPlace = { id: "SY0700", label: "2", kind: "reading", point: null, uncertainty: 0, area: { pcode: "SY0700", bbox: [36.4, 35.6, 37, 36.1], center: [36.7, 35.9] }, chosen: false };
const input: CandidatesInput = { origin: "http://127.0.0.1:1", lang: "en", palette: PALETTES.light, tileEdition: "0a1b", places: [sarmin, idleb] };

describe("the style of a small map", () => {
  test.each((["en", "ar"] as const).flatMap((lang) => (["light", "dark"] as const).map((theme) => ({ lang, theme }))))("is valid in $lang, $theme", ({ lang, theme }) => {
    const style = candidatesStyle({ ...input, lang, palette: PALETTES[theme] });
    expect(validateStyleMin(style as never).map((e) => e.message)).toEqual([]);
    expect(new Set(style.layers.map((l) => l.id)).size).toBe(style.layers.length);
  });

  test("shows no incident but the places alone", () => {
    const { layers, sources } = candidatesStyle(input);
    expect(layers.filter((l) => "source" in l && l.source === "incidents")).toEqual([]);
    expect(sources["places"]).toMatchObject({ data: { features: [{ geometry: { coordinates: [36.72, 35.9] }, properties: { label: "1", chosen: true } }] } });
  });

  test("an area bears its label without a disc", () => {
    const { sources } = candidatesStyle(input);
    expect(sources["labels"]).toMatchObject({ data: { features: [{ properties: { id: "SY0700", label: "2" } }] } });
  });

  test("an area is outlined at its own level, and marks no point", () => {
    const outlines = candidatesStyle(input).layers.filter((l) => l.id.startsWith("place-outlines"));
    expect(outlines.map((l) => [l.id, "filter" in l && JSON.stringify(l.filter).includes("SY0700")])).toEqual([
      ["place-outlines-governorate", false], ["place-outlines-district", true], ["place-outlines-subdistrict", false],
    ]);
  });

  test.each(["light", "dark"] as const)("labels are legible on their discs, %s", (theme) => {
    const { bin, casing, selected } = PALETTES[theme];
    for (const disc of [bin, selected]) expect(contrast(disc, casing)).toBeGreaterThan(4.5);
  });
});

describe("bounds", () => {
  test("take in the circle in which a place lies", () => {
    const [west, south, east, north] = boundsOf([sarmin]);
    expect([south, north].map((lat) => lat.toFixed(3))).toEqual(["35.890", "35.910"]);
    expect(east - 36.72).toBeCloseTo(0.01 / Math.cos((35.9 * Math.PI) / 180), 6);
    expect(36.72 - west).toBeCloseTo(east - 36.72, 9);
  });
  test("take in areas", () => expect(boundsOf([sarmin, idleb])).toEqual([36.4, 35.6, 37, 36.1]));
  test("are those of the country where nothing can be drawn", () => expect(boundsOf([{ ...idleb, area: undefined }])).toEqual(COUNTRY_BOUNDS));
});
