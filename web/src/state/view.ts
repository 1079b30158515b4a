// What a view of the page is. The URL holds all of it and nothing else does.

import type { ClassMethod, Counting, Language, Level, Linking, Metric, Per } from "../api/types";

/** Which records are meant: the server's filter grammar, same names. Empty does not restrict. */
export interface Filter {
  from: string;
  to: string;
  violation: readonly string[];
  party: readonly string[];
  controller: readonly string[];
  area: readonly string[];
  facility: readonly string[];
  weapon: readonly string[];
  precision: readonly string[];
  grading: readonly string[];
  doubt: readonly string[];
  dataset: readonly string[];
  q: string;
  counting: Counting;
  linked: Linking;
  /** 0: the latest. */
  revision: number;
}

export interface Camera {
  zoom: number;
  lat: number;
  lon: number;
}

/** What the panel shows. */
export type Opened =
  | { kind: "none" }
  | { kind: "area"; pcode: string }
  /** By its identifier, or by the number that the map knows it by. */
  | { kind: "incident"; id: string };

/** Days, both inclusive, as ISO text. */
export interface Period {
  from: string;
  to: string;
}

export interface View {
  lang: Language;
  filter: Filter;
  mode: Mode;
  /** How the map mode lays out maps. */
  arrangement: Arrangement;
  /** What each of several small maps is of. */
  split: Split;
  /** The period that is compared with the filter's own; null: the one before it, as long. */
  against: Period | null;
  /** "auto": the level that suits the zoom. */
  level: Level | "auto";
  metric: Metric;
  /** A second metric makes the choropleth bivariate; "": none. */
  second: Metric | "";
  per: Per;
  method: ClassMethod;
  classes: number;
  /** The upper bounds of the classes where the method is "fixed". */
  breaks: readonly number[];
  scheme: Scheme;
  /** Opacity of each layer of the map in percent; 0: not drawn. */
  layers: Layers;
  /** The day whose control is drawn; "": the filter's last, or the last that is known. */
  heldOn: string;
  /** The steps of the histogram; "auto": those that suit the period. */
  unit: Unit | "auto";
  /** What the table mode lists. */
  table: Table;
  /** The order of the table of incidents, and of that of areas. */
  sort: Sort;
  areaSort: AreaSort;
  /** null: the whole country, fitted to the window. */
  camera: Camera | null;
  opened: Opened;
  /** What the server knows the description by that is under review; "": the first that waits. */
  deciding: string;
}

export type Mode = (typeof MODES)[number];
export type Arrangement = (typeof ARRANGEMENTS)[number];
export type Split = (typeof SPLITS)[number];
export type Scheme = (typeof SCHEMES)[number];
export type Layer = (typeof LAYERS)[number];
export type Layers = Readonly<Record<Layer, number>>;
export type Unit = (typeof UNITS)[number];
export type Table = (typeof TABLES)[number];
export type Sort = (typeof SORTS)[number];
export type AreaSort = (typeof AREA_SORTS)[number];

export const MODES = ["map", "table", "review", "methods"] as const;
/** The modes that do not follow the whole filter: they show neither its bar nor what it leaves. */
export const UNFILTERED: readonly Mode[] = ["review", "methods"];
export const ARRANGEMENTS = ["one", "multiples", "side", "difference"] as const;
export const SPLITS = ["party", "controller", "period"] as const;
export const SCHEMES = ["plum", "blues", "viridis", "cividis", "greys"] as const;
/** From the topmost to the lowest. */
export const LAYERS = ["names", "incidents", "control", "water", "shades"] as const;
export const UNITS = ["day", "week", "month"] as const;
export const TABLES = ["incidents", "areas"] as const;
export const SORTS = ["-date", "date", "-killed", "killed", "-injured", "injured", "-detained", "detained", "governorate", "party", "violation", "precision"] as const;
/** By the value that the map shades by, or by the second one. */
export const AREA_SORTS = ["-value", "value", "-second", "second", "-incidents", "incidents", "-population", "population", "name", "above"] as const;
export const LEVELS: readonly Level[] = ["governorate", "district", "subdistrict"];
export const METRICS: readonly Metric[] = ["incidents", "killed", "injured", "detained", "attacks"];
export const PERS: readonly Per[] = ["count", "100k", "km2", "share"];
export const METHODS: readonly ClassMethod[] = ["quantile", "jenks", "equal", "log", "head-tail", "fixed"];
export const COUNTINGS: readonly Counting[] = ["full", "split", "sole"];
export const LINKINGS: readonly Linking[] = ["all", "once"];
export const LANGUAGES: readonly Language[] = ["en", "ar"];
export const MIN_CLASSES = 3;
export const MAX_CLASSES = 7;
/** Bounds to begin from when a reader gives their own. */
export const FIRST_BREAKS: readonly number[] = [1, 5, 10, 50];

export const DEFAULT_LAYERS: Layers = { names: 100, incidents: 100, control: 0, water: 100, shades: 100 };

export const NO_FILTER: Filter = {
  from: "", to: "", violation: [], party: [], controller: [], area: [], facility: [], weapon: [],
  precision: [], grading: [], doubt: [], dataset: [], q: "", counting: "full", linked: "all", revision: 0,
};

/** The view of a URL without parameters; `lang` is the reader's preferred language. */
export function defaultView(lang: Language): View {
  return {
    lang, filter: NO_FILTER, mode: "map", arrangement: "one", split: "party", against: null,
    level: "auto", metric: "incidents", second: "", per: "count", method: "quantile", classes: 5, breaks: FIRST_BREAKS, scheme: "plum",
    layers: DEFAULT_LAYERS, heldOn: "", unit: "auto", table: "incidents", sort: "-date", areaSort: "-value", camera: null, opened: { kind: "none" }, deciding: "",
  };
}

/** Returns what a map under a filter can be shaded by: a share needs parties whose share it is. */
export function persUnder({ party }: Pick<Filter, "party">): readonly Per[] {
  return PERS.filter((per) => per !== "share" || party.length > 0);
}
