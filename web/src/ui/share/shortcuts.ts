// Single keys that do what takes a press of the pointer elsewhere. None does anything while the reader types.

import { useEffect } from "preact/hooks";
import { singleKeys } from "../../state/preferences";
import { change, lang, mode, moved, view } from "../../state/store";
import type { Mode } from "../../state/view";
import { text } from "../../text/text";
import { zoomMap } from "../map/MapPane";
import { keyOf, takesKeys } from "../parts/keys";
import { say } from "../parts/Toast";
import { narrowed } from "../time/answers";
import { pause, play, playing, room, step } from "../time/moves";
import { copyLink } from "./copy";
import { helpShown } from "./Help";
import { linkTo } from "./link";

type Words = keyof (typeof text.value)["sharing"]["does"];
export type Group = keyof (typeof text.value)["sharing"]["shortcutGroups"];

export interface Shortcut {
  key: string;
  does: Words;
  /** Where it works. */
  group: Group;
  /** Absent where the part of the page that it is about listens to it itself. */
  run?: () => void;
  /** A view that has an answer of its own. */
  but?: Mode;
}

const goTo = (next: Mode) => () => change({ mode: next });

/** Every shortcut, in the order of the list that readers see. */
export const SHORTCUTS: readonly Shortcut[] = [
  { key: "?", does: "help", group: "everywhere", run: () => (helpShown.value = true), but: "review" },
  { key: "m", does: "map", group: "everywhere", run: goTo("map") },
  { key: "t", does: "table", group: "everywhere", run: goTo("table") },
  { key: "r", does: "review", group: "everywhere", run: goTo("review") },
  { key: "i", does: "methods", group: "everywhere", run: goTo("methods") },
  { key: "l", does: "language", group: "everywhere", run: () => change({ lang: lang.value === "ar" ? "en" : "ar" }) },
  { key: "Escape", does: "close", group: "everywhere" },
  { key: "c", does: "copy", group: "records", run: () => void copyLink(linkTo(location.origin, view.value)) },
  { key: "/", does: "search", group: "records", run: search },
  { key: "[", does: "before", group: "records", run: () => stepPeriod(-1) },
  { key: "]", does: "after", group: "records", run: () => stepPeriod(1) },
  { key: "p", does: "play", group: "records", run: () => (playing.value ? pause() : play()) },
  { key: "1", does: "governorate", group: "records", run: () => change({ level: "governorate" }) },
  { key: "2", does: "district", group: "records", run: () => change({ level: "district" }) },
  { key: "3", does: "subdistrict", group: "records", run: () => change({ level: "subdistrict" }) },
  { key: "0", does: "auto", group: "records", run: () => change({ level: "auto" }) },
  { key: "+", does: "closer", group: "map", run: () => zoomMap(1) },
  { key: "-", does: "further", group: "map", run: () => zoomMap(-1) },
  { key: "h", does: "whole", group: "map", run: () => moved(null) },
  { key: "Arrows", does: "move", group: "map" },
];

/** The views that a group of shortcuts works in. */
const MODES: Record<Group, readonly Mode[]> = { everywhere: ["map", "table", "review", "methods"], records: ["map", "table"], map: ["map"] };

/** Puts the keyboard where an area, a place or words are searched for. */
function search(): void {
  document.querySelector<HTMLElement>('.filters [role="combobox"]')?.focus();
}

function stepPeriod(periods: -1 | 1): void {
  const [back, forward] = room();
  if (!narrowed.value) say(text.value.sharing.noPeriod);
  else if ((periods < 0 ? back : forward) !== 0) step(periods);
}

/** Returns the shortcut that a key means now, in the page's view. */
function shortcutOf(event: KeyboardEvent): Shortcut | undefined {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return undefined;
  if (takesKeys(event.target) || document.querySelector("dialog[open]")) return undefined;
  const key = keyOf(event);
  if (singleKeys.value === "off" && key !== "Escape") return undefined;
  return SHORTCUTS.find(({ key: wanted, group, but }) => wanted === key && MODES[group].includes(mode.value) && but !== mode.value);
}

/** Listens to the keyboard while the page is shown. */
export function useShortcuts(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const shortcut = shortcutOf(event);
      if (!shortcut?.run) return;
      event.preventDefault();
      shortcut.run();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}
