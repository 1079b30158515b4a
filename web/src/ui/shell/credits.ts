// Who made the data that the page shows, in a few words.

import { about } from "../../state/answers";
import { filter, lang } from "../../state/store";
import { pick } from "../../text/format";

export interface Credit {
  name: string;
  url: string;
  /** The credit and its licence in full. */
  whole: string;
}

/** Returns the name that a credit begins with: who, before how and through whom. */
function shortCredit(credit: string): string {
  return credit.split(/[:,;]/, 1)[0]?.trim() ?? credit;
}

/** Returns the credits that the licences of the map's data ask for, each named once. */
export function mapCredits(): Credit[] {
  const attributions = about.answer.value.data?.attributions ?? [];
  const named = attributions.map(({ credit, licence, url }): [string, Credit] => [
    shortCredit(credit), { name: shortCredit(credit), url, whole: [credit, licence].filter(Boolean).join(", ") },
  ]);
  return [...new Map(named).values()];
}

/** Returns whose records are shown, each dataset once: those of the filter, or all. */
export function recordCredits(): string[] {
  const chosen = filter.value.dataset;
  const datasets = (about.answer.value.data?.datasets ?? []).filter(({ code }) => chosen.length === 0 || chosen.includes(code));
  return [...new Set(datasets.map(({ publisher, title, code }) => publisher || pick(lang.value, title) || code))];
}
