import type { DrawnIncident } from "../map/map";
import { lang } from "../state/store";
import { formatDay, pick } from "../text/format";
import { text } from "../text/text";
import { openIncident } from "./navigation";
import { PanelShell } from "./PanelShell";

/** Lists the incidents drawn at one spot, to choose one. */
export function SpotPanel({ drawn }: { drawn: readonly DrawnIncident[] }) {
  const t = text.value;
  const latestFirst = [...drawn].sort((a, b) => b.date.localeCompare(a.date));
  return (
    <PanelShell kind={t.incidentCount(drawn.length)} title={t.placePanel} subject={`spot ${drawn.map(({ id }) => id).join()}`}>
      <p class="faint">{t.placePanelHint}</p>
      <ul class="plain incidents">
        {latestFirst.map(({ id, title, date }) => (
          <li key={id}>
            <button type="button" class="incident-row" onClick={() => openIncident(id)}>
              <span class="incident-date">{formatDay(lang.value, date)}</span>
              <span class="incident-title" dir="auto">{pick(lang.value, title) || t.untitled}</span>
            </button>
          </li>
        ))}
      </ul>
    </PanelShell>
  );
}
