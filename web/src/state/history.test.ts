import { expect, test } from "vitest";
import type { Incident } from "../api/types";
import { changedFields } from "./history";

const before: Incident = {
  id: "01DXF6DT008FDM10624H6VYD1A", dataset: "d", title: { en: "One", ar: "واحد" }, when: { start: "2020-05-01", end: "2020-05-01", precision: "day" },
  where: { text: { en: "Afrin" } }, placement: { state: "review", precision: "district" }, violations: ["siege"], sensitivity: "public",
};

test("a revision changed what differs, in the order of the panel", () => {
  const after: Incident = { ...before, grading: "fair", title: { ar: "واحد", en: "One" }, placement: { state: "accepted", precision: "locality" } };
  expect(changedFields(before, after)).toEqual(["placement", "grading"]);
});

test("an empty list is the same as none", () => {
  expect(changedFields(before, { ...before, claims: [], weapons: [] })).toEqual([]);
});
