import { useEffect, useRef, useState } from "preact/hooks";
import { lang } from "../../state/store";
import { formatNumber, pick } from "../../text/format";
import { text } from "../../text/text";
import { Icon } from "../parts/icons";
import { bars, sight, timeline } from "./answers";
import { barsWithin } from "./bars";
import { figureOfBar, impreciseOfBar, periodOfBar, titleInWords } from "./words";

/** A button that opens the bars in sight as a table. */
export function TimeTable() {
  const t = text.value;
  const [shown, setShown] = useState(false);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (shown) dialog.current?.showModal();
    else dialog.current?.close();
  }, [shown]);
  return (
    <>
      <button type="button" class="button quiet icon-only" aria-label={t.time.table} title={t.time.table} disabled={!timeline.answer.value.data} onClick={() => setShown(true)}><Icon name="list" /></button>
      <dialog ref={dialog} class="dialog" aria-label={titleInWords() || t.time.table} onClose={() => setShown(false)}
        onClick={(event) => event.target === dialog.current && dialog.current?.close()}>
        {shown && (
          <div class="dialog-body">
            <div class="panel-head">
              <h2>{titleInWords()}</h2>
              <button type="button" class="button icon-only" aria-label={t.close} onClick={() => dialog.current?.close()}><Icon name="close" /></button>
            </div>
            <Rows />
            <p class="faint note">{pick(lang.value, timeline.answer.value.data?.note)}</p>
          </div>
        )}
      </dialog>
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
