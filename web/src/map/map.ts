// The map on the screen: the one place that touches MapLibre. It is told what to show and reports
// what the reader does; it knows nothing of panels, URLs or requests.

import { Map as MapLibreMap, prewarm, setWorkerUrl, type MapMouseEvent, type VectorTileSource } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import "maplibre-gl/dist/maplibre-gl.css";
import type { Level } from "../api/types";
import type { AreaValue } from "../state/values";
import { LEVELS, type Camera } from "../state/view";
import { binFigures, binParties, drawnIncident, type DrawnIncident } from "./features";
import { deferred } from "./deferred";
import { RingPen, ringArcs } from "./rings";
import { COUNTRY_BOUNDS, POINT_LAYERS, areaFill, areaSource, incidentTiles, mapStyle, showsParties, withoutSources, type StyleInput } from "./style";

// A file of its own instead of a blob: a strict content security policy can then name it.
setWorkerUrl(new URL(workerUrl, document.baseURI).href);
// The worker is read while the page is still being built.
prewarm();

/** Pixels of the map's edges that something lies over. */
export interface Insets {
  top: number;
  right: number;
  bottom: number;
  left: number;
}

export interface MapEvents {
  /** What lies over the map now; the whole country is fitted into the rest. */
  covered(): Insets;
  /** The map has come to rest where the reader moved it. */
  moved(camera: Camera): void;
  /** The reader is moving the map. */
  moving?(camera: Camera): void;
  areaClicked(pcode: string): void;
  /** Incidents drawn where the reader clicked: one, or several at the same spot. */
  incidentsClicked(drawn: DrawnIncident[]): void;
  /** What the pointer is over, or null. */
  hovered(over: Hovered | null): void;
  /** How many metres a pixel covers in the middle of the map. */
  scaled(metresPerPixel: number): void;
  /** The parties whose colours are on the map, the most frequent first, and the controllers whose territories are. */
  drawn(parties: string[], controllers: string[]): void;
  /** Tiles could not be loaded. */
  failed(): void;
}

/** What a click at the pointer would open, at pixels of the window. */
export type Hovered = { x: number; y: number } & (
  | { kind: "area"; pcode: string }
  | { kind: "incidents"; drawn: DrawnIncident[] }
  | { kind: "bin"; count: number; killed: number | undefined }
);

export interface MapHandle {
  show(input: StyleInput): void;
  /** Shades the areas of a level; the others of that level have no record. */
  shade(level: Level, values: readonly AreaValue[]): void;
  /** Moves to a camera, `at once` or by and by; null fits the whole country. */
  lookAt(camera: Camera | null, atOnce?: boolean): void;
  /** Fits the whole country again if that is what is looked at, because something else lies over the map now. */
  refit(): void;
  fit(bounds: [number, number, number, number]): void;
  zoomBy(levels: number): void;
  /** Whether one finger moves the map; where it does not, it scrolls what the map lies in, and two fingers zoom. */
  dragged(byOneFinger: boolean): void;
  setLabel(label: string): void;
  /** Asks again for the tiles that failed. */
  reload(): void;
  /** Returns what is drawn now. */
  copy(): HTMLCanvasElement;
  /** Returns the map once all of it is drawn, with some pixels for one of the screen. Errors: an Error where the map goes away before, or tiles of it are missing. */
  picture(pixelRatio: number): Promise<HTMLCanvasElement>;
  remove(): void;
}

/** How many pixels beside a symbol a click still means it: wider than the symbol, for fingers. */
const CLICK_REACH = 6;

/** Draws a map into an element. Errors: an Error where the browser cannot draw with WebGL. */
export function createMap(container: HTMLElement, input: StyleInput, camera: Camera | null, events: MapEvents): MapHandle {
  const map = new MapLibreMap({
    container, style: mapStyle(input, false), validateStyle: false, attributionControl: false, maxBounds: [[20, 22], [58, 45]], minZoom: 4, maxZoom: 16,
    dragRotate: false, pitchWithRotate: false, touchPitch: false, rollEnabled: false,
    fadeDuration: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 120,
    ...(camera ? { center: [camera.lon, camera.lat], zoom: camera.zoom } : { bounds: COUNTRY_BOUNDS, fitBoundsOptions: { padding: events.covered() } }),
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  const whenStyled = styleGate(map);
  drawRings(map, () => current);
  let wholeCountry = camera === null;

  reportState(map, container, () => waiting());
  reportMoves(map, (rested) => {
    wholeCountry = false;
    events.moved(rested);
  });
  map.on("move", (event) => {
    if (isDeliberate(event)) events.moving?.(cameraOf(map));
  });
  reportClicks(map, events);
  reportHover(map, () => areaSource(current.level), events);
  reportScale(map, events);
  reportDrawn(map, () => showsParties(current, map.getZoom()), events);
  const failed = new Set<string>();
  map.on("error", (event: unknown) => {
    const { error, sourceId } = event as { error?: Error & { url?: string }; sourceId?: string };
    if (error?.name === "AbortError") return;
    if (sourceId) failed.add(sourceId);
    // A late answer to the filter before: the tile has not been asked for under the filter of now.
    if (sourceId === "incidents" && error?.url && new URL(error.url).search.slice(1) !== current.filterQuery) return soon();
    events.failed();
  });
  const refit = (animate: boolean) => {
    if (wholeCountry) map.fitBounds(COUNTRY_BOUNDS, { animate, padding: events.covered() });
  };
  map.on("resize", () => refit(false));

  let current = input;
  let drawn = input;
  let shading: (() => void) | undefined;
  let shaded = true;
  let ahead = false;
  let removed = false;
  /** Draws the current style; sources with tiles that failed are made anew, since MapLibre never asks for a failed vector tile again. */
  const draw = () => {
    const source = map.getSource<VectorTileSource>("incidents");
    if (source && !failed.has("incidents") && current.filterQuery !== drawn.filterQuery) source.setTiles([incidentTiles(current.origin, current.filterQuery)]);
    const next = mapStyle(current, ahead);
    if (failed.size > 0) map.setStyle(withoutSources(next, failed), { diff: true, validate: false });
    map.setStyle(next, { diff: true, validate: false });
    if (!shaded || failed.size > 0 || current.palette !== drawn.palette || current.fills.join() !== drawn.fills.join()) shading?.();
    shaded = true;
    failed.clear();
    drawn = current;
    // A style as before needs no frame, and only a frame says that the map is idle again.
    map.triggerRepaint();
  };
  // What waits for the paint can outlive the map.
  const { soon, now, waiting } = deferred(() => removed || whenStyled(draw), () => (container.dataset["state"] = "busy"));
  map.once("idle", () => {
    ahead = true;
    soon();
  });
  return {
    show(next) {
      current = next;
      soon();
    },
    shade(level, values) {
      shading = () => shade(map, level, values, current);
      shaded = false;
      soon();
    },
    lookAt(target, atOnce = false) {
      wholeCountry = target === null;
      if (target) map.easeTo({ center: [target.lon, target.lat], zoom: target.zoom, animate: !atOnce });
      else refit(!atOnce);
    },
    refit: () => refit(true),
    fit(bounds) {
      wholeCountry = false;
      map.fitBounds(bounds, { padding: widened(events.covered(), 24), maxZoom: 12 }, { deliberate: true });
    },
    zoomBy: (levels) => void map.easeTo({ zoom: map.getZoom() + levels }, { deliberate: true }),
    dragged: (byOneFinger) => void (byOneFinger ? map.dragPan.enable() : map.dragPan.disable()),
    setLabel: (label) => map.getCanvas().setAttribute("aria-label", label),
    reload: soon,
    copy() {
      now();
      return copyOf(map);
    },
    picture: async (pixelRatio) => {
      now();
      const drawn = await pictureOf(map, pixelRatio);
      if (failed.size > 0) throw new Error("parts of the map are missing");
      return drawn;
    },
    remove() {
      removed = true;
      map.remove();
    },
  };
}

function widened({ top, right, bottom, left }: Insets, by: number): Insets {
  return { top: top + by, right: right + by, bottom: bottom + by, left: left + by };
}

/** Returns what is drawn: a map's own canvas keeps it only until it is on the screen. */
function copyOf(map: MapLibreMap): HTMLCanvasElement {
  const drawn = map.redraw().getCanvas();
  const copy = document.createElement("canvas");
  [copy.width, copy.height] = [drawn.width, drawn.height];
  copy.getContext("2d")?.drawImage(drawn, 0, 0);
  return copy;
}

/** Returns the map as it is drawn on a finer screen. */
async function pictureOf(map: MapLibreMap, pixelRatio: number): Promise<HTMLCanvasElement> {
  const own = map.getPixelRatio();
  map.setPixelRatio(pixelRatio);
  await new Promise<void>((drawn, fail) => {
    map.once("idle", () => drawn());
    map.once("remove", () => fail(new Error("the map has been closed")));
    map.triggerRepaint();
  });
  const copy = copyOf(map);
  map.setPixelRatio(own);
  return copy;
}

/** Returns a function that runs a change of the style now, or once there is a style to change. */
export function styleGate(map: MapLibreMap): (change: () => void) => void {
  let styled = false;
  map.once("style.load", () => (styled = true));
  return (change) => void (styled ? change() : map.once("style.load", change));
}

/** Keeps the colour of each area as feature state of its level's source. */
function shade(map: MapLibreMap, level: Level, values: readonly AreaValue[], { palette, fills }: StyleInput): void {
  const target = { source: areaSource(level), sourceLayer: "areas" };
  map.removeFeatureState(target);
  for (const value of values) map.setFeatureState({ ...target, id: value.pcode }, { fill: areaFill(palette, fills, value) });
}

/** Makes the rings of bins when the map asks for them. */
function drawRings(map: MapLibreMap, input: () => StyleInput): void {
  const pixelRatio = Math.min(3, Math.ceil(devicePixelRatio));
  let pen: RingPen | undefined;
  map.setMissingStyleImageResolver((id) => {
    const { palette, parties } = input();
    const arcs = ringArcs(id, parties, palette.unknownParty);
    if (!arcs) return;
    if (pen?.casing !== palette.casing) pen = new RingPen(pixelRatio, palette.casing);
    map.addImage(id, pen.draw(arcs), { pixelRatio });
  });
}

/** Marks the element as busy or idle, for tests and for those who wait; it is busy while a change of it is `waiting`. */
export function reportState(map: MapLibreMap, container: HTMLElement, waiting = () => false): void {
  map.on("dataloading", () => (container.dataset["state"] = "busy"));
  map.on("movestart", () => (container.dataset["state"] = "busy"));
  map.on("idle", () => {
    if (!waiting()) container.dataset["state"] = "idle";
  });
}

/** Reports whether a hand moves the map, or a button that says so. */
function isDeliberate({ originalEvent, deliberate }: { originalEvent?: unknown; deliberate?: boolean }): boolean {
  return originalEvent !== undefined || deliberate === true;
}

function cameraOf(map: MapLibreMap): Camera {
  const { lat, lng } = map.getCenter();
  return { zoom: map.getZoom(), lat, lon: lng };
}

/** Reports where the map rests after a deliberate move; not after it was told where to be. */
function reportMoves(map: MapLibreMap, moved: (camera: Camera) => void): void {
  map.on("moveend", (event) => {
    if (isDeliberate(event)) moved(cameraOf(map));
  });
}

function reportClicks(map: MapLibreMap, events: MapEvents): void {
  map.on("click", (event: MapMouseEvent) => {
    events.hovered(null);
    const target = targetAt(map, event.point);
    if (target?.kind === "incidents") events.incidentsClicked(target.drawn);
    else if (target?.kind === "area") events.areaClicked(target.pcode);
    else if (target) map.easeTo({ center: event.lngLat, zoom: map.getZoom() + 2 }, { deliberate: true });
  });
}

function incidentsAt(map: MapLibreMap, { x, y }: { x: number; y: number }): DrawnIncident[] {
  const around: [[number, number], [number, number]] = [[x - CLICK_REACH, y - CLICK_REACH], [x + CLICK_REACH, y + CLICK_REACH]];
  const drawn = POINT_LAYERS.filter((layer) => map.getLayer(layer));
  const points = drawn.length > 0 ? map.queryRenderedFeatures(around, { layers: drawn }).map(drawnIncident) : [];
  return [...new Map(points.map((drawn) => [drawn.number, drawn])).values()];
}

function areaAt(map: MapLibreMap, point: { x: number; y: number }): string | undefined {
  const fills = LEVELS.map((level) => `${areaSource(level)}-fill`).filter((layer) => map.getLayer(layer));
  const [area] = fills.length > 0 ? map.queryRenderedFeatures([point.x, point.y], { layers: fills }) : [];
  return area && String(area.properties["pcode"]);
}

type Target<T = Hovered> = T extends Hovered ? Omit<T, "x" | "y"> : never;

/** Returns what a click at a point of the map would open; a bin opens by zooming in. */
function targetAt(map: MapLibreMap, point: { x: number; y: number }): Target | undefined {
  const [bin] = map.getLayer("bins") ? map.queryRenderedFeatures([point.x, point.y], { layers: ["bins"] }) : [];
  if (bin) return { kind: "bin", ...binFigures(bin.properties) };
  const drawn = incidentsAt(map, point);
  if (drawn.length > 0) return { kind: "incidents", drawn };
  const pcode = areaAt(map, point);
  return pcode ? { kind: "area", pcode } : undefined;
}

function reportScale(map: MapLibreMap, events: MapEvents): void {
  const report = () => {
    const { clientWidth, clientHeight } = map.getContainer();
    const [x, y] = [clientWidth / 2, clientHeight / 2];
    events.scaled(map.unproject([x - 50, y]).distanceTo(map.unproject([x + 50, y])) / 100);
  };
  map.on("move", report);
  report();
}

/** Reports whose colours are seen: parties of single incidents and of the rings around bins, and controllers. */
function reportDrawn(map: MapLibreMap, coloured: () => boolean, events: MapEvents): void {
  map.on("idle", () => {
    const parties = new Map<string, number>();
    const add = (party: string, times: number) => parties.set(party, (parties.get(party) ?? 0) + times);
    for (const { properties } of coloured() ? rendered(map, POINT_LAYERS) : []) add(String(properties["party"] ?? ""), 1);
    for (const { properties } of rendered(map, ["bin-rings"])) for (const [party, count] of binParties(properties)) add(party, count);
    parties.delete("");
    const controllers = new Set(rendered(map, ["control-fill"]).map(({ properties }) => String(properties["controller"])));
    events.drawn([...parties].sort(([, a], [, b]) => b - a).map(([party]) => party), [...controllers].sort());
  });
}

/** Returns what is seen of layers; nothing of those that are not drawn. */
function rendered(map: MapLibreMap, layers: readonly string[]): { properties: Record<string, unknown> }[] {
  const there = layers.filter((layer) => map.getLayer(layer));
  try {
    return there.length > 0 ? map.queryRenderedFeatures({ layers: there }) : [];
  } catch {
    // MapLibre throws where symbols are placed of a tile that holds none by now (its issue 8064). The next idle moment has them.
    return [];
  }
}

function reportHover(map: MapLibreMap, source: () => string, events: MapEvents): void {
  let marked: { source: string; sourceLayer: string; id: string } | null = null;
  const mark = (pcode: string | undefined) => {
    if (marked?.id === pcode && marked?.source === source()) return;
    if (marked) map.setFeatureState(marked, { hover: false });
    marked = pcode ? { source: source(), sourceLayer: "areas", id: pcode } : null;
    if (marked) map.setFeatureState(marked, { hover: true });
  };
  map.on("mousemove", (event) => {
    const over = targetAt(map, event.point);
    mark(over?.kind === "area" ? over.pcode : undefined);
    map.getCanvas().style.cursor = over ? "pointer" : "";
    events.hovered(over ? { ...over, x: event.originalEvent.clientX, y: event.originalEvent.clientY } : null);
  });
  map.on("mouseout", () => {
    mark(undefined);
    events.hovered(null);
  });
}
