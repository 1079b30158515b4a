import type { Source } from "../../api/types";
import { lang } from "../../state/store";
import { formatDay } from "../../text/format";
import { text } from "../../text/text";
import { External } from "../parts/External";

/** Where the record comes from. Nothing of it is loaded; links leave the page only when followed. */
export function SourceList({ sources }: { sources: readonly Source[] }) {
  const t = text.value;
  return (
    <section>
      <h3>{t.sources}</h3>
      {sources.length === 0 && <p class="faint">{t.noSources}</p>}
      <ol class="sources">
        {sources.map((source, i) => <li key={i}>{source.graphic ? <Graphic source={source} /> : <SourceLine source={source} />}</li>)}
      </ol>
    </section>
  );
}

/** A source that shows injured or killed people: even where it is, is said only on request. */
function Graphic({ source }: { source: Source }) {
  const t = text.value;
  return (
    <details>
      <summary class="flag small">{t.panel.graphicClosed}</summary>
      <SourceLine source={source} />
      <p class="faint note">{t.graphicNote}</p>
    </details>
  );
}

function SourceLine({ source }: { source: Source }) {
  const t = text.value;
  const name = source.title || source.publisher || source.url || source.type || "";
  const facts = [
    source.title ? source.publisher : undefined, source.type,
    source.date && formatDay(lang.value, source.date), source.retrieved && t.retrieved(formatDay(lang.value, source.retrieved)),
  ];
  return (
    <>
      <External href={source.url}>{name}</External>
      {source.archive_url && <> (<External href={source.archive_url}>{t.archived}</External>)</>}
      <span class="faint facts-line">{facts.filter(Boolean).map((fact) => <span key={fact}><bdi>{fact}</bdi></span>)}</span>
    </>
  );
}
