import type { ComponentChildren } from "preact";
import type { IncidentSummary } from "../../api/types";
import { areaLabel } from "../../state/answers";
import { scopeTo } from "../../state/scope";
import { filter, lang } from "../../state/store";
import { formatRange, formatWhen, pick } from "../../text/format";
import { text } from "../../text/text";
import { Icon } from "../parts/icons";
import { openIncident, showInTable } from "../shell/navigation";
import { Skeleton, Trouble } from "../parts/Trouble";
import { latest } from "./answers";
import { titleOf } from "./words";

/** The latest incidents of the open area; the table has them all. */
export function IncidentList({ pcode }: { pcode: string }) {
  const t = text.value;
  const { data, loading, error } = latest.answer.value;
  if (error) return <Trouble error={error} />;
  if (!data) return loading ? <Skeleton lines={6} /> : null;
  if (data.total === 0) return <p class="faint">{t.emptyTitle}. {t.emptyHint}</p>;
  return (
    <div aria-busy={loading}>
      <p class="faint list-order">{t.matching(data.total)} · {t.sortedByDate}</p>
      <ul class="plain incidents">
        {data.incidents.map((incident) => <li key={incident.id}><IncidentRow incident={incident} /></li>)}
      </ul>
      {data.total > data.incidents.length && <InTable pcode={pcode} records={data.total} />}
    </div>
  );
}

/** The way to all records of an area, or those with some doubts, in the table. */
export function InTable({ pcode, records, doubt }: { pcode: string; records: number; doubt?: readonly string[] }) {
  const show = () => showInTable({ area: scopeTo(pcode, filter.value.area) ?? [pcode], ...(doubt ? { doubt } : {}) });
  return <button type="button" class="button" onClick={show}><Icon name="list" />{text.value.panel.inTable(records)}</button>;
}

/** Where an incident happened, in as many words as a row has room for. */
function placeOf({ place }: IncidentSummary): string {
  const language = lang.value;
  const finest = place.subdistrict || place.district || place.governorate;
  const name = pick(language, place.name) || pick(language, place.text) || (finest ? pick(language, areaLabel(finest)) : "");
  const governorate = place.governorate ? pick(language, areaLabel(place.governorate)) : "";
  return [name, governorate === name ? "" : governorate].filter(Boolean).join(language === "ar" ? "، " : ", ");
}

/** An incident in a list, as the way to its panel; `beside` says more of it. */
export function IncidentRow({ incident, beside }: { incident: IncidentSummary; beside?: ComponentChildren }) {
  const t = text.value;
  const language = lang.value;
  const { killed, injured, detained } = incident;
  const people = [killed && t.killedShort(formatRange(language, killed)), injured && t.injuredShort(formatRange(language, injured)), detained && t.detainedShort(formatRange(language, detained))];
  return (
    <button type="button" class="incident-row" onClick={() => openIncident(incident.id)}>
      <span class="incident-date">{formatWhen(language, incident.when)}</span>
      <span class="incident-title" dir="auto">{titleOf(incident)}</span>
      <span class="incident-facts faint">
        <span dir="auto">{placeOf(incident)}</span>
        {people.filter(Boolean).map((line) => <span key={line as string}>{line}</span>)}
        {!beside && incident.place.state !== "accepted" && <span class="doubt">{t.states[incident.place.state]}</span>}
      </span>
      {beside}
    </button>
  );
}
