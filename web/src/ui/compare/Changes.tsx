import { useState } from "preact/hooks";
import type { Figures } from "../../api/types";
import { areas, choropleth, shaded, shadedValues } from "../../state/answers";
import { changeIn, type CodeChange } from "../../state/changes";
import { lang, view } from "../../state/store";
import type { AreaValue } from "../../state/values";
import { formatNumber, formatPeriod, pick } from "../../text/format";
import { text } from "../../text/text";
import { TermName } from "../filters/TermPicker";
import { periodFigure, shadedFigure } from "../map/figure";
import { Icon } from "../parts/icons";
import { narrow } from "../parts/screen";
import { Skeleton, Trouble } from "../parts/Trouble";
import { openArea } from "../shell/navigation";
import { comparedFigures, parts, partsError } from "./answers";
import { By, ChangeTable, MetricRows, Row, Signed, Unequal } from "./ChangeTable";
import { BREAKDOWNS, changesBy, tablesError, tablesLoading, type Breakdown } from "./changeTables";

/** What changed between two periods, in numbers: in all, by party, by violation, and in which areas most. */
export function Changes() {
  const t = text.value.compare;
  const [open, setOpen] = useState(false);
  const asked = parts.value?.drawn ?? [];
  const [before, after] = [comparedFigures.value?.before.period ?? asked[0]?.period, comparedFigures.value?.after.period ?? asked[1]?.period];
  if (!before || !after) return null;
  const periods = t.comparedWith(formatPeriod(lang.value, after), formatPeriod(lang.value, before));
  return (
    <aside class="comparison" aria-label={t.changed} aria-busy={tablesLoading.value}>
      {narrow.value
        ? (
          <button type="button" class="comparison-fold" aria-expanded={open} title={open ? t.collapse : t.expand} onClick={() => setOpen(!open)}>
            <strong>{t.changed}</strong><Headline /><Icon name="down" />
          </button>
        )
        : <header class="comparison-head"><h2>{t.changed}</h2></header>}
      {(open || !narrow.value) && <div class="comparison-body"><p class="faint">{periods}</p><Facts /></div>}
    </aside>
  );
}

/** The chosen number in both periods, for a line. */
function Headline() {
  const t = text.value;
  const { metric } = view.value;
  const known = comparedFigures.value;
  if (!known) return <span />;
  return <span><bdi>{t.metrics[metric]}</bdi> <By change={changeIn(known.before.figures, known.after.figures, metric)} /></span>;
}

function Facts() {
  const t = text.value;
  const error = partsError.value ?? tablesError.value ?? choropleth.answer.value.error;
  const known = comparedFigures.value;
  if (error) return <Trouble error={error} />;
  if (!known) return <Skeleton lines={10} />;
  const [before, after] = [known.before.figures, known.after.figures];
  if (before.incidents.max === 0 && after.incidents.max === 0) return <p>{t.compare.noneInEither}</p>;
  return (
    <>
      <Totals before={before} after={after} />
      <Areas />
      {BREAKDOWNS.map((rows) => <ByCode key={rows} rows={rows} />)}
    </>
  );
}

function Totals({ before, after }: { before: Figures; after: Figures }) {
  const t = text.value;
  return (
    <section>
      <ChangeTable title={t.figures} hidden><MetricRows before={before} after={after} /></ChangeTable>
      <Unequal />
      <p class="faint note">{t.caveat}.</p>
    </section>
  );
}

/** Rows that are shown before a reader asks for all. */
const FIRST_ROWS = 6;

function ByCode({ rows }: { rows: Breakdown }) {
  const t = text.value;
  const [all, setAll] = useState(false);
  const changes = changesBy(rows);
  const { metric } = view.value;
  const title = t.named(rows === "party" ? t.byParty : t.byViolation, t.metrics[metric]);
  if (!changes) return <section><h3>{title}</h3><Skeleton lines={FIRST_ROWS} /></section>;
  const telling = changes.filter(({ before, after }) => before === null || after === null || before.max > 0 || after.max > 0);
  if (telling.length === 0) return null;
  const more = telling.length - FIRST_ROWS;
  return (
    <section>
      <ChangeTable title={title}>
        {telling.slice(0, all ? telling.length : FIRST_ROWS).map((change) => <Row key={change.code} name={<Name list={rows} change={change} />} change={change} />)}
      </ChangeTable>
      {!all && more > 0 && <button type="button" class="link" onClick={() => setAll(true)}>{t.compare.moreRows(more)}</button>}
      {rows === "party" && <p class="faint note">{t.partyNote}</p>}
    </section>
  );
}

function Name({ list, change: { code } }: { list: Breakdown; change: CodeChange }) {
  return code === "" ? <>{text.value.compare.notStated}</> : <TermName list={list} code={code} />;
}

/** How many areas are named on each side. */
const AREAS_NAMED = 5;

function Areas() {
  const t = text.value;
  const { difference, level, metric, per } = shaded.value;
  if (!difference) return null;
  const changed = [...shadedValues.value.values()].filter(({ value }) => value !== null && value !== 0);
  const by = (sign: 1 | -1) => changed.filter(({ value }) => sign * (value ?? 0) > 0).sort((a, b) => sign * ((b.value ?? 0) - (a.value ?? 0))).slice(0, AREAS_NAMED);
  const [now, then] = [difference.after.counts, difference.before.counts];
  const said = (words: (after: string, before: string) => string, count: "not_mappable" | "suppressed") =>
    now[count] + then[count] > 0 && <p class="faint note">{words(formatNumber(lang.value, now[count]), formatNumber(lang.value, then[count]))}</p>;
  return (
    <section>
      <h3>{t.named(t.levelsPlural[level], t.legendTitle(t.metrics[metric], t.perPhrase[per]))}</h3>
      <div class="most-changed">
        <Most title={t.compare.rises} areas={by(1)} />
        <Most title={t.compare.falls} areas={by(-1)} />
      </div>
      {per === "share" && <p class="faint note">{t.compare.pointsNote}</p>}
      {said(t.compare.notMappable, "not_mappable")}
      {said(t.compare.suppressed, "suppressed")}
    </section>
  );
}

function Most({ title, areas: named }: { title: string; areas: readonly AreaValue[] }) {
  const t = text.value;
  return (
    <div>
      <h4>{title}</h4>
      {named.length === 0 ? <p class="faint">{t.compare.none}</p> : <ol class="plain">{named.map((area) => <li key={area.pcode}><MostArea area={area} /></li>)}</ol>}
    </div>
  );
}

function MostArea({ area }: { area: AreaValue }) {
  const { pcode, value, change } = area;
  const name = pick(lang.value, areas.value.get(pcode)?.name) || pcode;
  const figures = change && text.value.compare.thenNow(periodFigure(pcode, change.before), periodFigure(pcode, change.after));
  return (
    <button type="button" class="most-area" onClick={() => openArea(pcode)}>
      <span class="link">{name}</span><Signed value={value ?? 0} words={shadedFigure(value ?? 0)} />
      <small class="faint">{figures}</small>
    </button>
  );
}
