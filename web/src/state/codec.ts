// The one codec between a view and the query of the page's URL.
//
// Filter parameters have the names and values of the API, so a filter can be copied from the
// page to a script. The order is fixed and defaults are left out: the same view is always the
// same URL. Reading never fails, since a link must open even when a part of it was damaged on its
// way: what the page cannot mean is left out, and reported, since other figures are then shown.

import type { Language } from "../api/types";
import {
  AREA_SORTS, ARRANGEMENTS, COUNTINGS, DEFAULT_LAYERS, LANGUAGES, LAYERS, LEVELS, LINKINGS, MAX_CLASSES, METHODS, METRICS, MIN_CLASSES, MODES, NO_FILTER,
  SCHEMES, SORTS, SPLITS, TABLES, UNITS, defaultView, persUnder,
  type Camera, type Filter, type Layers, type Opened, type Period, type View,
} from "./view";

/** The filter's parameters that are comma-separated lists of codes. */
export const FILTER_LISTS = [
  "violation", "party", "controller", "area", "facility", "weapon", "precision", "grading", "doubt", "dataset",
] as const;
export type FilterList = (typeof FILTER_LISTS)[number];

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const CODE = /^[\p{L}\p{N}][\p{L}\p{N} ._+:-]{0,79}$/u;
const PCODE = /^SY(\d{2}){0,3}$/;
const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;
const DECIMAL = /^\d{1,12}(\.\d{1,9})?$/;
/** The number that incident tiles know an incident by. */
const NUMBER = /^[1-9]\d{0,15}$/;
/** By which the server knows the description of a place: base64 for addresses. */
const CONTEXT = /^[\w-]{1,100}$/;
const MAX_VALUES = 200;
const MAX_TEXT = 200;

/** Returns the filter as query parameters of the API, in a fixed order, without empty ones. */
export function filterParams(filter: Filter): [string, string][] {
  const all: [string, string][] = [
    ["from", filter.from],
    ["to", filter.to],
    ...FILTER_LISTS.map((name): [string, string] => [name, filter[name].join(",")]),
    ["q", filter.q],
    ["counting", filter.counting === NO_FILTER.counting ? "" : filter.counting],
    ["linked", filter.linked === NO_FILTER.linked ? "" : filter.linked],
    ["revision", filter.revision > 0 ? String(filter.revision) : ""],
  ];
  return all.filter(([, value]) => value !== "");
}

/** Returns the query of a view, without the question mark. */
export function encodeView(view: View): string {
  const base = defaultView(view.lang);
  const own = FIELDS.map(({ name, encode }): [string, string] => [name, encode(view) === encode(base) ? "" : encode(view)]);
  return joinQuery([["lang", view.lang], ...filterParams(view.filter), ...own]);
}

/** A part of the view beside its language and filter. */
interface Field {
  /** The name of its parameter. */
  name: string;
  encode(view: View): string;
  /** Returns the view with the part that a value says; undefined where the page cannot mean it. */
  decode(value: string, view: View): View | undefined;
}

/** The field of a part of the view; `read` may depend on the parts before it. */
function field<K extends keyof View>(name: string, key: K, write: (part: View[K]) => string, read: (value: string, view: View) => View[K] | undefined): Field {
  return {
    name,
    encode: (view) => write(view[key]),
    decode(value, view) {
      const part = read(value, view);
      return part === undefined ? undefined : { ...view, [key]: part };
    },
  };
}

/** The field of a part that is one of a few. */
function choice<K extends keyof View>(name: string, key: K, allowed: readonly (View[K] & string)[]): Field {
  return field(name, key, String, (value) => allowed.find((known) => known === value));
}

/** In the order of the URL. */
const FIELDS: readonly Field[] = [
  choice("view", "mode", MODES),
  choice("maps", "arrangement", ARRANGEMENTS),
  choice("split", "split", SPLITS),
  field("against", "against", (period) => (period ? encodePeriod(period) : ""), decodePeriod),
  choice("level", "level", ["auto", ...LEVELS]),
  choice("metric", "metric", METRICS),
  field("second", "second", String, (value, { metric }) => METRICS.find((known) => known === value && known !== metric)),
  field("per", "per", String, (value, { filter }) => persUnder(filter).find((known) => known === value)),
  choice("method", "method", METHODS),
  field("classes", "classes", String, classCount),
  field("breaks", "breaks", (breaks) => breaks.join(), decodeBreaks),
  choice("scheme", "scheme", SCHEMES),
  field("layers", "layers", encodeLayers, decodeLayers),
  field("held_on", "heldOn", String, day),
  choice("unit", "unit", ["auto", ...UNITS]),
  choice("table", "table", TABLES),
  choice("sort", "sort", SORTS),
  choice("area_sort", "areaSort", AREA_SORTS),
  field("map", "camera", (camera) => (camera ? encodeCamera(camera) : ""), decodeCamera),
  field("open", "opened", encodeOpened, decodeOpened),
  field("deciding", "deciding", String, (value) => (CONTEXT.test(value) ? value : undefined)),
];

/** Returns a query string of parameters, empty ones left out, commas and slashes kept readable. */
export function joinQuery(params: [string, string][]): string {
  return params
    .filter(([, value]) => value !== "")
    .map(([name, value]) => `${name}=${encodeURIComponent(value).replaceAll("%2C", ",").replaceAll("%2F", "/").replaceAll("%3A", ":")}`)
    .join("&");
}

/** A view read from a query, and the parts of the query that it leaves out, as "name=value". */
export interface Decoded {
  view: View;
  ignored: string[];
}

/** Returns the view of a query; `preferred` is the language where the query names none. */
export function decodeView(query: string, preferred: Language): Decoded {
  const params = new Parameters(query);
  const base = defaultView(params.one("lang", LANGUAGES) ?? preferred);
  const filtered: View = { ...base, filter: decodeFilter(params) };
  const view = FIELDS.reduce((so, { name, decode }) => params.read(name, (value) => decode(value, so)) ?? so, filtered);
  return { view, ignored: params.ignored() };
}

/** The parameters of a query, which notes what of them could not be read. An empty value says nothing. */
class Parameters {
  private readonly left: [string, string][];
  private readonly unread: string[] = [];

  constructor(query: string) {
    this.left = [...new URLSearchParams(query)];
  }

  /** Returns what `decode` makes of the first value of a parameter; undefined where there is none, or none that it knows. */
  read<T>(name: string, decode: (value: string) => T | undefined): T | undefined {
    const at = this.left.findIndex(([given]) => given === name);
    const [, value = ""] = (at < 0 ? undefined : this.left.splice(at, 1)[0]) ?? [];
    if (value.trim() === "") return undefined;
    const decoded = decode(value);
    if (decoded === undefined) this.leaveOut(name, value);
    return decoded;
  }

  /** Returns the value of a parameter that is one of a few. */
  one<T extends string>(name: string, allowed: readonly T[]): T | undefined {
    return this.read(name, (value) => allowed.find((known) => known === value));
  }

  leaveOut(name: string, value: string): void {
    this.unread.push(`${name}=${value}`);
  }

  /** Returns what was left out; parameters that nobody has read by now, or that come again, are too. */
  ignored(): string[] {
    return [...this.unread, ...this.left.map(([name, value]) => (value ? `${name}=${value}` : name)).filter(Boolean)];
  }
}

function decodeFilter(params: Parameters): Filter {
  const lists = {} as Record<FilterList, readonly string[]>;
  for (const name of FILTER_LISTS) lists[name] = params.read(name, (value) => codes(params, name, value)) ?? [];
  const [from, to] = [params.read("from", day) ?? "", params.read("to", day) ?? ""];
  const reversed = from !== "" && to !== "" && to < from;
  if (reversed) params.leaveOut("to", to);
  return {
    ...lists,
    from,
    to: reversed ? "" : to,
    q: params.read("q", (value) => words(params, value)) ?? "",
    counting: params.one("counting", COUNTINGS) ?? NO_FILTER.counting,
    linked: params.one("linked", LINKINGS) ?? NO_FILTER.linked,
    revision: params.read("revision", revisionNumber) ?? 0,
  };
}

/** Returns the codes of a list, sorted and without repeats, as the server does. */
function codes(params: Parameters, name: FilterList, value: string): string[] {
  const form = name === "area" ? PCODE : CODE;
  const given = [...new Set(value.split(",").map((code) => code.trim()).filter(Boolean))].sort();
  const known = given.filter((code) => form.test(code)).slice(0, MAX_VALUES);
  const unknown = given.filter((code) => !known.includes(code));
  if (unknown.length > 0) params.leaveOut(name, unknown.join(","));
  return known;
}

/** Returns a text with single spaces, cut where the server would refuse more. */
function words(params: Parameters, value: string): string {
  const all = value.split(/\s+/).filter(Boolean).join(" ");
  if (all.length > MAX_TEXT) params.leaveOut("q", all.slice(MAX_TEXT));
  return all.slice(0, MAX_TEXT);
}

/** Returns an ISO day that exists in the calendar. */
function day(value: string): string | undefined {
  if (!DATE.test(value)) return undefined;
  const parsed = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(value) ? value : undefined;
}

function revisionNumber(value: string): number | undefined {
  const revision = Number(value);
  return Number.isSafeInteger(revision) && revision > 0 ? revision : undefined;
}

function classCount(value: string): number | undefined {
  const n = Number(value);
  return Number.isInteger(n) && n >= MIN_CLASSES && n <= MAX_CLASSES ? n : undefined;
}

/** Returns the bounds of a list that ascend from above zero and make no more than the most classes. */
export function decodeBreaks(value: string): number[] | undefined {
  const bounds = value.split(",").map((bound) => (DECIMAL.test(bound.trim()) ? Number(bound) : Number.NaN));
  const ascend = bounds.every((bound, i) => bound > (bounds[i - 1] ?? 0));
  return ascend && bounds.length < MAX_CLASSES ? bounds : undefined;
}

/** Returns the bounds that a reader types, with Latin or Arabic digits, points and commas. */
export function typedBreaks(typed: string): number[] | undefined {
  const latin = typed.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660)).replaceAll("٫", ".");
  return decodeBreaks(latin.replace(/\s/g, "").replaceAll("،", ","));
}

/** Zoom to 2 decimals and degrees to 4 (about 10 m): finer than a pixel at any zoom that is drawn. */
function encodeCamera({ zoom, lat, lon }: Camera): string {
  return [round(zoom, 2), round(lat, 4), round(lon, 4)].join("/");
}

function decodeCamera(value: string): Camera | undefined {
  const parts = value.split("/");
  const [zoom, lat, lon] = parts.map(Number);
  if (parts.length !== 3 || parts.includes("") || zoom === undefined || lat === undefined || lon === undefined) return undefined;
  const inRange = zoom >= 0 && zoom <= 22 && Math.abs(lat) <= 85 && Math.abs(lon) <= 180;
  return inRange ? { zoom: round(zoom, 2), lat: round(lat, 4), lon: round(lon, 4) } : undefined;
}

function round(n: number, decimals: number): number {
  return Number(n.toFixed(decimals));
}

/** Returns a period as the API and the URL have it. */
export function encodePeriod({ from, to }: Period): string {
  return `${from}..${to}`;
}

function decodePeriod(value: string): Period | undefined {
  const [from, to, ...rest] = value.split("..").map(day);
  return from && to && rest.length === 0 && from <= to ? { from, to } : undefined;
}

/** Layers as "control.60,names.0": those that are not drawn as a view has them at first. */
function encodeLayers(layers: Layers): string {
  return LAYERS.filter((layer) => layers[layer] !== DEFAULT_LAYERS[layer]).map((layer) => `${layer}.${layers[layer]}`).join();
}

function decodeLayers(value: string): Layers | undefined {
  const layers = { ...DEFAULT_LAYERS };
  for (const part of value.split(",")) {
    const [, name, percent] = /^([a-z]+)\.(\d{1,3})$/.exec(part) ?? [];
    const layer = LAYERS.find((known) => known === name);
    if (!layer || Number(percent) > 100) return undefined;
    layers[layer] = Number(percent);
  }
  return layers;
}

function encodeOpened(opened: Opened): string {
  switch (opened.kind) {
    case "none": return "";
    case "area": return opened.pcode;
    case "incident": return opened.id;
  }
}

function decodeOpened(value: string): Opened | undefined {
  if (PCODE.test(value)) return { kind: "area", pcode: value };
  if (ULID.test(value) || (NUMBER.test(value) && Number.isSafeInteger(Number(value)))) return { kind: "incident", id: value };
  return undefined;
}
