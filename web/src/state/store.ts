// The current view and the ways to change it. The URL follows every change: a deliberate act
// (a filter, a level, a panel) is a step of the browser's history, a move of the map is not.

import { computed, signal } from "@preact/signals";
import type { Language } from "../api/types";
import { decodeView, encodeView } from "./codec";
import { levelOf } from "./level";
import { LANGUAGES, NO_FILTER, defaultView, persUnder, type Camera, type Filter, type Opened, type View } from "./view";

/** The first language of the reader's browser that the page speaks. */
function preferredLanguage(): Language {
  const tags = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase());
  return LANGUAGES.find((language) => language === tags.find((tag) => tag === "ar" || tag === "en")) ?? "en";
}

/** Whether this is the page for frames of other sites, which shows the map and only reads. */
export const embedded = location.pathname === "/embed";

/** The view shown. Read it anywhere; change it with the functions below only. */
export const view = signal<View>(defaultView("en"));

/** The parts of the link that the view leaves out, until the reader has dismissed the notice of them. */
export const ignored = signal<readonly string[]>([]);

function showURL(): void {
  const decoded = decodeView(location.search, preferredLanguage());
  view.value = embedded ? { ...decoded.view, mode: "map" } : decoded.view;
  ignored.value = decoded.ignored;
}
showURL();

// Parts of the view as signals of their own, so that what depends on one part does not run
// again when another part changes.
export const lang = computed(() => view.value.lang);
export const filter = computed(() => view.value.filter);
export const opened = computed(() => view.value.opened);
export const mode = computed(() => view.value.mode);
/** The level of areas that is shown: pinned, or that of the zoom. */
export const level = computed(() => levelOf(view.value));

function show(next: View, history: "push" | "replace"): void {
  if (encodeView(next) === encodeView(view.value)) return;
  const step = history === "push" && !embedded; // in a frame it would be a step of the page around it
  if (step) address.flush();
  view.value = next;
  if (step) window.history.pushState(null, "", addressOf(next));
  else address.replace();
}

function addressOf(next: View): string {
  return `${location.pathname}?${encodeView(next)}`;
}

/** Milliseconds from one replacement of the URL to the next: Safari throws at a hundred of them in half a minute. */
const REPLACE_PAUSE = 400;

/** The URL of the step of history that is shown, kept in step with the view: at once, and under a hand or a clock now and then. */
const address = {
  waiting: undefined as ReturnType<typeof setTimeout> | undefined,
  behind: false,
  replace(): void {
    this.behind = true;
    if (this.waiting !== undefined) return;
    this.flush();
    this.waiting = setTimeout(() => {
      this.waiting = undefined;
      if (this.behind) this.replace();
    }, REPLACE_PAUSE);
  },
  /** Writes what is still unwritten. */
  flush(): void {
    if (this.behind) window.history.replaceState(null, "", addressOf(view.value));
    this.behind = false;
  },
  /** Forgets what is unwritten: another step of history is shown. */
  forget(): void {
    this.behind = false;
  },
};

/**
 * Changes parts of the view as one step of the history; "replace" for what follows a hand or a clock without
 * being a step of its own. A second metric that is also the first is none.
 */
export function change(parts: Partial<Omit<View, "camera" | "filter">>, history: "push" | "replace" = "push"): void {
  const next = { ...view.value, ...parts };
  show({ ...next, second: next.second === next.metric ? "" : next.second }, history);
}

/** Changes parts of the filter, as `change` does. A share ends with the last of its parties. A page that only reads leaves it. */
export function changeFilter(parts: Partial<Filter>, history: "push" | "replace" = "push"): void {
  if (embedded) return;
  const filter = { ...view.value.filter, ...parts };
  const per = persUnder(filter).find((possible) => possible === view.value.per) ?? defaultView(view.value.lang).per;
  show({ ...view.value, filter, per }, history);
}

/** Takes away every restriction. */
export function resetFilter(): void {
  changeFilter(NO_FILTER);
}

/** Opens a panel, or closes it with `{ kind: "none" }`. */
export function open(opened: Opened): void {
  change({ opened });
}

/** Notes the identifier of the incident that is open. */
export function identified(id: string): void {
  show({ ...view.value, opened: { kind: "incident", id } }, "replace");
}

/** Notes where the map has come to rest. */
export function moved(camera: Camera | null): void {
  show({ ...view.value, camera }, "replace");
}

/** Shows what the URL says when the reader goes back or forward. */
export function followHistory(): void {
  window.addEventListener("popstate", () => {
    address.forget();
    showURL();
  });
  window.history.replaceState(null, "", `${location.pathname}?${encodeView(view.value)}${location.hash}`);
}
