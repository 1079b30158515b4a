import { choropleth } from "../../state/answers";
import { lang, mode, view } from "../../state/store";
import { UNFILTERED, type Arrangement } from "../../state/view";
import { formatNumber } from "../../text/format";
import { text } from "../../text/text";
import { shownCounts } from "./counts";
import { moving } from "../time/moves";

/** The arrangements of two periods, which have a line each. */
const COMPARED: readonly Arrangement[] = ["side", "difference"];

/**
 * How many of the matching records are drawn, and how many are not and why. It is always on
 * screen, and a screen reader hears it after every change, but for those that a hand or a clock makes on its way.
 */
export function Status() {
  const t = text.value;
  const { data, loading } = choropleth.answer.value;
  if (UNFILTERED.includes(mode.value)) return null;
  return (
    <section class="status" aria-label={t.status}>
      <p class={COMPARED.includes(view.value.arrangement) ? "status-counts compared" : "status-counts"} id="results" role="status" aria-live={moving.value ? "off" : "polite"} aria-busy={loading} tabIndex={-1}>
        {data ? shownCounts().map(([mapped, ...rest]) => (
          <span key={mapped} class="status-line"><strong>{mapped}</strong>{rest.map((words) => <span key={words}>{words}</span>)}</span>
        )) : <span>{t.loading}</span>}
      </p>
      <p class="status-caveat">
        <span>{t.caveat}</span>
        {data && <span>{t.asOf(formatNumber(lang.value, data.revision))}</span>}
      </p>
      <div class="progress" hidden={!loading} />
    </section>
  );
}
