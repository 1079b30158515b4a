import { about } from "../../state/answers";
import { encodeView } from "../../state/codec";
import { lang, view } from "../../state/store";
import { formatDay, formatNumber, together } from "../../text/format";
import { Quotation } from "../parts/Quotation";
import { messages } from "./messages";

/** A citation of what the map shows under the filter, and the way to the interface for programs. */
export function Citing() {
  const t = messages.value;
  const { data } = about.answer.value;
  return (
    <>
      <p><a href="/api/docs">{t.interface}</a></p>
      {data && <><h4>{t.citationTitle}</h4><Quotation words={citation(data.revision, publishersOf(data.datasets))} /></>}
    </>
  );
}

/** Returns who published the datasets that the filter lets through, each once. */
function publishersOf(datasets: readonly { code: string; publisher?: string }[]): string[] {
  const chosen = view.value.filter.dataset;
  const counted = datasets.filter(({ code }) => chosen.length === 0 || chosen.includes(code));
  return [...new Set(counted.map(({ code, publisher }) => publisher || code))];
}

function citation(latest: number, publishers: readonly string[]): string {
  const language = lang.value;
  const { filter } = view.value;
  const revision = filter.revision || latest;
  const link = encodeView({ ...view.value, mode: "map", filter: { ...filter, revision } });
  return messages.value.citation(
    together(language, publishers), formatNumber(language, revision), formatDay(language, new Date().toISOString()), `${location.origin}${location.pathname}?${link}`,
  );
}
