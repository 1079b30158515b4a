import { signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { choropleth } from "../../state/answers";
import { change, filter, mode, view } from "../../state/store";
import { LEVELS, METRICS, UNFILTERED, persUnder } from "../../state/view";
import { text } from "../../text/text";
import { Choice } from "../parts/Choice";
import { Icon } from "../parts/icons";
import { narrow } from "../parts/screen";
import type { TermList } from "./answers";
import { Chips, activeFilters } from "./Chips";
import { CountingChoices, MoreFilters, Sections } from "./MoreFilters";
import { Dates, PeriodPicker } from "./PeriodPicker";
import { Search } from "./Search";
import { TermPicker } from "./TermPicker";

const sheetShown = signal(false);

/** The one filter bar: which records, and what of them the map shows. On a phone it is a sheet. */
export function Filters() {
  const t = text.value;
  if (UNFILTERED.includes(mode.value)) return null;
  if (narrow.value) return <PhoneBar />;
  return (
    <section class="filters" aria-label={t.filters}>
      <div class="controls">
        <div class="controls-group records">
          <PeriodPicker />
          <TermPicker list="party" />
          <TermPicker list="violation" />
          <TermPicker list="controller" />
          <Search />
          <MoreFilters />
        </div>
        <div class="controls-group shown"><ShownChoices /></div>
      </div>
      <Chips />
    </section>
  );
}

function PhoneBar() {
  const t = text.value;
  const count = activeFilters().length;
  return (
    <section class="filters" aria-label={t.filters}>
      <button type="button" class="button filter-button" aria-expanded={sheetShown.value} onClick={() => (sheetShown.value = true)}>
        <Icon name="filter" /><span>{t.filters}</span>{count > 0 && <span class="badge">{count}</span>}
      </button>
      <Search />
      <Sheet />
    </section>
  );
}

const LISTS: readonly TermList[] = ["party", "violation", "controller", "facility", "weapon", "doubt", "precision", "grading", "dataset"];

function Sheet() {
  const t = text.value;
  const dialog = useRef<HTMLDialogElement>(null);
  const shown = sheetShown.value;
  const { data } = choropleth.answer.value;
  useEffect(() => {
    if (shown) dialog.current?.showModal();
    else dialog.current?.close();
  }, [shown]);
  const close = () => dialog.current?.close();
  return (
    <dialog ref={dialog} class="dialog sheet" aria-label={t.filters} onClose={() => (sheetShown.value = false)}
      onClick={(event) => event.target === dialog.current && close()}>
      {shown && (
        <div class="dialog-body">
          <div class="panel-head">
            <div>
              <h2>{t.filters}</h2>
              <p class="faint" role="status">{data && t.matching(data.counts.mapped + data.counts.not_mappable + data.counts.suppressed)}</p>
            </div>
            <button type="button" class="button strong" onClick={close}>{t.done}</button>
          </div>
          <Chips />
          <Dates />
          <Sections lists={LISTS} />
          <CountingChoices />
          <div class="controls-group shown"><ShownChoices /></div>
        </div>
      )}
    </dialog>
  );
}

/** What of the records the map shows. */
function ShownChoices() {
  const t = text.value;
  return (
    <>
      <Choice label={t.metric} value={view.value.metric} options={METRICS} labels={t.metrics} choose={(metric) => change({ metric })} />
      <Choice label={t.per} value={view.value.per} options={persUnder(filter.value)} labels={t.pers} choose={(per) => change({ per })} />
      <LevelSwitch />
    </>
  );
}

function LevelSwitch() {
  const t = text.value;
  return (
    <fieldset class="field level-switch">
      <legend class="field-label">{t.level}</legend>
      <div class="segments">
        {(["auto", ...LEVELS] as const).map((level) => (
          <label key={level} class="segment" title={level === "auto" ? t.shell.levelAutoHint : undefined}>
            <input type="radio" name="level" value={level} checked={view.value.level === level} onChange={() => change({ level })} />
            <span>{level === "auto" ? t.shell.levelAuto : t.levels[level]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
