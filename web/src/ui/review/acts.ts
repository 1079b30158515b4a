// What a key does where places are decided.

import { keyOf } from "../parts/keys";

/** What is done: a reading is chosen by its position, from 0, or one of the others. */
export type Act = { choose: number } | "none" | "accept" | "skip" | "undo" | "set-aside" | "zoom" | "search" | "help";

const ACTS: Record<string, Act> = { "0": "none", a: "accept", s: "skip", u: "undo", c: "set-aside", z: "zoom", "/": "search", "?": "help" };

/** Returns what a press of a key does. A key that is held down is pressed once: nothing is decided by it again and again. */
export function actOf(event: Pick<KeyboardEvent, "key" | "code" | "shiftKey" | "ctrlKey" | "metaKey" | "altKey" | "repeat">): Act | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return undefined;
  const key = keyOf(event);
  return /^[1-9]$/.test(key) ? { choose: Number(key) - 1 } : ACTS[key];
}
