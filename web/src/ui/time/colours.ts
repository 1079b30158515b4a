// The colours of the histogram: calm beside the map, the sure part apart from the other by its lightness.

import type { Theme } from "../../map/palette";
import type { ChartLook } from "./chart";

export const COLOURS: Record<Theme, ChartLook["colours"]> = {
  light: { known: "#6f5c85", imprecise: "#c3b5d1", text: "#6a6772", line: "#e6e2dc" },
  dark: { known: "#b3a1ca", imprecise: "#5d536e", text: "#a19da9", line: "#30323a" },
};
