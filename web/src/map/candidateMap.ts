// The map of candidates on the screen: a few places and the ground around them. It is told what to mark
// and reports which mark is pressed.

import { Map as MapLibreMap } from "maplibre-gl";
import { reportState, styleGate } from "./map";
import { PLACE_LAYERS, boundsOf, candidatesStyle, type MarkedPlace, type CandidatesInput } from "./candidates";

export interface CandidateMapHandle {
  show(input: CandidatesInput): void;
  /** Moves so that places are seen whole. */
  fit(places: readonly MarkedPlace[]): void;
  /** Reports whether a place is seen, at least its middle. */
  sees(place: MarkedPlace): boolean;
  zoomBy(levels: number): void;
  setLabel(label: string): void;
  remove(): void;
}

/** Pixels around what is fitted, and the nearest that a place is shown from. */
const [PADDING, NEAREST] = [36, 11.5];

/** Draws a small map into an element. `pressed` is told of the place whose mark is. Errors: an Error where the browser cannot draw with WebGL. */
export function createCandidateMap(container: HTMLElement, input: CandidatesInput, pressed: (id: string) => void): CandidateMapHandle {
  const fitting = { padding: PADDING, maxZoom: NEAREST };
  const map = new MapLibreMap({
    container, style: candidatesStyle(input), attributionControl: false, maxBounds: [[20, 22], [58, 45]], minZoom: 4, maxZoom: 16,
    dragRotate: false, pitchWithRotate: false, touchPitch: false, rollEnabled: false, fadeDuration: 0,
    bounds: boundsOf(input.places), fitBoundsOptions: fitting,
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  reportState(map, container);
  const whenStyled = styleGate(map);
  const markAt = (point: { x: number; y: number }) => {
    const [mark] = map.queryRenderedFeatures([point.x, point.y], { layers: PLACE_LAYERS.filter((layer) => map.getLayer(layer)) });
    return mark && String(mark.properties["id"]);
  };
  map.on("click", ({ point }) => {
    const id = markAt(point);
    if (id) pressed(id);
  });
  map.on("mousemove", ({ point }) => (map.getCanvas().style.cursor = markAt(point) ? "pointer" : ""));
  return {
    show: (next) => whenStyled(() => void map.setStyle(candidatesStyle(next), { diff: true })),
    fit: (places) => void map.fitBounds(boundsOf(places), fitting),
    sees(place) {
      const [west, south, east, north] = boundsOf([place]);
      return map.getBounds().contains([(west + east) / 2, (south + north) / 2]);
    },
    zoomBy: (levels) => void map.easeTo({ zoom: map.getZoom() + levels }),
    setLabel: (label) => map.getCanvas().setAttribute("aria-label", label),
    remove: () => map.remove(),
  };
}
