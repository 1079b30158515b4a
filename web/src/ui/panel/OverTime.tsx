import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { CrossTable } from "../../api/types";
import { isoDay } from "../../state/period";
import { lang } from "../../state/store";
import { formatPeriod, formatRange, locale } from "../../text/format";
import { text } from "../../text/text";
import { theme } from "../parts/screen";
import { Skeleton, Trouble } from "../parts/Trouble";
import { barsOf, surelyHighest, type Bars } from "../time/bars";
import { overTime } from "./answers";

/** The metric of the view over time, in the steps that the panel has room for. */
export function OverTime() {
  const { data, error } = overTime.answer.value;
  if (error) return <section><Trouble error={error} /></section>;
  if (!data) return <section><Skeleton lines={5} /></section>;
  return <Course table={data} />;
}

function Course({ table }: { table: CrossTable }) {
  const t = text.value;
  const [pointed, setPointed] = useState(-1);
  const bars = useMemo(() => barsOf(table), [table]);
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => setPointed(-1), [bars]);
  useDrawing(element, bars, setPointed);
  const metric = (t.metrics as Record<string, string>)[table.metric] ?? table.metric;
  const most = surelyHighest(bars, [0, bars.value.length]);
  const imprecise = table.total.imprecise?.records ?? 0;
  return (
    <section>
      <h3>{metric} {(t.time.title as Record<string, string>)[table.rows.dimension]}</h3>
      <p class="course-said faint">
        {pointed >= 0 ? <span>{t.named(periodOf(bars, pointed), figureOf(bars, pointed))}</span> : (
          <>{most >= 0 && <span>{t.time.highest(periodOf(bars, most), figureOf(bars, most))}</span>}{imprecise > 0 && <span> {t.time.imprecise(imprecise)}</span>}</>
        )}
      </p>
      <div class="course" ref={element} aria-hidden="true" />
      <Twin bars={bars} metric={metric} />
    </section>
  );
}

/** Draws the bars; what draws them is loaded with the first. Where it cannot be loaded the text and the table say the same. */
function useDrawing(element: { current: HTMLElement | null }, bars: Bars, pointed: (bar: number) => void): void {
  const [language, shownTheme] = [lang.value, theme()];
  useEffect(() => {
    let left = false;
    let remove = () => {};
    import("./smallChart").then(({ drawBars }) => {
      if (!left && element.current) remove = drawBars(element.current, bars, { lang: language, theme: shownTheme, pointed });
    }, () => undefined);
    return () => {
      left = true;
      remove();
    };
  }, [bars, shownTheme, locale(language)]); // the locale has the choice of digits
}

function periodOf({ first, last }: Bars, bar: number): string {
  return formatPeriod(lang.value, { from: isoDay(first[bar] ?? 0), to: isoDay(last[bar] ?? 0) });
}

function figureOf({ cells }: Bars, bar: number): string {
  const { noRecord, notStated } = text.value.time;
  const cell = cells[bar];
  if (!cell || cell.records === 0) return noRecord;
  return cell.value ? formatRange(lang.value, cell.value) : notStated;
}

/** The same as a table, made when it is asked for. */
function Twin({ bars, metric }: { bars: Bars; metric: string }) {
  const t = text.value;
  const [shown, setShown] = useState(false);
  return (
    <details onToggle={(event) => setShown(event.currentTarget.open)}>
      <summary class="faint">{t.time.table}</summary>
      {shown && (
        <table class="twin">
          <thead><tr><th scope="col">{t.time.period}</th><th scope="col">{metric}</th></tr></thead>
          <tbody>{bars.first.map((first, bar) => <tr key={first}><th scope="row">{periodOf(bars, bar)}</th><td>{figureOf(bars, bar)}</td></tr>)}</tbody>
        </table>
      )}
    </details>
  );
}
