import type { AreaAnswer } from "../../api/types";
import { areaFigures, differing, shaded, shadedValues } from "../../state/answers";
import { changeIn } from "../../state/changes";
import { lang, view } from "../../state/store";
import type { AreaValue, PeriodFigure } from "../../state/values";
import { formatFigure, formatPeriod } from "../../text/format";
import { text } from "../../text/text";
import { Absent, ChangeTable, MetricRows, Signed, Unequal } from "./ChangeTable";
import { periodFigure, shadedFigure } from "../map/figure";
import { Skeleton, Trouble } from "../parts/Trouble";
import { earlier } from "../panel/answers";

/** How an area changed between the two periods that are compared: what the map shades it by in words, and every figure. */
export function AreaChange({ answer: { area, figures } }: { answer: AreaAnswer }) {
  const t = text.value;
  const { data, error } = earlier.answer.value;
  // The numbers of two filters or of other periods are no change: both have to be of what is asked for now.
  const loading = earlier.answer.value.loading || areaFigures.answer.value.loading;
  const after = differing.value?.after;
  if (!after) return null;
  return (
    <section class="area-change" aria-busy={loading}>
      <h3>{t.compare.changed}</h3>
      {error ? <Trouble error={error} /> : !data || loading ? <Skeleton lines={8} /> : (
        <>
          <InWords value={shadedValues.value.get(area.pcode)} by={changeIn(data.figures, figures, view.value.metric).by} />
          <ChangeTable title={t.figures} hidden>
            <Rate value={shadedValues.value.get(area.pcode)} />
            <MetricRows before={data.figures} after={figures} />
          </ChangeTable>
          <Unequal />
          <p class="faint note">{t.compare.figuresOf(formatPeriod(lang.value, after))}</p>
        </>
      )}
    </section>
  );
}

/** What the map shades the area by; where it shades others (areas of another level), the number `by` of its metric. */
function InWords({ value, by }: { value: AreaValue | undefined; by: number | null }) {
  const t = text.value;
  const { metric, per } = shaded.value;
  const [name, change] = value?.change ? [t.legendTitle(t.metrics[metric], t.perPhrase[per]), value.value] : [t.metrics[view.value.metric], by];
  if (change === null) return <p>{t.named(name, t.compare.changeUnknown)}</p>;
  const size = formatFigure(lang.value, Math.abs(change));
  const words = change === 0 ? t.compare.noChange : change > 0 ? t.compare.upBy(size) : t.compare.downBy(size);
  return <p>{t.named(name, "")}<Signed value={change} words={words} /></p>;
}

/** The row of a rate or share that the map shades by. */
function Rate({ value }: { value: AreaValue | undefined }) {
  const t = text.value;
  const { metric, per } = shaded.value;
  if (!value?.change || per === "count") return null;
  const { pcode, value: by, change } = value;
  const figure = (of: PeriodFigure) => (of.value === null ? <Absent why={periodFigure(pcode, of)} /> : <bdi>{periodFigure(pcode, of)}</bdi>);
  return (
    <tr>
      <th scope="row">{t.legendTitle(t.metrics[metric], t.perPhrase[per])}</th>
      <td>{figure(change.before)}</td>
      <td>{figure(change.after)}</td>
      <td>{by === null ? <span class="faint">–</span> : <Signed value={by} words={shadedFigure(by)} />}</td>
    </tr>
  );
}
