// What the reader's screen is like, as signals.

import { effect, signal, type ReadonlySignal } from "@preact/signals";
import type { Theme } from "../../map/palette";
import { themeChoice } from "../../state/preferences";

const print = matchMedia("print");

function media(query: string): ReadonlySignal<boolean> {
  const list = matchMedia(query);
  const matches = signal(list.matches);
  list.addEventListener("change", () => {
    if (!print.matches) matches.value = list.matches; // a sheet is as wide as it is, and shows what the screen does
  });
  return matches;
}

/** Whether panels and filters are sheets over the map: the same width as in style/layout.css. */
export const narrow = media("(max-width: 820px)");

const dark = media("(prefers-color-scheme: dark)");

/** Whether what is shown is about to be printed. */
export const onPaper = signal(false);

/** The theme shown: that of paper, the one that the reader chose, or that of their system. */
export function theme(): Theme {
  if (onPaper.value) return "light";
  if (themeChoice.value !== "system") return themeChoice.value;
  return dark.value ? "dark" : "light";
}

// The style sheets set color-scheme by this: the bundler makes of light-dark() what only follows a color-scheme that stands in a style sheet.
effect(() => {
  document.documentElement.dataset["theme"] = onPaper.value ? "light" : themeChoice.value;
});
