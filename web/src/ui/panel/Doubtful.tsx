import type { CrossTable, IncidentSummary, Range } from "../../api/types";
import { termLabel } from "../../state/answers";
import { filter, lang } from "../../state/store";
import { formatNumber, formatRange, pick } from "../../text/format";
import { text } from "../../text/text";
import { Icon } from "../parts/icons";
import { Skeleton, Trouble } from "../parts/Trouble";
import { allDoubts, byDoubt, chooseDoubt, chosenDoubt, doubtCodes, doubtfulRecords } from "./answers";
import { InTable, IncidentRow } from "./IncidentList";
import { RangeBar } from "./RangeBar";

/** Which records of an area are doubtful, and why. */
export function Doubtful({ pcode }: { pcode: string }) {
  const t = text.value;
  const { data, error } = byDoubt.answer.value;
  return (
    <section>
      <h3 id={DOUBTFUL} tabIndex={-1}>{t.panel.doubtful}</h3>
      {error ? <Trouble error={error} /> : data ? <Reasons table={data} pcode={pcode} /> : <Skeleton lines={6} />}
    </section>
  );
}

const DOUBTFUL = "doubtful";

/** The way down to what is doubtful. */
export function ToDoubtful() {
  const go = () => {
    const heading = document.getElementById(DOUBTFUL);
    heading?.scrollIntoView();
    heading?.focus({ preventScroll: true });
  };
  return <button type="button" class="button" onClick={go}>{text.value.panel.toDoubtful}</button>;
}

function Reasons({ table, pcode }: { table: CrossTable; pcode: string }) {
  const t = text.value;
  const records = new Map(table.cells.map(({ row, records }) => [row, records]));
  const all = table.total.records;
  const doubtful = all - (records.get("") ?? 0);
  if (doubtful === 0) return <p class="faint">{t.panel.noneDoubtful}</p>;
  return (
    <>
      <p>{t.panel.doubtfulOf(doubtful, formatNumber(lang.value, all))}</p>
      <p class="faint note">{t.panel.doubtHint} {filter.value.doubt.length > 0 && t.panel.doubtWithout}</p>
      <ul class="plain reasons">
        <Reason code="any" name={t.panel.anyDoubt} records={doubtful} most={all} pcode={pcode} />
        {allDoubts.value.filter((code) => records.has(code)).map((code) => <Reason key={code} code={code} name={pick(lang.value, termLabel("doubt", code))} records={records.get(code) ?? 0} most={all} pcode={pcode} />)}
      </ul>
    </>
  );
}

interface ReasonProps {
  code: string;
  name: string;
  records: number;
  /** All records, doubtful or not. */
  most: number;
  pcode: string;
}

/** A reason for doubt, which opens its records. */
function Reason({ code, name, records, most, pcode }: ReasonProps) {
  const shown = chosenDoubt.value === code;
  return (
    <li>
      <button type="button" class="reason" aria-expanded={shown} onClick={() => chooseDoubt(code)}>
        <span class="reason-name"><Icon name={shown ? "down" : "forward"} />{name}</span><span>{formatNumber(lang.value, records)}</span>
        <RangeBar value={{ min: records, max: records }} most={most} />
      </button>
      {shown && <Records code={code} records={records} pcode={pcode} />}
    </li>
  );
}

function Records({ code, records, pcode }: { code: string; records: number; pcode: string }) {
  const { data, error } = doubtfulRecords.answer.value;
  if (error) return <Trouble error={error} />;
  if (!data) return <Skeleton lines={Math.min(records, 8) * 4} />;
  return (
    <div class="reason-records">
      <ul class="plain incidents">
        {data.incidents.map((incident) => (
          <li key={incident.id}><IncidentRow incident={incident} beside={<Why incident={incident} first={code} />} /></li>
        ))}
      </ul>
      <InTable pcode={pcode} records={records} doubt={[...doubtCodes(code)].sort()} />
    </div>
  );
}

/** Each doubt of a record in a few words, the chosen one first. */
function Why({ incident, first }: { incident: IncidentSummary; first: string }) {
  const codes = [...incident.doubts].sort((a, b) => Number(b === first) - Number(a === first));
  return <span class="why">{codes.map((code) => <span key={code} class={code === first ? "tag chosen" : "tag"}>{inBrief(code, incident)}</span>)}</span>;
}

/** Returns what makes for a doubt, as far as a list knows it; the panel of the record says it in a sentence. */
function inBrief(code: string, incident: IncidentSummary): string {
  const t = text.value;
  const language = lang.value;
  const term = (list: Parameters<typeof termLabel>[0], one: string) => pick(language, termLabel(list, one));
  const { place, when, parties, control_stated: stated = [], control_derived: derived = [] } = incident;
  const names = (codes: readonly string[]) => codes.map((one) => term("controller", one)).join(" + ");
  switch (code) {
    case "place": return place.state === "accepted" ? t.named(t.precision, term("precision", place.precision)) : t.named(t.where, t.states[place.state]);
    case "date": return t.named(t.when, term("date-precision", when.precision));
    case "attribution": return parties.length === 0 ? term("doubt", code) : t.named(t.party, [...new Set(parties.map(({ claim }) => term("claim", claim)))].join(" + "));
    case "numbers": return unsure(incident) ? t.named(t.panel.numbers, unsure(incident)) : term("doubt", code);
    case "grading": return t.named(t.gradingTitle, term("grading", incident.grading));
    case "control": return t.named(t.controller, t.panel.controlIs(names(stated), names(derived)));
    default: return term("doubt", code);
  }
}

/** Returns the numbers of a list that are ranges or minimums, in words. */
function unsure({ killed, injured, detained }: IncidentSummary): string {
  const t = text.value;
  const doubtful = (range: Range | undefined) => range && (range.min !== range.max || range.open) && formatRange(lang.value, range);
  const [k, i, d] = [doubtful(killed), doubtful(injured), doubtful(detained)];
  return [k && t.killedShort(k), i && t.injuredShort(i), d && t.detainedShort(d)].filter(Boolean).join(" · ");
}
