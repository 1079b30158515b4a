import { useRef, useState } from "preact/hooks";
import { about } from "../../state/answers";
import { monthOf } from "../../state/period";
import { changeFilter, filter, lang } from "../../state/store";
import type { Period } from "../../state/view";
import { formatMonth, formatYear } from "../../text/format";
import { text } from "../../text/text";
import { moveByArrow } from "../parts/arrows";
import { Disclosure } from "../parts/Disclosure";
import { Icon } from "../parts/icons";
import { chosenPeriod } from "./labels";

/** Choosing the days that the records are of, in a box below a button that says which. */
export function PeriodPicker() {
  const t = text.value.filtering;
  const chosen = chosenPeriod();
  return (
    <Disclosure label={t.period} summary={chosen || t.allDates} active={chosen !== ""}>
      <div class="period">
        <Months />
        <Dates />
        <div class="values-foot">
          <p class="faint">{t.monthsHint}</p>
          <button type="button" class="link" disabled={chosen === ""} onClick={() => changeFilter({ from: "", to: "" })}>{t.clear}</button>
        </div>
      </div>
    </Disclosure>
  );
}

/** What a date field takes: a year that is being typed is not a year yet. */
const FIRST_DAY = "2011-01-01";
const LAST_DAY = "2099-12-31";

/** The first and the last day, each by itself. */
export function Dates() {
  const t = text.value;
  const { from, to } = filter.value;
  return (
    <div class="dates">
      <DateField label={t.from} value={from} min={FIRST_DAY} max={to || LAST_DAY} choose={(day) => changeFilter({ from: day })} />
      <DateField label={t.to} value={to} min={from || FIRST_DAY} max={LAST_DAY} choose={(day) => changeFilter({ to: day })} />
    </div>
  );
}

interface DateProps {
  label: string;
  value: string;
  min: string;
  max: string;
  choose: (day: string) => void;
}

function DateField({ label, value, min, max, choose }: DateProps) {
  return (
    <label class="field">
      <span class="field-label">{label}</span>
      <input class="control" type="date" value={value} min={min} max={max}
        onChange={(event) => event.currentTarget.validity.valid && choose(event.currentTarget.value)} />
    </label>
  );
}

/** Months side by side. */
const COLUMNS = 4;
const MONTHS = ["01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"];

/** The months of a year, and the year as a whole: what most periods are. */
function Months() {
  const t = text.value.filtering;
  const { from, to } = filter.value;
  const { first_date: first = FIRST_DAY, last_date: last = LAST_DAY } = about.answer.value.data ?? {};
  const [year, setYear] = useState(() => Number((to || from || last).slice(0, 4)));
  const grid = useRef<HTMLDivElement>(null);
  const written = formatYear(lang.value, year);
  const step = (label: string, to: number, icon: "back" | "forward") => (
    <button type="button" class="button quiet icon-only" aria-label={label} disabled={to < Number(first.slice(0, 4)) || to > Number(last.slice(0, 4))} onClick={() => setYear(to)}>
      <Icon name={icon} />
    </button>
  );
  const onKeyDown = (event: KeyboardEvent) => moveByArrow(event, [...(grid.current?.querySelectorAll("button") ?? [])], COLUMNS);
  const pressed = (period: Period) => from !== "" && to !== "" && from <= period.from && period.to <= to;
  const whole = { from: `${year}-01-01`, to: `${year}-12-31` };
  const months = MONTHS.map((month) => monthOf(`${year}-${month}-01`));
  const stop = Math.max(0, months.findIndex(pressed));
  return (
    <div class="months">
      <div class="months-head">
        {step(t.yearBefore, year - 1, "back")}
        <button type="button" class="button quiet" aria-label={t.wholeYear(written)} aria-pressed={from === whole.from && to === whole.to} onClick={() => changeFilter(whole)}>{written}</button>
        {step(t.yearAfter, year + 1, "forward")}
      </div>
      <div class="months-grid" role="group" aria-label={t.months(written)} ref={grid} onKeyDown={onKeyDown}>
        {months.map((month, i) => (
          <button key={month.from} type="button" class="button quiet month" tabIndex={i === stop ? 0 : -1} aria-pressed={pressed(month)}
            data-none={month.to < first || month.from > last} onClick={(event) => changeFilter(event.shiftKey ? spanning(filter.value, month) : month)}>
            {formatMonth(lang.value, month.from)}<span class="visually-hidden"> {written}</span>
          </button>
        ))}
      </div>
    </div>
  );
}

/** Returns the period that holds both a month and what is chosen already. */
function spanning({ from, to }: Period, month: Period): Period {
  return { from: from && from < month.from ? from : month.from, to: to > month.to ? to : month.to };
}
