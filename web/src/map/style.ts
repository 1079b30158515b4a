// The map's style as pure functions of what is shown: no MapLibre object, no browser. What these
// return is data, and is tested as data.
//
// Order, from below: sea, neighbours, Syria's areas (their shades cover the neighbours' overlapping
// outlines), rivers and lakes, boundaries, incidents, names. Where the map is not crowded the points
// of single incidents lie above the names: none may be hidden under one.

import type { FeatureCollection, Point } from "geojson";
import type {
  DataDrivenPropertyValueSpecification, ExpressionSpecification, LayerSpecification, SourceSpecification, StyleSpecification,
} from "maplibre-gl";
import type { Language, Level, Position, Term } from "../api/types";
import type { AreaValue } from "../state/values";
import { LEVELS, type Layers } from "../state/view";
import { controlLayers, controlSource, type ControlInput } from "./control";
import { dimmed } from "./opacity";
import type { Palette } from "./palette";
import { contextNames, landBeyond } from "./context";
import { RING_RADIUS, ringName } from "./rings";

export interface StyleInput {
  /** Where the page was loaded from; MapLibre's worker needs absolute addresses. */
  origin: string;
  lang: Language;
  /** What numbers are written by. */
  locale: string;
  palette: Palette;
  level: Level;
  /** The colour of each class that the answer has. They are not in the style: areas have theirs as feature state. */
  fills: readonly string[];
  /** Opacity of each layer in percent. */
  layers: Layers;
  /** Whose control is drawn and of which day; null: nobody's. */
  control: ControlInput | null;
  parties: readonly Term[];
  /** What the tiles of areas and base map are asked for by, so that they may be kept for good; "" where it is not known. */
  tileEdition: string;
  /** The filter as a query string, without the question mark. */
  filterQuery: string;
  /** Whether so many incidents match that crowded tiles hold bins. */
  dense: boolean;
  /** p-code of the selected area, or "". */
  selectedArea: string;
  /** Where the selected incident is drawn, or null. */
  selectedPoint: Position | null;
}

export const TILE_MAX_ZOOM = { base: 14, areas: 12, incidents: 16 } as const;
/** Whole Syria with a little of its neighbours: west, south, east, north. */
export const COUNTRY_BOUNDS: [number, number, number, number] = [35.55, 32.25, 42.45, 37.4];

const FONT = ["Noto Sans", "Segoe UI", "Noto Sans Arabic", "Noto Naskh Arabic", "Tahoma", "sans-serif"];

/** Returns the name of the source of a level's areas. */
export function areaSource(level: Level): string {
  return `areas-${level}`;
}

/** Returns the address template of the incident tiles under a filter. */
export function incidentTiles(origin: string, filterQuery: string): string {
  return `${origin}/tiles/incidents/{z}/{x}/{y}.mvt${filterQuery ? `?${filterQuery}` : ""}`;
}

/*
 * What a layer is drawn with on the graphics card is compiled when it is first drawn: some ten milliseconds each, and
 * forty where a processor draws. Which properties are of the whole layer and which of each feature makes another
 * program of it. So all fills have one program, all lines two and all circles one, and none is compiled anew when
 * points become bins. These two make a property of the layer one of its features.
 */

/** Returns a value as one of each feature. */
function ofFeature<T extends string | number | ExpressionSpecification>(value: T): ExpressionSpecification {
  return ["case", ["has", "absent"], value, value] as unknown as ExpressionSpecification;
}

/** Returns a value as one of each feature at each zoom; what depends on the zoom already has to do so at its root. */
function ofFeatureAndZoom<T extends string | number | ExpressionSpecification>(value: T): ExpressionSpecification {
  return ["step", ["zoom"], ofFeature(value), 24, value] as unknown as ExpressionSpecification;
}

/** Returns the whole style; `ahead` also loads the areas of levels that are not shown, so that they are there when they are. */
export function mapStyle(input: StyleInput, ahead = true): StyleSpecification {
  return {
    version: 8,
    name: "tawthiq",
    // Colours change at once, together with the legend: a picture or a print can be made at any moment.
    transition: { duration: 0, delay: 0 },
    sources: sources(input),
    layers: [
      ...groundLayers(input.palette),
      ...dimmed(LEVELS.flatMap((level) => areaFills(level, input)), input.layers.shades, true),
      ...(input.control ? dimmed(controlLayers(input.palette, input.control), input.layers.control) : []),
      ...dimmed(waterLayers(input.palette), input.layers.water),
      ...LEVELS.flatMap((level) => areaLines(level, input, ahead)),
      countryLine(input.palette),
      ...incidentLayers(input),
    ],
  };
}

/** Returns a style without some of its sources and without what is drawn from them. */
export function withoutSources(style: StyleSpecification, without: ReadonlySet<string>): StyleSpecification {
  return {
    ...style,
    sources: Object.fromEntries(Object.entries(style.sources).filter(([id]) => !without.has(id))),
    layers: style.layers.filter((layer) => !("source" in layer && without.has(layer.source))),
  };
}

function sources({ origin, tileEdition, filterQuery, lang, control, selectedPoint }: StyleInput): Record<string, SourceSpecification> {
  const lasting = (path: string) => `${origin}/tiles/${path}/{z}/{x}/{y}.mvt${tileEdition && `?v=${encodeURIComponent(tileEdition)}`}`;
  const vector = (tiles: string, maxzoom: number): SourceSpecification => ({ type: "vector", tiles: [tiles], maxzoom });
  const areas = LEVELS.map((level): [string, SourceSpecification] => [
    areaSource(level),
    { ...vector(lasting(`areas/${level}`), TILE_MAX_ZOOM.areas), promoteId: { areas: "pcode" } } as SourceSpecification,
  ]);
  return {
    base: vector(lasting("base"), TILE_MAX_ZOOM.base),
    ...Object.fromEntries(areas),
    incidents: vector(incidentTiles(origin, filterQuery), TILE_MAX_ZOOM.incidents),
    ...(control ? { control: controlSource(control) } : {}),
    context: { type: "geojson", data: contextNames(lang) },
    beyond: { type: "geojson", data: landBeyond() },
    selected: { type: "geojson", data: pointsAt(selectedPoint) },
  };
}

/** Fills have no smooth edges of their own where lines are drawn over these: that would be another pass over the whole map. */
const COVERED_EDGES = { "fill-antialias": false } as const;

function groundLayers(palette: Palette): LayerSpecification[] {
  return [
    { id: "sea", type: "background", paint: { "background-color": palette.sea } },
    { id: "neighbours", type: "fill", source: "base", "source-layer": "neighbours", paint: { "fill-color": ofFeature(palette.neighbour), ...COVERED_EDGES } },
    { id: "neighbour-lines", type: "line", source: "base", "source-layer": "neighbours", paint: { "line-color": palette.neighbourLine, "line-width": 0.8 } },
    { id: "beyond", type: "fill", source: "beyond", paint: { "fill-color": ofFeature(palette.neighbour), ...COVERED_EDGES } },
    { id: "country", type: "fill", source: "base", "source-layer": "country", paint: { "fill-color": ofFeature(palette.country), ...COVERED_EDGES } },
  ];
}

function waterLayers(palette: Palette): LayerSpecification[] {
  const width: ExpressionSpecification = ["interpolate", ["linear"], ["zoom"], 5, ["case", ["<=", ["get", "level"], 2], 0.9, 0.4], 11, ["case", ["<=", ["get", "level"], 2], 3, 1.2]];
  return [
    {
      id: "rivers", type: "line", source: "base", "source-layer": "rivers", layout: { "line-cap": "round", "line-join": "round" },
      paint: { "line-color": palette.river, "line-width": width, "line-opacity": 0.75 },
    },
    { id: "lakes", type: "fill", source: "base", "source-layer": "lakes", paint: { "fill-color": ofFeature(palette.water), ...COVERED_EDGES } },
    { id: "lake-lines", type: "line", source: "base", "source-layer": "lakes", paint: { "line-color": palette.water, "line-width": 0.8 } },
  ];
}

/** Returns what an area is filled with, which is its feature state `fill`: by its class, or what it lacks for one. */
export function areaFill(palette: Palette, fills: readonly string[], { value, class: position }: Pick<AreaValue, "value" | "class">): string {
  if (position !== null) return fills[position] ?? palette.noRecord;
  return value === null ? palette.unstated : palette.zero;
}

function areaFills(level: Level, { palette, level: shown }: StyleInput): LayerSpecification[] {
  return [{
    id: `${areaSource(level)}-fill`, type: "fill", source: areaSource(level), "source-layer": "areas",
    layout: { visibility: level === shown ? "visible" : "none" },
    paint: {
      "fill-color": ["to-color", ["feature-state", "fill"], palette.noRecord], "fill-opacity": ["interpolate", ["linear"], ["zoom"], 8, 0.92, 11, 0.62],
      ...COVERED_EDGES,
    },
  }];
}

/** Boundaries: those of the level shown thin, those of the governorates above them stronger. */
function areaLines(level: Level, { palette, level: shown, selectedArea }: StyleInput, ahead: boolean): LayerSpecification[] {
  const visibility = level === shown ? "visible" : "none";
  const source = { source: areaSource(level), "source-layer": "areas" };
  const strong = level === "governorate" && shown !== "governorate";
  // Drawn or not, a visible layer has its tiles loaded.
  const selected = ahead || selectedArea ? "visible" : "none";
  const lines: LayerSpecification[] = [
    {
      id: `${areaSource(level)}-line`, type: "line", ...source,
      layout: { visibility: strong ? "visible" : visibility, "line-join": "round" },
      paint: {
        "line-color": strong ? palette.areaLineStrong : palette.areaLine,
        "line-width": ["interpolate", ["linear"], ["zoom"], 5, level === "governorate" ? 0.9 : 0.5, 10, level === "governorate" ? 2 : 1.4],
      },
    },
    {
      id: `${areaSource(level)}-hover`, type: "line", ...source, layout: { visibility, "line-join": "round" },
      paint: {
        // Without a width nothing is drawn; without opacity all of it would be, unseen.
        "line-color": palette.hover, "line-opacity": 0.9,
        "line-width": ["step", ["zoom"], ["case", ["boolean", ["feature-state", "hover"], false], 1.6, 0], 24, 1.6],
      },
    },
    {
      id: `${areaSource(level)}-selected-casing`, type: "line", ...source, layout: { visibility: selected, "line-join": "round" },
      filter: selectedFilter(selectedArea), paint: { "line-color": palette.casing, "line-width": 6, "line-opacity": 0.9 },
    },
    {
      id: `${areaSource(level)}-selected`, type: "line", ...source, layout: { visibility: selected, "line-join": "round" },
      filter: selectedFilter(selectedArea), paint: { "line-color": palette.selected, "line-width": 3 },
    },
  ];
  return lines;
}

/** Returns the filter that keeps the selected area only. */
export function selectedFilter(pcode: string): ExpressionSpecification {
  return ["==", ["get", "pcode"], pcode || "-"];
}

function countryLine(palette: Palette): LayerSpecification {
  return {
    id: "country-line", type: "line", source: "base", "source-layer": "country", layout: { "line-join": "round" },
    paint: { "line-color": palette.countryLine, "line-width": ["interpolate", ["linear"], ["zoom"], 5, 1.1, 10, 2.2] },
  };
}

/** Returns the expression that colours an incident by the first party that it names. */
export function partyColour(palette: Palette, parties: readonly Term[]): DataDrivenPropertyValueSpecification<string> {
  const pairs = parties.flatMap(({ code, colour }) => (colour ? [code, colour] : []));
  if (pairs.length === 0) return palette.unknownParty;
  return ["match", ["get", "party"], ...pairs, palette.unknownParty] as unknown as ExpressionSpecification;
}

/** Above this number a tile holds bins instead of points; the server's default. */
const POINTS_IN_A_TILE = 2000;

/** Reports whether so many incidents are mapped that crowded tiles hold bins: single points then look like them from afar. */
export function isDense(mapped: number): boolean {
  return mapped > POINTS_IN_A_TILE;
}

/** From this zoom on few tiles are crowded, and points show their party even in a dense view. */
const PARTIES_FROM_ZOOM = 7.5;

/** Reports whether points have the colours of their parties at a zoom. */
export function showsParties({ dense }: StyleInput, zoom: number): boolean {
  return !dense || zoom >= PARTIES_FROM_ZOOM;
}

/** Returns the colour of points: in a dense view seen from afar that of bins, so that neighbouring tiles agree. */
function pointColour({ palette, parties, dense }: StyleInput): DataDrivenPropertyValueSpecification<string> {
  const colour = partyColour(palette, parties);
  return ["step", ["zoom"], dense ? ofFeature(palette.bin) : colour, PARTIES_FROM_ZOOM, colour] as unknown as ExpressionSpecification;
}

/** Metres that one pixel covers at zoom 0 at Syria's middle latitude (35° N), on 512-pixel tiles. */
const METRES_PER_PIXEL = (40_075_016.686 * Math.cos((35 * Math.PI) / 180)) / 512;

/** Returns the radius in pixels of a circle of `uncertainty_m` metres on the ground. */
export function uncertaintyRadius(): ExpressionSpecification {
  const atZoom = (zoom: number): ExpressionSpecification => ["/", ["coalesce", ["get", "uncertainty_m"], 0], METRES_PER_PIXEL / 2 ** zoom];
  return ["interpolate", ["exponential", 2], ["zoom"], 0, atZoom(0), 22, atZoom(22)];
}

function pointsAt(position: Position | null): FeatureCollection<Point> {
  const features = position ? [{ type: "Feature" as const, properties: {}, geometry: { type: "Point" as const, coordinates: position } }] : [];
  return { type: "FeatureCollection", features };
}

/** The two layers of a tile: where too many incidents lie in it, they are told of in bins. */
const INCIDENTS = { source: "incidents", "source-layer": "incidents" } as const;
const BINS = { source: "incidents", "source-layer": "bins" } as const;

/** Points above the names; in a dense view, which would bury the names, below them, and below the bins, which tell of more. */
function incidentLayers(input: StyleInput): LayerSpecification[] {
  const { incidents, names: named } = input.layers;
  const [bins, points, names] = [dimmed(binLayers(input), incidents), dimmed(pointLayers(input), incidents), dimmed(nameLayers(input), named)];
  const [counts, selected] = [dimmed([binCounts(input)], incidents), selectedLayers(input.palette)];
  return input.dense ? [...points, ...bins, ...names, ...counts, ...selected] : [...bins, ...names, ...counts, ...points, ...selected];
}

/** Bins of at least this size, in hundredths of the largest, are wide enough to bear their number and a ring. */
const COUNTED_FROM = 21;

/** Returns the radius of a bin in pixels, or that times a factor: by the size that its tile gives it. */
function binRadius(factor = 1): ExpressionSpecification {
  return ["interpolate", ["linear"], ["get", "size"], 1, 2.6 * factor, COUNTED_FROM, 8 * factor, 100, 15 * factor];
}

const COUNTED: ExpressionSpecification = [">=", ["get", "size"], COUNTED_FROM];

/** The discs of bins; those that are wide enough have a ring with the share of each party. */
function binLayers({ palette, parties }: StyleInput): LayerSpecification[] {
  return [
    {
      id: "bins", type: "circle", ...BINS,
      layout: { "circle-sort-key": ["get", "count"] },
      paint: {
        "circle-color": ofFeatureAndZoom(palette.bin), "circle-opacity": 0.85, "circle-stroke-color": ofFeatureAndZoom(palette.casing), "circle-stroke-width": 1,
        "circle-radius": ofFeatureAndZoom(binRadius()),
      },
    },
    {
      id: "bin-rings", type: "symbol", ...BINS, filter: COUNTED,
      layout: {
        "icon-image": ringName(parties.map(({ code }) => code), palette.casing), "icon-size": binRadius(1 / RING_RADIUS),
        "icon-allow-overlap": true, "icon-ignore-placement": true, "symbol-sort-key": ["get", "count"],
      },
    },
  ];
}

/** Returns a size in pixels that grows from one at zoom 5 to another at zoom 12. */
function size(small: number, large: number): ExpressionSpecification {
  return ["interpolate", ["linear"], ["zoom"], 5, small, 12, large];
}

/** Returns such a size as one of each feature. */
function radius(small: number, large: number): ExpressionSpecification {
  return ["interpolate", ["linear"], ["zoom"], 5, ofFeature(small), 12, ofFeature(large)];
}

function pointLayers(input: StyleInput): LayerSpecification[] {
  const { palette, dense } = input;
  const [colour, casing] = [pointColour(input), ofFeatureAndZoom(palette.casing)];
  const precisionIs = (code: string): ExpressionSpecification => ["==", ["get", "precision"], code];
  return [
    {
      id: "points-radius", type: "circle", ...INCIDENTS, filter: precisionIs("near"),
      paint: {
        "circle-radius": uncertaintyRadius(), "circle-color": colour, "circle-stroke-color": colour, "circle-stroke-width": 1,
        // Hundreds lie over one another in a dense view: together they would cover the map.
        "circle-opacity": dense ? 0 : 0.1, "circle-stroke-opacity": dense ? 0.12 : 0.55,
      },
    },
    {
      id: "points-near", type: "circle", ...INCIDENTS, filter: precisionIs("near"),
      paint: { "circle-radius": radius(2, 4), "circle-color": casing, "circle-stroke-color": colour, "circle-stroke-width": size(1.2, 2) },
    },
    {
      // Under the translucent circle: without it the letters of a name would be read through the point.
      id: "points-locality-casing", type: "circle", ...INCIDENTS, filter: precisionIs("locality"),
      paint: { "circle-radius": radius(4.4, 8.6), "circle-color": casing, "circle-stroke-color": casing, "circle-opacity": dense ? 0 : 0.9 },
    },
    {
      id: "points-locality", type: "circle", ...INCIDENTS, filter: precisionIs("locality"),
      paint: { "circle-radius": radius(2.6, 6), "circle-color": colour, "circle-opacity": 0.55, "circle-stroke-color": colour, "circle-stroke-width": size(1, 2) },
    },
    {
      id: "points-exact", type: "circle", ...INCIDENTS, filter: precisionIs("exact"),
      paint: { "circle-radius": radius(3, 6.5), "circle-color": colour, "circle-stroke-color": casing, "circle-stroke-width": size(0.8, 1.6) },
    },
  ];
}

/** The mark of the open incident, whatever else is drawn. */
function selectedLayers(palette: Palette): LayerSpecification[] {
  const [casing, colour] = [ofFeatureAndZoom(palette.casing), ofFeatureAndZoom(palette.selected)];
  return [
    {
      id: "point-selected-casing", type: "circle", source: "selected",
      paint: { "circle-radius": radius(8, 12), "circle-color": casing, "circle-opacity": 0, "circle-stroke-color": casing, "circle-stroke-width": 5 },
    },
    {
      id: "point-selected", type: "circle", source: "selected",
      paint: { "circle-radius": radius(8, 12), "circle-color": colour, "circle-opacity": 0.12, "circle-stroke-color": colour, "circle-stroke-width": 2.5 },
    },
  ];
}

/** Layers whose features a click opens, the topmost first. */
export const POINT_LAYERS = ["points-exact", "points-locality", "points-near"] as const;

/** Returns the expression for a feature's name in the language, or in the other where it is missing. */
export function nameIn(lang: Language): ExpressionSpecification {
  const [first, second] = lang === "ar" ? ["name_ar", "name_en"] : ["name_en", "name_ar"];
  const present = (key: string): ExpressionSpecification => ["case", ["!=", ["coalesce", ["get", key], ""], ""], ["get", key], ["coalesce", ["get", second as string], ""]] as unknown as ExpressionSpecification;
  return present(first as string);
}

function nameLayers(input: StyleInput): LayerSpecification[] {
  const { palette, lang, level: shown } = input;
  const paint = { "text-color": palette.text, "text-halo-color": palette.halo, "text-halo-width": 1.7 };
  return [
    {
      id: "place-names", type: "symbol", source: "base", "source-layer": "places", minzoom: shown === "subdistrict" ? 9.5 : 8,
      layout: {
        "text-field": nameIn(lang), "text-font": FONT, "text-anchor": "top", "text-offset": [0, 0.55], "text-max-width": 7,
        "text-size": ["interpolate", ["linear"], ["zoom"], 7, 10, 12, lang === "ar" ? 14 : 13],
        "symbol-sort-key": ["-", 0, ["coalesce", ["get", "population"], 0]],
      },
      paint: { ...paint, "text-color": palette.textSoft },
    },
    ...LEVELS.map((level) => areaNames(level, input, paint)),
    {
      id: "context-names", type: "symbol", source: "context", maxzoom: 9,
      layout: {
        "text-field": ["get", "name"], "text-font": FONT, "text-letter-spacing": lang === "ar" ? 0 : 0.14,
        "text-size": ["interpolate", ["linear"], ["zoom"], 4, 10, 8, 15],
      },
      paint: { "text-color": palette.textFaint, "text-halo-color": palette.neighbour, "text-halo-width": 1 },
    },
  ];
}

/** The numbers on bins that are wide enough to bear them. */
function binCounts({ palette, locale }: StyleInput): LayerSpecification {
  return {
    id: "bin-counts", type: "symbol", ...BINS, filter: COUNTED,
    layout: { "text-field": ["number-format", ["get", "count"], { locale }], "text-font": FONT, "text-size": 10, "text-padding": 0, "symbol-sort-key": ["-", 0, ["get", "count"]] },
    paint: { "text-color": palette.binText, "text-halo-color": palette.bin, "text-halo-width": 1.2 },
  };
}

/** Smallest zoom at which the names of a level have room. */
const NAMES_FROM: Record<Level, number> = { governorate: 4.5, district: 6.8, subdistrict: 8.2 };

function areaNames(level: Level, { level: shown, lang }: StyleInput, paint: object): LayerSpecification {
  const finer = LEVELS.indexOf(level) > LEVELS.indexOf(shown);
  const governorate = level === "governorate";
  return {
    id: `${areaSource(level)}-names`, type: "symbol", source: areaSource(level), "source-layer": "labels",
    minzoom: NAMES_FROM[level], ...(governorate && shown !== "governorate" ? { maxzoom: NAMES_FROM.subdistrict } : {}),
    layout: {
      visibility: finer || (!governorate && level !== shown) ? "none" : "visible",
      "text-field": nameIn(lang), "text-font": FONT, "text-max-width": 8, "text-padding": 3,
      "text-size": ["interpolate", ["linear"], ["zoom"], 5, governorate ? 11.5 : 10, 9, (governorate ? 16 : 13) + (lang === "ar" ? 1 : 0)],
      "text-variable-anchor": ["center", "top", "bottom", "left", "right", "top-left", "top-right", "bottom-left", "bottom-right"],
      "text-radial-offset": 0.7,
    },
    paint: { ...paint },
  } as LayerSpecification;
}
