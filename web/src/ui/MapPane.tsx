import { effect, signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { RequestError } from "../api/client";
import { createMap, type MapHandle } from "../map/map";
import { PALETTES } from "../map/palette";
import type { StyleInput } from "../map/style";
import { about, areas, choropleth, filterQuery, vocabulary } from "../state/answers";
import { lang, moved, opened, resetFilter, view } from "../state/store";
import type { Camera } from "../state/view";
import { formatFigure, pick } from "../text/format";
import { text } from "../text/text";
import { Icon } from "./icons";
import { coveredEdges } from "./covered";
import { openArea, openIncident, spot } from "./navigation";
import { theme } from "./screen";
import { Trouble } from "./Trouble";

const hovered = signal<{ pcode: string; x: number; y: number } | null>(null);
/** Whether the map can be drawn, and whether its tiles arrive. */
const condition = signal<"well" | "no-webgl" | "tiles-missing">("well");
/** Above this number a tile holds bins instead of points; the server's limit. */
const POINTS_IN_A_TILE = 2000;
let handle: MapHandle | undefined;

/** Moves the map so that the whole of some bounds is seen. */
export function fitMap(bounds: [number, number, number, number]): void {
  handle?.fit(bounds);
}

function styleInput(): StyleInput {
  const { level, opened: what } = view.value;
  return {
    origin: location.origin, lang: lang.value, palette: PALETTES[theme()], level,
    classes: choropleth.answer.value.data?.classes.length ?? view.value.classes,
    parties: vocabulary.answer.value.data?.party ?? [], filterQuery: filterQuery.value,
    dense: (choropleth.answer.value.data?.counts.mapped ?? 0) > POINTS_IN_A_TILE,
    selectedArea: what.kind === "area" ? what.pcode : "", selectedIncident: what.kind === "incident" ? what.id : "",
  };
}

/** Builds the map in an element and keeps it in step with the view, until stopped. */
function runMap(container: HTMLElement): () => void {
  let reported: Camera | null = view.peek().camera;
  const map = createMap(container, styleInput(), reported, {
    covered: () => coveredEdges(container),
    moved(camera) {
      moved(camera);
      reported = view.peek().camera;
    },
    areaClicked: openArea,
    incidentsClicked(drawn) {
      const [first] = drawn;
      if (drawn.length === 1 && first) openIncident(first.id);
      else spot.value = drawn;
    },
    hovered: (over) => (hovered.value = over),
    failed: () => (condition.value = "tiles-missing"),
  });
  handle = map;
  let shownInput = "";
  const stops = [
    effect(() => {
      const input = styleInput();
      const key = JSON.stringify(input);
      if (key !== shownInput) map.show(input);
      shownInput = key;
    }),
    effect(() => {
      const { data } = choropleth.answer.value;
      if (data) map.shade(data.level, data.values);
    }),
    effect(() => map.setLabel(text.value.mapLabel)),
    effect(() => {
      void [opened.value.kind, spot.value.length > 0, lang.value];
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
    handle = undefined;
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
  useEffect(() => {
    if (!element.current) return;
    try {
      return runMap(element.current);
    } catch {
      condition.value = "no-webgl";
      return;
    }
  }, []);
  return (
    <div class="map-pane">
      <div class="map" ref={element} />
      <p class="visually-hidden">{t.mapHelp}</p>
      <div class="map-buttons">
        <button type="button" class="button icon-only" aria-label={t.zoomIn} onClick={() => handle?.zoomBy(1)}><Icon name="plus" /></button>
        <button type="button" class="button icon-only" aria-label={t.zoomOut} onClick={() => handle?.zoomBy(-1)}><Icon name="minus" /></button>
        <button type="button" class="button icon-only" aria-label={t.wholeCountry} onClick={() => { moved(null); handle?.lookAt(null); }}><Icon name="country" /></button>
      </div>
      <Tooltip />
      <Notice />
    </div>
  );
}

/** Pixels that the tooltip needs on the right of the pointer; with less it is shown on the left. */
const TOOLTIP_ROOM = 290;

/** What a click would open, beside the pointer. The panel says the same to those without one. */
function Tooltip() {
  const over = hovered.value;
  if (!over) return null;
  const t = text.value;
  const { metric, per } = view.value;
  const found = choropleth.answer.value.data?.values.find(({ pcode }) => pcode === over.pcode);
  const beside = over.x > innerWidth - TOOLTIP_ROOM ? "tooltip before" : "tooltip";
  return (
    <div class={beside} aria-hidden="true" style={{ left: `${over.x}px`, top: `${over.y}px` }}>
      <strong>{pick(lang.value, areas.value.get(over.pcode)?.name) || over.pcode}</strong>
      <span>{!found ? t.noRecord : found.value === null ? t.zeroValue : `${formatFigure(lang.value, found.value)} ${t.legendTitle(t.units[metric], t.perPhrase[per])}`}</span>
    </div>
  );
}

/** What keeps the map from showing anything, and what to do about it. */
function Notice() {
  const t = text.value;
  const { error, data } = choropleth.answer.value;
  if (condition.value === "no-webgl") return <div class="notice"><p class="trouble-title">{t.mapFailed}</p><p class="faint">{t.mapFailedHint}</p></div>;
  if (error) return <div class="notice"><Trouble error={error} retry={choropleth.retry} />{data && <p class="faint">{t.staleData}</p>}</div>;
  if (condition.value === "tiles-missing") {
    const again = () => location.reload();
    return <div class="notice"><Trouble error={new RequestError("offline")} retry={again} /></div>;
  }
  if (!data || data.counts.mapped + data.counts.not_mappable > 0 || opened.value.kind !== "none") return null;
  if (about.answer.value.data?.records === 0) return <div class="notice"><p class="trouble-title">{t.noRecordsTitle}</p><p class="faint">{t.noRecordsHint}</p></div>;
  return (
    <div class="notice">
      <p class="trouble-title">{t.emptyTitle}</p>
      <p class="faint">{t.emptyHint}</p>
      <button type="button" class="button" onClick={resetFilter}>{t.reset}</button>
    </div>
  );
}
