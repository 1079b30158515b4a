import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { deferred } from "./deferred";

let frame: (() => void) | undefined;
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("requestAnimationFrame", (run: () => void) => (frame = run));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function counted() {
  const times = { changed: 0, begun: 0 };
  return { times, ...deferred(() => times.changed++, () => times.begun++) };
}

/** Paints until nothing waits for it. */
const painted = () => {
  for (let next = frame; next; next = frame) {
    frame = undefined;
    next();
  }
  vi.runAllTimers();
};

test("several changes before a paint are one, after it", () => {
  const { times, soon } = counted();
  soon();
  soon();
  expect(times).toEqual({ changed: 0, begun: 1 });
  painted();
  expect(times).toEqual({ changed: 1, begun: 1 });
});

test("a picture is of what is chosen, also in a window that is not painted, and nothing is drawn twice", () => {
  const { times, soon, now } = counted();
  now();
  expect(times.changed).toBe(0);
  soon();
  now();
  expect(times.changed).toBe(1);
  painted();
  expect(times.changed).toBe(1);
});
