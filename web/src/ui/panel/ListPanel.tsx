import { areas, choropleth, recoverAll, shaded, shadedValues } from "../../state/answers";
import { lang, open } from "../../state/store";
import type { AreaValue } from "../../state/values";
import { byName, formatNumber, pick } from "../../text/format";
import { text } from "../../text/text";
import { areaFigure } from "../map/figure";
import { IncidentList } from "./IncidentList";
import { openArea } from "../shell/navigation";
import { PanelShell } from "./PanelShell";
import { Skeleton, Trouble } from "../parts/Trouble";

/** The lists of everything on the map: the way to it without a pointer or without seeing it. */
export function ListPanel({ kind }: { kind: "areas" | "incidents" }) {
  const t = text.value;
  return (
    <PanelShell kind={t.lists} title={kind === "areas" ? t.levelsPlural[shaded.value.level] : t.incidentsTab} subject={kind}>
      <div class="segments tabs">
        {(["areas", "incidents"] as const).map((tab) => (
          <button key={tab} type="button" class="segment" aria-pressed={tab === kind} onClick={() => open({ kind: tab })}>
            {tab === "areas" ? t.areasTab : t.incidentsTab}
          </button>
        ))}
      </div>
      {kind === "areas" ? <AreaTable /> : <IncidentList />}
    </PanelShell>
  );
}

function AreaTable() {
  const t = text.value;
  const { metric, per, level } = shaded.value;
  const { data, loading, error } = choropleth.answer.value;
  if (error) return <Trouble error={error} retry={recoverAll} />;
  if (!data) return <Skeleton lines={12} />;
  const beside = metric !== "incidents" || per !== "count";
  const values = shadedValues.value;
  return (
    <table class="area-table" aria-busy={loading}>
      <thead><tr><th scope="col">{t.levels[level]}</th><th scope="col">{t.legendTitle(t.metrics[metric], t.perPhrase[per])}</th>{beside && <th scope="col">{t.metrics.incidents}</th>}</tr></thead>
      <tbody>
        {inOrder(values).map(({ pcode, name }) => {
          const value = values.get(pcode);
          return (
            <tr key={pcode} class={value ? undefined : "faint"}>
              <th scope="row"><button type="button" class="link" onClick={() => openArea(pcode)}>{name}</button></th>
              <td class={value?.value === null ? "faint" : undefined}>{value ? areaFigure(value) : t.noRecord}</td>
              {beside && <td>{value ? formatNumber(lang.value, value.incidents) : ""}</td>}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** Where an area stands in the list: after the zeros if its value is not known, last without a record. */
function rank(value: AreaValue | undefined): number {
  return value ? (value.value ?? -1) : -2;
}

/** Every area of the level, the greatest value first, those without a value or a record last and by name. */
function inOrder(values: ReadonlyMap<string, AreaValue>): { pcode: string; name: string }[] {
  const compare = byName(lang.value);
  return [...areas.value.values()]
    .filter((area) => area.level === shaded.value.level)
    .map((area) => ({ pcode: area.pcode, name: pick(lang.value, area.name), value: rank(values.get(area.pcode)) }))
    .sort((a, b) => b.value - a.value || compare(a.name, b.name));
}
