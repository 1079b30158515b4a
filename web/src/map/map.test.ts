import { afterEach, beforeEach, expect, test, vi } from "vitest";

vi.mock("maplibre-gl", () => ({ prewarm: () => {}, setWorkerUrl: () => {} }));
vi.mock("maplibre-gl/dist/maplibre-gl.css", () => ({}));
vi.mock("maplibre-gl/dist/maplibre-gl-worker.mjs?url", () => ({ default: "worker.js" }));

let frame: (() => void) | undefined;
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("document", { baseURI: "http://127.0.0.1/" });
  vi.stubGlobal("requestAnimationFrame", (run: () => void) => (frame = run));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function counted() {
  const { deferred } = await import("./map");
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

test("several changes before a paint are one, after it", async () => {
  const { times, soon } = await counted();
  soon();
  soon();
  expect(times).toEqual({ changed: 0, begun: 1 });
  painted();
  expect(times).toEqual({ changed: 1, begun: 1 });
});

test("a picture is of what is chosen, also in a window that is not painted, and nothing is drawn twice", async () => {
  const { times, soon, now } = await counted();
  now();
  expect(times.changed).toBe(0);
  soon();
  now();
  expect(times.changed).toBe(1);
  painted();
  expect(times.changed).toBe(1);
});
