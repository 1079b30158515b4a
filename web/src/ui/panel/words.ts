// A record in words: what it is called, and its fields, as short as a comparison of two forms of it needs.

import type { Incident, IncidentSummary, VocabularyList } from "../../api/types";
import { areaLabel, termLabel } from "../../state/answers";
import type { IncidentField } from "../../state/history";
import { lang } from "../../state/store";
import { formatRange, formatWhen, pick } from "../../text/format";
import { text } from "../../text/text";

/** Returns what a record is called: its title, or what was done where it has none. */
export function titleOf({ title, violations }: Pick<Incident | IncidentSummary, "title" | "violations">): string {
  return pick(lang.value, title) || terms("violation", violations) || text.value.untitled;
}

/** Returns the words of a field; "" where it has nothing. */
export function inWords(field: IncidentField, incident: Incident): string {
  const t = text.value;
  switch (field) {
    case "title": return pick(lang.value, incident.title);
    case "summary": return pick(lang.value, incident.summary);
    case "when": return joined([formatWhen(lang.value, incident.when), term("date-precision", incident.when.precision)]);
    case "where": return joined([pick(lang.value, incident.where.text), pick(lang.value, incident.where.region), incident.where.point?.toReversed().join(", ")]);
    case "placement": return placement(incident);
    case "violations": return terms("violation", incident.violations);
    case "casualties": return casualties(incident);
    case "facilities": return terms("facility", incident.facilities);
    case "weapons": return terms("weapon", incident.weapons);
    case "claims": return (incident.claims ?? []).map(({ party, claim, confidence }) => `${term("party", party)} (${joined([term("claim", claim), term("confidence", confidence)])})`).join(" · ");
    case "control_stated": return terms("controller", incident.control_stated);
    case "control_derived": return terms("controller", incident.control_derived);
    case "sources": return joined([incident.sources?.length ? t.panel.sourceCount(incident.sources.length) : "", ...(incident.sources ?? []).map(({ title, publisher, url }) => title || publisher || url)]);
    case "grading": return incident.grading ? term("grading", incident.grading) : "";
    case "aggregated": return incident.aggregated ? t.panel.yes : "";
    case "sensitivity": return term("sensitivity", incident.sensitivity);
  }
}

function placement({ placement: { name, subdistrict, district, governorate, precision, state } }: Incident): string {
  const finest = subdistrict || district || governorate;
  return joined([pick(lang.value, name) || (finest && pick(lang.value, areaLabel(finest))), term("precision", precision), text.value.states[state]]);
}

function casualties({ casualties = {} }: Incident): string {
  const t = text.value;
  return joined(Object.entries(casualties).map(([measure, range]) => {
    const [, total = measure, subset] = /^([a-z]+)-(.+)$/.exec(measure) ?? [];
    const name = [t.measures[total] ?? total, subset && (t.subsets[subset] ?? subset)].filter(Boolean).join(" / ");
    return t.named(name, formatRange(lang.value, range));
  }));
}

function term(list: VocabularyList, code: string): string {
  return pick(lang.value, termLabel(list, code));
}

function terms(list: VocabularyList, codes: readonly string[] = []): string {
  return joined(codes.map((code) => term(list, code)));
}

function joined(parts: readonly (string | undefined)[]): string {
  return parts.filter(Boolean).join(" · ");
}
