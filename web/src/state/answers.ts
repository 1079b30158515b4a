// What the server answers about the view that is shown. Each answer follows just the parts of
// the view that it depends on.

import { computed, effect, signal, type ReadonlySignal } from "@preact/signals";
import { apiPath, getJSON } from "../api/client";
import { follow, type Query } from "../api/query";
import type {
  About, Area, AreaAnswer, AreasAnswer, ChoroplethAnswer, IncidentAnswer, Label, TileJSON, Vocabulary, VocabularyList,
} from "../api/types";
import { encodePeriod, filterParams, joinQuery } from "./codec";
import { comparedPeriods } from "./compared";
import { filter, level, opened, view } from "./store";
import { editionOf } from "./edition";
import { BIVARIATE_SIDE, areaValues, both, type AreaValue } from "./values";
import { LEVELS, type View } from "./view";

export const about = follow<About>(() => apiPath("about"));
export const vocabulary = follow<Vocabulary>(() => apiPath("vocabulary"));
const areaLists = LEVELS.map((level) => follow<AreasAnswer>(() => apiPath(`areas/${level}`)));

const ground = follow<TileJSON>(() => "/tiles/base.json");

/**
 * What the tiles of areas and base map have in their addresses so that browsers keep them for good. "" where the
 * server does not say, and undefined until it has answered.
 */
export const tileEdition = computed(() => {
  const { data, error } = ground.answer.value;
  return data ? editionOf(data) : error && "";
});

/** Every area by its p-code; empty until the lists are here. */
export const areas = computed(
  () => new Map<string, Area>(areaLists.flatMap(({ data }) => data.value?.areas ?? []).map((area) => [area.pcode, area])),
);

/** Whether an event can have records in more than one dataset. */
export const severalDatasets = computed(() => (about.data.value?.datasets.length ?? 0) > 1);

/** Returns the label of a vocabulary's code, or the code itself where it is not known (yet). */
export function termLabel(list: VocabularyList, code: string): Label {
  return vocabulary.data.value?.[list]?.find((term) => term.code === code)?.label ?? { en: code, ar: code };
}

/** Returns an area's name, or its p-code. */
export function areaLabel(pcode: string): Label {
  return areas.value.get(pcode)?.name ?? { en: pcode, ar: pcode };
}

const filterPairs = computed(() => filterParams(filter.value));

/** The filter as the server reads it. A string, so that what depends on it sees real changes only. */
export const filterQuery = computed(() => joinQuery(filterPairs.value));

/** Methods that divide two metrics alike; the others need bounds or as many classes as they like. */
const EVEN_METHODS: readonly View["method"][] = ["quantile", "jenks", "equal", "log"];

/** The two periods whose difference shades the map; null where the values of one period do. */
export const differing = computed(() => (view.value.arrangement === "difference" ? comparedPeriods(view.value) : null));

/** The second metric of the shades; "": none. It has colours on one map only. */
const second = computed(() => (view.value.arrangement === "one" ? view.value.second : ""));

type Division = Pick<View, "method" | "classes" | "breaks">;

/** Bounds of differences, which are mirrored about zero: of more there would be too many classes. */
const MOST_BOUNDS_OF_DIFFERENCES = 3;

/** How the shades are divided into classes. */
const division = computed<Division>(() => {
  const { method, classes, breaks } = view.value;
  if (second.value) return { method: EVEN_METHODS.find((even) => even === method) ?? "quantile", classes: BIVARIATE_SIDE, breaks };
  return { method, classes, breaks: differing.value ? breaks.slice(0, MOST_BOUNDS_OF_DIFFERENCES) : breaks };
});

/** Returns the path of the choropleth of a metric as the view has it, under filter parameters. */
export function choroplethPath(metric: View["metric"], { method, classes, breaks }: Division, filtered: [string, string][]): string {
  const shared: [string, string][] = [["level", level.value], ["metric", metric], ["per", view.value.per]];
  const divided: [string, string] = method === "fixed" ? ["breaks", breaks.join()] : ["classes", String(classes)];
  return apiPath("choropleth", [...shared, divided, ["method", method], ...filtered]);
}

const choroplethAddress = computed(() => {
  const against: [string, string][] = differing.value ? [["against", encodePeriod(differing.value.before)]] : [];
  return choroplethPath(view.value.metric, division.value, [...filterPairs.value, ...against]);
});
const secondAddress = computed(() => (second.value ? choroplethPath(second.value, division.value, filterPairs.value) : undefined));

/** Returns the answers of paths that are divided by spaces, once all of them are here. */
const getEach: typeof getJSON = <T>(paths: string, aborted?: AbortSignal) => Promise.all(paths.split(" ").map((path) => getJSON(path, aborted))) as Promise<T>;

/** What shades the map, by one metric or by two. Two are one answer: of different filters they would be shades of neither. */
const shading = follow<ChoroplethAnswer[]>(() => [choroplethAddress.value, secondAddress.value].filter(Boolean).join(" "), undefined, getEach);

function shadedBy(i: number): Query<ChoroplethAnswer> {
  const answer = computed(() => {
    const { data, path, ...state } = shading.answer.value;
    return { data: data?.[i], path: path?.split(" ")[i], ...state };
  });
  return { answer, data: computed(() => answer.value.data), renew: shading.renew };
}

export const choropleth = shadedBy(0);
/** The second metric of a bivariate choropleth. */
export const secondChoropleth = shadedBy(1);

const answered = signal(filterQuery.peek());
effect(() => {
  const { path, error } = choropleth.answer.value;
  if (path === choroplethAddress.value || (error && path === undefined)) answered.value = filterQuery.value;
});
/**
 * The filter of the last answer, as the server reads it. What the map draws follows it, so that shades, incidents,
 * legend and counts are of one filter at any time; and the map is drawn once.
 */
export const answeredQuery: ReadonlySignal<string> = answered;

const valuesOf = ({ data }: typeof choropleth) => computed(() => {
  const columns = data.value?.values;
  return columns ? areaValues(columns) : new Map<string, AreaValue>();
});

/** The values of the last answer by area; only areas with a record are in it. */
export const shadedValues = valuesOf(choropleth);
/** Those of the second metric. */
export const secondValues = valuesOf(secondChoropleth);

/** Whether the map shades by two metrics. */
export const bivariate = computed(() => second.value !== "" && secondChoropleth.data.value !== undefined);

/** What each area is shaded by: the class of its value, or that of two values together. */
export const shades = computed(() => {
  const first = [...shadedValues.value.values()];
  return bivariate.value ? first.map((value) => both(value, secondValues.value.get(value.pcode))) : first;
});

const areaAddress = computed(() => {
  const what = opened.value;
  return what.kind === "area" ? apiPath(`areas/${what.pcode}`, filterPairs.value) : undefined;
});
export const areaFigures = follow<AreaAnswer>(() => areaAddress.value);

/** Returns the path of a record, as of a revision; 0: the latest. */
export function incidentPath(id: string, revision: number): string {
  return apiPath(`incidents/${id}`, revision > 0 ? [["revision", String(revision)]] : []);
}

const incidentAddress = computed(() => {
  const what = opened.value;
  return what.kind === "incident" ? incidentPath(what.id, filter.value.revision) : undefined;
});
export const incident = follow<IncidentAnswer>(() => incidentAddress.value);

/** Asks again for everything that records are counted in: they have changed by what was done on this page. */
export function renewAll(): void {
  for (const query of [about, shading, areaFigures, incident]) query.renew();
}

/** What the shades on the map mean: the view of the last answer, which may be older than what is chosen by now. */
export const shaded = computed(() => {
  const { metric, per, filter } = view.value;
  return choropleth.data.value ?? { level: level.value, metric, per, counting: filter.counting, linked: filter.linked, difference: undefined };
});
