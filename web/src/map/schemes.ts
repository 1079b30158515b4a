// The colours that classes of values have. Every scheme is told apart with any kind of colour vision
// (schemes.test.ts sees them as people do who lack one kind of cones), and its lightness goes in one
// direction, so that classes keep their order in grey print. In the dark theme the order is turned
// round: the more, the further from the background. The middle of the diverging scheme is no white:
// little change is told from no record.
//
// Sources: blues is ColorBrewer's Blues, and the diverging scheme is after its PuOr (Cynthia
// Brewer and others, Apache-2.0); viridis is of Stéfan van der Walt and Nathaniel Smith, cividis of
// Jamie Nuñez and others (both CC0); plum, greys and those of two metrics are the project's own.

import type { Scheme } from "../state/view";
import type { Theme } from "./palette";

const PLUM = ["#f3e3d0", "#e8c6ad", "#d9a392", "#bf7d80", "#985b73", "#6b4065", "#402a4d"];
const BLUES = ["#eff3ff", "#c6dbef", "#9ecae1", "#6baed6", "#4292c6", "#2171b5", "#084594"];
const GREYS = ["#cdcdcd", "#b2b2b2", "#979797", "#7d7d7d", "#636363", "#484848", "#282828"];
const VIRIDIS = ["#fde725", "#90d743", "#35b779", "#21918c", "#31688e", "#443983", "#440154"];
const CIVIDIS = ["#fdea45", "#d5c164", "#a49d78", "#7f7c75", "#575c6e", "#1f3e6e", "#002051"];

/** The lightest and darkest of a scheme in the dark theme stand off the background and its lines. */
const SEQUENTIAL: Record<Scheme, Record<Theme, readonly string[]>> = {
  plum: { light: PLUM, dark: ["#4b3657", "#68466b", "#8a5b76", "#ad7582", "#cb968f", "#e3baa4", "#f5e0c8"] },
  blues: { light: BLUES, dark: ["#123a6b", "#1d5796", "#2f78b8", "#5899cc", "#8abbe0", "#b9d7ee", "#e6f0fc"] },
  viridis: { light: VIRIDIS, dark: ["#46307e", "#3d4d8a", "#2d708e", "#25908c", "#3bbb75", "#98d83e", "#fde725"] },
  cividis: { light: CIVIDIS, dark: ["#143a6f", "#434e6c", "#666970", "#858278", "#aba076", "#d2bf66", "#fdea45"] },
  greys: { light: GREYS, dark: ["#3f4046", "#5a5b62", "#77787f", "#95969c", "#b3b4b8", "#d2d2d5", "#f2f2f2"] },
};

/** From the largest fall over none to the largest rise. */
const DIVERGING: Record<Theme, readonly string[]> = {
  light: ["#542788", "#998ec3", "#bcc1e4", "#f0eed9", "#fbd29a", "#f1a340", "#b35806"],
  dark: ["#c9b8f0", "#9384c4", "#5d5687", "#3b3b42", "#7a5426", "#c07a28", "#f5b45f"],
};

/**
 * The first metric grows towards blue, the second towards orange; together they grow darker (in the dark theme,
 * lighter). Blue and orange stay apart for people who lack red or green cones, which teal and rose do not.
 */
const BIVARIATE: Record<Theme, readonly string[]> = {
  light: ["#eaded4", "#f4d079", "#f3b300", "#a9cfe4", "#b3a89a", "#b36600", "#509dc2", "#376387", "#101018"],
  dark: ["#45413f", "#7a5a1e", "#f0a500", "#2f5a73", "#7d7d80", "#e8c988", "#4fa9dc", "#a5cde6", "#fbfbfb"],
};

/** Returns the colours of `classes` classes (1 to 7), least first, spread over the whole scheme. */
export function sequentialColours(scheme: Scheme, theme: Theme, classes: number): string[] {
  const seven = SEQUENTIAL[scheme][theme];
  const count = Math.min(Math.max(Math.trunc(classes), 1), seven.length);
  if (count === 1) return [seven[3] ?? ""];
  return Array.from({ length: count }, (_, i) => mix(seven, (i * (seven.length - 1)) / (count - 1)));
}

/** Returns the colours of `classes` classes that lie alike on both sides of zero, the largest fall first; of an odd number the middle one is neither. */
export function divergingColours(theme: Theme, classes: number): string[] {
  const seven = DIVERGING[theme];
  const middle = (seven.length - 1) / 2;
  const side = Math.floor(classes / 2);
  const falls = Array.from({ length: side }, (_, i) => mix(seven, (i * middle) / side));
  const rises = Array.from({ length: side }, (_, i) => mix(seven, middle + ((i + 1) * middle) / side));
  return classes % 2 === 1 ? [...falls, mix(seven, middle), ...rises] : [...falls, ...rises];
}

/** Returns the nine colours of a bivariate choropleth; that of the classes a and b (0 to 2) is at 3a + b. */
export function bivariateColours(theme: Theme): readonly string[] {
  return BIVARIATE[theme];
}

/** Returns the colour at a fractional position of a scheme, between its neighbours. */
function mix(scheme: readonly string[], at: number): string {
  const [low, high] = [scheme[Math.floor(at)] ?? "#000000", scheme[Math.ceil(at)] ?? "#000000"];
  const share = at - Math.floor(at);
  return `#${channels(low).map((value, i) => {
    const other = channels(high)[i] ?? value;
    return Math.round(value + (other - value) * share).toString(16).padStart(2, "0");
  }).join("")}`;
}

/** Returns the red, green and blue of a colour such as "#1d3540", 0 to 255. */
export function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}
