// A small map of the place of one incident, drawn like that of candidates. It cannot be moved: the large
// map is there for that, and a panel that is scrolled goes on scrolling.

import { Map as MapLibreMap } from "maplibre-gl";
import type { PlaceSketch } from "../state/place";
import { boundsOf, candidatesStyle, type CandidatesInput, type MarkedPlace } from "./candidates";
import { reportState } from "./map";

/** Pixels around what is fitted, and the nearest that a place is shown from. */
const [PADDING, NEAREST] = [24, 11];

/** Draws a place into an element and returns how to remove it. Errors: an Error where the browser cannot draw with WebGL. */
export function createPlaceMap(container: HTMLElement, place: PlaceSketch, ground: Omit<CandidatesInput, "places">): () => void {
  const places = marksOf(place);
  const fitting = { padding: PADDING, maxZoom: NEAREST };
  const map = new MapLibreMap({
    container, style: candidatesStyle({ ...ground, places }), interactive: false, attributionControl: false, fadeDuration: 0,
    bounds: boundsOf(places), fitBoundsOptions: fitting,
  });
  // The element around it says what it shows.
  map.getCanvas().setAttribute("aria-hidden", "true");
  map.getCanvas().tabIndex = -1;
  reportState(map, container);
  map.on("resize", () => map.fitBounds(boundsOf(places), { ...fitting, animate: false }));
  return () => map.remove();
}

function marksOf({ area, point, uncertaintyMetres, given }: PlaceSketch): MarkedPlace[] {
  const mark = { label: "", point: null, uncertainty: 0 };
  return [
    ...(area ? [{ ...mark, id: area.pcode, kind: "reading" as const, area, chosen: true }] : []),
    ...(point ? [{ ...mark, id: "place", kind: "reading" as const, point, uncertainty: uncertaintyMetres, chosen: true }] : []),
    ...(given ? [{ ...mark, id: "given", kind: "stated" as const, point: given, chosen: false }] : []),
  ];
}
