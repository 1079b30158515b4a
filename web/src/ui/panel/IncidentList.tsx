import type { ComponentChildren } from "preact";
import type { IncidentSummary } from "../../api/types";
import { areaLabel, incidentList, incidentsLoaded, loadMoreIncidents, recoverAll, termLabel } from "../../state/answers";
import { lang } from "../../state/store";
import { formatRange, formatWhen, pick } from "../../text/format";
import { text } from "../../text/text";
import { useFocusOnMore } from "../parts/focus";
import { openIncident } from "../shell/navigation";
import { Skeleton, Trouble } from "../parts/Trouble";

/** The incidents of the open panel, page after page: the accessible twin of the symbols on the map. */
export function IncidentList() {
  const t = text.value;
  const { data, path, loading, error } = incidentList.answer.value;
  const { incidents, more, loading: loadingMore } = incidentsLoaded.value;
  const list = useFocusOnMore(incidents.length, path);
  if (error) return <Trouble error={error} retry={recoverAll} />;
  if (!data) return loading ? <Skeleton lines={6} /> : null;
  if (incidents.length === 0) return <p class="faint">{t.emptyTitle}. {t.emptyHint}</p>;
  return (
    <div aria-busy={loading}>
      <p class="faint list-order">{t.matching(data.counts.matching - data.counts.suppressed)} · {t.sortedByDate}</p>
      <ul class="plain incidents" ref={list}>
        {incidents.map((incident) => <li key={incident.id}><IncidentRow incident={incident} /></li>)}
      </ul>
      {more && <button type="button" class="button" disabled={loadingMore} onClick={() => void loadMoreIncidents()}>{loadingMore ? t.loading : t.showMore}</button>}
    </div>
  );
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
  const title = pick(language, incident.title) || incident.violations.map((code) => pick(language, termLabel("violation", code))).join(" · ");
  return (
    <button type="button" class="incident-row" onClick={() => openIncident(incident.id)}>
      <span class="incident-date">{formatWhen(language, incident.when)}</span>
      <span class="incident-title" dir="auto">{title || t.untitled}</span>
      <span class="incident-facts faint">
        <span dir="auto">{placeOf(incident)}</span>
        {people.filter(Boolean).map((line) => <span key={line as string}>{line}</span>)}
        {!beside && incident.place.state !== "accepted" && <span class="doubt">{t.states[incident.place.state]}</span>}
      </span>
      {beside}
    </button>
  );
}
