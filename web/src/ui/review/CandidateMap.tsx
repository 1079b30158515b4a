import { effect, signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { createCandidateMap, type CandidateMapHandle } from "../../map/candidateMap";
import type { CandidatesInput, MarkedPlace } from "../../map/candidates";
import { PALETTES } from "../../map/palette";
import { tileEdition } from "../../state/answers";
import { lang } from "../../state/store";
import { text } from "../../text/text";
import { Icon } from "../parts/icons";
import { theme } from "../parts/screen";
import { current, draft, drafted, marks, readings } from "./answers";
import { messages } from "./messages";

let handle: CandidateMapHandle | undefined;
/** Whether the map is near the chosen place, and not around all of them. */
const near = signal(false);

/** Readings that are less likely than this do not decide what the map begins with. */
const LIKELY = 0.05;

/** Returns what the map begins with: what is likely, what is chosen, and what the source says. All of it where nothing is. */
function inSight(): MarkedPlace[] {
  const likely = new Set(readings.peek().filter(({ score }) => score >= LIKELY).map(({ pcode }) => pcode));
  const seen = marks.peek().filter(({ id, kind, chosen }) => chosen || kind === "stated" || likely.has(id));
  return seen.length > 0 ? seen : [...marks.peek()];
}

/** Moves the map to the chosen place, or where it is there already back. */
export function zoomToChosen(): void {
  const chosen = marks.peek().filter((mark) => mark.chosen);
  near.value = !near.peek() && chosen.length > 0;
  handle?.fit(near.peek() ? chosen : inSight());
}

function input(): CandidatesInput {
  return { origin: location.origin, lang: lang.value, palette: PALETTES[theme()], tileEdition: tileEdition.value ?? "", places: marks.value };
}

/** Builds the map in an element and keeps it in step with what is under review, until stopped. */
function run(container: HTMLElement): () => void {
  const map = createCandidateMap(container, input(), (pcode) => pcode && drafted({ pcode }));
  handle = map;
  const stops = [
    effect(() => map.show(input())),
    effect(() => {
      void [current.value?.context, draft.value.found];
      near.value = false;
      map.fit(inSight());
    }),
    effect(() => {
      const chosen = marks.value.find((mark) => mark.chosen);
      if (chosen && !map.sees(chosen)) map.fit(inSight());
    }),
    effect(() => map.setLabel(messages.value.map)),
  ];
  return () => {
    for (const stop of stops) stop();
    handle = undefined;
    map.remove();
  };
}

const failed = signal(false);

/** The map of what the description can mean. The list beside it has the same. */
export function CandidateMap() {
  const t = messages.value;
  const element = useRef<HTMLDivElement>(null);
  const addressed = tileEdition.value !== undefined;
  useEffect(() => {
    if (!element.current || !addressed) return;
    try {
      return run(element.current);
    } catch {
      failed.value = true;
      return;
    }
  }, [addressed]);
  return (
    <div class="review-map">
      <div class="map" ref={element} />
      <p class="visually-hidden">{t.mapHelp}</p>
      {failed.value && <div class="notice"><p class="trouble-title">{text.value.mapFailed}</p></div>}
      <div class="map-buttons">
        <button type="button" class="button icon-only" aria-label={text.value.zoomIn} onClick={() => handle?.zoomBy(1)}><Icon name="plus" /></button>
        <button type="button" class="button icon-only" aria-label={text.value.zoomOut} onClick={() => handle?.zoomBy(-1)}><Icon name="minus" /></button>
        <button type="button" class="button icon-only" aria-label={near.value ? t.showAll : t.zoom} onClick={zoomToChosen}><Icon name={near.value ? "country" : "target"} /></button>
      </div>
      <Key />
    </div>
  );
}

/** What the marks mean that have no number. */
function Key() {
  const t = messages.value;
  const kinds = new Set(marks.value.map(({ kind }) => kind));
  if (!kinds.has("stated") && !kinds.has("counted")) return null;
  return (
    <ul class="plain review-key">
      {kinds.has("stated") && <li><span class="review-key-stated" aria-hidden="true">×</span>{t.keyStated}</li>}
      {kinds.has("counted") && <li><span class="review-key-counted" aria-hidden="true" />{t.keyCounted}</li>}
    </ul>
  );
}
