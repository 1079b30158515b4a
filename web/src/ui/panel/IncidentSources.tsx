import type { IncidentAnswer, Source } from "../../api/types";
import { lang } from "../../state/store";
import { formatDay, formatNumber } from "../../text/format";
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
        {sources.map((source, i) => <li key={i}><SourceLine source={source} /></li>)}
      </ol>
    </section>
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
      {source.graphic && <span class="flag small" title={t.graphicNote}>{t.graphic}</span>} <External href={source.url}>{name}</External>
      {source.archive_url && <> (<External href={source.archive_url}>{t.archived}</External>)</>}
      <span class="faint facts-line">{facts.filter(Boolean).map((fact) => <span key={fact}><bdi>{fact}</bdi></span>)}</span>
      {source.graphic && <p class="faint note">{t.graphicNote}</p>}
    </>
  );
}

/** The record's history, the latest first. */
export function Revisions({ versions }: { versions: IncidentAnswer["versions"] }) {
  const t = text.value;
  return (
    <ul class="plain revisions">
      {[...versions].sort((a, b) => b.revision - a.revision).map((version) => (
        <li key={version.revision}>
          {t.revisionLine(formatNumber(lang.value, version.revision), formatDay(lang.value, version.at))}
          {version.reason && <span class="faint reason"><bdi>{version.reason}</bdi></span>}
          {version.withdrawn && <span class="doubt"> {t.withdrawn}</span>}
        </li>
      ))}
    </ul>
  );
}
