import { useId, useState } from "preact/hooks";
import { about } from "../../state/answers";
import { comparedPeriods } from "../../state/compared";
import { monthOf, shifted, yearBefore } from "../../state/period";
import { change, changeFilter, lang, view } from "../../state/store";
import type { Period } from "../../state/view";
import { formatPeriod } from "../../text/format";
import { text } from "../../text/text";
import { Icon } from "../parts/icons";

/** Which period is compared with which: most are months. */
export function Periods() {
  const t = text.value.compare;
  const compared = comparedPeriods(view.value);
  const after = compared?.after;
  return (
    <div class="compared-periods">
      <PeriodField label={t.period} period={after} choose={(period) => changeFilter(period)} />
      {compared && after && (
        <PeriodField label={t.against} period={compared.before} nearby={[[t.periodBefore, shifted(after, -1)], [t.yearBefore, yearBefore(after)]]}
          choose={(period) => change({ against: same(period, shifted(after, -1)) ? null : period })} />
      )}
    </div>
  );
}

interface FieldProps {
  label: string;
  period: Period | undefined;
  /** Periods that are offered before the months, with what they are. */
  nearby?: readonly (readonly [name: (period: string) => string, period: Period])[];
  choose: (period: Period) => void;
}

function PeriodField({ label, period, nearby = [], choose }: FieldProps) {
  const t = text.value.compare;
  const id = useId();
  const [other, setOther] = useState(false);
  const pick = (value: string) => {
    setOther(value === OTHER);
    const [from, to] = value.split("..");
    if (from && to) choose({ from, to });
  };
  const chosen = other ? OTHER : valueOf(period);
  const option = (value: string, words: string) => <option key={value} value={value} selected={value === chosen}>{words}</option>;
  const written = (days: Period) => formatPeriod(lang.value, days);
  return (
    <div class="field">
      <label class="field-label" for={id}>{label}</label>
      <span class="select">
        <select id={id} class="control" value={chosen} onChange={(event) => pick(event.currentTarget.value)}>
          {period ? option(valueOf(period), written(period)) : option("", t.chooseMonth)}
          {nearby.filter(([, near]) => !same(near, period)).map(([name, near]) => option(valueOf(near), name(written(near))))}
          {option(OTHER, t.otherDates)}
          {monthsByYear().map(([year, months]) => (
            <optgroup key={year} label={written({ from: `${year}-01-01`, to: `${year}-12-31` })}>
              {months.filter((month) => !same(month, period)).map((month) => option(valueOf(month), written(month)))}
            </optgroup>
          ))}
        </select>
        <Icon name="down" />
      </span>
      {other && period && <Dates label={label} period={period} choose={choose} />}
    </div>
  );
}

/** The value of the choice that opens the fields of days. */
const OTHER = "other";

const valueOf = (period: Period | undefined) => (period ? `${period.from}..${period.to}` : "");
const same = (a: Period, b: Period | undefined) => a.from === b?.from && a.to === b.to;

/** Returns the months of the time that has records, the latest first, by year. */
function monthsByYear(): [string, Period[]][] {
  const { first_date: first, last_date: last } = about.answer.value.data ?? {};
  const years = new Map<string, Period[]>();
  if (!first || !last) return [];
  for (let month = monthOf(last); month.to >= first; month = shifted(month, -1)) {
    const year = month.from.slice(0, 4);
    years.set(year, [...(years.get(year) ?? []), month]);
  }
  return [...years];
}

function Dates({ label, period, choose }: { label: string; period: Period; choose: (period: Period) => void }) {
  const t = text.value.compare;
  const day = (name: string, key: keyof Period, min: string, max: string) => (
    <input class="control" type="date" aria-label={name} value={period[key]} min={min} max={max}
      onChange={(event) => event.currentTarget.validity.valid && event.currentTarget.value && choose({ ...period, [key]: event.currentTarget.value })} />
  );
  return (
    <span class="compared-dates">
      {day(t.firstDay(label), "from", "2011-01-01", period.to)}
      {day(t.lastDay(label), "to", period.from, "2099-12-31")}
    </span>
  );
}
