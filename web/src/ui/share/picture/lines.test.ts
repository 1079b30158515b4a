import { expect, test } from "vitest";
import { linesOf } from "./lines";

/** Every letter is one pixel wide. */
const letters = (words: string) => [...words].length;

test.each<[string, string, number, string[]]>([
  ["what fits is one line", "one two", 7, ["one two"]],
  ["lines break between words", "one two three", 8, ["one two", "three"]],
  ["a word of the whole width has its line", "three on", 5, ["three", "on"]],
  ["a word that is too long is broken", "a https://map", 6, ["a", "https:", "//map"]],
  ["what is left of it shares the next line", "longer x", 4, ["long", "er x"]],
  ["several spaces are one", " one   two ", 7, ["one two"]],
  ["words that belong together stay together", "one two\u00a0three", 10, ["one", "two\u00a0three"]],
  ["but not where there is no room for them", "one two\u00a0three", 6, ["one", "two", "three"]],
  ["Arabic too", "محافظة ريف دمشق", 10, ["محافظة ريف", "دمشق"]],
  ["nothing is no line", "", 5, []],
  ["what no line is wide enough for is a letter a line", "ab", 0, ["a", "b"]],
])("%s", (_, words, width, want) => expect(linesOf(words, width, letters)).toEqual(want));
