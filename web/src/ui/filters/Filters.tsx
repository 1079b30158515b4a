import { signal } from "@preact/signals";
import { useEffect, useId, useRef } from "preact/hooks";
import { severalDatasets } from "../../state/answers";
import { LEVELS, LINKINGS, METRICS, persUnder } from "../../state/view";
import { change, changeFilter, filter, view } from "../../state/store";
import { text } from "../../text/text";
import { AreaPicker } from "./AreaPicker";
import { Chips, activeFilters } from "./Chips";
import { Choice } from "../parts/Choice";
import { Icon } from "../parts/icons";
import { narrow } from "../parts/screen";
import { TermPicker } from "./TermPicker";

const sheetShown = signal(false);

/** The one filter bar: which records, and what of them the map shows. On a phone it is a sheet. */
export function Filters() {
  const t = text.value;
  if (!narrow.value) {
    return (
      <section class="filters" aria-label={t.filters}>
        <Controls />
        <Chips />
      </section>
    );
  }
  const count = activeFilters().length;
  return (
    <section class="filters" aria-label={t.filters}>
      <button type="button" class="button filter-button" aria-expanded={sheetShown.value} onClick={() => (sheetShown.value = true)}>
        <Icon name="filter" /><span>{t.filters}</span>{count > 0 && <span class="badge">{count}</span>}
      </button>
      <LevelSwitch />
      <Sheet />
    </section>
  );
}

function Sheet() {
  const t = text.value;
  const dialog = useRef<HTMLDialogElement>(null);
  const shown = sheetShown.value;
  useEffect(() => {
    if (shown) dialog.current?.showModal();
    else dialog.current?.close();
  }, [shown]);
  return (
    <dialog ref={dialog} class="dialog sheet" aria-label={t.filters} onClose={() => (sheetShown.value = false)}
      onClick={(event) => event.target === dialog.current && dialog.current?.close()}>
      {shown && (
        <div class="dialog-body">
          <div class="panel-head">
            <h2>{t.filters}</h2>
            <button type="button" class="button strong" onClick={() => dialog.current?.close()}>{t.done}</button>
          </div>
          <Chips />
          <Controls />
        </div>
      )}
    </dialog>
  );
}

function Controls() {
  const t = text.value;
  const f = filter.value;
  return (
    <div class="controls">
      <div class="controls-group records">
        <DateField label={t.from} value={f.from} max={f.to} choose={(from) => changeFilter({ from })} />
        <DateField label={t.to} value={f.to} min={f.from} choose={(to) => changeFilter({ to })} />
        <TermPicker list="party" label={t.party} chosen={f.party} choose={(party) => changeFilter({ party })} />
        <TermPicker list="violation" label={t.violation} chosen={f.violation} choose={(violation) => changeFilter({ violation })} />
        <AreaPicker />
        {(severalDatasets.value || f.linked !== "all") && (
          <Choice label={t.linkedLabel} value={f.linked} options={LINKINGS} labels={t.linkings} choose={(linked) => changeFilter({ linked })} />
        )}
      </div>
      <div class="controls-group shown">
        <Choice label={t.metric} value={view.value.metric} options={METRICS} labels={t.metrics} choose={(metric) => change({ metric })} />
        <Choice label={t.per} value={view.value.per} options={persUnder(f)} labels={t.pers} choose={(per) => change({ per })} />
        <LevelSwitch />
      </div>
    </div>
  );
}

interface DateProps {
  label: string;
  value: string;
  min?: string;
  max?: string;
  choose: (day: string) => void;
}

/** What a date field takes: a year that is being typed is not a year yet. */
const FIRST_DAY = "2011-01-01";
const LAST_DAY = "2099-12-31";

function DateField({ label, value, min, max, choose }: DateProps) {
  return (
    <label class="field">
      <span class="field-label">{label}</span>
      <input class="control" type="date" value={value} min={min || FIRST_DAY} max={max || LAST_DAY}
        onChange={(event) => event.currentTarget.validity.valid && choose(event.currentTarget.value)} />
    </label>
  );
}

function LevelSwitch() {
  const t = text.value;
  // Two switches are on a phone's page while its sheet is open: two groups, or one would take the other's mark.
  const group = useId();
  return (
    <fieldset class="field level-switch">
      <legend class="field-label">{t.level}</legend>
      <div class="segments">
        {(["auto", ...LEVELS] as const).map((level) => (
          <label key={level} class="segment" title={level === "auto" ? t.shell.levelAutoHint : undefined}>
            <input type="radio" name={group} value={level} checked={view.value.level === level} onChange={() => change({ level })} />
            <span>{level === "auto" ? t.shell.levelAuto : t.levels[level]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
