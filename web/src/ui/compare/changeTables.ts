// The tables of what changed: the records of both periods by party and by violation, while they are shown.

import { computed } from "@preact/signals";
import { apiPath } from "../../api/client";
import { follow } from "../../api/query";
import type { CrossTable } from "../../api/types";
import { differing } from "../../state/answers";
import { changesOf } from "../../state/changes";
import { filterParams } from "../../state/codec";
import { filter, mode, view } from "../../state/store";

/** What the records are told apart by. */
export const BREAKDOWNS = ["party", "violation"] as const;
export type Breakdown = (typeof BREAKDOWNS)[number];

function tableOf(rows: Breakdown, when: "before" | "after") {
  const address = computed(() => {
    const period = mode.value === "map" ? differing.value?.[when] : undefined;
    return period && apiPath("summary", [["rows", rows], ["metric", view.value.metric], ...filterParams({ ...filter.value, ...period })]);
  });
  return follow<CrossTable>(() => address.value);
}

const tables = Object.fromEntries(BREAKDOWNS.map((rows) => [rows, { before: tableOf(rows, "before"), after: tableOf(rows, "after") }])) as Record<
  Breakdown, Record<"before" | "after", ReturnType<typeof tableOf>>
>;

/** Returns what changed by party or by violation; undefined until both periods are known, of what is asked for now. */
export function changesBy(rows: Breakdown) {
  const [before, after] = [tables[rows].before.answer.value, tables[rows].after.answer.value];
  if (!before.data || !after.data || before.loading || after.loading) return undefined;
  return changesOf(before.data, after.data);
}

/** The first error of the tables. */
export const tablesError = computed(() => all().map(({ answer }) => answer.value.error).find(Boolean));

/** Whether one of the tables is on its way. */
export const tablesLoading = computed(() => all().some(({ answer }) => answer.value.loading));

const all = () => BREAKDOWNS.flatMap((rows) => [tables[rows].before, tables[rows].after]);
