import { describe, expect, test } from "vitest";
import { MAX_CLASSES, MIN_CLASSES, SCHEMES } from "../state/view";
import { PALETTES, changePalette, type Palette } from "./palette";
import { bivariateColours, channels, divergingColours, sequentialColours } from "./schemes";

/**
 * How colours are seen without one kind of cones: Machado, Oliveira and Fernandes, "A Physiologically-based
 * Model for Simulation of Color Vision Deficiency", 2009, severity 1.0, on linear RGB.
 */
const VISION: Record<string, readonly (readonly number[])[]> = {
  full: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protan: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deutan: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritan: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
};

const times = (m: readonly (readonly number[])[], v: readonly number[]) => m.map((row) => row.reduce((sum, n, i) => sum + n * (v[i] ?? 0), 0));

/** Returns a colour in Oklab (Björn Ottosson, 2020), as a kind of vision sees it. */
function oklab(colour: string, vision: string): number[] {
  const linear = channels(colour).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  const seen = times(VISION[vision] ?? [], linear).map((n) => Math.min(Math.max(n, 0), 1));
  const cones = times([[0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566], [0.0883024619, 0.2817188376, 0.6299787005]], seen);
  return times([[0.2104542553, 0.793617785, -0.0040720468], [1.9779984951, -2.428592205, 0.4505937099], [0.0259040371, 0.7827717662, -0.808675766]], cones.map(Math.cbrt));
}

function distance(a: string, b: string, vision: string): number {
  const other = oklab(b, vision);
  return Math.hypot(...oklab(a, vision).map((n, i) => n - (other[i] ?? 0)));
}

/** A difference in Oklab that is seen beside each other without effort. */
const SEEN = 0.05;

const THEMES = ["light", "dark"] as const;
const COUNTS = Array.from({ length: MAX_CLASSES - MIN_CLASSES + 1 }, (_, i) => MIN_CLASSES + i);

describe.each(Object.keys(VISION))("with %s vision", (vision) => {
  test.each(THEMES.flatMap((theme) => SCHEMES.map((scheme) => [scheme, theme] as const)))("%s, %s: classes are told apart, in one direction of lightness", (scheme, theme) => {
    for (const count of COUNTS) {
      const colours = sequentialColours(scheme, theme, count);
      expect(new Set(colours).size).toBe(count);
      const lightness = colours.map((colour) => oklab(colour, vision)[0] ?? 0);
      expect(lightness).toEqual([...lightness].sort((a, b) => (theme === "light" ? b - a : a - b)));
      for (let i = 1; i < count; i++) expect(distance(colours[i - 1] ?? "", colours[i] ?? "", vision), `${count} classes, the ${i}th`).toBeGreaterThan(SEEN);
    }
  });

  test.each(THEMES)("%s: a rise is told from a fall, and each class from its neighbours", (theme) => {
    for (let n = 2; n <= MAX_CLASSES; n++) {
      const colours = divergingColours(theme, n);
      expect(colours).toHaveLength(n);
      for (let i = 1; i < colours.length; i++) expect(distance(colours[i - 1] ?? "", colours[i] ?? "", vision), `${n} classes, the ${i}th`).toBeGreaterThan(SEEN);
      for (let i = 0; i < Math.floor(n / 2); i++) expect(distance(colours[i] ?? "", colours[n - 1 - i] ?? "", vision)).toBeGreaterThan(SEEN);
    }
  });

  test.each(THEMES)("%s: the nine of two metrics differ", (theme) => {
    const colours = bivariateColours(theme);
    for (const [i, a] of colours.entries()) for (const b of colours.slice(i + 1)) expect(distance(a, b, vision), `${a} ${b}`).toBeGreaterThan(SEEN);
  });
});

test.each(THEMES)("%s: no class looks like an area without a record, a zero or an unknown value", (theme) => {
  const apart = (classes: readonly string[], { noRecord, zero, unstated }: Palette) => {
    for (const colour of classes) for (const other of [noRecord, zero, unstated]) expect(distance(colour, other, "full"), `${colour} ${other}`).toBeGreaterThan(0.02);
  };
  apart([...SCHEMES.flatMap((scheme) => sequentialColours(scheme, theme, 7)), ...bivariateColours(theme)], PALETTES[theme]);
  apart([...divergingColours(theme, 6), ...divergingColours(theme, 7)], changePalette(theme));
});

test("one class has the middle colour", () => expect(sequentialColours("plum", "light", 1)).toEqual(["#bf7d80"]));
