// The codes of records in words: what each means.

import type { ComponentChildren } from "preact";
import type { Term, VocabularyList } from "../../api/types";
import { vocabulary } from "../../state/answers";
import { change, lang } from "../../state/store";
import { inTreeOrder } from "../../state/terms";
import { COUNTINGS } from "../../state/view";
import { formatDay, pick } from "../../text/format";
import { text } from "../../text/text";
import { Swatch } from "../parts/Swatch";
import { messages } from "./messages";

interface Row {
  code: string;
  name: ComponentChildren;
  meaning: string;
}

/** A table of terms with what each means. */
function Meanings({ caption, rows, heading }: { caption: string; rows: readonly Row[]; heading?: string }) {
  const t = messages.value;
  return (
    <table class="methods-table">
      <caption class="visually-hidden">{caption}</caption>
      <thead><tr><th scope="col">{t.term}</th><th scope="col">{heading ?? t.meaning}</th></tr></thead>
      <tbody>{rows.map(({ code, name, meaning }) => <tr key={code}><th scope="row">{name}</th><td>{meaning}</td></tr>)}</tbody>
    </table>
  );
}

/** Returns the rows of a vocabulary's list. A term that an organisation has added has no meaning here, only its name. */
function rowsOf(list: VocabularyList, meanings: Record<string, string>): Row[] {
  const terms = vocabulary.answer.value.data?.[list] ?? [];
  return terms.map(({ code, label, colour }) => ({
    code, meaning: meanings[code] ?? "", name: <>{colour && <Swatch colour={colour} />} {pick(lang.value, label)}</>,
  }));
}

/** How an incident of several parties counts under each. */
export function JointRules() {
  const t = messages.value;
  const rows = COUNTINGS.map((rule) => ({ code: rule, name: text.value.filtering.countings[rule], meaning: t.countings[rule] }));
  return <Meanings caption={t.joinedRule} rows={rows} />;
}

/** What each violation is. */
export function Violations() {
  const t = messages.value;
  return <Meanings caption={t.sections.violations.title} rows={rowsOf("violation", t.violationMeanings)} />;
}

/** What is doubtful by each code of doubt. */
export function DoubtTerms() {
  const t = messages.value;
  return <Meanings caption={t.sections.doubt.title} rows={rowsOf("doubt", t.doubtMeanings)} />;
}

/** What is drawn of a place by how exactly it is known. */
export function PrecisionTerms() {
  const t = messages.value;
  return <Meanings caption={t.drawn} rows={rowsOf("precision", t.drawnAs)} heading={t.drawn} />;
}

/** How a party can be named, and how surely. */
export function ClaimTerms() {
  const t = messages.value;
  return (
    <>
      <h4>{t.kindsOfClaims}</h4>
      <Meanings caption={t.kindsOfClaims} rows={rowsOf("claim", t.claimMeanings)} />
      <h4>{t.confidences}</h4>
      <Meanings caption={t.confidences} rows={rowsOf("confidence", t.confidenceMeanings)} />
    </>
  );
}

/** The parties with the days between which each can be named, members below their group. */
export function Parties() {
  const t = messages.value;
  const parties = inTreeOrder(vocabulary.answer.value.data?.party ?? []);
  return (
    <table class="methods-table">
      <caption class="visually-hidden">{t.sections.parties.title}</caption>
      <thead><tr><th scope="col">{text.value.party}</th><th scope="col">{t.validity}</th></tr></thead>
      <tbody>
        {parties.map((party) => (
          <tr key={party.code}>
            <th scope="row" class={party.parent ? "below" : undefined}>{party.colour && <Swatch colour={party.colour} />} {pick(lang.value, party.label)}</th>
            <td>{validity(party)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function validity({ valid_from, valid_to }: Term): string {
  const t = messages.value;
  const [from, to] = [valid_from && formatDay(lang.value, valid_from), valid_to && formatDay(lang.value, valid_to)];
  if (from && to) return t.fromUntil(from, to);
  if (from) return t.from(from);
  return to ? t.until(to) : t.always;
}

/** The way to where places are decided. */
export function ReviewLink() {
  return <p><button type="button" class="link" onClick={() => change({ mode: "review" })}>{messages.value.toReview}</button></p>;
}
