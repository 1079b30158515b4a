import { useEffect, useState } from "preact/hooks";
import type { DrawnIncident } from "../../map/features";
import { termLabel } from "../../state/answers";
import { lang } from "../../state/store";
import { loadTitles, named, titlesRevision } from "../../state/titles";
import { formatDay, formatNumber, pick } from "../../text/format";
import { text } from "../../text/text";
import { useFocusOnMore } from "../parts/focus";
import { openDrawn } from "../shell/navigation";
import { PanelShell } from "./PanelShell";
import { TermName } from "../filters/TermPicker";

/** Incidents that are listed before the reader asks for more: a town can have thousands. */
const SHOWN_AT_ONCE = 20;

/** Lists the incidents drawn at one spot, to choose one. What the map knows is there at once, the titles follow. */
export function SpotPanel({ drawn }: { drawn: readonly DrawnIncident[] }) {
  const t = text.value;
  const [most, setMost] = useState(SHOWN_AT_ONCE);
  const subject = `spot ${drawn.map(({ number }) => number).join()}`;
  const shown = [...drawn].sort((a, b) => b.date.localeCompare(a.date) || a.number - b.number).slice(0, most);
  const list = useFocusOnMore(shown.length, subject);
  useEffect(() => setMost(SHOWN_AT_ONCE), [subject]);
  useEffect(() => loadTitles(shown.map(({ number }) => number)), [subject, most, titlesRevision.value]);
  return (
    <PanelShell kind={t.incidentCount(drawn.length)} title={t.placePanel} subject={subject}>
      <p class="faint">{t.placePanelHint}</p>
      <ul class="plain incidents" ref={list}>
        {shown.map((one) => <li key={one.number}><Row incident={one} /></li>)}
      </ul>
      {most < drawn.length && <button type="button" class="button" onClick={() => setMost(most + SHOWN_AT_ONCE)}>{t.showMore}</button>}
    </PanelShell>
  );
}

function Row({ incident }: { incident: DrawnIncident }) {
  const { date, party, violation, killed, number } = incident;
  const kind = pick(lang.value, termLabel("violation", violation));
  const title = pick(lang.value, named(number)?.title);
  return (
    <button type="button" class="incident-row" onClick={() => openDrawn(incident)}>
      <span class="incident-date">{formatDay(lang.value, date)}</span>
      <span class="incident-title" dir="auto">{title || kind}</span>
      <span class="incident-facts faint">
        {title && <span>{kind}</span>}
        {party && <TermName list="party" code={party} />}
        {killed !== undefined && <span>{text.value.killedShort(formatNumber(lang.value, killed))}</span>}
      </span>
    </button>
  );
}
