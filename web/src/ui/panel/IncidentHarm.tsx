import type { Claim, Incident, Label, Range } from "../../api/types";
import { lang } from "../../state/store";
import { formatRange, pick } from "../../text/format";
import { text } from "../../text/text";
import { TermName } from "../filters/TermPicker";
import { RangeBar, longest } from "./RangeBar";

const TOTALS = ["killed", "injured", "detained", "disappeared", "released"];

/** Numbers of people from the least to the most, the subsets of a total below it. */
export function CasualtyTable({ casualties }: { casualties: NonNullable<Incident["casualties"]> }) {
  const t = text.value;
  const totals = TOTALS.filter((total) => Object.keys(casualties).some((measure) => measure === total || measure.startsWith(`${total}-`)));
  const most = longest(Object.values(casualties));
  return (
    <section>
      <h3>{t.casualties}</h3>
      {totals.length === 0 ? <p class="faint">{t.noCasualties}</p> : (
        <>
          <table class="casualties">
            <tbody>{totals.map((total) => <TotalRows key={total} total={total} casualties={casualties} most={most} />)}</tbody>
          </table>
          <p class="faint note">{t.casualtiesNote}</p>
        </>
      )}
    </section>
  );
}

function TotalRows({ total, casualties, most }: { total: string; casualties: Record<string, Range>; most: number }) {
  const t = text.value;
  const subsets = Object.entries(casualties).filter(([measure]) => measure.startsWith(`${total}-`));
  return (
    <>
      <CasualtyRow name={t.measures[total] ?? total} value={casualties[total]} most={most} kind="total-row" />
      {subsets.map(([measure, range]) => {
        const subset = measure.slice(total.length + 1);
        return <CasualtyRow key={measure} name={t.subsets[subset] ?? subset} value={range} most={most} kind="subset" />;
      })}
    </>
  );
}

function CasualtyRow({ name, value, most, kind }: { name: string; value: Range | undefined; most: number; kind: string }) {
  return (
    <tr class={kind}>
      <th scope="row">{name}</th>
      <td class="casualty-bar">{value && <RangeBar value={value} most={most} />}</td>
      <td>{value ? formatRange(lang.value, value) : <span class="faint">{text.value.absent.number}</span>}</td>
    </tr>
  );
}

/** Each claim of who did it, with its kind, its confidence and its source. */
export function Attribution({ claims }: { claims: readonly Claim[] }) {
  const t = text.value;
  return (
    <section>
      <h3>{t.responsible}</h3>
      {claims.length === 0 && <p class="faint">{t.noClaim}</p>}
      <ul class="plain claims">
        {claims.map((claim) => (
          <li key={`${claim.party} ${claim.claim} ${claim.source ?? 0}`}>
            <TermName list="party" code={claim.party} />
            <span class="faint facts-line">
              <span><TermName list="claim" code={claim.claim} /></span>
              <span><TermName list="confidence" code={claim.confidence} /></span>
              {!!claim.source && <span>{t.claimSource(claim.source)}</span>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface ControlProps {
  stated: readonly string[];
  derived: readonly string[];
  /** By the server's rule: what is not known disagrees with nothing. */
  differ: boolean;
  note: Label | undefined;
}

/** Who held the place, as stated and as derived; a disagreement is said. */
export function Control({ stated, derived, differ, note }: ControlProps) {
  const t = text.value;
  return (
    <section>
      <h3>{t.control} {differ && <span class="flag small">{t.panel.differ}</span>}</h3>
      <dl class="pairs">
        <dt>{t.controlStated}</dt><dd><Controllers codes={stated} /></dd>
        <dt>{t.controlDerived}</dt><dd><Controllers codes={derived} /></dd>
      </dl>
      {note && <p class="faint note">{pick(lang.value, note)}</p>}
    </section>
  );
}

function Controllers({ codes }: { codes: readonly string[] }) {
  if (codes.length === 0) return <span class="faint">{text.value.controlUnknown}</span>;
  return <>{codes.map((code) => <TermName key={code} list="controller" code={code} />)}</>;
}
