import { computed, effect, signal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { RequestError } from "../../api/client";
import { onRecovery } from "../../api/query";
import type { Position } from "../../api/types";
import type { DrawnIncident } from "../../map/features";
import { createMap, type Hovered, type Insets, type MapHandle } from "../../map/map";
import { scaleBar } from "../../map/scale";
import { isDense, type StyleInput } from "../../map/style";
import { about, answeredQuery, areas, bivariate, incident, choropleth, secondChoropleth, secondValues, shaded, shadedValues, shades, termLabel, tileEdition, vocabulary } from "../../state/answers";
import { drawnAt } from "../../state/place";
import { change, embedded, lang, moved, opened, resetFilter, view } from "../../state/store";
import { loadTitles, named, renewTitles, titlesRevision } from "../../state/titles";
import type { Camera } from "../../state/view";
import { formatDay, formatDistance, formatNumber, locale, pick } from "../../text/format";
import { text } from "../../text/text";
import { Icon } from "../parts/icons";
import { coveredEdges } from "./covered";
import { areaFigure, changeInWords, shadesTitle } from "./figure";
import { controlInput, drawnLayers, fills, palette } from "./drawn";
import { LayersPanel } from "./LayersPanel";
import { show } from "./onScreen";
import { openArea, openDrawn, panelShown, spot } from "../shell/navigation";
import { onPaper } from "../parts/screen";
import { TermName } from "../filters/TermPicker";
import { Trouble } from "../parts/Trouble";

const hovered = signal<Hovered | null>(null);
/** The number of the one incident that the pointer is over. */
const restedOn = computed(() => (hovered.value?.kind === "incidents" && hovered.value.drawn.length === 1 ? hovered.value.drawn[0]?.number : undefined));
const metresPerPixel = signal(0);
/** The parties whose colours are on the map now, the most frequent first. */
export const drawnParties = signal<readonly string[]>([]);
/** The controllers whose territories are on the map now. */
export const drawnControllers = signal<readonly string[]>([]);
/** Whether the map can be drawn, and whether its tiles arrive. */
const condition = signal<"well" | "no-webgl" | "tiles-missing">("well");
/** The map that buttons and panels move; of several that move together, one of them. */
let steered: Steered | undefined;

/** What buttons and panels do to a map. */
type Steered = Pick<MapHandle, "fit" | "zoomBy">;

/** West, south, east and north in degrees. */
type Bounds = [number, number, number, number];

/** Whether so many incidents match that crowded tiles hold bins. */
export const dense = computed(() => isDense(choropleth.data.value?.points ?? 0));

/** Bounds that the map shows once there is one. */
let toFit: Bounds | undefined;

/** Makes a map the one that buttons and panels move; undefined: there is none. */
export function steer(map: Steered | undefined): void {
  steered = map;
  if (map && toFit) map.fit(toFit);
  if (map) toFit = undefined;
}

/** Moves the map so that the whole of some bounds is seen; where another view is shown, it gives way to the map. */
export function fitMap(bounds: Bounds): void {
  if (steered) return steered.fit(bounds);
  toFit = bounds;
  change({ mode: "map" });
}

/** Zooms the map in by some levels, or out below 0. */
export function zoomMap(levels: number): void {
  steered?.zoomBy(levels);
}

function styleInput(): StyleInput {
  const { opened: what } = view.value;
  return {
    origin: location.origin, lang: lang.value, locale: locale(lang.value), palette: palette.value, level: shaded.value.level, fills: fills.value,
    layers: drawnLayers.value, control: controlInput.value,
    parties: vocabulary.data.value?.party ?? [], tileEdition: tileEdition.value ?? "", filterQuery: answeredQuery.value, dense: dense.value,
    selectedArea: what.kind === "area" ? what.pcode : "", selectedPoint: what.kind === "incident" ? pointOf(what.id) : null,
  };
}

/** Returns where the open incident is drawn, once its record is here. */
function pointOf(id: string): Position | null {
  const { data } = incident.answer.value;
  return data?.incident.id === id ? (drawnAt(data.incident.placement) ?? null) : null;
}

/** Whether what the first style depends on is known, or will not be: a map whose style changes at once is drawn twice. */
const known = computed(() => tileEdition.value !== undefined && [vocabulary, choropleth].every(({ answer }) => answer.value.data || answer.value.error));

/** The same, once it was so: a map is not made anew while what failed is asked for again. */
const describable = signal(known.peek());
effect(() => {
  if (known.value) describable.value = true;
});

/** On paper nothing lies over the map. */
const PAPER_EDGES: Insets = { top: 8, right: 8, bottom: 8, left: 8 };

/** Builds the map in an element and keeps it in step with the view, until stopped. */
function runMap(container: HTMLElement): () => void {
  let reported: Camera | null = view.peek().camera;
  const map = createMap(container, styleInput(), reported, {
    covered: () => (onPaper.value ? PAPER_EDGES : coveredEdges(container)),
    moved(camera) {
      moved(camera);
      reported = view.peek().camera;
    },
    areaClicked: openArea,
    incidentsClicked(drawn) {
      const [first] = drawn;
      if (drawn.length === 1 && first) openDrawn(first);
      else spot.value = drawn;
    },
    hovered: (over) => (hovered.value = over),
    scaled: (metres) => (metresPerPixel.value = metres),
    drawn(parties, controllers) {
      if (parties.join() !== drawnParties.peek().join()) drawnParties.value = parties;
      if (controllers.join() !== drawnControllers.peek().join()) drawnControllers.value = controllers;
    },
    failed: () => (condition.value = "tiles-missing"),
  });
  steer(map);
  const leave = show({ element: container, copy: map.copy, picture: map.picture, metresPerPixel: () => metresPerPixel.value });
  let shownInput = "";
  const stops = [
    effect(() => {
      const input = styleInput();
      const key = JSON.stringify(input);
      if (key !== shownInput) map.show(input);
      shownInput = key;
    }),
    effect(() => {
      const data = choropleth.data.value;
      if (data) map.shade(data.level, shades.value);
    }),
    effect(() => {
      const data = choropleth.data.value;
      if (data) renewTitles(data.revision);
    }),
    onRecovery(() => {
      if (condition.value !== "tiles-missing") return;
      condition.value = "well";
      map.reload();
    }),
    effect(() => {
      // Other tiles: whether these arrive is not known yet.
      void answeredQuery.value;
      if (condition.peek() === "tiles-missing") condition.value = "well";
    }),
    effect(() => {
      const number = restedOn.value;
      void titlesRevision.value;
      if (number === undefined) return;
      let stop = () => {};
      const rested = setTimeout(() => (stop = loadTitles([number])), HOVER_REST);
      return () => {
        clearTimeout(rested);
        stop();
      };
    }),
    effect(() => map.setLabel(text.value.mapLabel)),
    effect(() => {
      void [panelShown.value, lang.value];
      const soon = requestAnimationFrame(() => map.refit());
      return () => cancelAnimationFrame(soon);
    }),
    effect(() => {
      const { camera } = view.value;
      if (sameCamera(camera, reported)) return;
      reported = camera;
      map.lookAt(camera);
    }),
  ];
  return () => {
    for (const stop of stops) stop();
    steer(undefined);
    leave();
    map.remove();
  };
}

function sameCamera(a: Camera | null, b: Camera | null): boolean {
  return a === b || (a !== null && b !== null && a.zoom === b.zoom && a.lat === b.lat && a.lon === b.lon);
}

/** The map with what lies over it. */
export function MapPane() {
  const t = text.value;
  const element = useRef<HTMLDivElement>(null);
  // Before the first paint: what a map waits for most is its own beginning.
  useLayoutEffect(() => {
    if (!element.current || !describable.value) return;
    try {
      return runMap(element.current);
    } catch {
      condition.value = "no-webgl";
      return;
    }
  }, [describable.value]);
  return (
    <div class={onPaper.value && view.value.camera === null ? "map-pane sheet-wide" : "map-pane"}>
      <div class="map" ref={element} />
      <p class="visually-hidden">{t.mapHelp}</p>
      <MapButtons />
      <Scale />
      <Tooltip over={hovered.value} areaInWords={shadeInWords} />
      <Notice />
    </div>
  );
}

/** What is drawn and how, and the buttons that move the map. */
export function MapButtons() {
  const t = text.value;
  return (
    <div class="map-buttons">
      <LayersPanel />
      <button type="button" class="button icon-only" aria-label={t.zoomIn} onClick={() => zoomMap(1)}><Icon name="plus" /></button>
      <button type="button" class="button icon-only" aria-label={t.zoomOut} onClick={() => zoomMap(-1)}><Icon name="minus" /></button>
      <button type="button" class="button icon-only" aria-label={t.wholeCountry} onClick={() => moved(null)}><Icon name="country" /></button>
    </div>
  );
}

/** Milliseconds that the pointer rests on a symbol before its title is asked for. */
const HOVER_REST = 120;

/** Pixels that the tooltip needs on the right of the pointer; with less it is shown on the left. */
const TOOLTIP_ROOM = 290;

/** What a click would open, beside the pointer. The panel says the same to those without one. */
export function Tooltip({ over, areaInWords }: { over: Hovered | null; areaInWords: (pcode: string) => string[] }) {
  if (!over) return null;
  const beside = over.x > innerWidth - TOOLTIP_ROOM ? "tooltip before" : "tooltip";
  return (
    <div class={beside} aria-hidden="true" style={{ left: `${over.x}px`, top: `${over.y}px` }}>
      <TooltipText over={over} areaInWords={areaInWords} />
    </div>
  );
}

function TooltipText({ over, areaInWords }: { over: Hovered; areaInWords: (pcode: string) => string[] }) {
  const t = text.value;
  if (over.kind === "bin") return <><strong>{t.incidentCount(over.count)}</strong>{over.killed !== undefined && <span>{t.killedShort(formatNumber(lang.value, over.killed))}</span>}</>;
  if (over.kind === "area") return <><strong>{pick(lang.value, areas.value.get(over.pcode)?.name) || over.pcode}</strong>{areaInWords(over.pcode).map((words) => <span key={words}>{words}</span>)}</>;
  const [first] = over.drawn;
  if (!first || over.drawn.length > 1) return <strong>{t.incidentCount(over.drawn.length)}</strong>;
  return <IncidentText drawn={first} />;
}

/** What the tile says of an incident, under its title once that is here. */
function IncidentText({ drawn: { number, date, party, violation } }: { drawn: DrawnIncident }) {
  const kind = pick(lang.value, termLabel("violation", violation));
  const title = pick(lang.value, named(number)?.title);
  return (
    <>
      <strong dir="auto">{title || kind}</strong>
      <span>{formatDay(lang.value, date)}</span>
      {title && <span>{kind}</span>}
      {party && <TermName list="party" code={party} />}
    </>
  );
}

/** Returns what the shade of an area means, line by line. */
export function shadeInWords(area: string): string[] {
  const t = text.value;
  const { metric, per, difference } = shaded.value;
  const [found, second] = [shadedValues.value.get(area), bivariate.value ? secondValues.value.get(area) : undefined];
  if (!found) return [difference ? t.compare.noRecordInEither : t.noRecord];
  const figure = t.named(shadesTitle(t.legendTitle(t.metrics[metric], t.perPhrase[per])), areaFigure(found));
  const other = secondChoropleth.answer.value.data?.metric;
  if (second && other) return [`${figure} · ${t.named(t.legendTitle(t.metrics[other], t.perPhrase[per]), areaFigure(second))}`];
  return [figure, ...(changeInWords(found, difference) ?? [])];
}

/** Pixels that the scale bar takes at most. */
export const SCALE_WIDTH = 90;

function Scale() {
  if (metresPerPixel.value === 0) return null;
  const { metres, pixels } = scaleBar(metresPerPixel.value, SCALE_WIDTH);
  return <div class="scale" aria-hidden="true" style={{ inlineSize: `${pixels}px` }}>{formatDistance(lang.value, metres)}</div>;
}

/** What keeps the map from showing anything, and what to do about it. */
function Notice() {
  const t = text.value;
  const { error, data } = choropleth.answer.value;
  if (condition.value === "no-webgl") return <div class="notice"><p class="trouble-title">{t.mapFailed}</p><p class="faint">{t.mapFailedHint}</p></div>;
  if (error) return <div class="notice"><Trouble error={error} />{data && <p class="faint">{t.staleData}</p>}</div>;
  if (condition.value === "tiles-missing") return <div class="notice"><Trouble error={new RequestError("offline")} /></div>;
  if (!data || data.counts.mapped + data.counts.not_mappable > 0 || opened.value.kind !== "none") return null;
  if (about.answer.value.data?.records === 0) return <div class="notice"><p class="trouble-title">{t.noRecordsTitle}</p><p class="faint">{t.noRecordsHint}</p></div>;
  return (
    <div class="notice">
      <p class="trouble-title">{t.emptyTitle}</p>
      <p class="faint">{t.emptyHint}</p>
      {!embedded && <button type="button" class="button" onClick={resetFilter}>{t.reset}</button>}
    </div>
  );
}
