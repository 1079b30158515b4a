import { useState } from "preact/hooks";
import type { ChoroplethAnswer, ChoroplethClass, ShareTotal } from "../../api/types";
import { PALETTES, classColours } from "../../map/palette";
import { absence } from "../../state/absent";
import { areaLabel, areas, choropleth, severalDatasets, shaded, shadedValues } from "../../state/answers";
import { change, lang, view } from "../../state/store";
import { MAX_CLASSES, METHODS, MIN_CLASSES } from "../../state/view";
import { either, formatNumber, formatPercent, pick } from "../../text/format";
import { text } from "../../text/text";
import { BreaksField } from "./BreaksField";
import { Choice } from "../parts/Choice";
import { shadedFigure } from "./figure";
import { Icon } from "../parts/icons";
import { dense, drawnParties } from "./MapPane";
import { narrow, theme } from "../parts/screen";
import { TermName } from "../filters/TermPicker";

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
  const values = [...shadedValues.value.values()];
  const without = values.filter(({ value }) => value === null);
  const reasons = [...new Set(without.map(({ pcode, share }) => absence(answer.metric, answer.per, areas.value.get(pcode), share)))].sort();
  return (
    <ul class="plain classes">
      {answer.classes.map((range, i) => (
        <li key={i}>
          <Key colour={colours[i] ?? palette.noRecord} />
          <span class="class-range"><bdi>{rangeInWords(range, answer.classes[i - 1])}</bdi></span>
          <span class="faint">{t.areasInClass(range.areas)}</span>
        </li>
      ))}
      {values.some(({ value }) => value === 0) && <li><Key colour={palette.zero} /><span>{t.zeroValue}</span></li>}
      {reasons.length > 0 && <li><Key colour={palette.unstated} /><span>{t.hasRecords(either(lang.value, reasons.map((reason) => t.absent[reason])))}</span></li>}
      <li><Key colour={palette.noRecord} /><span>{t.noRecord}</span></li>
    </ul>
  );
}

/** Returns the values of a class in words; of numbers that are counted, a class begins above the end of the one before. */
function rangeInWords({ from, to, open }: ChoroplethClass, before: ChoroplethClass | undefined): string {
  const t = text.value;
  if (!open) return t.classRange(shadedFigure(from), shadedFigure(to));
  return before && from > before.to ? t.classFrom(shadedFigure(from)) : t.classAbove(shadedFigure(from));
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
      {answer?.without_population && <p>{t.withoutPopulation(answer.without_population.map((pcode) => pick(lang.value, areaLabel(pcode))))}</p>}
      {answer?.share && <ShareNotes share={answer.share} />}
      {answer?.method === "head-tail" && answer.classes.length === 1 && <p>{t.noTail}</p>}
      <p>{t.counting[shaded.value.counting]}</p>
      {(severalDatasets.value || shaded.value.linked !== "all") && <p>{t.linked[shaded.value.linked]}</p>}
    </div>
  );
}

/** What shares are of, and how many of them are of few. */
function ShareNotes({ share }: { share: ShareTotal }) {
  const t = text.value;
  const [numerator, denominator] = [formatNumber(lang.value, share.numerator), formatNumber(lang.value, share.denominator)];
  return (
    <>
      <p>{t.shareOf}</p>
      {share.value !== null && <p>{t.shareTotal(formatPercent(lang.value, share.value), numerator, denominator)}</p>}
      {share.few_areas > 0 && <p>{t.shareFew(share.few_areas, share.few_below)}</p>}
    </>
  );
}

function ClassControls() {
  const t = text.value;
  const { method, classes } = view.value;
  const counts = Object.fromEntries(CLASS_COUNTS.map((n) => [n, formatNumber(lang.value, Number(n))]));
  return (
    <div class="legend-controls">
      <Choice label={t.method} value={method} options={METHODS} labels={t.methods} choose={(next) => change({ method: next })} />
      {method === "fixed" ? <BreaksField /> : <Choice label={method === "head-tail" ? t.classesAtMost : t.classes} value={String(classes)} options={CLASS_COUNTS} labels={counts} choose={(n) => change({ classes: Number(n) })} />}
    </div>
  );
}
