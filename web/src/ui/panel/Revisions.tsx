import { useEffect, useState } from "preact/hooks";
import { RequestError, getJSON } from "../../api/client";
import type { Incident, IncidentAnswer } from "../../api/types";
import { incidentPath } from "../../state/answers";
import { changedFields, type IncidentField } from "../../state/history";
import { lang } from "../../state/store";
import { formatDay, formatNumber } from "../../text/format";
import { text } from "../../text/text";
import { Skeleton, Trouble } from "../parts/Trouble";
import { inWords } from "./words";

/** The record's history, the latest first; what each revision changed is asked for when a reader wants to see it. */
export function Revisions({ id, versions }: { id: string; versions: IncidentAnswer["versions"] }) {
  const t = text.value;
  const latestFirst = [...versions].sort((a, b) => b.revision - a.revision);
  return (
    <ol class="plain revisions">
      {latestFirst.map((version, i) => {
        const before = latestFirst[i + 1];
        return (
          <li key={version.revision}>
            {t.revisionLine(formatNumber(lang.value, version.revision), formatDay(lang.value, version.at))}
            {version.withdrawn && <span class="doubt"> {t.withdrawn}</span>}
            {version.reason && <span class="faint reason-given"><bdi>{version.reason}</bdi></span>}
            {before ? !version.withdrawn && !before.withdrawn && <Changes id={id} from={before.revision} to={version.revision} /> : <span class="faint reason-given">{t.panel.firstVersion}</span>}
          </li>
        );
      })}
    </ol>
  );
}

interface ChangesProps {
  id: string;
  /** The revision before. */
  from: number;
  to: number;
}

function Changes(props: ChangesProps) {
  const [shown, setShown] = useState(false);
  return (
    <details onToggle={(event) => setShown(event.currentTarget.open)}>
      <summary>{text.value.panel.whatChanged}</summary>
      {shown && <Compared {...props} />}
    </details>
  );
}

/** The record as it was and as it became, where they differ. */
function Compared({ id, from, to }: ChangesProps) {
  const t = text.value;
  const [forms, setForms] = useState<[Incident, Incident]>();
  const [error, setError] = useState<RequestError>();
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const left = new AbortController();
    const form = (revision: number) => getJSON<IncidentAnswer>(incidentPath(id, revision), left.signal).then(({ incident }) => incident);
    setError(undefined);
    Promise.all([form(from), form(to)]).then(setForms, (cause: unknown) => {
      if (!left.signal.aborted) setError(cause instanceof RequestError ? cause : new RequestError("server"));
    });
    return () => left.abort();
  }, [id, from, to, attempt]);
  if (error?.kind === "missing") return <p class="faint">{t.panel.notPublicThen}</p>;
  if (error) return <Trouble error={error} retry={() => setAttempt(attempt + 1)} />;
  if (!forms) return <Skeleton lines={2} />;
  const fields = changedFields(...forms);
  return fields.length === 0 ? <p class="faint">{t.panel.sameToReaders}</p> : <ChangeTable fields={fields} before={forms[0]} after={forms[1]} />;
}

function ChangeTable({ fields, before, after }: { fields: readonly IncidentField[]; before: Incident; after: Incident }) {
  const t = text.value.panel;
  return (
    <dl class="changes">
      {fields.map((field) => (
        <div key={field}>
          <dt>{t.fields[field]}</dt>
          <dd><span class="faint">{t.before}</span> <bdi>{inWords(field, before) || t.nothing}</bdi></dd>
          <dd><span class="faint">{t.after}</span> <bdi>{inWords(field, after) || t.nothing}</bdi></dd>
        </div>
      ))}
    </dl>
  );
}
