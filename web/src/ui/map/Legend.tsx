import { useState } from "preact/hooks";
import type { ChoroplethAnswer } from "../../api/types";
import { bivariateColours } from "../../map/schemes";
import { bivariate, choropleth, secondChoropleth, shades } from "../../state/answers";
import { lang, view } from "../../state/store";
import { BIVARIATE_SIDE } from "../../state/values";
import { formatDay } from "../../text/format";
import { text } from "../../text/text";
import { controlTiles, drawnLayers, fills } from "./drawn";
import { PARTIES_NAMED, SYMBOLS, classKeys, legendNotes, legendTitle, otherKeys, rangeInWords, type Key as ShadeKey } from "./keys";
import { Icon } from "../parts/icons";
import { dense, drawnControllers, drawnParties } from "./MapPane";
import { narrow, theme } from "../parts/screen";
import { TermName } from "../filters/TermPicker";

/** What the shades and symbols mean. */
export function Legend() {
  const t = text.value;
  const [shown, setShown] = useState(!narrow.value);
  const { data, loading } = choropleth.answer.value;
  return (
    <section class="legend" aria-label={t.legend} aria-busy={loading}>
      <h2 class="legend-title">
        <button type="button" aria-expanded={shown} onClick={() => setShown(!shown)}>
          <span>{legendTitle()}</span><Icon name="down" />
        </button>
      </h2>
      {!shown && data && view.value.layers.shades > 0 && <Ramp />}
      {shown && (
        <div class="legend-body">
          {view.value.layers.shades > 0 && data && (bivariate.value ? <><Square first={data} /><Classes keys={otherKeys(data)} /></> : <Classes keys={classKeys(data)} />)}
          {view.value.layers.control > 0 && <Control />}
          {drawnLayers.value.incidents > 0 && <Symbols />}
          <Notes answer={data} />
        </div>
      )}
    </section>
  );
}

/** The legend in one line, for small screens. */
function Ramp() {
  return (
    <div class="ramp" aria-hidden="true">
      {fills.value.map((colour) => <span key={colour} style={{ backgroundColor: colour }} />)}
    </div>
  );
}

const SIDE = Array.from({ length: BIVARIATE_SIDE }, (_, i) => i);

/** The nine colours of two metrics as a square: the first grows along the line of text, the second upwards. */
function Square({ first }: { first: ChoroplethAnswer }) {
  const t = text.value;
  const second = secondChoropleth.answer.value.data;
  if (!second) return null;
  const colours = bivariateColours(theme());
  const found = new Map<number, number>();
  for (const { class: both } of shades.value) if (both !== null) found.set(both, (found.get(both) ?? 0) + 1);
  const range = ({ classes }: ChoroplethAnswer, i: number) => rangeInWords(classes, i);
  const [across, upwards] = [t.metrics[first.metric], t.metrics[second.metric]];
  return (
    <div class="bivariate">
      <span class="bivariate-up">{t.layers.more(upwards)}<Icon name="forward" /></span>
      <ul class="plain bivariate-square">
        {[...SIDE].reverse().flatMap((b) => SIDE.map((a) => {
          const words = t.layers.cell(across, upwards, range(first, a), range(second, b), t.areasInClass(found.get(BIVARIATE_SIDE * a + b) ?? 0));
          return <li key={`${a}${b}`} title={words} style={{ backgroundColor: colours[BIVARIATE_SIDE * a + b] }}><span class="visually-hidden">{words}</span></li>;
        }))}
      </ul>
      <span class="bivariate-across">{t.layers.more(across)}<Icon name="forward" /></span>
    </div>
  );
}

/** Whose territories are drawn, of which day, and what says so. */
function Control() {
  const t = text.value.layers;
  const known = controlTiles.answer.value.data?.control;
  if (!known) return null;
  const day = formatDay(lang.value, known.date);
  if (!known.known) return <p class="control-key">{t.controlUnknown(day)}</p>;
  const from = known.valid_from && formatDay(lang.value, known.valid_from);
  const to = known.valid_to && formatDay(lang.value, known.valid_to);
  return (
    <div class="control-key">
      <h3>{t.controlOn(day)}</h3>
      <ul class="plain party-keys">
        {drawnControllers.value.map((code) => <li key={code}><TermName list="controller" code={code} /></li>)}
      </ul>
      <details class="faint">
        <summary>{from && (to ? t.controlHolds(from, to) : t.controlSince(from))}</summary>
        <p dir="auto">{t.controlSources(known.sources.join(", "))}. {t.controlCaveat}.</p>
      </details>
    </div>
  );
}

function Classes({ keys }: { keys: readonly ShadeKey[] }) {
  return (
    <ul class="plain classes">
      {keys.map(({ colour, words, areas }) => (
        <li key={words}>
          <Key colour={colour} />
          <span class="class-range"><bdi>{words}</bdi></span>
          {areas && <span class="faint">{areas}</span>}
        </li>
      ))}
    </ul>
  );
}

function Key({ colour }: { colour: string }) {
  return <span class="class-key" style={{ backgroundColor: colour }} aria-hidden="true" />;
}

function Symbols() {
  const t = text.value;
  return (
    <ul class="plain symbols">
      {SYMBOLS.map((kind) => (
        <li key={kind}>
          <span class="symbol-key"><span class={`symbol ${kind}`} aria-hidden="true">{kind === "bin" ? "12" : ""}</span></span>
          <span>{t.symbol[kind]}</span>
        </li>
      ))}
      <PartyKeys />
    </ul>
  );
}

/** The colours of the parties that are on the map now. */
function PartyKeys() {
  const t = text.value;
  const parties = drawnParties.value;
  if (parties.length === 0) return dense.value ? <li class="faint note">{t.symbolColourNearer}</li> : null;
  const more = parties.length - PARTIES_NAMED;
  return (
    <>
      <li class="faint note">{dense.value ? t.layers.rings : t.symbolColour}</li>
      <li class="party-keys">
        {parties.slice(0, PARTIES_NAMED).map((party) => <TermName key={party} list="party" code={party} />)}
        {more > 0 && <span class="faint">{t.otherParties(more)}</span>}
      </li>
    </>
  );
}

function Notes({ answer }: { answer: ChoroplethAnswer | undefined }) {
  return <div class="legend-notes faint">{legendNotes(answer).map((note) => <p key={note}>{note}</p>)}</div>;
}
