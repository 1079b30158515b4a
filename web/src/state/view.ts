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
  | { kind: "areas" }
  | { kind: "incidents" }
  | { kind: "area"; pcode: string }
  /** By its identifier, or by the number that the map knows it by. */
  | { kind: "incident"; id: string };

export interface View {
  lang: Language;
  filter: Filter;
  level: Level;
  metric: Metric;
  per: Per;
  method: ClassMethod;
  classes: number;
  /** The upper bounds of the classes where the method is "fixed". */
  breaks: readonly number[];
  /** null: the whole country, fitted to the window. */
  camera: Camera | null;
  opened: Opened;
}

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

export const NO_FILTER: Filter = {
  from: "", to: "", violation: [], party: [], controller: [], area: [], facility: [], weapon: [],
  precision: [], grading: [], dataset: [], q: "", counting: "full", linked: "all", revision: 0,
};

/** The view of a URL without parameters; `lang` is the reader's preferred language. */
export function defaultView(lang: Language): View {
  return {
    lang, filter: NO_FILTER, level: "governorate", metric: "incidents", per: "count",
    method: "quantile", classes: 5, breaks: FIRST_BREAKS, camera: null, opened: { kind: "none" },
  };
}

/** Returns what a map under a filter can be shaded by: a share needs parties whose share it is. */
export function persUnder({ party }: Pick<Filter, "party">): readonly Per[] {
  return PERS.filter((per) => per !== "share" || party.length > 0);
}
