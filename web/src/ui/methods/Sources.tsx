import type { Dataset } from "../../api/types";
import { about } from "../../state/answers";
import { lang } from "../../state/store";
import { formatYear, pick } from "../../text/format";
import { External } from "../parts/External";
import { Skeleton, Trouble } from "../parts/Trouble";
import { messages } from "./messages";

/** Whom the records and the facts about places come from, and on what terms. */
export function Sources() {
  const t = messages.value;
  const { data, error } = about.answer.value;
  if (error) return <Trouble error={error} />;
  if (!data) return <Skeleton lines={6} />;
  return (
    <>
      <h4>{t.datasets}</h4>
      {data.datasets.length === 0 ? <p class="faint">{t.noDatasets}</p> : <ul class="methods-credits">{data.datasets.map((one) => <Credit key={one.code} dataset={one} />)}</ul>}
      <h4>{t.facts}</h4>
      <ul class="methods-credits">
        {data.attributions.map(({ what, credit, url, licence }) => (
          <li key={url + credit}>
            {pick(lang.value, what)}: <External href={url}>{credit}</External> <Facts of={[licence]} />
          </li>
        ))}
      </ul>
      <p class="faint">{data.population_year !== undefined && t.populationYear(formatYear(lang.value, data.population_year))} {t.program(data.version)}</p>
    </>
  );
}

function Credit({ dataset: { code, title, publisher, attribution, licence, url, kind, records } }: { dataset: Dataset }) {
  const t = messages.value;
  return (
    <li>
      <External href={url}>{pick(lang.value, title) || code}</External> <Facts of={[attribution || publisher, licence, kind && (t.kinds[kind] ?? kind), t.records(records)]} />
    </li>
  );
}

function Facts({ of }: { of: readonly (string | undefined)[] }) {
  return <span class="faint facts-line">{of.filter(Boolean).map((fact) => <span key={fact}><bdi>{fact}</bdi></span>)}</span>;
}
