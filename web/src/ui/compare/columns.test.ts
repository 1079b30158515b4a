import { expect, test } from "vitest";
import { columnsFor } from "./columns";

test.each([
  [1, 1440, 640, 1], [2, 1440, 640, 2], [4, 1440, 640, 4], [9, 1440, 500, 5], [9, 1440, 900, 3], [9, 2560, 1200, 5], [2, 390, 420, 2], [2, 390, 560, 1], [6, 390, 270, 2], [9, 360, 600, 2],
])("%i maps in %i by %i pixels stand in %i columns", (maps, width, height, want) => expect(columnsFor(maps, width, height)).toBe(want));
