// What the reader's screen is like, as signals.

import { signal, type ReadonlySignal } from "@preact/signals";
import type { Theme } from "../map/palette";

function media(query: string): ReadonlySignal<boolean> {
  const list = matchMedia(query);
  const matches = signal(list.matches);
  list.addEventListener("change", () => (matches.value = list.matches));
  return matches;
}

/** Whether panels and filters are sheets over the map: the same width as in style/layout.css. */
export const narrow = media("(max-width: 820px)");

const dark = media("(prefers-color-scheme: dark)");

/** The theme that the reader's system asks for. */
export function theme(): Theme {
  return dark.value ? "dark" : "light";
}
