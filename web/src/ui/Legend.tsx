import { useState } from "preact/hooks";
import type { ChoroplethAnswer } from "../api/types";
import { PALETTES, classColours } from "../map/palette";
import { absence } from "../state/absent";
import { areas, choropleth, shaded } from "../state/answers";
import { change, lang, view } from "../state/store";
import { MAX_CLASSES, METHODS, MIN_CLASSES } from "../state/view";
import { classBounds } from "../state/classes";
import { either, formatFigure, formatNumber } from "../text/format";
import { text } from "../text/text";
import { Choice } from "./Choice";
import { Icon } from "./icons";
import { dense, drawnParties } from "./MapPane";
import { narrow, theme } from "./screen";
import { TermName } from "./TermPicker";

const CLASS_COUNTS = Array.from({ length: MAX_CLASSES - MIN_CLASSES + 1 }, (_, i) => String(MIN_CLASSES + i));

/** What the shades and symbols mean. */
export function Legend() {
  const t = text.value;
  const [shown, setShown] = useState(!narrow.value);
  const { metric, per } = shaded.value;
  const { data, loading } = choropleth.answer.value;
  return (
    <section class="legend" aria-label={t.legend} aria-busy={loading}>
      <h2 class="legend-title">
        <button type="button" aria-expanded={shown} onClick={() => setShown(!shown)}>
          <span>{t.legendTitle(t.metrics[metric], t.perPhrase[per])}</span><Icon name="down" />
        </button>
      </h2>
      {!shown && data && <Ramp answer={data} />}
      {shown && (
        <div class="legend-body">
          {data && <Classes answer={data} />}
          <Symbols />
          <Notes answer={data} />
          <ClassControls />
        </div>
      )}
    </section>
  );
}

/** The legend in one line, for small screens. */
function Ramp({ answer }: { answer: ChoroplethAnswer }) {
  return (
    <div class="ramp" aria-hidden="true">
      {classColours(PALETTES[theme()], answer.classes.length).map((colour) => <span key={colour} style={{ backgroundColor: colour }} />)}
    </div>
  );
}

function Classes({ answer }: { answer: ChoroplethAnswer }) {
  const t = text.value;
  const palette = PALETTES[theme()];
  const colours = classColours(palette, answer.classes.length);
  const figure = (n: number) => formatFigure(lang.value, n);
  const without = answer.values.filter(({ value }) => value === null);
  const reasons = [...new Set(without.map(({ pcode }) => absence(answer.metric, answer.per, areas.value.get(pcode))))].sort();
  return (
    <ul class="plain classes">
      {classBounds(answer).map(({ from, to, areas }, i) => (
        <li key={i}>
          <Key colour={colours[i] ?? palette.noRecord} />
          <span class="class-range"><bdi>{t.classRange(figure(from), figure(to))}</bdi></span>
          <span class="faint">{t.areasInClass(areas)}</span>
        </li>
      ))}
      {answer.values.some(({ value }) => value === 0) && <li><Key colour={palette.zero} /><span>{t.zeroValue}</span></li>}
      {reasons.length > 0 && <li><Key colour={palette.unstated} /><span>{t.hasRecords(either(lang.value, reasons.map((reason) => t.absent[reason])))}</span></li>}
      <li><Key colour={palette.noRecord} /><span>{t.noRecord}</span></li>
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
      {(["exact", "locality", "near", "bin"] as const).map((kind) => (
        <li key={kind}>
          <span class="symbol-key"><span class={`symbol ${kind}`} aria-hidden="true">{kind === "bin" ? "12" : ""}</span></span>
          <span>{t.symbol[kind]}</span>
        </li>
      ))}
      <PartyKeys />
    </ul>
  );
}

/** Parties that the legend names; more would hide the map. */
const PARTIES_NAMED = 6;

/** The colours of the parties that are on the map now. */
function PartyKeys() {
  const t = text.value;
  const parties = drawnParties.value;
  if (parties.length === 0) return dense.value ? <li class="faint note">{t.symbolColourNearer}</li> : null;
  const more = parties.length - PARTIES_NAMED;
  return (
    <>
      <li class="faint note">{t.symbolColour}</li>
      <li class="party-keys">
        {parties.slice(0, PARTIES_NAMED).map((party) => <TermName key={party} list="party" code={party} />)}
        {more > 0 && <span class="faint">{t.otherParties(more)}</span>}
      </li>
    </>
  );
}

function Notes({ answer }: { answer: ChoroplethAnswer | undefined }) {
  const t = text.value;
  return (
    <div class="legend-notes faint">
      {answer?.population_year !== undefined && answer.per === "100k" && <p>{t.populationYear(answer.population_year)}</p>}
      <p>{t.counting[shaded.value.counting]}</p>
    </div>
  );
}

function ClassControls() {
  const t = text.value;
  const { method, classes } = view.value;
  const counts = Object.fromEntries(CLASS_COUNTS.map((n) => [n, formatNumber(lang.value, Number(n))]));
  return (
    <div class="legend-controls">
      <Choice label={t.method} value={method} options={METHODS} labels={t.methods} choose={(next) => change({ method: next })} />
      <Choice label={t.classes} value={String(classes)} options={CLASS_COUNTS} labels={counts} choose={(n) => change({ classes: Number(n) })} />
    </div>
  );
}
