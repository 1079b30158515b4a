import type { AreaAnswer, Figures, Rank, Sum } from "../../api/types";
import { areaLabel, areas } from "../../state/answers";
import { siblingsOf } from "../../state/siblings";
import { COUNTRY } from "../../state/scope";
import { filter, lang } from "../../state/store";
import { formatNumber, formatRange, pick } from "../../text/format";
import { text } from "../../text/text";
import { Skeleton, Trouble } from "../parts/Trouble";
import { openArea } from "../shell/navigation";
import { bySibling, rankedBy } from "./answers";
import { RangeBar, longest } from "./RangeBar";

/** Where an area stands among those beside it, each a way to its panel; of the country, its governorates. */
export function Siblings({ answer: { area, figures, rank } }: { answer: AreaAnswer }) {
  const t = text.value;
  const { data, error } = bySibling.answer.value;
  const country = area.pcode === COUNTRY;
  const level = country ? "governorate" : area.level;
  const among = country ? t.levelsPlural.governorate : t.panel.among[level];
  // Areas without any share the first place, which is none.
  const ranks = rank.filter(({ metric }) => (figures[metric as keyof Figures]?.max ?? 0) > 0);
  const by = rankedBy.value;
  const rows = data && siblingsOf(area.pcode, areas.value, filter.value.area, data, by);
  if (rows && rows.length < 2) return null;
  const most = longest((rows ?? []).map((row) => row[by] ?? NONE));
  return (
    <section>
      <h3>{typeof among === "string" ? among : among(pick(lang.value, areaLabel(area.parent ?? "")))}</h3>
      <ul class="plain ranks">{ranks.map((one) => <li key={`${one.within} ${one.metric}`}>{rankInWords(one)}</li>)}</ul>
      {error ? <Trouble error={error} /> : !rows ? <Skeleton lines={6} /> : (
        <table class="breakdown siblings">
          <thead class="visually-hidden"><tr><th>{t.levels[level]}</th><th>{t.metrics.incidents}</th><th>{t.metrics.killed}</th></tr></thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.pcode} class={row.pcode === area.pcode ? "here" : undefined}>
                <th scope="row"><AreaName pcode={row.pcode} here={row.pcode === area.pcode} /><RangeBar value={row[by] ?? NONE} most={most} /></th>
                <td>{formatRange(lang.value, row.incidents)}</td>
                <td class="faint">{!row.killed ? t.killedShort("–") : row.killed.max > 0 ? t.killedShort(formatRange(lang.value, row.killed)) : ""}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

const NONE: Sum = { min: 0, max: 0 };

function AreaName({ pcode, here }: { pcode: string; here: boolean }) {
  const name = pick(lang.value, areaLabel(pcode));
  if (here) return <strong>{name} <span class="visually-hidden">({text.value.panel.here})</span></strong>;
  return <button type="button" class="link" onClick={() => openArea(pcode)}>{name}</button>;
}

function rankInWords({ metric, position, of, level, within }: Rank): string {
  const t = text.value;
  const where = within === COUNTRY ? t.panel.country : pick(lang.value, areaLabel(within));
  if (level === "country") return "";
  return t.panel.rank[level](formatNumber(lang.value, position), formatNumber(lang.value, of), where, t.panel.rankMetrics[metric] ?? metric);
}
