// What a reader prefers wherever they are on the page. It is kept in the browser and not in the URL: a
// link says what is shown, not how its sender likes to read.

import { effect, signal, type Signal } from "@preact/signals";

export const THEMES = ["system", "light", "dark"] as const;
export const DIGITS = ["latin", "arabic"] as const;
export type ThemeChoice = (typeof THEMES)[number];
export type Digits = (typeof DIGITS)[number];

/** A preference, kept under its name where the browser keeps anything for the page. */
function preference<T extends string>(name: string, allowed: readonly [T, ...T[]]): Signal<T> {
  const kept = allowed.find((known) => known === read(name)) ?? allowed[0];
  const chosen = signal(kept);
  effect(() => write(name, chosen.value === allowed[0] ? "" : chosen.value));
  return chosen;
}

// A browser may forbid storage altogether, and then throws.
function read(name: string): string | null {
  try {
    return localStorage.getItem(`tawthiq-${name}`);
  } catch {
    return null;
  }
}

function write(name: string, value: string): void {
  try {
    if (value) localStorage.setItem(`tawthiq-${name}`, value);
    else localStorage.removeItem(`tawthiq-${name}`);
  } catch {
    // The preference holds until the page is left.
  }
}

/** Light or dark, or as the system has it. */
export const themeChoice = preference("theme", THEMES);
/** Whether single keys do something: a reader who speaks to the computer presses some unawares (WCAG 2.1.4). */
export const singleKeys = preference("keys", ["on", "off"]);
/** The digits that Arabic is written with. */
export const digits = preference("digits", DIGITS);

