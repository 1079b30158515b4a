// What lies over the map, so that the map can show its content in the rest.

import type { Insets } from "../../map/map";

/** A legend in the corner of a map that is less wide than this is not made room for: there would be too little left. */
const ROOMY = 820;

/** Pixels that the buttons at the end of the map take. */
const BUTTONS = 60;

/** Pixels that the names along the coast reach over the western border. */
const NAMES = 36;

/** How high a map as wide as 1 must be to show all of Syria. */
const COUNTRY_HEIGHT = 0.86;

/** Returns how far the legend, the buttons and, on a phone, the panel reach over the edges of the map. */
export function coveredEdges(map: Element): Insets {
  const frame = map.getBoundingClientRect();
  return frame.width >= ROOMY ? besideLegend(frame) : aboveLegend(frame);
}

/** Where it lies; nothing where it is not shown, as in a frame: its box would lie in the corner of the window. */
function box(selector: string): DOMRect | undefined {
  const found = document.querySelector(selector)?.getBoundingClientRect();
  return found && found.width > 0 ? found : undefined;
}

function besideLegend(frame: DOMRect): Insets {
  const insets: Insets = { top: 8, right: 8, bottom: 8, left: 8 };
  insets[document.dir === "rtl" ? "left" : "right"] = BUTTONS;
  const [legend, over] = [box(".legend"), box(".arrangements:not(.above)")];
  // The country is highest in the east, where the page in Arabic has what lies over the top.
  if (over && document.dir === "rtl") insets.top = over.bottom - frame.top + 4;
  if (!legend) return insets;
  if (legend.left - frame.left < frame.right - legend.right) insets.left = legend.right - frame.left + 8;
  else insets.right = frame.right - legend.left + 8;
  return insets;
}

/** On a narrow map everything lies above or below, where there is the height for it. */
function aboveLegend(frame: DOMRect): Insets {
  const [panel, buttons, legend] = [box(".panel"), box(".map-buttons"), box(".legend")];
  const bottom = panel && panel.top > frame.top && panel.width >= frame.width ? Math.max(frame.bottom - panel.top, 0) : 0;
  const [below, above] = [Math.max(frame.bottom - (legend?.top ?? frame.bottom), bottom), (buttons?.bottom ?? frame.top) - frame.top];
  const roomy = frame.height - below - above >= frame.width * COUNTRY_HEIGHT;
  return { top: roomy ? above : 8, right: 8, bottom: (roomy ? below : bottom) + 8, left: NAMES };
}
