import { describe, expect, test } from "vitest";
import { steered, type Cell, type Shape } from "./keys";

const SHAPE: Shape = { rows: 1_000_000, columns: 5, page: 20, rightToLeft: false };
const FROM: Cell = { row: 500_000, column: 2 };

describe("keys in a grid", () => {
  test.each<[string, boolean, Cell]>([
    ["ArrowDown", false, { row: 500_001, column: 2 }], ["ArrowUp", false, { row: 499_999, column: 2 }],
    ["ArrowRight", false, { row: 500_000, column: 3 }], ["ArrowLeft", false, { row: 500_000, column: 1 }],
    ["PageDown", false, { row: 500_020, column: 2 }], ["PageUp", false, { row: 499_980, column: 2 }],
    ["Home", false, { row: 500_000, column: 0 }], ["End", false, { row: 500_000, column: 4 }],
    ["Home", true, { row: 0, column: 0 }], ["End", true, { row: 999_999, column: 4 }],
    ["ArrowDown", true, { row: 999_999, column: 2 }], ["ArrowUp", true, { row: 0, column: 2 }],
  ])("%s, with Control: %s", (key, ctrlKey, want) => {
    expect(steered(FROM, { key, ctrlKey, metaKey: false }, SHAPE)).toEqual(want);
  });
  test("right and left are turned round where the text is", () => {
    expect(steered(FROM, { key: "ArrowLeft", ctrlKey: false, metaKey: false }, { ...SHAPE, rightToLeft: true })).toEqual({ row: 500_000, column: 3 });
  });
  test.each<[string, Cell, Cell]>([
    ["ArrowDown", { row: 999_999, column: 0 }, { row: 999_999, column: 0 }], ["PageDown", { row: 999_990, column: 0 }, { row: 999_999, column: 0 }],
    ["ArrowUp", { row: 0, column: 1 }, { row: -1, column: 1 }], ["ArrowUp", { row: -1, column: 1 }, { row: -1, column: 1 }],
    ["PageUp", { row: 3, column: 1 }, { row: 0, column: 1 }], ["ArrowRight", { row: 0, column: 4 }, { row: 0, column: 4 }],
  ])("%s stays in the grid, the headings above its rows", (key, from, want) => {
    expect(steered(from, { key, ctrlKey: false, metaKey: false }, SHAPE)).toEqual(want);
  });
  test("other keys lead nowhere", () => expect(steered(FROM, { key: "a", ctrlKey: false, metaKey: false }, SHAPE)).toBeUndefined());
  test("a grid without rows has its headings", () => {
    expect(steered({ row: -1, column: 0 }, { key: "End", ctrlKey: true, metaKey: false }, { ...SHAPE, rows: 0 })).toEqual({ row: -1, column: 4 });
  });
});
