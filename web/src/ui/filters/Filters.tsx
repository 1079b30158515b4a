import { signal } from "@preact/signals";
import { choropleth } from "../../state/answers";
import { COUNTRY } from "../../state/scope";
import { change, filter, mode, view } from "../../state/store";
import { LEVELS, METRICS, UNFILTERED, persUnder } from "../../state/view";
import { text } from "../../text/text";
import { Choice } from "../parts/Choice";
import { Dialog } from "../parts/Dialog";
import { Icon } from "../parts/icons";
import { narrow } from "../parts/screen";
import { openArea } from "../shell/navigation";
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
      <div class="chips-line"><Chips /><ToCountry /></div>
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

/** The way to the figures of all records that match, whether or not the map can place them. */
function ToCountry() {
  const open = ({ currentTarget }: Event) => {
    // A window gives the focus back as it closes, and only then can the panel take it.
    if (currentTarget instanceof Element) currentTarget.closest("dialog")?.close();
    openArea(COUNTRY);
  };
  return <button type="button" class="link" onClick={open}>{text.value.panel.toCountry}</button>;
}

const LISTS: readonly TermList[] = ["party", "violation", "controller", "facility", "weapon", "doubt", "precision", "grading", "dataset"];

function Sheet() {
  const t = text.value;
  const { data } = choropleth.answer.value;
  const matching = data && t.matching(data.counts.mapped + data.counts.not_mappable + data.counts.suppressed);
  return (
    <Dialog title={t.filters} note={<span role="status">{matching}</span>} class="sheet" done={t.done} shown={sheetShown.value} close={() => (sheetShown.value = false)} byBackdrop>
      <div class="chips-line"><Chips /><ToCountry /></div>
      <Dates />
      <Sections lists={LISTS} />
      <CountingChoices />
      <div class="controls-group shown"><ShownChoices /></div>
    </Dialog>
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
