import { expect, test } from "vitest";
import { decisionOf, type Draft } from "./decision";
import { basic } from "./desk";

const draft: Draft = { pcode: "C3953", record: "", setAside: true, note: " two maps agree ", found: [] };

test.each<[string, Draft, boolean, object]>([
  ["all with the description", draft, false, { context: "x", pcode: "C3953", note: "two maps agree", set_aside_coordinates: true, supersede: false }],
  ["what replaces another decision", { ...draft, note: "" }, true, { context: "x", pcode: "C3953", set_aside_coordinates: true, supersede: true }],
  ["one record alone, which replaces nothing", { ...draft, record: "01HZ", note: " " }, true, { record: "01HZ", alone: true, pcode: "C3953" }],
  ["that no place fits", { ...draft, pcode: "none", setAside: false, note: "" }, false, { context: "x", pcode: "none", set_aside_coordinates: false, supersede: false }],
])("a decision about %s", (_, now, supersede, sent) => expect(decisionOf({ context: "x" }, now, supersede)).toEqual(sent));

test.each([["Rana", "a secret: of your own"], ["سليم", "سر طويل"]])("%s is known by name and secret in UTF-8", (name, secret) => {
  expect(basic(name, secret)).toBe(`Basic ${Buffer.from(`${name}:${secret}`, "utf8").toString("base64")}`);
});
