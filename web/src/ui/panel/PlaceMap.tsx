import { useEffect, useRef, useState } from "preact/hooks";
import type { Incident } from "../../api/types";
import { PALETTES } from "../../map/palette";
import { areaLabel, areas, tileEdition } from "../../state/answers";
import { sketchOf, type PlaceSketch } from "../../state/place";
import { lang } from "../../state/store";
import { formatDistance, pick } from "../../text/format";
import { text } from "../../text/text";
import { theme } from "../parts/screen";

/** The place of an incident on a small map, as far as it is known; nothing where the browser draws no maps, or no area is known. */
export function PlaceMap({ incident }: { incident: Incident }) {
  const t = text.value;
  const element = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);
  const sketch = sketchOf(incident, areas.value);
  useDrawing(element, sketch, () => setFailed(true));
  if (!sketch || failed) return null;
  return (
    <figure class="place-map">
      <div class="place-map-drawing" ref={element} role="img" aria-label={inWords(sketch, incident)} />
      {sketch.given && <figcaption class="faint note">{t.panel.mapGiven}</figcaption>}
    </figure>
  );
}

/** Draws the place; what draws it is loaded with the first. */
function useDrawing(element: { current: HTMLElement | null }, sketch: PlaceSketch | undefined, failed: () => void): void {
  const [language, colours, edition, subject] = [lang.value, theme(), tileEdition.value, JSON.stringify(sketch)];
  useEffect(() => {
    if (!sketch || edition === undefined) return;
    let left = false;
    let remove = () => {};
    import("../../map/placeMap").then(({ createPlaceMap }) => {
      if (left || !element.current) return;
      remove = createPlaceMap(element.current, sketch, { origin: location.origin, lang: language, palette: PALETTES[colours], tileEdition: edition });
    }).catch(failed);
    return () => {
      left = true;
      remove();
    };
  }, [language, colours, edition, subject]);
}

/** Returns what the map shows. */
function inWords({ area, uncertaintyMetres }: PlaceSketch, { placement }: Incident): string {
  const { map } = text.value.panel;
  if (area) return map.area(pick(lang.value, areaLabel(area.pcode)));
  const name = pick(lang.value, placement.name) || text.value.where;
  return uncertaintyMetres > 0 ? map.point(name, formatDistance(lang.value, uncertaintyMetres)) : map.spot(name);
}
