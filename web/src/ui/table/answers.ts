// The incidents of the table. They are asked for while it is shown.

import { computed, effect } from "@preact/signals";
import { apiPath, getJSON } from "../../api/client";
import { follow } from "../../api/query";
import type { IncidentSummary, IncidentsAnswer } from "../../api/types";
import { filterParams } from "../../state/codec";
import { filter, mode, view } from "../../state/store";
import { PAGE, Rows } from "./rows";

const address = computed(() => {
  const { table, sort } = view.value;
  if (mode.value !== "table" || table !== "incidents") return undefined;
  return apiPath("incidents", [...filterParams(filter.value), ["sort", sort], ["limit", String(PAGE)]]);
});
/** The list, with its first rows. */
export const incidentTable = follow<IncidentsAnswer>(() => address.value);

const path = computed(() => incidentTable.answer.value.path);
const answer = computed(() => incidentTable.answer.value.data);

/** Returns the path of a page of the list, at the revision that its first page was of. */
function pagePath(list: string, revision: number, page: number): string {
  const pinned = /[?&]revision=/.test(list) ? "" : `&revision=${revision}`;
  return `${list}${pinned}&offset=${page * PAGE}`;
}

/** All rows of the list; undefined before there is one. */
export const incidentRows = computed(() => {
  const [list, first] = [path.value, answer.value];
  if (!list || !first) return undefined;
  return new Rows<IncidentSummary>(first.incidents, first.total, async (page, aborted) =>
    (await getJSON<IncidentsAnswer>(pagePath(list, first.revision, page), aborted)).incidents);
});

effect(() => {
  const rows = incidentRows.value;
  return () => rows?.stop();
});
