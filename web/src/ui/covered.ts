// What lies over the map, so that the map can show its content in the rest.

import type { Insets } from "../map/map";

/** A legend in the corner of a map that is less wide than this is not made room for: there would be too little left. */
const ROOMY = 820;

/** Pixels that the buttons at the end of the map take. */
const BUTTONS = 60;

/** Returns how far the legend and, on a phone, the panel reach over the edges of the map. */
export function coveredEdges(map: Element): Insets {
  const frame = map.getBoundingClientRect();
  const insets: Insets = { top: 8, right: 8, bottom: 8, left: 8 };
  const panel = document.querySelector(".panel")?.getBoundingClientRect();
  if (panel && panel.width >= frame.width && panel.top > frame.top) insets.bottom += Math.max(frame.bottom - panel.top, 0);
  if (frame.width >= ROOMY) insets[document.dir === "rtl" ? "left" : "right"] = BUTTONS;
  const legend = document.querySelector(".legend")?.getBoundingClientRect();
  if (legend && frame.width >= ROOMY) {
    if (legend.left - frame.left < frame.right - legend.right) insets.left = legend.right - frame.left + 8;
    else insets.right = frame.right - legend.left + 8;
  }
  return insets;
}
