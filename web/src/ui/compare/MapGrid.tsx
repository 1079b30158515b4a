import { effect } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { areas } from "../../state/answers";
import { comparedPeriods } from "../../state/compared";
import type { Part } from "../../state/parts";
import { change, changeFilter, embedded, lang, view } from "../../state/store";
import { byName, formatNumber, pick } from "../../text/format";
import { text } from "../../text/text";
import { TermName } from "../filters/TermPicker";
import { areaFigure } from "../map/figure";
import { steer } from "../map/MapPane";
import { Skeleton, Trouble } from "../parts/Trouble";
import { drawnParts, figuresAt, parts, partsError, partsLoading } from "./answers";
import { columnsFor } from "./columns";
import { partFigures, partName } from "./names";
import { SharedScale } from "./SharedScale";
import { SmallMap } from "./SmallMap";
import { Together } from "./together";

/** Several maps beside each other, which move together and have one scale; or their values as a table. */
export function MapGrid() {
  const t = text.value.compare;
  const [asTable, setAsTable] = useState(false);
  const error = partsError.value;
  const shown = parts.value;
  return (
    <div class="map-grid" aria-busy={partsLoading.value}>
      {error ? <div class="map-grid-notice"><Trouble error={error} /></div>
        : !shown ? <div class="map-grid-notice"><Skeleton lines={6} /></div>
          : shown.drawn.length === 0 ? <Nothing />
            : asTable ? <PartsTable drawn={shown.drawn} /> : <Maps drawn={shown.drawn} />}
      <div class="map-grid-foot">
        <SharedScale />
        {shown && <Notes shown={shown.drawn.length} all={shown.all} />}
        <button type="button" class="link" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>{asTable ? t.asMaps : t.asTable}</button>
      </div>
    </div>
  );
}

function Nothing() {
  const t = text.value.compare;
  const undated = view.value.arrangement === "side" && !comparedPeriods(view.value);
  return (
    <div class="map-grid-notice">
      <p class="trouble-title">{undated ? t.noPeriod : t.noMaps}</p>
      {!undated && <p class="faint">{t.noMapsHint}</p>}
    </div>
  );
}

function Notes({ shown, all }: { shown: number; all: number }) {
  const t = text.value.compare;
  const { arrangement, split } = view.value;
  const count = (n: number) => formatNumber(lang.value, n);
  return (
    <p class="faint note">
      {shown > 1 && <span>{t.scaleShared}. </span>}
      {shown < all && <span>{t.mapsShown(count(shown), count(all))}. </span>}
      {arrangement === "multiples" && split !== "period" && <span>{t.namedInNone}</span>}
    </p>
  );
}

/** Pixels that a map is wide at least to have names: on a smaller one most of them would lie over each other or be cut at its edge. */
const NAMES_WIDTH = 480;

function Maps({ drawn }: { drawn: readonly Part[] }) {
  const room = useRef<HTMLDivElement>(null);
  const [columns, setColumns] = useState(1);
  const [roomy, setRoomy] = useState(false);
  const [together] = useState(() => new Together(view.peek().camera));
  useLayoutEffect(() => {
    const element = room.current;
    if (!element) return;
    const lay = () => {
      const across = columnsFor(drawn.length, element.clientWidth, element.clientHeight);
      setColumns(across);
      setRoomy(element.clientWidth / across >= NAMES_WIDTH);
    };
    const watcher = new ResizeObserver(lay);
    watcher.observe(element);
    lay();
    return () => watcher.disconnect();
  }, [drawn.length]);
  useEffect(() => effect(() => together.lookAt(view.value.camera)), []);
  useEffect(() => {
    steer({ fit: (bounds) => together.first?.fit(bounds), zoomBy: (levels) => together.first?.zoomBy(levels) });
    return () => steer(undefined);
  }, []);
  return (
    <div class="small-maps" ref={room} style={{ "--columns": columns }}>
      {drawn.map((part, i) => <OneMap key={part.key} part={part} at={i} together={together} roomy={roomy} />)}
    </div>
  );
}

interface OneProps {
  part: Part;
  at: number;
  together: Together;
  roomy: boolean;
}

function OneMap({ part, at, together, roomy }: OneProps) {
  const t = text.value.compare;
  const name = partName(part);
  const figures = partFigures(figuresAt(at));
  const { split } = view.value;
  const title = part.period || split === "period" ? name : <TermName list={split} code={part.key} />;
  const only = () => {
    changeFilter(part.filter);
    change({ arrangement: "one" }, "replace");
  };
  return (
    <section class="small-map" aria-label={name}>
      <header class="small-map-head">
        <h2>
          {embedded ? title : <button type="button" class="link" title={t.only(name)} onClick={only}>{title}</button>}
        </h2>
        <p class="faint">{figures.length > 0 ? figures.map((words) => <span key={words}>{words}</span>) : text.value.loading}</p>
      </header>
      <SmallMap part={part} name={name} figures={figures} together={together} roomy={roomy} />
    </section>
  );
}

/** The values of all maps area by area: what the maps show, for those who do not see them. */
function PartsTable({ drawn }: { drawn: readonly Part[] }) {
  const t = text.value;
  const maps = drawnParts.value;
  if (!maps) return <div class="map-grid-notice"><Skeleton lines={6} /></div>;
  const columns = drawn.map(({ key }) => new Map(maps.byKey.get(key)?.map((value) => [value.pcode, value])));
  const pcodes = [...new Set(columns.flatMap((column) => [...column.keys()]))];
  const name = (pcode: string) => pick(lang.value, areas.value.get(pcode)?.name) || pcode;
  const order = byName(lang.value);
  return (
    <div class="parts-table" tabIndex={0} role="region" aria-label={t.compare.asTable}>
      <table>
        <thead>
          <tr><th scope="col">{t.levels[maps.level]}</th>{drawn.map((part) => <th key={part.key} scope="col">{partName(part)}</th>)}</tr>
        </thead>
        <tbody>
          {pcodes.sort((a, b) => order(name(a), name(b))).map((pcode) => (
            <tr key={pcode}>
              <th scope="row">{name(pcode)}</th>
              {columns.map((column, i) => {
                const value = column.get(pcode);
                return <td key={i}>{value ? areaFigure(value) : <span class="faint" title={t.noRecord}>–</span>}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
