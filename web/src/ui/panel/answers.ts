// What the server answers about the area that the panel shows, beside its figures. Asked for only while
// an area is open.

import { computed, signal } from "@preact/signals";
import { apiPath } from "../../api/client";
import { follow, type Query } from "../../api/query";
import type { AreaAnswer, CrossTable, IncidentsAnswer } from "../../api/types";
import { about, areas, differing, vocabulary } from "../../state/answers";
import { filterParams } from "../../state/codec";
import { COUNTRY, scopeTo } from "../../state/scope";
import { filter, opened, view } from "../../state/store";
import { spanOf, unitFor } from "../../state/time";
import type { Filter } from "../../state/view";

/** The p-code of the area that the panel shows; "" where it shows none. */
const openArea = computed(() => (opened.value.kind === "area" ? opened.value.pcode : ""));

/** Returns the path of an answer about the records in an area that match a filter; undefined where there can be none. */
function pathIn(pcode: string, path: string, params: [string, string][], under: Filter): string | undefined {
  const scope = pcode && scopeTo(pcode, under.area);
  return scope ? apiPath(path, [...params, ...filterParams({ ...under, area: scope })]) : undefined;
}

/** Follows an answer about the open area, or about something in it. */
function followArea<T>(path: (pcode: string) => string | undefined, part: () => string = () => ""): Query<T> {
  const address = computed(() => path(openArea.value));
  return follow<T>(() => address.value, () => `${openArea.value} ${part()}`);
}

/** Records that a panel lists, the latest; the table has all. */
const LISTED: [string, string][] = [["sort", "-date"], ["limit", "8"]];

/** The latest records of the area. */
export const latest = followArea<IncidentsAnswer>((pcode) => pathIn(pcode, "incidents", LISTED, filter.value));

/** The figures of the area in the period that the filter's own is compared with. */
export const earlier = followArea<AreaAnswer>((pcode) => {
  const period = differing.value?.before;
  return pcode && period ? apiPath(`areas/${pcode}`, filterParams({ ...filter.value, ...period })) : undefined;
});

/** Pixels that the bars over time have in the narrowest panel. */
const CHART_WIDTH = 280;

/** The steps of the chart: the finest that the panel has room for. */
const unit = computed(() => {
  const { first_date, last_date } = about.answer.value.data ?? {};
  const [from, to] = [filter.value.from || first_date, filter.value.to || last_date];
  return from && to ? unitFor(spanOf({ from, to }), CHART_WIDTH) : "month";
});

/** The metric of the view over time. */
export const overTime = followArea<CrossTable>((pcode) => pathIn(pcode, "timeline", [["unit", unit.value], ["metric", view.value.metric]], filter.value));

/** The filter without its restriction on doubts: what of a record is doubtful is counted under all the others. */
const withoutDoubts = computed(() => ({ ...filter.value, doubt: [] }));

/** How many records are doubtful, by what is doubtful in them. */
export const byDoubt = followArea<CrossTable>((pcode) => pathIn(pcode, "summary", [["rows", "doubt"], ["metric", "incidents"]], withoutDoubts.value));

/** Every code of doubts: one of them is enough where all are asked for. */
export const allDoubts = computed(() => (vocabulary.answer.value.data?.doubt ?? []).map(({ code }) => code));

/** The doubt whose records are listed, and in which area; "any" of them. */
const chosen = signal({ pcode: "", doubt: "" });
/** The doubt whose records are listed in the open area; "": of none. */
export const chosenDoubt = computed(() => (chosen.value.pcode === openArea.value ? chosen.value.doubt : ""));

/** Lists the records with a doubt, or no longer. */
export function chooseDoubt(doubt: string): void {
  chosen.value = { pcode: openArea.peek(), doubt: chosenDoubt.peek() === doubt ? "" : doubt };
}

/** Returns the codes that a choice of doubts stands for. */
export function doubtCodes(doubt: string): readonly string[] {
  return doubt === "any" ? allDoubts.value : [doubt];
}

/** The latest records with the chosen doubt. */
export const doubtfulRecords = followArea<IncidentsAnswer>((pcode) => {
  const doubt = chosenDoubt.value;
  if (!doubt) return undefined;
  return pathIn(pcode, "incidents", LISTED, { ...withoutDoubts.value, doubt: doubtCodes(doubt) });
}, () => chosenDoubt.value);

/** What the rows of a panel are ordered by and their bars are of. */
export const rankedBy = computed(() => (view.value.metric === "killed" ? "killed" : "incidents"));

/** The areas of the open one's level, in the same larger area; of the country its governorates. */
export const bySibling = followArea<CrossTable>((pcode) => {
  const { level, parent = "" } = pcode === COUNTRY ? { level: "governorate", parent: pcode } : areas.value.get(pcode) ?? { level: "" };
  return level ? pathIn(parent, "summary", [["rows", level], ["metric", "killed"]], filter.value) : undefined;
});

const ALL = [latest, earlier, overTime, byDoubt, doubtfulRecords, bySibling];

/** Asks again for everything, because records have changed. */
export function renewPanel(): void {
  for (const query of ALL) query.renew();
}
