import type { AreaAnswer, CodeFigures, Figures, VocabularyList } from "../../api/types";
import { areaFigures, areas, recoverAll } from "../../state/answers";
import { scopeTo } from "../../state/scope";
import { changeFilter, filter, lang } from "../../state/store";
import { formatFigure, formatNumber, formatRange, pick } from "../../text/format";
import { text } from "../../text/text";
import { Icon } from "../parts/icons";
import { IncidentList } from "./IncidentList";
import { fitMap } from "../map/MapPane";
import { openArea } from "../shell/navigation";
import { PanelShell } from "./PanelShell";
import { TermName } from "../filters/TermPicker";
import { Skeleton, Trouble } from "../parts/Trouble";

/** An area: its figures, what they consist of, and its incidents. */
export function AreaPanel({ pcode }: { pcode: string }) {
  const t = text.value;
  const { data, error } = areaFigures.answer.value;
  const area = areas.value.get(pcode);
  const answer = data?.area.pcode === pcode ? data : undefined;
  const level = area?.level ?? answer?.area.level;
  return (
    <PanelShell kind={level ? t.levels[level] : t.areaPanel} title={pick(lang.value, area?.name ?? answer?.area.name) || pcode} subject={pcode}>
      {error ? <Trouble error={error} retry={recoverAll} /> : answer ? <Facts answer={answer} /> : <Skeleton lines={8} />}
      {!error && (
        <section>
          <h3>{t.incidentsHere}</h3>
          {scopeTo(pcode, filter.value.area) ? <IncidentList /> : <p class="faint">{t.outsideFilter}</p>}
        </section>
      )}
    </PanelShell>
  );
}

function Facts({ answer }: { answer: AreaAnswer }) {
  const t = text.value;
  const { area, figures, counts } = answer;
  return (
    <>
      <Ancestors answer={answer} />
      <p class="faint facts-line">
        {area.population !== undefined && area.population_year !== undefined && <span>{t.populationOf(formatNumber(lang.value, area.population), area.population_year)}</span>}
        <span>{t.surface(formatFigure(lang.value, Math.round(area.area_km2)))}</span>
        <span>{t.pcode} <bdi>{area.pcode}</bdi></span>
      </p>
      <div class="actions">
        <button type="button" class="button" onClick={() => fitMap(area.bbox)}><Icon name="target" />{t.zoomTo}</button>
        <button type="button" class="button" disabled={filter.value.area.join() === area.pcode} onClick={() => changeFilter({ area: [area.pcode] })}>
          <Icon name="filter" />{t.filterByArea}
        </button>
      </div>
      <section>
        <h3>{t.figures}</h3>
        <Totals figures={figures} />
        <p class="faint note">
          {t.caveat}.{counts.not_mappable > 0 && ` ${t.perhapsHere(counts.not_mappable)}.`}{counts.suppressed > 0 && ` ${t.suppressed(counts.suppressed)}.`}
        </p>
      </section>
      <Breakdown title={t.byParty} list="party" rows={answer.by_party} note={t.partyNote} />
      <Breakdown title={t.byViolation} list="violation" rows={answer.by_violation} />
    </>
  );
}

function Ancestors({ answer }: { answer: AreaAnswer }) {
  const above = answer.ancestors.filter(({ pcode }) => areas.value.has(pcode));
  if (above.length === 0) return null;
  return (
    <nav class="ancestors">
      {above.map(({ pcode, name }) => (
        <button key={pcode} type="button" class="link" onClick={() => openArea(pcode)}>{pick(lang.value, name)}<Icon name="forward" /></button>
      ))}
    </nav>
  );
}

const TOTALS = ["killed", "injured", "detained"] as const;

function Totals({ figures }: { figures: Figures }) {
  const t = text.value;
  const subsets = (["children", "women"] as const).flatMap((subset) => {
    const part = figures[`killed-${subset}`];
    return part && part.max > 0 ? [`${t.subsets[subset]}: ${formatRange(lang.value, part)}`] : [];
  });
  return (
    <dl class="totals">
      <Total name={t.metrics.incidents} value={formatRange(lang.value, figures.incidents)} />
      {TOTALS.map((measure) => {
        const value = figures[measure];
        if (!value) return figures.incidents.max > 0 && <Total key={measure} name={t.metrics[measure]} value="–" parts={[t.absent.number]} />;
        return <Total key={measure} name={t.metrics[measure]} value={formatRange(lang.value, value)} {...(measure === "killed" ? { parts: subsets } : {})} />;
      })}
      <Total name={t.metrics.attacks} value={formatRange(lang.value, figures.attacks)} />
    </dl>
  );
}

function Total({ name, value, parts = [] }: { name: string; value: string; parts?: string[] }) {
  return (
    <div class={value === "0" || value === "–" ? "total none" : "total"}>
      <dt>{name}</dt>
      <dd><strong>{value}</strong>{parts.map((part) => <span key={part} class="faint">{part}</span>)}</dd>
    </div>
  );
}

interface BreakdownProps {
  title: string;
  list: VocabularyList;
  rows: CodeFigures[];
  note?: string;
}

/** Figures by the terms of a list, with a bar for the number of incidents. */
function Breakdown({ title, list, rows, note }: BreakdownProps) {
  const t = text.value;
  if (rows.length === 0) return null;
  const most = Math.max(...rows.map((row) => row.incidents.max));
  return (
    <section>
      <h3>{title}</h3>
      <table class="breakdown">
        <thead class="visually-hidden"><tr><th>{title}</th><th>{t.metrics.incidents}</th><th>{t.metrics.killed}</th></tr></thead>
        <tbody>
          {[...rows].sort((a, b) => b.incidents.max - a.incidents.max).map(({ code, incidents, killed }) => (
            <tr key={code}>
              <th scope="row"><TermName list={list} code={code} /><span class="bar" style={{ inlineSize: `${(100 * incidents.max) / most}%` }} /></th>
              <td>{formatRange(lang.value, incidents)}</td>
              <td class="faint">{killed && killed.max > 0 ? t.killedShort(formatRange(lang.value, killed)) : ""}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {note && rows.length > 1 && <p class="faint note">{note}</p>}
    </section>
  );
}
