// A map of the places that a text can mean, each with how exactly it is known. Its ground is that of the
// large map. Pure functions, like the style of that one.

import type { Feature, FeatureCollection, Point } from "geojson";
import type { ExpressionSpecification, LayerSpecification, StyleSpecification, SymbolLayerSpecification } from "maplibre-gl";
import type { Language, Level, Position } from "../api/types";
import { DEFAULT_LAYERS, LEVELS } from "../state/view";
import type { Palette } from "./palette";
import { COUNTRY_BOUNDS, areaSource, mapStyle, uncertaintyRadius } from "./style";

/** Longitudes and latitudes in degrees: west, south, east, north. */
export type Bounds = [west: number, south: number, east: number, north: number];

/** A place that is marked. */
export interface MarkedPlace {
  /** By which a click reports it. */
  id: string;
  /** A sign or two, written on the mark of a point, or in the middle of an area. */
  label: string;
  /** "reading": what is meant, perhaps; "stated": where the source's coordinates are; "counted": where it counts meanwhile. */
  kind: "reading" | "stated" | "counted";
  /** null: an area, or nothing that can be drawn. */
  point: Position | null;
  /** Radius around the point, in metres, in which it lies; 0 where it is exact. */
  uncertainty: number;
  /** The area that it is known to, where there is no point. */
  area?: { pcode: string; bbox: Bounds; center?: Position } | undefined;
  chosen: boolean;
}

export interface CandidatesInput {
  /** Where the page was loaded from. */
  origin: string;
  lang: Language;
  palette: Palette;
  /** As of the large map. */
  tileEdition: string;
  places: readonly MarkedPlace[];
}

/** Layers whose features a click reports. */
export const PLACE_LAYERS = ["place-marks", "place-area-labels"] as const;

/** Returns the whole style of a small map. */
export function candidatesStyle(input: CandidatesInput): StyleSpecification {
  const { palette, places } = input;
  const ground = mapStyle({
    ...input, locale: input.lang, level: "subdistrict", fills: [], layers: { ...DEFAULT_LAYERS, incidents: 0 }, control: null, parties: [], filterQuery: "",
    dense: false, selectedArea: "", selectedPoint: null,
  });
  return {
    ...ground,
    sources: { ...ground.sources, places: { type: "geojson", data: pointsOf(places) }, labels: { type: "geojson", data: middlesOf(places) } },
    layers: [...ground.layers, ...LEVELS.flatMap((level) => areaMarks(level, input)), ...pointMarks(palette)],
  };
}

function pointsOf(places: readonly MarkedPlace[]): FeatureCollection<Point> {
  const features = places.flatMap(({ id, label, kind, point, uncertainty, chosen }): Feature<Point>[] =>
    point ? [{ type: "Feature", geometry: { type: "Point", coordinates: point }, properties: { id, label, kind, chosen, uncertainty_m: uncertainty } }] : []);
  return { type: "FeatureCollection", features };
}

/** Returns where the labels of areas stand. They have no disc: an area is never a point. */
function middlesOf(places: readonly MarkedPlace[]): FeatureCollection<Point> {
  const features = places.flatMap(({ id, label, area, chosen }): Feature<Point>[] =>
    area?.center && label ? [{ type: "Feature", geometry: { type: "Point", coordinates: area.center }, properties: { id, label, chosen } }] : []);
  return { type: "FeatureCollection", features };
}

/** Returns the level of an area's p-code: two digits for each level below the country. */
function levelOf(pcode: string): Level | undefined {
  return LEVELS[(pcode.length - 4) / 2];
}

/** The outlines of areas: what is chosen strong, where it counts meanwhile dashed. */
function areaMarks(level: Level, { palette, places }: CandidatesInput): LayerSpecification[] {
  const within = (wanted: (place: MarkedPlace) => boolean): ExpressionSpecification => {
    const codes = places.flatMap((place) => (place.area && wanted(place) && levelOf(place.area.pcode) === level ? [place.area.pcode] : []));
    return ["in", ["get", "pcode"], ["literal", codes]];
  };
  const of = (part: string, filter: ExpressionSpecification) => ({ id: `place-${part}-${level}`, source: areaSource(level), "source-layer": "areas", filter });
  const reading = ({ kind }: MarkedPlace) => kind === "reading";
  const chosen = within((place) => place.chosen);
  return [
    { ...of("areas", within(reading)), type: "fill", paint: { "fill-color": palette.bin, "fill-opacity": 0.07 } },
    { ...of("outlines", within(reading)), type: "line", paint: { "line-color": palette.bin, "line-width": 1.4 } },
    { ...of("counted", within(({ kind }) => kind === "counted")), type: "line", paint: { "line-color": palette.textSoft, "line-width": 1.6, "line-dasharray": [3, 2] } },
    { ...of("chosen-area", chosen), type: "fill", paint: { "fill-color": palette.selected, "fill-opacity": 0.16 } },
    { ...of("chosen-outline", chosen), type: "line", paint: { "line-color": palette.selected, "line-width": 2.6 } },
  ];
}

/** Discs that bear the label of a place, with the circle that it lies in below them. */
function pointMarks(palette: Palette): LayerSpecification[] {
  const source = "places";
  const chosen: ExpressionSpecification = ["boolean", ["get", "chosen"], false];
  const colour: ExpressionSpecification = ["case", chosen, palette.selected, palette.bin];
  const stated: ExpressionSpecification = ["==", ["get", "kind"], "stated"];
  const order: ExpressionSpecification = ["case", chosen, 2, stated, 0, 1];
  const label: SymbolLayerSpecification["layout"] = { "text-field": ["get", "label"], "text-font": ["Noto Sans", "Segoe UI", "sans-serif"], "text-allow-overlap": true, "text-ignore-placement": true };
  return [
    {
      id: "place-area-labels", type: "symbol", source: "labels", layout: { ...label, "text-size": 22, "text-offset": [0, -0.9] },
      paint: { "text-color": colour, "text-halo-color": palette.casing, "text-halo-width": 2 },
    },
    {
      id: "place-circles", type: "circle", source, filter: [">", ["get", "uncertainty_m"], 0],
      paint: {
        "circle-radius": uncertaintyRadius(), "circle-color": colour, "circle-opacity": ["case", chosen, 0.16, 0.06],
        "circle-stroke-color": colour, "circle-stroke-width": ["case", chosen, 1.6, 1], "circle-stroke-opacity": 0.6,
      },
    },
    {
      id: "place-marks", type: "circle", source, layout: { "circle-sort-key": order },
      paint: {
        "circle-radius": ["case", ["==", ["get", "label"], ""], 6, 10], "circle-color": ["case", stated, palette.casing, colour],
        "circle-stroke-color": ["case", stated, palette.bin, palette.casing], "circle-stroke-width": 2,
      },
    },
    {
      id: "place-labels", type: "symbol", source, filter: ["!=", ["get", "label"], ""],
      layout: { ...label, "text-size": 12, "symbol-sort-key": order },
      paint: { "text-color": ["case", stated, palette.bin, palette.casing] },
    },
  ];
}

/** Metres of one degree of latitude. */
const METRES_PER_DEGREE = 111_320;

/** Returns the bounds of places with the circles in which they lie; of the whole country where nothing of them can be drawn. */
export function boundsOf(places: readonly MarkedPlace[]): Bounds {
  const all = places.flatMap(({ point, uncertainty, area }) => (point ? [around(point, uncertainty)] : area ? [area.bbox] : []));
  if (all.length === 0) return COUNTRY_BOUNDS;
  return all.reduce(([west, south, east, north], [w, s, e, n]) => [Math.min(west, w), Math.min(south, s), Math.max(east, e), Math.max(north, n)]);
}

function around([lon, lat]: Position, metres: number): Bounds {
  const up = metres / METRES_PER_DEGREE;
  const across = up / Math.cos((lat * Math.PI) / 180);
  return [lon - across, lat - up, lon + across, lat + up];
}
