import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Sum } from "../../api/types";
import { peakOf, stepsOf, unitOf, type Step } from "../../state/series";
import { filter, lang, view } from "../../state/store";
import type { Unit } from "../../state/view";
import { formatRange, formatWhen } from "../../text/format";
import { text } from "../../text/text";
import { theme } from "../parts/screen";
import { Skeleton, Trouble } from "../parts/Trouble";
import { overTime, recoverPanel } from "./answers";

/** The metric of the view month by month, or day by day where the filter's period is short. */
export function OverTime() {
  const t = text.value;
  const { data, error } = overTime.answer.value;
  const { metric } = view.value;
  const unit = unitOf(filter.value);
  const steps = useMemo(() => (data ? stepsOf(data, metric) : undefined), [data, metric]);
  return (
    <section>
      <h3>{t.panel.overTime[unit]} <span class="panel-measure">{t.metrics[metric]}</span></h3>
      {error ? <Trouble error={error} retry={recoverPanel} /> : steps ? <Steps steps={steps} unit={unit} /> : <Skeleton lines={3} />}
    </section>
  );
}

function Steps({ steps, unit }: { steps: readonly Step[]; unit: Unit }) {
  const t = text.value;
  const [pointed, setPointed] = useState<number>();
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => setPointed(undefined), [steps]);
  useDrawing(element, steps, setPointed);
  const [over, peak] = [pointed === undefined ? undefined : steps[pointed], peakOf(steps)];
  const said = over ? t.named(periodName(over, unit), figureOf(over.figure)) : peak ? t.panel.peak(periodName(peak, unit), figureOf(peak.figure)) : t.panel.noPeak;
  const [first, last] = [steps[0], steps[steps.length - 1]];
  return (
    <>
      <p class="steps-said">{said}</p>
      <div class="steps" ref={element} aria-hidden="true" />
      <p class="steps-ends faint" aria-hidden="true">
        {first && <span>{periodName(first, unit)}</span>}{last && last !== first && <span>{periodName(last, unit)}</span>}
      </p>
      <Twin steps={steps} unit={unit} />
    </>
  );
}

/** Draws the steps; what draws them is loaded with the first. Where it cannot be loaded the text and the table say the same. */
function useDrawing(element: { current: HTMLElement | null }, steps: readonly Step[], pointed: (step: number | undefined) => void): void {
  const [rtl, colours] = [lang.value === "ar", theme()];
  useEffect(() => {
    let left = false;
    let remove = () => {};
    import("./chart").then(({ drawSteps }) => {
      if (!left && element.current) remove = drawSteps(element.current, steps, { rtl, pointed });
    }, () => undefined);
    return () => {
      left = true;
      remove();
    };
  }, [steps, rtl, colours]);
}

function periodName({ period }: Step, unit: Unit): string {
  return formatWhen(lang.value, { start: period.from, end: unit === "day" ? period.from : period.to, precision: unit });
}

function figureOf(figure: Sum | undefined): string {
  return figure ? formatRange(lang.value, figure) : text.value.panel.notStated;
}

/** The same as a table, made when it is asked for. */
function Twin({ steps, unit }: { steps: readonly Step[]; unit: Unit }) {
  const t = text.value;
  const [shown, setShown] = useState(false);
  return (
    <details onToggle={(event) => setShown(event.currentTarget.open)}>
      <summary class="faint">{t.panel.asTable}</summary>
      {shown && (
        <table class="twin">
          <thead><tr><th scope="col">{t.panel.periodColumn}</th><th scope="col">{t.metrics[view.value.metric]}</th></tr></thead>
          <tbody>{steps.map((step) => <tr key={step.period.from}><th scope="row">{periodName(step, unit)}</th><td>{figureOf(step.figure)}</td></tr>)}</tbody>
        </table>
      )}
    </details>
  );
}
