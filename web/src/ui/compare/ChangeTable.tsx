// Numbers of two periods beside each other, with how they changed.

import type { ComponentChildren } from "preact";
import type { Figures, Sum } from "../../api/types";
import { differing } from "../../state/answers";
import { changeIn, type Change } from "../../state/changes";
import { lengthOf } from "../../state/period";
import { lang } from "../../state/store";
import { METRICS, type Period } from "../../state/view";
import { formatChange, formatPeriod, formatRange } from "../../text/format";
import { text } from "../../text/text";

interface TableProps {
  title: string;
  /** Whether the title is read but not seen. */
  hidden?: boolean;
  children: ComponentChildren;
}

/** A table of numbers in both periods that are compared, with how long these are. */
export function ChangeTable({ title, hidden = false, children }: TableProps) {
  const t = text.value;
  const periods = differing.value;
  if (!periods) return null;
  return (
    <table class="change-table">
      <caption class={hidden ? "visually-hidden" : ""}>{title}</caption>
      <thead>
        <tr>
          <th scope="col"><span class="visually-hidden">{t.compare.figure}</span></th>
          <Heading period={periods.before} /><Heading period={periods.after} />
          <th scope="col">{t.compare.changeColumn}</th>
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

function Heading({ period }: { period: Period }) {
  return <th scope="col">{formatPeriod(lang.value, period)} <small>{text.value.compare.days(lengthOf(period))}</small></th>;
}

/** A number before and after, and how it changed. */
export function Row({ name, change }: { name: ComponentChildren; change: Change }) {
  return <tr><th scope="row">{name}</th><td><Number of={change.before} /></td><td><Number of={change.after} /></td><td><By change={change} /></td></tr>;
}

/** A row for each metric of figures. */
export function MetricRows({ before, after }: { before: Figures; after: Figures }) {
  return <>{METRICS.map((metric) => <Row key={metric} name={text.value.metrics[metric]} change={changeIn(before, after, metric)} />)}</>;
}

function Number({ of }: { of: Sum | null }) {
  return of ? <bdi>{formatRange(lang.value, of)}</bdi> : <Absent why={text.value.absent.number} />;
}

/** A dash where there is no number, which says why there is none. */
export function Absent({ why }: { why: string }) {
  return <span class="faint" title={why}>–<span class="visually-hidden">{why}</span></span>;
}

/** A change with its sign; where the highest numbers went the other way, these too. */
export function By({ change: { by, mostBy } }: { change: Change }) {
  const t = text.value.compare;
  if (by === null) return <span class="faint">–</span>;
  return (
    <>
      <Signed value={by} words={formatChange(lang.value, by)} />
      {mostBy !== null && <small class="faint" title={t.atMostHint}>{t.atMost(formatChange(lang.value, mostBy))}</small>}
    </>
  );
}

/** A number in the colour of a rise or a fall. */
export function Signed({ value, words }: { value: number; words: string }) {
  return <bdi class={value > 0 ? "change rise" : value < 0 ? "change fall" : "change"}>{words}</bdi>;
}

/** That one period is longer than the other, where it is. */
export function Unequal() {
  const t = text.value.compare;
  const periods = differing.value;
  if (!periods) return null;
  const [before, after] = [lengthOf(periods.before), lengthOf(periods.after)];
  return before === after ? null : <p class="faint note">{t.unequal(t.days(after), t.days(before))}</p>;
}
