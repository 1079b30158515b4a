// What several maps are asked for with: a choropleth and the figures of each part, while they are shown.

import { computed, effect, signal } from "@preact/signals";
import { apiPath } from "../../api/client";
import { follow } from "../../api/query";
import type { AreaAnswer, ChoroplethAnswer, ChoroplethClass, Counts, CrossTable, Level } from "../../api/types";
import { about, choroplethPath, vocabulary } from "../../state/answers";
import { filterParams } from "../../state/codec";
import { comparedPeriods } from "../../state/compared";
import { MOST_PARTS, NO_PARTS, codeParts, periodPart, periodParts, type Part, type Parts } from "../../state/parts";
import { sharedMethod, sharedScale } from "../../state/sharedScale";
import { filter, mode, view } from "../../state/store";
import { areaValues, classIn, type AreaValue } from "../../state/values";
import { MAX_CLASSES, type Period } from "../../state/view";

const arrangement = computed(() => (mode.value === "map" ? view.value.arrangement : "one"));
const split = computed(() => view.value.split);
const compared = computed(() => comparedPeriods(view.value));

const tableAddress = computed(() => {
  if (arrangement.value !== "multiples" || split.value === "period") return undefined;
  return apiPath("summary", [["rows", split.value], ["metric", view.value.metric], ...filterParams(filter.value)]);
});
/** The records by party or controller: which of them have a map. */
export const table = follow<CrossTable>(() => tableAddress.value, () => split.value);

/** What each map is of; undefined until that is known. */
export const parts = computed<Parts | undefined>(() => {
  switch (arrangement.value) {
    case "one": return NO_PARTS;
    case "multiples": return split.value === "period" ? ofPeriods() : ofCodes(split.value);
    default: {
      const periods = compared.value;
      const drawn = periods ? [periods.before, periods.after].map((period) => periodPart(filter.value, period)) : [];
      return { drawn, all: drawn.length };
    }
  }
});

function ofPeriods(): Parts | undefined {
  const { first_date: from, last_date: to } = about.answer.value.data ?? {};
  return from && to ? periodParts(filter.value, { from, to }) : undefined;
}

function ofCodes(list: "party" | "controller"): Parts | undefined {
  // Under a new filter the maps that are there stay until it is known which are meant: to make one anew takes longer than all else.
  const [{ data }, terms] = [table.answer.value, vocabulary.answer.value.data];
  return data && terms ? codeParts(filter.value, list, data, terms[list]) : undefined;
}

/** Whether each part has a map of its own; in a difference both share one. */
const mapped = computed(() => arrangement.value === "multiples" || arrangement.value === "side");

/** The server's own classes of each map are not used: the maps have classes in common. */
const AS_ANY = { method: "quantile", classes: MAX_CLASSES, breaks: [] } as const;

// Parts of the view as signals of their own: when the map moves nothing is divided again.
const method = computed(() => view.value.method);
const classCount = computed(() => view.value.classes);
const breaks = computed(() => view.value.breaks);

/** A place in the row of maps, with what is asked for to fill it. */
const places = Array.from({ length: MOST_PARTS }, (_, i) => {
  const part = computed(() => parts.value?.drawn[i]);
  const key = () => part.value?.key ?? "";
  const address = computed(() => (part.value && mapped.value ? choroplethPath(view.value.metric, AS_ANY, filterParams(part.value.filter)) : undefined));
  const figuresAddress = computed(() => part.value && apiPath("areas/SY", filterParams(part.value.filter)));
  return { address, figuresAddress, shades: follow<ChoroplethAnswer>(() => address.value, key), figures: follow<AreaAnswer>(() => figuresAddress.value, key) };
});

/** Returns the figures of the part at a place, once they are here. */
export function figuresAt(i: number): AreaAnswer["figures"] | undefined {
  return places[i]?.figures.answer.value.data?.figures;
}

/** The figures of two periods, each with its own. */
export interface ComparedFigures {
  before: { period: Period; figures: AreaAnswer["figures"] };
  after: { period: Period; figures: AreaAnswer["figures"] };
}

/** Both periods as they were last known under one filter: the numbers of two filters are no change. */
export const comparedFigures = signal<ComparedFigures | undefined>(undefined);

effect(() => {
  const [earlier, later] = compared.value ? places : [];
  if (!earlier || !later) return void (comparedFigures.value = undefined);
  const [before, after] = [earlier, later].map(({ figuresAddress, figures }, i) => {
    const [{ data, path }, period] = [figures.answer.value, parts.value?.drawn[i]?.period];
    return data && period && path === figuresAddress.value ? { period, figures: data.figures } : undefined;
  });
  if (before && after) comparedFigures.value = { before, after };
});

/** Returns how many records of the part at a place are drawn, once that is known. */
export function countsAt(i: number): Counts | undefined {
  return places[i]?.shades.answer.value.data?.counts;
}

/** What all maps draw: of one view, in one scale. */
export interface DrawnParts {
  level: Level;
  classes: readonly ChoroplethClass[];
  /** The values that each part is shaded by. */
  byKey: ReadonlyMap<string, readonly AreaValue[]>;
}

/** The maps as they are drawn. An answer that is on its way leaves all of them as they were, in step. */
export const drawnParts = signal<DrawnParts | undefined>(undefined);

effect(() => {
  const drawn = mapped.value ? (parts.value?.drawn ?? []) : [];
  const asked = places.slice(0, drawn.length).map(({ address, shades }) => ({ address: address.value, ...shades.answer.value }));
  if (asked.length === 0) drawnParts.value = undefined;
  else if (asked.every(({ address, path, error }) => path === address || error)) drawnParts.value = inOneScale(drawn, asked.map(({ data }) => data));
});

/** Returns the parts in classes of all their values together; undefined where there is no answer at all. */
function inOneScale(drawn: readonly Part[], answers: readonly (ChoroplethAnswer | undefined)[]): DrawnParts | undefined {
  const first = answers.find((answer) => answer !== undefined);
  if (!first) return undefined;
  const valuesOf = answers.map((answer) => (answer?.level === first.level ? [...areaValues(answer.values).values()] : []));
  const classes = sharedScale(valuesOf.flat().map(({ value }) => value ?? 0), {
    method: sharedMethod(method.value), classes: classCount.value, breaks: breaks.value, counted: first.per === "count",
  });
  const byKey = drawn.map(({ key }, i): [string, readonly AreaValue[]] => [key, (valuesOf[i] ?? []).map((value) => ({ ...value, class: classIn(classes, value.value) }))]);
  return { level: first.level, classes, byKey: new Map(byKey) };
}

/** The first error of the maps, or of what they are of. */
export const partsError = computed(() => {
  const { error } = table.answer.value;
  return error ?? places.map(({ shades, figures }) => shades.answer.value.error ?? figures.answer.value.error).find(Boolean);
});

/** Whether an answer for the maps is on its way. */
export const partsLoading = computed(() => table.answer.value.loading || places.some(({ shades }) => shades.answer.value.loading));
