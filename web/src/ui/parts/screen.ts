// What the reader's screen is like, as signals.

import { effect, signal, type ReadonlySignal } from "@preact/signals";
import type { Theme } from "../../map/palette";
import { themeChoice } from "../../state/preferences";

function media(query: string): ReadonlySignal<boolean> {
  const list = matchMedia(query);
  const matches = signal(list.matches);
  list.addEventListener("change", () => (matches.value = list.matches));
  return matches;
}

/** Whether panels and filters are sheets over the map: the same width as in style/layout.css. */
export const narrow = media("(max-width: 820px)");

const dark = media("(prefers-color-scheme: dark)");

/** The theme shown: the one that the reader chose, or that of their system. */
export function theme(): Theme {
  if (themeChoice.value !== "system") return themeChoice.value;
  return dark.value ? "dark" : "light";
}

// The style sheets follow color-scheme.
effect(() => {
  document.documentElement.style.colorScheme = themeChoice.value === "system" ? "" : themeChoice.value;
});
