// The one codec between a view and the query of the page's URL.
//
// Filter parameters have the names and values of the API, so a filter can be copied from the
// page to a script. The order is fixed and defaults are left out: the same view is always the
// same URL. Reading never fails: what the page cannot mean is dropped, since a link must open
// even when a part of it was damaged on its way.

import type { Language } from "../api/types";
import {
  COUNTINGS, LANGUAGES, LEVELS, MAX_CLASSES, METHODS, METRICS, MIN_CLASSES, NO_FILTER, PERS, defaultView,
  type Camera, type Filter, type Opened, type View,
} from "./view";

/** The filter's parameters that are comma-separated lists of codes. */
export const FILTER_LISTS = [
  "violation", "party", "controller", "area", "facility", "weapon", "precision", "grading", "dataset",
] as const;
export type FilterList = (typeof FILTER_LISTS)[number];

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const CODE = /^[\p{L}\p{N}][\p{L}\p{N} ._+:-]{0,79}$/u;
const PCODE = /^SY(\d{2}){0,3}$/;
const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;
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
    ["revision", filter.revision > 0 ? String(filter.revision) : ""],
  ];
  return all.filter(([, value]) => value !== "");
}

/** Returns the query of a view, without the question mark. */
export function encodeView(view: View): string {
  const base = defaultView(view.lang);
  const own: [string, string][] = [
    ["lang", view.lang],
    ["level", view.level === base.level ? "" : view.level],
    ["metric", view.metric === base.metric ? "" : view.metric],
    ["per", view.per === base.per ? "" : view.per],
    ["method", view.method === base.method ? "" : view.method],
    ["classes", view.classes === base.classes ? "" : String(view.classes)],
    ["map", view.camera ? encodeCamera(view.camera) : ""],
    ["open", encodeOpened(view.opened)],
  ];
  return joinQuery([...own.slice(0, 1), ...filterParams(view.filter), ...own.slice(1)]);
}

/** Returns a query string of parameters, empty ones left out, commas and slashes kept readable. */
export function joinQuery(params: [string, string][]): string {
  return params
    .filter(([, value]) => value !== "")
    .map(([name, value]) => `${name}=${encodeURIComponent(value).replaceAll("%2C", ",").replaceAll("%2F", "/").replaceAll("%3A", ":")}`)
    .join("&");
}

/** Returns the view of a query; `preferred` is the language where the query names none. */
export function decodeView(query: string, preferred: Language): View {
  const params = new URLSearchParams(query);
  const one = <T extends string>(name: string, allowed: readonly T[], otherwise: T): T =>
    allowed.find((value) => value === params.get(name)) ?? otherwise;
  const base = defaultView(one("lang", LANGUAGES, preferred));
  return {
    lang: base.lang,
    filter: decodeFilter(params),
    level: one("level", LEVELS, base.level),
    metric: one("metric", METRICS, base.metric),
    per: one("per", PERS, base.per),
    method: one("method", METHODS, base.method),
    classes: decodeClasses(params.get("classes"), base.classes),
    camera: decodeCamera(params.get("map")),
    opened: decodeOpened(params.get("open")),
  };
}

function decodeFilter(params: URLSearchParams): Filter {
  const lists = {} as Record<FilterList, readonly string[]>;
  for (const name of FILTER_LISTS) lists[name] = codes(params.get(name), name === "area" ? PCODE : CODE);
  const [from, to] = [day(params.get("from")), day(params.get("to"))];
  const revision = Number(params.get("revision"));
  return {
    ...lists,
    from,
    to: from && to && to < from ? "" : to,
    q: (params.get("q") ?? "").split(/\s+/).filter(Boolean).join(" ").slice(0, MAX_TEXT),
    counting: COUNTINGS.find((rule) => rule === params.get("counting")) ?? NO_FILTER.counting,
    revision: Number.isSafeInteger(revision) && revision > 0 ? revision : 0,
  };
}

/** Returns the codes of a list, sorted and without repeats, as the server does. */
function codes(value: string | null, form: RegExp): string[] {
  const given = (value ?? "").split(",").map((code) => code.trim()).filter((code) => form.test(code));
  return [...new Set(given)].sort().slice(0, MAX_VALUES);
}

/** Returns an ISO day that exists in the calendar, or "". */
function day(value: string | null): string {
  if (!value || !DATE.test(value)) return "";
  const parsed = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(value) ? value : "";
}

function decodeClasses(value: string | null, otherwise: number): number {
  const n = Number(value);
  return value && Number.isInteger(n) && n >= MIN_CLASSES && n <= MAX_CLASSES ? n : otherwise;
}

/** Zoom to 2 decimals and degrees to 4 (about 10 m): finer than a pixel at any zoom that is drawn. */
function encodeCamera({ zoom, lat, lon }: Camera): string {
  return [round(zoom, 2), round(lat, 4), round(lon, 4)].join("/");
}

function decodeCamera(value: string | null): Camera | null {
  const parts = (value ?? "").split("/");
  const [zoom, lat, lon] = parts.map(Number);
  if (parts.length !== 3 || parts.includes("") || zoom === undefined || lat === undefined || lon === undefined) return null;
  const inRange = zoom >= 0 && zoom <= 22 && Math.abs(lat) <= 85 && Math.abs(lon) <= 180;
  return inRange ? { zoom: round(zoom, 2), lat: round(lat, 4), lon: round(lon, 4) } : null;
}

function round(n: number, decimals: number): number {
  return Number(n.toFixed(decimals));
}

function encodeOpened(opened: Opened): string {
  switch (opened.kind) {
    case "none": return "";
    case "area": return opened.pcode;
    case "incident": return opened.id;
    default: return opened.kind;
  }
}

function decodeOpened(value: string | null): Opened {
  if (value === "areas" || value === "incidents") return { kind: value };
  if (value && PCODE.test(value) && value !== "SY") return { kind: "area", pcode: value };
  if (value && ULID.test(value)) return { kind: "incident", id: value };
  return { kind: "none" };
}
