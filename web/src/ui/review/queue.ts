// The descriptions that wait for a decision, as far as they have been read: pure functions.

import type { Group, GroupList, WaitingTotal } from "../../api/schema";
import type { Filter } from "../../state/view";

export interface Queue {
  /** In the server's order: those with the most records first. */
  groups: readonly Group[];
  /** The cursor of what follows; undefined where nothing does. */
  next: string | undefined;
  /** How much waits, with what has not been read yet. */
  total: WaitingTotal;
}

export const NOTHING_WAITS: Queue = { groups: [], next: undefined, total: { groups: 0, records: 0 } };

/** What the queue can be narrowed by: one of each; "": all. */
export interface QueueScope {
  governorate: string;
  dataset: string;
  q: string;
}

/** Returns the part of the filter that the queue follows: where it names one governorate or dataset. */
export function scopeOf({ area, dataset, q }: Pick<Filter, "area" | "dataset" | "q">): QueueScope {
  const governorates = new Set(area.map((pcode) => pcode.slice(0, 4)));
  const [governorate = ""] = governorates.size === 1 ? governorates : [];
  return { governorate: governorate.length === 4 ? governorate : "", dataset: dataset.length === 1 ? (dataset[0] ?? "") : "", q };
}

/** Returns a queue with a further page at its end. What is in it already stays where it is; how much waits is what the page says. */
export function continued({ groups }: Queue, page: GroupList): Queue {
  const known = new Set(groups.map(({ context }) => context));
  return { groups: [...groups, ...page.groups.filter(({ context }) => !known.has(context))], next: page.next, total: page.total };
}

/** Returns a queue without a description. */
export function without(queue: Queue, context: string): Queue {
  const gone = queue.groups.find((group) => group.context === context);
  return { ...queue, groups: queue.groups.filter((group) => group !== gone), total: recounted(queue.total, gone, undefined) };
}

/** Returns a queue with a description as it is now, at its place, or first where it was not there. */
export function renewed(queue: Queue, group: Group): Queue {
  const at = queue.groups.findIndex(({ context }) => context === group.context);
  return { ...queue, groups: at < 0 ? [group, ...queue.groups] : queue.groups.with(at, group), total: recounted(queue.total, queue.groups[at], group) };
}

/** Returns how much waits when one description has taken the place of another. One of which nothing waits is not counted. */
function recounted({ groups, records }: WaitingTotal, before: Group | undefined, now: Group | undefined): WaitingTotal {
  const [had, has] = [before?.records ?? 0, now?.records ?? 0];
  return { groups: groups + Math.sign(has) - Math.sign(had), records: records + has - had };
}

/** Returns the context of the description after another, the first one after the last; "" where there is no other. */
export function after({ groups }: Queue, context: string): string {
  const at = groups.findIndex((group) => group.context === context);
  const next = groups[at + 1] ?? groups[0];
  return next && next.context !== context ? next.context : "";
}
