import { expect, test } from "vitest";
import { scopeTo } from "./scope";

test.each<[string, string, string[], string[] | null]>([
  ["no area filter: the area itself", "SY02", [], ["SY02"]],
  ["the filter names the area", "SY02", ["SY02", "SY03"], ["SY02"]],
  ["the area lies in the filter's", "SY0203", ["SY02"], ["SY0203"]],
  ["the filter's areas lie in it", "SY02", ["SY0201", "SY020301", "SY03"], ["SY0201", "SY020301"]],
  ["they are apart", "SY02", ["SY03"], null],
])("%s", (_, pcode, areas, want) => {
  expect(scopeTo(pcode, areas)).toEqual(want);
});
