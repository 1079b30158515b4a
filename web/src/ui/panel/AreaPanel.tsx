import type { AreaAnswer } from "../../api/types";
import { areaFigures, areas, differing } from "../../state/answers";
import { COUNTRY, scopeTo } from "../../state/scope";
import { changeFilter, filter, lang } from "../../state/store";
import { formatFigure, formatNumber, formatYear, pick } from "../../text/format";
import { text } from "../../text/text";
import { fitMap } from "../map/MapPane";
import { Icon } from "../parts/icons";
import { later } from "../parts/Later";
import { Skeleton, Trouble } from "../parts/Trouble";
import { openArea } from "../shell/navigation";
import { AreaTotals, Breakdown } from "./AreaFigures";
import { Doubtful, ToDoubtful } from "./Doubtful";
import { IncidentList } from "./IncidentList";
import { OverTime } from "./OverTime";
import { PanelShell } from "./PanelShell";
import { Siblings } from "./Siblings";

const AreaChange = later(() => import("../compare/room").then((room) => room.AreaChange));

/** An area: its figures, how sure they are, what they consist of, and its incidents. */
export function AreaPanel({ pcode }: { pcode: string }) {
  const t = text.value;
  const { data, error } = areaFigures.answer.value;
  const area = areas.value.get(pcode);
  const answer = data?.area.pcode === pcode ? data : undefined;
  const country = pcode === COUNTRY;
  const level = area?.level ?? answer?.area.level;
  const kind = country ? t.panel.countryLevel : level ? t.levels[level] : t.areaPanel;
  return (
    <PanelShell kind={kind} title={country ? t.panel.country : pick(lang.value, area?.name ?? answer?.area.name) || pcode} subject={pcode}>
      {error ? <Trouble error={error} /> : answer ? <Facts answer={answer} /> : <Skeleton lines={8} />}
    </PanelShell>
  );
}

function Facts({ answer }: { answer: AreaAnswer }) {
  const t = text.value;
  const { area, figures, counts } = answer;
  const inside = scopeTo(area.pcode, filter.value.area) !== null;
  const counted = inside && figures.incidents.max > 0;
  return (
    <>
      <Ancestors answer={answer} />
      <p class="faint facts-line">
        {area.population_year !== undefined && <span>{t.populationOf(formatNumber(lang.value, area.population), formatYear(lang.value, area.population_year))}</span>}
        <span>{t.surface(formatFigure(lang.value, Math.round(area.area_km2)))}</span>
        <span>{t.pcode} <bdi>{area.pcode}</bdi></span>
      </p>
      <div class="actions">
        <button type="button" class="button" onClick={() => fitMap(area.bbox)}><Icon name="target" />{t.zoomTo}</button>
        {area.pcode !== COUNTRY && (
          <button type="button" class="button" disabled={filter.value.area.join() === area.pcode} onClick={() => changeFilter({ area: [area.pcode] })}>
            <Icon name="filter" />{t.filterByArea}
          </button>
        )}
        {counted && <ToDoubtful />}
      </div>
      {differing.value && <AreaChange answer={answer} />}
      <AreaTotals figures={figures} counts={counts} />
      {counted && (
        <>
          <Doubtful pcode={area.pcode} />
          <Breakdown title={t.byParty} list="party" rows={answer.by_party} note={t.partyNote} />
          <Breakdown title={t.byViolation} list="violation" rows={answer.by_violation} />
          <OverTime />
        </>
      )}
      <Siblings answer={answer} />
      <section>
        <h3>{t.incidentsHere}</h3>
        {inside ? <IncidentList pcode={area.pcode} /> : <p class="faint">{t.outsideFilter}</p>}
      </section>
    </>
  );
}

function Ancestors({ answer }: { answer: AreaAnswer }) {
  const above = answer.ancestors.filter(({ pcode }) => pcode === COUNTRY || areas.value.has(pcode));
  if (above.length === 0) return null;
  return (
    <nav class="ancestors" aria-label={text.value.panel.path}>
      {above.map(({ pcode, name }) => (
        <button key={pcode} type="button" class="link" onClick={() => openArea(pcode)}>{pick(lang.value, name)}<Icon name="forward" /></button>
      ))}
    </nav>
  );
}
