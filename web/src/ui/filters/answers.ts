// How many records each value of the filter would have: asked for while its values are on screen.

import { computed, signal, type Signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { apiPath } from "../../api/client";
import { follow, type Query } from "../../api/query";
import type { FacetsAnswer, GeocodeAnswer, GeocodeCandidate, Level, Term } from "../../api/types";
import { about, vocabulary } from "../../state/answers";
import { filterParams, type FilterList } from "../../state/codec";
import { filter } from "../../state/store";
import { LEVELS } from "../../state/view";

/** The lists of the filter whose values are few enough to be listed. */
export type TermList = Exclude<FilterList, "area">;

/** The answer for one list while anything shows it. */
interface Facet extends Query<FacetsAnswer> {
  shown: Signal<boolean>;
}

/** What a list's own values restrict does not matter to it: left out, so that choosing among them asks for nothing. */
function facet(list: FilterList, level?: Level): Facet {
  const shown = signal(false);
  const path = computed(() => {
    if (!shown.value) return undefined;
    return apiPath("facets", [["dimensions", list], ["level", level ?? ""], ...filterParams({ ...filter.value, [list]: [] })]);
  });
  return { shown, ...follow<FacetsAnswer>(() => path.value) };
}

const facets: Readonly<Record<TermList, Facet>> = {
  violation: facet("violation"), party: facet("party"), controller: facet("controller"), facility: facet("facility"), weapon: facet("weapon"),
  precision: facet("precision"), grading: facet("grading"), doubt: facet("doubt"), dataset: facet("dataset"),
};
const areaFacets = LEVELS.map((level) => facet("area", level));

function countsOf({ answer }: Facet): [string, number][] {
  const [found] = answer.value.data?.facets ?? [];
  return found?.values.map(({ code, records }) => [code, records]) ?? [];
}

/** Asks for facets while a component is on the page and `active`. */
function useShown(asked: readonly Facet[], active: boolean): void {
  useEffect(() => {
    if (!active) return;
    for (const { shown } of asked) shown.value = true;
    return () => {
      for (const { shown } of asked) shown.value = false;
    };
  }, [active]);
}

/** The records of each value of a list. */
export interface Counts {
  /** undefined: not known (yet). A code that is not in it has none. */
  byCode: ReadonlyMap<string, number> | undefined;
  /** Records that are under no value, to protect people. */
  heldBack: number;
  failed: boolean;
}

/** Returns the records of each value of a list under all other filters, while a component shows it. */
export function useCounts(list: TermList): Counts {
  const asked = facets[list];
  useShown([asked], true);
  const { data, error } = asked.answer.value;
  return { byCode: data && new Map(countsOf(asked)), heldBack: data?.suppressed ?? 0, failed: error !== undefined };
}

/** Returns the records of areas of all levels by p-code, as far as they are known, while `active`. */
export function useAreaCounts(active: boolean): ReadonlyMap<string, number> {
  useShown(areaFacets, active);
  return new Map(areaFacets.flatMap(countsOf));
}

/** Returns the values of a list: those of the vocabulary, or the datasets that there are. */
export function termsOf(list: TermList): readonly Term[] {
  if (list !== "dataset") return vocabulary.answer.value.data?.[list] ?? [];
  return (about.answer.value.data?.datasets ?? []).map(({ code, title }) => ({ code, label: { en: title ?? code, ar: title ?? code } }));
}

/** The text that the geocoder is asked about; "": none. */
export const askedPlace = signal("");
const placePath = computed(() => (askedPlace.value ? apiPath("geocode", [["text", askedPlace.value], ["complete", "yes"]]) : undefined));
const geocoded = follow<GeocodeAnswer>(() => placePath.value, () => askedPlace.value);

/** A place that a text means, or whose name it begins. */
export type FoundPlace = Pick<GeocodeCandidate, "pcode" | "name" | "level" | "point" | "subdistrict" | "governorate">;

/** The probability from which on a text that is finished means a place. The other guesses at half a name are far-fetched. */
const LIKELY = 0.5;
const MOST_PLACES = 6;

/** The places that the text can mean, and then those that it can become; undefined while they are looked for. */
export const placesFound = computed((): readonly FoundPlace[] | undefined => {
  const { data, loading } = geocoded.answer.value;
  if (loading) return undefined;
  const likely = (data?.candidates ?? []).filter(({ score }) => score >= LIKELY);
  const found = new Map<string, FoundPlace>([...likely, ...(data?.completions ?? [])].filter(isPlace).map((place) => [place.pcode, place]));
  return [...found.values()].slice(0, MOST_PLACES);
});

function isPlace({ level, point, subdistrict }: FoundPlace): boolean {
  return level === "place" && point !== undefined && subdistrict !== undefined;
}
