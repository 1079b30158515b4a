import { describe, expect, test } from "vitest";
import type { Cell, Figures, Sum } from "../api/types";
import { changeIn, changeOf, changesOf } from "./changes";

const cell = (row: string, value?: Sum): Cell => ({ row, records: 1, incidents: { min: 1, max: 1 }, ...(value ? { value } : {}) });
const exactly = (n: number): Sum => ({ min: n, max: n });

describe("what changed", () => {
  test.each<[string, Sum | null, Sum | null, number | null, number | null]>([
    ["is the difference of the documented minima", { min: 3, max: 9 }, { min: 5, max: 12 }, 2, null],
    ["is told by the highest numbers too where they went the other way", { min: 3, max: 20 }, { min: 5, max: 12 }, 2, -8],
    ["is not told by the highest numbers where one of them has no bound", { min: 3, max: 20, open: true }, { min: 5, max: 12 }, 2, null],
    ["is not known where a number is not", null, exactly(5), null, null],
  ])("%s", (_, before, after, by, mostBy) => expect(changeOf(before, after)).toEqual({ before, after, by, mostBy }));

  const figures = (incidents: number, killed?: Sum): Figures => ({ incidents: exactly(incidents), attacks: exactly(0), ...(killed ? { killed } : {}) });
  test.each<[string, Figures, Figures, number | null]>([
    ["in figures is that of their numbers", figures(2, exactly(7)), figures(1, exactly(3)), -4],
    ["from no record is the whole number", figures(0), figures(1, exactly(3)), 3],
    ["is not known where records state no number", figures(2), figures(1, exactly(3)), null],
  ])("%s", (_, before, after, by) => expect(changeIn(before, after, "killed").by).toBe(by));

  test("row by row, the largest change first; a row that is missing had nothing, and one without a number is not known", () => {
    const before = { cells: [cell("a", exactly(9)), cell("b", exactly(4)), cell("d")] };
    const after = { cells: [cell("b", exactly(5)), cell("c", exactly(2)), cell("d", exactly(7))] };
    expect(changesOf(before, after).map(({ code, by }) => [code, by])).toEqual([["a", -9], ["c", 2], ["b", 1], ["d", null]]);
  });
});
