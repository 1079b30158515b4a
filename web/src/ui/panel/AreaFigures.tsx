import { useState } from "preact/hooks";
import type { AreaAnswer, CodeFigures, Counts, Figures, Sum, VocabularyList } from "../../api/types";
import { lang } from "../../state/store";
import { formatNumber, formatRange } from "../../text/format";
import { text } from "../../text/text";
import { TermName } from "../filters/TermPicker";
import { rankedBy } from "./answers";
import { RangeBar, longest } from "./RangeBar";

const TOTALS = ["killed", "injured", "detained"] as const;

/** The numbers of an area with what becomes of the records that match. */
export function AreaTotals({ figures, counts }: Pick<AreaAnswer, "figures" | "counts">) {
  const t = text.value;
  return (
    <section>
      <h3>{t.figures}</h3>
      <dl class="totals">
        <Total name={t.metrics.incidents} value={formatRange(lang.value, figures.incidents)} />
        {TOTALS.map((measure) => {
          const value = figures[measure];
          if (value) return <Total key={measure} name={t.metrics[measure]} value={formatRange(lang.value, value)} parts={subsets(figures, measure)} />;
          return figures.incidents.max > 0 && <Total key={measure} name={t.metrics[measure]} value="–" parts={[t.absent.number]} />;
        })}
        <Total name={t.metrics.attacks} value={formatRange(lang.value, figures.attacks)} />
      </dl>
      <p class="faint note">{t.caveat}.</p>
      <Becoming counts={counts} />
    </section>
  );
}

/** Returns the stated subsets of a total in words; those that are 0 are left out. */
function subsets(figures: Figures, total: string): string[] {
  const t = text.value;
  return Object.entries(figures).flatMap(([measure, part]) => {
    const subset = measure.startsWith(`${total}-`) ? measure.slice(total.length + 1) : "";
    return subset && part.max > 0 ? [t.named(t.subsets[subset] ?? subset, formatRange(lang.value, part))] : [];
  });
}

function Total({ name, value, parts = [] }: { name: string; value: string; parts?: string[] }) {
  return (
    <div class={value === "0" || value === "–" ? "total none" : "total"}>
      <dt>{name}</dt>
      <dd><strong>{value}</strong>{parts.map((part) => <span key={part} class="faint">{part}</span>)}</dd>
    </div>
  );
}

/** The three counts, which add up to the matching records. */
function Becoming({ counts }: { counts: Counts }) {
  const t = text.value;
  return (
    <>
      <p class="faint note">{t.panel.countsOf(counts.matching)}:</p>
      <dl class="becoming note">
        {(["mapped", "not_mappable", "suppressed"] as const).map((fate) => (
          <div key={fate} class={counts[fate] === 0 ? "faint" : undefined}><dt>{t.panel.counts[fate]}</dt><dd>{formatNumber(lang.value, counts[fate])}</dd></div>
        ))}
      </dl>
    </>
  );
}

interface BreakdownProps {
  title: string;
  list: VocabularyList;
  rows: CodeFigures[];
  note?: string;
}

const NONE: Sum = { min: 0, max: 0 };

/** Rows that are shown at first. */
const SHOWN_AT_FIRST = 8;

/** Figures by the terms of a list, with a bar for the number of incidents, or of people killed where the map shows that, the most first. */
export function Breakdown({ title, list, rows, note }: BreakdownProps) {
  const t = text.value;
  const [whole, setWhole] = useState(false);
  if (rows.length === 0) return null;
  const by = rankedBy.value;
  const ranked = (row: CodeFigures) => row[by] ?? NONE;
  const most = longest(rows.map(ranked));
  const ordered = [...rows].sort((a, b) => ranked(b).max - ranked(a).max || b.incidents.max - a.incidents.max);
  const shown = whole || rows.length <= SHOWN_AT_FIRST + 1 ? ordered : ordered.slice(0, SHOWN_AT_FIRST);
  const unsure = rows.map(ranked).some(({ min, max }) => min !== max);
  return (
    <section>
      <h3>{title}</h3>
      <table class="breakdown">
        <thead class="visually-hidden"><tr><th>{title}</th><th>{t.metrics.incidents}</th><th>{t.metrics.killed}</th></tr></thead>
        <tbody>
          {shown.map((row) => (
            <tr key={row.code}>
              <th scope="row"><TermName list={list} code={row.code} /><RangeBar value={ranked(row)} most={most} /></th>
              <td>{formatRange(lang.value, row.incidents)}</td>
              <td class="faint">{row.killed && row.killed.max > 0 ? t.killedShort(formatRange(lang.value, row.killed)) : ""}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < rows.length && <button type="button" class="link" onClick={() => setWhole(true)}>{t.panel.showAll(formatNumber(lang.value, rows.length))}</button>}
      {(note || unsure) && rows.length > 1 && <p class="faint note">{[note, unsure && t.panel.atMost].filter(Boolean).join(" ")}</p>}
    </section>
  );
}
