import type { IncidentAnswer } from "../../api/types";
import { incident, termLabel } from "../../state/answers";
import { lang } from "../../state/store";
import { formatDay, formatNumber, formatWhen, pick } from "../../text/format";
import { text } from "../../text/text";
import { Citation } from "./Citation";
import { Attribution, CasualtyTable, Control } from "./IncidentHarm";
import { LinkedRecords } from "./IncidentLinks";
import { SourceList } from "./IncidentSources";
import { Where } from "./IncidentWhere";
import { PanelShell } from "./PanelShell";
import { Revisions } from "./Revisions";
import { TermName } from "../filters/TermPicker";
import { Skeleton, Trouble } from "../parts/Trouble";
import { titleOf } from "./words";

/** An incident: everything that is known of it and where that comes from. */
export function IncidentPanel({ id }: { id: string }) {
  const t = text.value;
  const { data, error } = incident.answer.value;
  const answer = data?.incident.id === id ? data : undefined;
  const title = answer ? titleOf(answer.incident) : t.loading;
  return (
    <PanelShell kind={t.incidentPanel} title={error ? t.incidentPanel : title} subject={id}>
      {error ? <Trouble error={error} /> : answer ? <Details answer={answer} /> : <Skeleton lines={10} />}
    </PanelShell>
  );
}

function Details({ answer }: { answer: IncidentAnswer }) {
  const t = text.value;
  const { incident: it, massacre } = answer;
  return (
    <>
      {it.aggregated && <p class="flag quiet">{t.aggregated}</p>}
      {massacre && <p class="flag">{t.massacre}</p>}
      {it.sensitivity === "restricted" && <p class="flag quiet">{t.restrictedNote}</p>}
      {pick(lang.value, it.summary) && <p class="summary" dir="auto">{pick(lang.value, it.summary)}</p>}
      <Doubts answer={answer} />
      <section>
        <h3>{t.when}</h3>
        <p>{formatWhen(lang.value, it.when)} <span class="faint">(<TermName list="date-precision" code={it.when.precision} />)</span></p>
        {it.when.documented && <p class="faint">{t.documentedOn(formatDay(lang.value, it.when.documented))}</p>}
      </section>
      <Where incident={it} />
      <section>
        <h3>{t.violations}</h3>
        <ul class="plain tags">{it.violations.map((code) => <li key={code} class="tag"><TermName list="violation" code={code} /></li>)}</ul>
        <Kinds answer={answer} />
      </section>
      <CasualtyTable casualties={it.casualties ?? {}} />
      <Attribution claims={it.claims ?? []} />
      <Control stated={it.control_stated ?? []} derived={it.control_derived ?? []} differ={answer.doubts.includes("control")} note={answer.note} />
      <SourceList sources={it.sources ?? []} />
      <LinkedRecords linked={answer.linked} />
      <Record answer={answer} />
      <Citation answer={answer} />
    </>
  );
}

/** What is not known well, and why, in the server's sentences. */
function Doubts({ answer: { doubts, doubt_reasons: reasons } }: { answer: IncidentAnswer }) {
  const t = text.value;
  return (
    <section>
      <h3>{t.panel.doubts}</h3>
      {doubts.length === 0 ? <p class="faint">{t.panel.noDoubts}</p> : (
        <ul class="plain doubts">
          {doubts.map((code, i) => <li key={code}>{pick(lang.value, reasons[i]) || pick(lang.value, termLabel("doubt", code))}</li>)}
        </ul>
      )}
    </section>
  );
}

function Kinds({ answer: { incident: it } }: { answer: IncidentAnswer }) {
  const t = text.value;
  return (
    <>
      {!!it.facilities?.length && <p><span class="faint">{t.facilities}:</span> {it.facilities.map((code) => <TermName key={code} list="facility" code={code} />)}</p>}
      {!!it.weapons?.length && <p><span class="faint">{t.weapons}:</span> {it.weapons.map((code) => <TermName key={code} list="weapon" code={code} />)}</p>}
    </>
  );
}

/** The record itself: grading, identifier, revisions. */
function Record({ answer }: { answer: IncidentAnswer }) {
  const t = text.value;
  const { incident: it } = answer;
  return (
    <section>
      <h3>{t.revisions}</h3>
      <Revisions id={it.id} versions={answer.versions} />
      <dl class="pairs">
        {it.grading && <><dt>{t.gradingTitle}</dt><dd><TermName list="grading" code={it.grading} /></dd></>}
        <dt>{t.sensitivity}</dt><dd><TermName list="sensitivity" code={it.sensitivity} /></dd>
        <dt>{t.datasetOf}</dt><dd><bdi>{it.dataset}</bdi>{it.source_id && <span class="faint"> <bdi>{it.source_id}</bdi></span>}</dd>
        <dt>{t.identifier}</dt><dd><code>{it.id}</code></dd>
      </dl>
      <p class="faint">{t.asOf(formatNumber(lang.value, answer.revision))}</p>
    </section>
  );
}
