import { createExpression, validateStyleMin } from "@maplibre/maplibre-gl-style-spec";
import { describe, expect, test } from "vitest";
import { DEFAULT_LAYERS, LEVELS } from "../state/view";
import { PALETTES, contrast, type Theme } from "./palette";
import { sequentialColours } from "./schemes";
import { POINT_LAYERS, areaFill, incidentTiles, mapStyle, nameIn, partyColour, uncertaintyRadius, withoutSources, type StyleInput } from "./style";

const input: StyleInput = {
  origin: "http://127.0.0.1:1", lang: "en", locale: "en-GB", palette: PALETTES.light, level: "district", fills: sequentialColours("plum", "light", 5), layers: DEFAULT_LAYERS, control: null,
  parties: [{ code: "isis", label: { en: "ISIS", ar: "تنظيم داعش" }, colour: "#252525" }], tileEdition: "0a1b", filterQuery: "party=isis", dense: false, selectedArea: "SY02", selectedPoint: [37.1, 36.2],
};

/** The value of an expression for a feature. */
function evaluate(expression: unknown, zoom: number, properties: object, state: object = {}): unknown {
  const parsed = createExpression(expression, "test");
  if (parsed.result === "error") throw new Error(JSON.stringify(parsed.value));
  return parsed.value.evaluate({ zoom }, { type: 1, properties } as never, state);
}

/** Whether a property is of the whole layer, of each feature, or of each feature at each zoom; one that is left out is of the layer. */
function kind(value: unknown): string {
  if (!Array.isArray(value)) return "layer";
  const text = JSON.stringify(value);
  if (!/"(get|has|feature-state)"/.test(text)) return "layer";
  return text.includes('["zoom"]') ? "feature and zoom" : "feature";
}

describe("the style", () => {
  test.each(LEVELS.flatMap((level) => (["en", "ar"] as const).flatMap((lang) => (["light", "dark"] as const).map((theme) => ({ level, lang, theme })))))(
    "is valid for $level, $lang, $theme", ({ level, lang, theme }) => {
      expect(validateStyleMin(mapStyle({ ...input, level, lang, palette: PALETTES[theme] }) as never).map((e) => e.message)).toEqual([]);
    });

  test("is valid without some of its sources", () => {
    const rest = withoutSources(mapStyle(input), new Set(["incidents", "base"]));
    expect(validateStyleMin(rest as never).map((e) => e.message)).toEqual([]);
    expect(JSON.stringify(rest)).not.toContain('"source":"incidents"');
  });

  test("asks nobody but the page's own server, and for no glyphs or sprites", () => {
    const style = mapStyle(input);
    expect(style).not.toHaveProperty("glyphs");
    expect(style).not.toHaveProperty("sprite");
    const addresses = JSON.stringify(style).match(/https?:\/\/[^/"]+/g) ?? [];
    expect(new Set(addresses)).toEqual(new Set([input.origin]));
  });

  test("shades only the level shown, so that only its tiles are asked for", () => {
    const shown = mapStyle(input).layers.filter((l) => l.id.endsWith("-fill") && l.layout?.visibility === "visible");
    expect(shown.map((l) => l.id)).toEqual(["areas-district-fill"]);
  });

  test("changes colours at once, as the legend does", () => expect(mapStyle(input).transition).toEqual({ duration: 0, delay: 0 }));

  test("loads nothing of the levels that are not shown until the first map is drawn", () => {
    const first = mapStyle({ ...input, level: "governorate", selectedArea: "" }, false);
    const sources = first.layers.filter((l) => l.layout?.visibility !== "none").map((l) => ("source" in l ? l.source : ""));
    expect(sources).toContain("areas-governorate");
    expect(sources).not.toContain("areas-district");
    expect(sources).not.toContain("areas-subdistrict");
  });

  test.each([["fill", 1], ["line", 2], ["circle", 1]])("has as few programs as can be for its layers: of %s, %i", (type, most) => {
    const control = { tiles: `${input.origin}/tiles/control/{z}/{x}/{y}.mvt`, controllers: [{ code: "sdf", label: {}, colour: "#e8c15a" }] };
    const all = [true, false].flatMap((dense) => mapStyle({ ...input, control, dense }).layers).filter((l) => l.type === type);
    const names = [...new Set(all.flatMap((l) => Object.keys(l.paint ?? {})))].filter((name) => !name.endsWith("antialias")).sort();
    const programs = all.map((l) => names.map((name) => `${name}: ${kind((l.paint as Record<string, unknown>)[name])}`).join());
    expect([...new Set(programs)].length).toBeLessThanOrEqual(most);
  });

  const ground = ["neighbours", "neighbour-lines", "country", "areas-district-fill", "lakes", "areas-district-line", "country-line"];
  const names = ["place-names", "areas-district-names", "bin-counts"];
  const points = ["points-radius", "points-near", "points-locality-casing", "points-locality", "points-exact"];
  test.each([
    ["a point is never under a name", false, [...ground, "bins", ...names, ...points, "point-selected"]],
    ["a crowded map keeps its names legible above the points, and bins above them", true, [...ground, ...points, "bins", ...names, "point-selected"]],
  ])("draws Syria above its neighbours and incidents above areas; %s", (_, dense, wanted) => {
    const ids = mapStyle({ ...input, dense }).layers.map((l) => l.id);
    expect(ids.filter((id) => wanted.includes(id))).toEqual(wanted);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("a dense view draws single incidents like bins from afar, and by party from near", () => {
    const layer = mapStyle({ ...input, dense: true }).layers.find((l) => l.id === "points-exact");
    const colour = (layer?.paint as Record<string, unknown>)["circle-color"];
    expect(evaluate(colour, 6, { party: "isis" })).toBe(PALETTES.light.bin);
    expect(evaluate(colour, 9, { party: "isis" })).toBe("#252525");
  });

  test("points and bins are layers of their own of the incident tiles", () => {
    const layers = mapStyle(input).layers.filter((l) => "source" in l && l.source === "incidents");
    const bins = layers.filter((l) => "source-layer" in l && l["source-layer"] === "bins").map((l) => l.id);
    expect(bins).toEqual(["bins", "bin-rings", "bin-counts"]);
    expect(new Set(layers.map((l) => "source-layer" in l && l["source-layer"]))).toEqual(new Set(["bins", "incidents"]));
  });

  test("the selected incident is marked where its record says, whatever the tiles show there", () => {
    const selected = (selectedPoint: StyleInput["selectedPoint"]) => mapStyle({ ...input, selectedPoint }).sources["selected"];
    expect(selected([37.1, 36.2])).toMatchObject({ data: { features: [{ geometry: { coordinates: [37.1, 36.2] } }] } });
    expect(selected(null)).toMatchObject({ data: { features: [] } });
  });

  test("a layer is drawn as strongly as is asked, and at 0 not at all; what is shaded can still be clicked", () => {
    const layers = (percent: number) => mapStyle({ ...input, layers: { names: percent, incidents: percent, control: percent, water: percent, shades: percent } }).layers;
    expect(validateStyleMin({ ...mapStyle(input), layers: layers(30) } as never)).toEqual([]);
    const exact = layers(30).find((l) => l.id === "points-exact")?.paint as Record<string, unknown>;
    expect(exact["circle-opacity"]).toBe(0.3);
    const fill = layers(50).find((l) => l.id === "areas-district-fill")?.paint as Record<string, unknown>;
    expect(evaluate(fill["fill-opacity"], 8, {})).toBeCloseTo(0.46);
    expect(layers(0).map((l) => l.id)).not.toContain("points-exact");
    expect(layers(0).map((l) => l.id)).toContain("areas-district-fill");
  });

  test("who held what lies over the shades, in the colours of the controllers", () => {
    const control = { tiles: `${input.origin}/tiles/control/{z}/{x}/{y}.mvt?date=2020-05-31`, controllers: [{ code: "sdf", label: {}, colour: "#e8c15a" }] };
    const style = mapStyle({ ...input, control, layers: { ...DEFAULT_LAYERS, control: 60 } });
    expect(validateStyleMin(style as never)).toEqual([]);
    const ids = style.layers.map((l) => l.id);
    expect(ids.indexOf("control-fill")).toBeGreaterThan(ids.indexOf("areas-district-fill"));
    expect(ids.indexOf("control-fill")).toBeLessThan(ids.indexOf("rivers"));
  });

  test("a click finds layers that exist", () => {
    const ids = mapStyle(input).layers.map((l) => l.id);
    for (const layer of POINT_LAYERS) expect(ids).toContain(layer);
  });

  test("areas and base map are asked for by the edition of their tiles, where it is known", () => {
    const addresses = (tileEdition: string) =>
      Object.entries(mapStyle({ ...input, tileEdition }).sources).flatMap(([id, source]) => (source.type === "vector" && id !== "incidents" ? source.tiles : []));
    expect(addresses("0a1b").map((address) => address?.split("{y}")[1])).toEqual([".mvt?v=0a1b", ".mvt?v=0a1b", ".mvt?v=0a1b", ".mvt?v=0a1b"]);
    expect(addresses("")[0]).toBe("http://127.0.0.1:1/tiles/base/{z}/{x}/{y}.mvt");
  });

  test("incident tiles carry the filter", () => {
    expect(incidentTiles("http://h", "")).toBe("http://h/tiles/incidents/{z}/{x}/{y}.mvt");
    expect(incidentTiles("http://h", "party=isis")).toBe("http://h/tiles/incidents/{z}/{x}/{y}.mvt?party=isis");
  });
});

describe("an area's colour", () => {
  const three = sequentialColours("plum", "light", 3);
  const fill = (value: number | null, position: number | null) => areaFill(PALETTES.light, three, { value, class: position });
  const shown = (state: object) => {
    const layer = mapStyle(input).layers.find((l) => l.id === "areas-district-fill");
    return String(evaluate((layer?.paint as Record<string, unknown>)["fill-color"], 6, {}, state));
  };
  test("is that of its class", () => expect([fill(3, 0), fill(9, 2)]).toEqual([three[0], three[2]]));
  test("tells no record, a count of zero and an unknown value from each other and from every class", () => {
    const all = [shown({}), ...[fill(0, null), fill(null, null), fill(1, 0), fill(2, 1), fill(3, 2)].map((colour) => shown({ fill: colour }))];
    expect(new Set(all).size).toBe(6);
  });
});

describe("a symbol", () => {
  test("has the colour of its first party, or a neutral one", () => {
    const colour = partyColour(PALETTES.light, input.parties);
    expect(evaluate(colour, 6, { party: "isis" })).toBe("#252525");
    expect(evaluate(colour, 6, { party: "someone-new" })).toBe(PALETTES.light.unknownParty);
    expect(evaluate(colour, 6, {})).toBe(PALETTES.light.unknownParty);
    expect(partyColour(PALETTES.light, [])).toBe(PALETTES.light.unknownParty);
  });
  test.each([[8, 2000, 8], [12, 2000, 128], [12, 0, 0]])("at zoom %i, %i m are about %i pixels", (zoom, metres, pixels) => {
    expect(Number(evaluate(uncertaintyRadius(), zoom, { uncertainty_m: metres }))).toBeCloseTo(pixels, -1);
  });
});

describe("a bin", () => {
  const layer = (id: string) => mapStyle(input).layers.find((l) => l.id === id) as { paint: Record<string, unknown>; filter: unknown };
  const radius = (size: number) => Number(evaluate(layer("bins").paint["circle-radius"], 6, { size }));
  test("of many is larger than one of few, and few are never too small to be seen", () => {
    const radii = [1, 5, 20, 60, 100].map(radius);
    expect(radii).toEqual([...radii].sort((a, b) => a - b));
    expect([radii[0]! >= 2.5, radii[4]]).toEqual([true, 15]);
  });
  test("bears its number where it is wide enough", () => {
    for (const size of [1, 10, 20, 21, 40, 100]) expect(evaluate(layer("bin-counts").filter, 6, { size })).toBe(radius(size) > 7.9);
  });
});

test.each([
  ["ar", { name_en: "Aleppo", name_ar: "حلب" }, "حلب"], ["ar", { name_en: "Aleppo" }, "Aleppo"], ["ar", { name_en: "Aleppo", name_ar: "" }, "Aleppo"],
  ["en", { name_en: "Aleppo", name_ar: "حلب" }, "Aleppo"], ["en", {}, ""],
] as const)("a name in %s of %o is %s", (lang, properties, want) => {
  expect(evaluate(nameIn(lang), 6, properties)).toBe(want);
});

describe.each<Theme>(["light", "dark"])("the colours, %s", (theme) => {
  const palette = PALETTES[theme];
  test("leave text readable", () => {
    expect(contrast(palette.text, palette.halo)).toBeGreaterThan(7);
    expect(contrast(palette.binText, palette.bin)).toBeGreaterThan(7);
    expect(contrast(palette.selected, palette.country)).toBeGreaterThan(3);
  });
});
