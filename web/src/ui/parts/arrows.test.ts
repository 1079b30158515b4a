import { expect, test } from "vitest";
import { landing } from "./arrows";

test.each<[string, Parameters<typeof landing>, number]>([
  ["down a list", ["ArrowDown", 3, 9, 1, false], 4],
  ["up from the first leads nowhere", ["ArrowUp", 0, 9, 1, false], -1],
  ["to the side of a list leads nowhere", ["ArrowRight", 3, 9, 1, false], -1],
  ["down a grid", ["ArrowDown", 1, 12, 4, false], 5],
  ["right in a grid", ["ArrowRight", 1, 12, 4, false], 2],
  ["right in a grid that runs from right to left", ["ArrowRight", 1, 12, 4, true], 0],
  ["left in a grid that runs from right to left", ["ArrowLeft", 1, 12, 4, true], 2],
  ["to the end", ["End", 3, 9, 1, false], 8],
  ["a letter leads nowhere", ["a", 3, 9, 1, false], -1],
])("%s", (_, given, want) => expect(landing(...given)).toBe(want));
