// What the server says of the places that wait. It is asked while the room is shown.

import { computed, effect, signal } from "@preact/signals";
import { apiPath, getJSON } from "../../api/client";
import { follow } from "../../api/query";
import type { GeocodeCandidate, Group, GroupList, OneGroup, Result } from "../../api/schema";
import type { IncidentAnswer } from "../../api/types";
import { areas } from "../../state/answers";
import { change, filter, lang, mode, view } from "../../state/store";
import type { Draft } from "./decision";
import { readAsReviewer, reviewer } from "./desk";
import { after, continued, NOTHING_WAITS, renewed, scopeOf, without, type Queue } from "./queue";
import { NO_PLACE, marksOf, readingsOf } from "./meaning";

/** Descriptions of one page. */
const PAGE_SIZE = "50";

const shown = computed(() => mode.value === "review");

/** What the queue is narrowed by. */
export const scope = computed(() => scopeOf(filter.value));

const queueAddress = computed(() => {
  const { governorate, dataset, q } = scope.value;
  return shown.value ? apiPath("review", [["governorate", governorate], ["dataset", dataset], ["q", q], ["limit", PAGE_SIZE]]) : undefined;
});
const audience = computed(() => reviewer.value?.name ?? "");

/** The first page of what waits. Whoever signs in or out is told of other records. */
export const firstPage = follow<GroupList>(() => {
  void audience.value;
  return queueAddress.value;
}, () => `${audience.value} ${queueAddress.value}`, readAsReviewer);

/** What waits, as far as it was read. */
export const queue = signal<Queue>(NOTHING_WAITS);
effect(() => {
  const { data } = firstPage.answer.value;
  queue.value = data ? continued(NOTHING_WAITS, data) : NOTHING_WAITS;
});

/** The address of the page that is being read; "": none. */
let underWay = "";

/** Reads the next page. A failure leaves the queue as it is; it can be asked for again. */
export async function readMore(): Promise<void> {
  const { next } = queue.peek();
  if (!next || !queueAddress.peek()) return;
  const address = `${queueAddress.peek()}&cursor=${encodeURIComponent(next)}`;
  if (address === underWay) return;
  underWay = address;
  const page = await readAsReviewer<GroupList>(address).catch(() => undefined);
  if (underWay === address) underWay = "";
  if (page && queue.peek().next === next) queue.value = continued(queue.peek(), page);
}

const listed = computed(() => queue.value.groups.find(({ context }) => context === view.value.deciding));

const linkedAddress = computed(() => {
  const { deciding } = view.value;
  return shown.value && deciding && firstPage.answer.value.data && !listed.value ? apiPath(`review/${deciding}`) : undefined;
});
/** The description that a link is about, where the queue does not have it. */
export const linkedGroup = follow<OneGroup>(() => linkedAddress.value, () => linkedAddress.value ?? "", readAsReviewer);

/** The description under review; undefined where none waits, or none is here yet. */
export const current = computed((): Group | undefined => {
  if (listed.value) return listed.value;
  const { data, loading } = linkedGroup.answer.value;
  return data?.group ?? (linkedAddress.value && loading ? undefined : queue.value.groups[0]);
});

// The last ones that were read are near: whoever goes on meets no end.
const NEAR_THE_END = 5;
effect(() => {
  const { groups, next } = queue.value;
  const at = groups.findIndex(({ context }) => context === current.value?.context);
  if (next && at >= groups.length - NEAR_THE_END) void readMore();
});

/** Takes up another description: one that is pressed is a step of the history, the next one is not. */
export function takeUp(context: string, history: "push" | "replace"): void {
  change({ deciding: context }, history);
}

/** Takes up the description after the current one. */
export function goOn(): void {
  const now = current.peek();
  if (now) takeUp(after(queue.peek(), now.context), "replace");
}

/** Takes a description that no longer waits out of the queue, and takes up the next one. */
export function settle(context: string): void {
  const next = after(queue.peek(), context);
  queue.value = without(queue.peek(), context);
  takeUp(next, "replace");
}

/** Puts a description into the queue as it is now, and takes it up. */
export function put(group: Group): void {
  queue.value = renewed(queue.peek(), group);
  takeUp(group.context, "replace");
}

const currentContext = computed(() => current.value?.context ?? "");
export const draft = signal<Draft>({ pcode: "", record: "", setAside: false, note: "", found: [] });
let draftOf = "";
effect(() => {
  // While the queue is read anew for who has just signed in, what they chose is kept.
  if (currentContext.value === "" || currentContext.value === draftOf) return;
  draftOf = currentContext.value;
  renewDraft();
});

/** Begins the draft anew. */
export function renewDraft(): void {
  const group = current.peek();
  // Records without a description have nothing in common to decide about.
  draft.value = { pcode: "", record: group && !described(group) ? (group.incidents[0] ?? "") : "", setAside: false, note: "", found: [] };
}

/** Reports whether the records of a group have a description, so that one decision can be about all of them. */
export function described({ text, region }: Pick<Group, "text" | "region">): boolean {
  return Boolean(text.en || text.ar || region.en || region.ar);
}

/** Changes parts of the draft. */
export function drafted(parts: Partial<Draft>): void {
  draft.value = { ...draft.peek(), ...parts };
}

/** What can be chosen, in the order of its keys. */
export const readings = computed(() => (current.value ? readingsOf(current.value, draft.value.found) : []));

/** What the map shows. */
export const marks = computed(() => (current.value ? marksOf(current.value, readings.value, draft.value.pcode, areas.value) : []));

/** Chooses a reading by its position; NO_PLACE says that none fits. */
export function choose(position: number | typeof NO_PLACE): void {
  const pcode = position === NO_PLACE ? NO_PLACE : readings.peek()[position]?.pcode;
  if (pcode) drafted({ pcode });
}

/** Returns what a name can mean, in either script. Errors: RequestError. */
export async function lookFor(name: string): Promise<readonly GeocodeCandidate[]> {
  return (await getJSON<Result>(apiPath("geocode", [["text", name], ["lang", lang.peek()]]))).candidates ?? [];
}

/** The first records of the current description; null: one that is not for everyone. */
export const records = signal<ReadonlyMap<string, IncidentAnswer["incident"] | null>>(new Map());
effect(() => {
  void currentContext.value;
  const stopped = new AbortController();
  records.value = new Map();
  for (const id of current.peek()?.incidents ?? []) {
    getJSON<IncidentAnswer>(apiPath(`incidents/${id}`), stopped.signal).then(
      ({ incident }) => (records.value = new Map(records.peek()).set(id, incident)),
      () => {
        if (!stopped.signal.aborted) records.value = new Map(records.peek()).set(id, null);
      },
    );
  }
  return () => stopped.abort();
});
