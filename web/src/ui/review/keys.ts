// What a key means where places are decided.

/** What is done: a reading is chosen by its position, from 0, or one of the others. */
export type Act = { choose: number } | "none" | "accept" | "skip" | "undo" | "set-aside" | "zoom" | "search" | "help";

const LETTERS: Record<string, Act> = { a: "accept", s: "skip", u: "undo", c: "set-aside", z: "zoom" };
const SIGNS: Record<string, Act> = { "?": "help", "؟": "help", "/": "search" };

type Press = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "repeat">;

/**
 * Returns what a press of a key means. A letter is the one that is typed or, where the layout has no Latin ones,
 * the one at its place. A key that is held down is pressed once: nothing is decided by it again and again.
 */
export function actOf({ key, code, ctrlKey, metaKey, altKey, repeat }: Press): Act | undefined {
  if (ctrlKey || metaKey || altKey || repeat) return undefined;
  const foreign = !/^[ -~]$/.test(key);
  const sign = SIGNS[key] ?? (foreign && code === "Slash" ? "search" : undefined);
  if (sign) return sign;
  const [, digit] = /^(?:Digit|Numpad)(\d)$/.exec(code) ?? [];
  const typed = /^\d$/.test(key) ? key : digit;
  if (typed !== undefined) return typed === "0" ? "none" : { choose: Number(typed) - 1 };
  const latin = foreign ? /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() : key.toLowerCase();
  return latin === undefined ? undefined : LETTERS[latin];
}
