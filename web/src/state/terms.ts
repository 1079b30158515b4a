// Choosing from a list of terms that has groups. A group's code stands for all its members, as
// it does for the server: choosing the group is shorter than choosing each.

import type { Term } from "../api/types";
import { foldName } from "./names";

export type Choice = "chosen" | "partly" | "not";

function members(terms: readonly Term[], group: string): string[] {
  return terms.filter((term) => term.parent === group).map((term) => term.code);
}

/** Reports whether a term is chosen, by itself or through its group; a group can be partly chosen. */
export function choiceOf(terms: readonly Term[], chosen: readonly string[], term: Term): Choice {
  if (chosen.includes(term.code) || (term.parent && chosen.includes(term.parent))) return "chosen";
  return members(terms, term.code).some((code) => chosen.includes(code)) ? "partly" : "not";
}

/** Returns the chosen codes after a term is switched on or off, sorted. */
export function toggleTerm(terms: readonly Term[], chosen: readonly string[], term: Term): string[] {
  const next = new Set(chosen);
  const below = members(terms, term.code);
  const on = choiceOf(terms, chosen, term) === "chosen";
  for (const code of below) next.delete(code);
  if (on) {
    next.delete(term.code);
    if (term.parent && next.delete(term.parent)) {
      for (const sibling of members(terms, term.parent)) if (sibling !== term.code) next.add(sibling);
    }
  } else next.add(term.code);
  return [...next].sort();
}

/** Returns the terms with each group followed by its members. */
export function inTreeOrder(terms: readonly Term[]): Term[] {
  const tops = terms.filter((term) => !term.parent);
  return tops.flatMap((top) => [top, ...terms.filter((term) => term.parent === top.code)]);
}

/**
 * Returns the terms that a text is found in, in either script or as the code, each group before its members. A
 * group that is found brings its members, and a member its group. An empty text finds every term.
 */
export function findTerms(terms: readonly Term[], typed: string): Term[] {
  const wanted = foldName(typed);
  const found = new Set(terms.filter((term) => [term.label.en, term.label.ar, term.code].some((name) => foldName(name ?? "").includes(wanted))).map(({ code }) => code));
  const groups = new Set(terms.filter(({ code, parent }) => parent && found.has(code)).map(({ parent }) => parent));
  return inTreeOrder(terms).filter(({ code, parent }) => found.has(code) || groups.has(code) || (parent && found.has(parent)));
}
