import { effect, signal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { onRecovery, recoverAll } from "../../api/query";
import { createMap, type Hovered, type Insets } from "../../map/map";
import { PALETTES } from "../../map/palette";
import { sequentialColours } from "../../map/schemes";
import type { StyleInput } from "../../map/style";
import { tileEdition, vocabulary } from "../../state/answers";
import { filterParams, joinQuery } from "../../state/codec";
import type { Part } from "../../state/parts";
import { lang, level, moved, view } from "../../state/store";
import { locale } from "../../text/format";
import { text } from "../../text/text";
import { controlInput, drawnLayers } from "../map/drawn";
import { areaFigure } from "../map/figure";
import { legendTitle } from "../map/keys";
import { Tooltip } from "../map/MapPane";
import { show } from "../map/onScreen";
import { narrow, theme } from "../parts/screen";
import { openArea } from "../shell/navigation";
import { drawnParts } from "./answers";
import type { Together } from "./together";

/** Pixels around the country: names reach over its borders. */
const AROUND: Insets = { top: 6, right: 6, bottom: 6, left: 6 };
const AROUND_NAMES: Insets = { top: 12, right: 32, bottom: 12, left: 32 };

interface Props {
  part: Part;
  /** What it is of, in words. */
  name: string;
  /** Its numbers, in words. */
  figures: readonly string[];
  together: Together;
  /** Whether it has room for names. */
  roomy: boolean;
}

/** One of several maps, which move together and have one scale. */
export function SmallMap({ part, name, figures, together, roomy }: Props) {
  const t = text.value.compare;
  const element = useRef<HTMLDivElement>(null);
  const [hovered] = useState(() => signal<Hovered | null>(null));
  const [drawable, setDrawable] = useState(true);
  const [missing, setMissing] = useState(false);
  // The map is outside the components and follows signals.
  const [shown] = useState(() => signal<Shown>({ part, name, figures, roomy }));
  useLayoutEffect(() => {
    shown.value = { part, name, figures, roomy };
  });
  const addressed = tileEdition.value !== undefined;
  useEffect(() => {
    if (!element.current || !addressed) return;
    try {
      return run(element.current, together, () => shown.value, (over) => (hovered.value = over), setMissing);
    } catch {
      setDrawable(false);
      return;
    }
  }, [addressed]);
  return (
    <div class="small-map-pane">
      {drawable ? <div class="map" ref={element} /> : <p class="faint">{t.undrawn}</p>}
      {missing && <TilesMissing />}
      <Tooltip over={hovered.value} areaInWords={(pcode) => areaInWords(part, pcode)} />
    </div>
  );
}

function TilesMissing() {
  const t = text.value;
  return <p class="small-map-failed" role="alert">{t.errorTitle.offline} <button type="button" class="link" onClick={recoverAll}>{t.retry}</button></p>;
}

type Shown = Pick<Props, "part" | "name" | "figures" | "roomy">;

/** Draws the map until stopped. `missing` is told whether tiles are. */
function run(container: HTMLElement, together: Together, shown: () => Shown, hovered: (over: Hovered | null) => void, missing: (are: boolean) => void): () => void {
  let scale = 0;
  const map = createMap(container, styleOf(shown()), together.at, {
    covered: () => (shown().roomy ? AROUND_NAMES : AROUND),
    moving: (camera) => together.follow(map, camera),
    moved,
    areaClicked: openArea,
    incidentsClicked: () => {}, // none is drawn
    hovered,
    scaled: (metresPerPixel) => (scale = metresPerPixel),
    drawn: () => {},
    failed: () => missing(true),
  });
  let shownInput = "";
  const stops = [
    together.join(map),
    onRecovery(() => {
      missing(false);
      map.reload();
    }),
    show({ element: container, copy: map.copy, picture: map.picture, metresPerPixel: () => scale, title: () => [shown().name, ...shown().figures] }),
    effect(() => {
      const input = styleOf(shown());
      const key = JSON.stringify(input);
      if (key !== shownInput) map.show(input);
      shownInput = key;
    }),
    effect(() => {
      const drawn = drawnParts.value;
      if (drawn) map.shade(drawn.level, drawn.byKey.get(shown().part.key) ?? []);
    }),
    effect(() => map.dragged(!(narrow.value && view.value.arrangement === "multiples"))),
    effect(() => map.setLabel(text.value.compare.mapOf(shown().name))),
  ];
  return () => {
    for (const stop of stops) stop();
    map.remove();
  };
}

function styleOf({ part, roomy }: Shown): StyleInput {
  const drawn = drawnParts.value;
  const { opened, scheme, heldOn } = view.value;
  return {
    origin: location.origin, lang: lang.value, locale: locale(lang.value), palette: PALETTES[theme()], level: drawn?.level ?? level.value,
    fills: drawn && drawn.classes.length > 0 ? sequentialColours(scheme, theme(), drawn.classes.length) : [],
    layers: { ...drawnLayers.value, ...(roomy ? {} : { names: 0 }) },
    // The territories of one day are not those of every period.
    control: part.period && !heldOn ? null : controlInput.value,
    parties: vocabulary.answer.value.data?.party ?? [], tileEdition: tileEdition.value ?? "", filterQuery: joinQuery(filterParams(part.filter)),
    dense: false,
    selectedArea: opened.kind === "area" ? opened.pcode : "", selectedPoint: null,
  };
}

function areaInWords({ key }: Part, pcode: string): string[] {
  const t = text.value;
  const value = drawnParts.value?.byKey.get(key)?.find((one) => one.pcode === pcode);
  return value ? [t.named(legendTitle(), areaFigure(value)), t.incidentCount(value.incidents)] : [t.noRecord];
}
