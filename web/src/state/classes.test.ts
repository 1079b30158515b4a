import { expect, test } from "vitest";
import { classBounds } from "./classes";

const classes = [{ from: 1, to: 3, areas: 2 }, { from: 3, to: 7, areas: 1 }, { from: 7, to: 8, areas: 1 }];
const bounds = (per: "count" | "100k", counting: "full" | "split") => classBounds({ classes, per, counting }).map(({ from, to }) => [from, to]);

test("whole numbers are in one class only", () => expect(bounds("count", "full")).toEqual([[1, 3], [4, 7], [8, 8]]));
test("rates and split counts keep bounds that touch", () => {
  expect(bounds("100k", "full")).toEqual([[1, 3], [3, 7], [7, 8]]);
  expect(bounds("count", "split")).toEqual([[1, 3], [3, 7], [7, 8]]);
});
