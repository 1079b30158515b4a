import { describe, expect, test } from "vitest";
import { fitting, tracks } from "./columns";

const COLUMNS = [
  { key: "date", width: 8, grow: 0, rank: 0 }, { key: "incident", width: 14, grow: 2, rank: 0 },
  { key: "party", width: 10, grow: 1, rank: 2 }, { key: "killed", width: 5, grow: 0, rank: 1 },
];
const keys = (width: number) => fitting(COLUMNS, width).map(({ key }) => key);

describe("the columns that fit", () => {
  test.each([
    [37, ["date", "incident", "party", "killed"]], [36, ["date", "incident", "killed"]], [27, ["date", "incident", "killed"]], [26, ["date", "incident"]],
  ])("in %i rem, in their order", (width, want) => expect(keys(width)).toEqual(want));
  test("are never fewer than those that are always there", () => expect(keys(0)).toEqual(["date", "incident"]));
});

test("columns share the room that is left as they grow", () => {
  expect(tracks(COLUMNS.slice(0, 2))).toBe("8rem minmax(14rem, 2fr)");
});
