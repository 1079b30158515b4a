import { expect, test } from "vitest";
import { keyOf } from "./keys";

test.each<[string, string, string, boolean, string]>([
  ["a letter", "m", "KeyM", false, "m"],
  ["a capital letter", "M", "KeyM", true, "m"],
  ["a letter of another place on a French keyboard", "m", "Semicolon", false, "m"],
  ["an Arabic letter is the Latin one in its place", "ة", "KeyM", false, "m"],
  ["a ligature of an Arabic keyboard too", "لا", "KeyB", false, "b"],
  ["a question mark", "?", "Slash", true, "?"],
  ["an Arabic question mark", "؟", "Slash", true, "?"],
  ["an Arabic letter in the place of the slash", "ظ", "Slash", false, "/"],
  ["an Arabic letter in the place of a bracket", "ج", "BracketLeft", false, "["],
  ["an Arabic digit", "٢", "Digit2", false, "2"],
  ["plus without the shift key", "=", "Equal", false, "+"],
  ["a key with a name", "Escape", "Escape", false, "Escape"],
  ["a letter that stands in no place of a Latin keyboard", "ё", "Backquote", false, "ё"],
])("%s", (_, key, code, shiftKey, want) => expect(keyOf({ key, code, shiftKey })).toBe(want));
