import { useState } from "preact/hooks";
import { lang } from "../../state/store";
import { formatNumber, pick } from "../../text/format";
import { text } from "../../text/text";
import { Dialog } from "../parts/Dialog";
import { Icon } from "../parts/icons";
import { bars, sight, timeline } from "./answers";
import { barsWithin } from "./bars";
import { figureOfBar, impreciseOfBar, periodOfBar, titleInWords } from "./words";

/** A button that opens the bars in sight as a table. */
export function TimeTable() {
  const t = text.value;
  const [shown, setShown] = useState(false);
  return (
    <>
      <button type="button" class="button quiet icon-only" aria-label={t.time.table} title={t.time.table} disabled={!timeline.answer.value.data} onClick={() => setShown(true)}><Icon name="list" /></button>
      <Dialog title={titleInWords() || t.time.table} shown={shown} close={() => setShown(false)} byBackdrop>
        <Rows />
        <p class="faint note">{pick(lang.value, timeline.answer.value.data?.note)}</p>
      </Dialog>
    </>
  );
}

function Rows() {
  const t = text.value;
  const { data } = timeline.answer.value;
  if (!data || !sight.value) return null;
  const [from, to] = barsWithin(bars.value, sight.value);
  const inSight = Array.from({ length: to - from }, (_, i) => from + i);
  const metric = (t.metrics as Record<string, string>)[data.metric] ?? data.metric;
  return (
    <table class="time-table">
      <thead><tr><th scope="col">{t.time.period}</th><th scope="col">{t.time.records}</th><th scope="col">{metric}</th><th scope="col">{t.time.impreciseColumn}</th></tr></thead>
      <tbody>
        {inSight.map((bar) => (
          <tr key={bar}><th scope="row">{periodOfBar(bar)}</th><td>{formatNumber(lang.value, bars.value.cells[bar]?.records ?? 0)}</td><td>{figureOfBar(bar)}</td><td>{impreciseOfBar(bar)}</td></tr>
        ))}
      </tbody>
    </table>
  );
}
