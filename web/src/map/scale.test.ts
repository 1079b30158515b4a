import { expect, test } from "vitest";
import { scaleBar } from "./scale";

test.each([
  [1000, 90, 50_000, 50], [10, 90, 500, 50], [33.4, 90, 3000, 89.8], [0.5, 90, 30, 60], [111.2, 90, 10_000, 89.9],
])("%f metres to a pixel, at most %i pixels: %i metres", (metresPerPixel, widest, metres, pixels) => {
  const bar = scaleBar(metresPerPixel, widest);
  expect(bar.metres).toBe(metres);
  expect(bar.pixels).toBeCloseTo(pixels, 1);
});

test("the bar is never wider than it may be", () => {
  for (let perPixel = 0.001; perPixel < 100_000; perPixel *= 1.37) expect(scaleBar(perPixel, 90).pixels).toBeLessThanOrEqual(90);
});
