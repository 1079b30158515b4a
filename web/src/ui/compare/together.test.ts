import { describe, expect, test } from "vitest";
import type { MapHandle } from "../../map/map";
import type { Camera } from "../../state/view";
import { Together } from "./together";

const ALEPPO: Camera = { zoom: 8, lat: 36.2, lon: 37.1 };

function map(): MapHandle & { seen: (Camera | null)[] } {
  const seen: (Camera | null)[] = [];
  return { seen, lookAt: (camera: Camera | null) => seen.push(camera) } as unknown as MapHandle & { seen: (Camera | null)[] };
}

describe("maps that move together", () => {
  test("follow the one that is moved, which does not follow itself", () => {
    const [a, b, all] = [map(), map(), new Together(null)];
    all.join(a);
    all.join(b);
    all.follow(a, ALEPPO);
    expect([a.seen, b.seen, all.at]).toEqual([[], [ALEPPO], ALEPPO]);
  });
  test("go to where the view says, unless they are there already", () => {
    const [a, all] = [map(), new Together(ALEPPO)];
    all.join(a);
    all.lookAt({ zoom: 8.001, lat: 36.2001, lon: 37.1 });
    all.lookAt(null);
    expect(a.seen).toEqual([null]);
  });
  test("leave one that has gone", () => {
    const [a, all] = [map(), new Together(null)];
    all.join(a)();
    all.lookAt(ALEPPO);
    expect([a.seen, all.first]).toEqual([[], undefined]);
  });
});
