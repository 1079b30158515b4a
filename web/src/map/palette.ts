// Colours of the map, in a light and a dark theme.
// Those of classes are in schemes.ts.

import { channels } from "./schemes";

export type Theme = "light" | "dark";

export interface Palette {
  sea: string;
  neighbour: string;
  neighbourLine: string;
  country: string;
  countryLine: string;
  water: string;
  river: string;
  /** An area without a matching record. */
  noRecord: string;
  /** An area whose records count zero in the metric. */
  zero: string;
  /** An area with records whose value is not known: no number stated, or no population to divide by. */
  unstated: string;
  areaLine: string;
  areaLineStrong: string;
  hover: string;
  selected: string;
  text: string;
  textSoft: string;
  textFaint: string;
  halo: string;
  /** Around symbols, so that they stand out on every class. */
  casing: string;
  bin: string;
  binText: string;
  unknownParty: string;
}

export const PALETTES: Record<Theme, Palette> = {
  light: {
    sea: "#dce3e6", neighbour: "#ecebe7", neighbourLine: "#c9c7c0", country: "#faf9f6", countryLine: "#6b6870",
    water: "#c3d2da", river: "#b0c4cf", noRecord: "#f8f7f4", zero: "#dfe5e1", unstated: "#d9d4e4", areaLine: "#cbc4c4", areaLineStrong: "#8d8790",
    hover: "#23212b", selected: "#12678a", text: "#2b2933", textSoft: "#56525f", textFaint: "#7b7882", halo: "#fdfcfa", casing: "#ffffff",
    bin: "#34313f", binText: "#ffffff", unknownParty: "#7d7a84",
  },
  dark: {
    sea: "#14181c", neighbour: "#1d1f24", neighbourLine: "#33363d", country: "#24262d", countryLine: "#8f8c97",
    water: "#1b2a33", river: "#2b404c", noRecord: "#26282f", zero: "#2f3b3b", unstated: "#3c3e50", areaLine: "#14161a", areaLineStrong: "#6f6c78",
    hover: "#f2efe9", selected: "#6cc1e6", text: "#ece9e4", textSoft: "#d3cfd8", textFaint: "#9a97a1", halo: "#17181c", casing: "#17181c",
    bin: "#dedbe3", binText: "#17181c", unknownParty: "#a5a2ac",
  },
};

/** An area of which it is not known what changed: grey, where violet means a fall. */
const CHANGE_UNSTATED: Record<Theme, string> = { light: "#cdccc8", dark: "#55565c" };

/** Returns the palette of a map that is shaded by what changed. */
export function changePalette(theme: Theme): Palette {
  return { ...PALETTES[theme], unstated: CHANGE_UNSTATED[theme] };
}

/** Returns the relative luminance of an sRGB colour, 0 to 1 (WCAG 2). */
export function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = channels(colour).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Returns the contrast ratio of two colours, 1 to 21 (WCAG 2). */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}
