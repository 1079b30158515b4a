import type { Claim, Incident, Range } from "../../api/types";
import { lang } from "../../state/store";
import { formatRange } from "../../text/format";
import { text } from "../../text/text";
import { TermName } from "../filters/TermPicker";

const TOTALS = ["killed", "injured", "detained", "disappeared", "released"];

/** Numbers of people, the subsets of a total below it. */
export function CasualtyTable({ casualties }: { casualties: NonNullable<Incident["casualties"]> }) {
  const t = text.value;
  const totals = TOTALS.filter((total) => Object.keys(casualties).some((measure) => measure === total || measure.startsWith(`${total}-`)));
  return (
    <section>
      <h3>{t.casualties}</h3>
      {totals.length === 0 ? <p class="faint">{t.noCasualties}</p> : (
        <>
          <table class="casualties">
            <tbody>{totals.map((total) => <TotalRows key={total} total={total} casualties={casualties} />)}</tbody>
          </table>
          <p class="faint note">{t.casualtiesNote}</p>
        </>
      )}
    </section>
  );
}

function TotalRows({ total, casualties }: { total: string; casualties: Record<string, Range> }) {
  const t = text.value;
  const subsets = Object.entries(casualties).filter(([measure]) => measure.startsWith(`${total}-`));
  const all = casualties[total];
  return (
    <>
      <tr><th scope="row">{t.measures[total] ?? total}</th><td>{all ? formatRange(lang.value, all) : t.controlUnknown}</td></tr>
      {subsets.map(([measure, range]) => {
        const subset = measure.slice(total.length + 1);
        return <tr key={measure} class="subset"><th scope="row">{t.subsets[subset] ?? subset}</th><td>{formatRange(lang.value, range)}</td></tr>;
      })}
    </>
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

/** Who held the place, as stated and as derived; a disagreement is said. */
export function Control({ stated, derived }: { stated: readonly string[]; derived: readonly string[] }) {
  const t = text.value;
  const differ = stated.length > 0 && derived.length > 0 && [...stated].sort().join() !== [...derived].sort().join();
  return (
    <section>
      <h3>{t.control}</h3>
      <dl class="pairs">
        <dt>{t.controlStated}</dt><dd><Controllers codes={stated} /></dd>
        <dt>{t.controlDerived}</dt><dd><Controllers codes={derived} /></dd>
      </dl>
      {differ && <p class="doubt">{t.controlDisagrees}</p>}
    </section>
  );
}

function Controllers({ codes }: { codes: readonly string[] }) {
  if (codes.length === 0) return <span class="faint">{text.value.controlUnknown}</span>;
  return <>{codes.map((code) => <TermName key={code} list="controller" code={code} />)}</>;
}
