import { expect, test } from "vitest";
import type { Term } from "../api/types";
import { choiceOf, findTerms, inTreeOrder, toggleTerm } from "./terms";

const term = (code: string, parent?: string): Term => ({ code, label: { en: code, ar: code }, ...(parent ? { parent } : {}) });
const terms = [term("regime"), term("hts", "islamist"), term("islamist"), term("isis", "islamist"), term("tip", "islamist")];
const named = (code: string) => terms.find((t) => t.code === code)!;

test.each<[string, string[], string, string[]]>([
  ["a term is chosen", [], "regime", ["regime"]],
  ["a term is given up", ["regime"], "regime", []],
  ["a group replaces its members", ["isis", "regime"], "islamist", ["islamist", "regime"]],
  ["giving up a group gives up all", ["islamist"], "islamist", []],
  ["giving up one member of a chosen group leaves the others", ["islamist"], "isis", ["hts", "tip"]],
  ["a member beside others", ["isis"], "hts", ["hts", "isis"]],
])("%s", (_, chosen, code, want) => {
  expect(toggleTerm(terms, chosen, named(code))).toEqual(want);
});

test("a group is partly chosen with some of its members, its members are chosen with it", () => {
  expect(choiceOf(terms, ["isis"], named("islamist"))).toBe("partly");
  expect(choiceOf(terms, ["islamist"], named("isis"))).toBe("chosen");
  expect(choiceOf(terms, [], named("islamist"))).toBe("not");
});

test("members follow their group", () => {
  expect(inTreeOrder(terms).map((t) => t.code)).toEqual(["regime", "islamist", "hts", "isis", "tip"]);
});

const spelt: Term[] = [
  { code: "russia", label: { en: "Russian forces", ar: "القوات الروسية" } },
  { code: "islamist", label: { en: "Extremist Islamist groups", ar: "التنظيمات الإسلامية المتشددة" } },
  { code: "isis", parent: "islamist", label: { en: "ISIS", ar: "تنظيم داعش" } },
  { code: "hts", parent: "islamist", label: { en: "Hay'at Tahrir al Sham", ar: "هيئة تحرير الشام" } },
];

test.each<[string, string, string[]]>([
  ["nothing typed finds all", " ", ["russia", "islamist", "isis", "hts"]],
  ["a member is shown under its group", "isis", ["islamist", "isis"]],
  ["the other script finds too, however it is spelt", "هيئه", ["islamist", "hts"]],
  ["a mark within a name may be left out", "hayat", ["islamist", "hts"]],
  ["a group brings its members", "extremist", ["islamist", "isis", "hts"]],
  ["what nobody is called", "zzz", []],
])("finding a term: %s", (_, typed, want) => {
  expect(findTerms(spelt, typed).map(({ code }) => code)).toEqual(want);
});
