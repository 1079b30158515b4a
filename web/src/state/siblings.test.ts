import { expect, test } from "vitest";
import type { Area } from "../api/types";
import { siblingsOf } from "./siblings";

const area = (pcode: string, parent: string) => ({ pcode, parent, level: parent === "SY" ? "governorate" : "district" }) as Area;
const areas = new Map([area("SY02", "SY"), area("SY07", "SY"), area("SY0200", "SY02"), area("SY0203", "SY02"), area("SY0204", "SY02"), area("SY0700", "SY07")].map((a) => [a.pcode, a]));
const cell = (row: string, n: number, killed?: number) => ({ row, records: n, incidents: { min: n, max: n }, ...(killed === undefined ? {} : { value: { min: killed, max: killed } }) });
const cells = [cell("SY0200", 1), cell("SY0203", 4, 9), cell("", 3, 1)];

test("the areas beside one are all of its parent, the most records first, also those without a record", () => {
  expect(siblingsOf("SY0203", areas, [], { cells })).toEqual([
    { pcode: "SY0203", incidents: { min: 4, max: 4 }, killed: { min: 9, max: 9 } },
    { pcode: "SY0200", incidents: { min: 1, max: 1 }, killed: undefined },
    { pcode: "SY0204", incidents: { min: 0, max: 0 }, killed: { min: 0, max: 0 } },
  ]);
  expect(siblingsOf("SY02", areas, [], { cells: [] }).map(({ pcode }) => pcode)).toEqual(["SY02", "SY07"]);
});

test("they are ordered by people killed where that is what the map shows", () => {
  const table = { cells: [cell("SY0200", 1, 10), cell("SY0203", 4, 9), cell("SY0204", 6)] };
  expect(siblingsOf("SY0203", areas, [], table, "killed").map(({ pcode }) => pcode)).toEqual(["SY0200", "SY0203", "SY0204"]);
});

test("the country is shown by its governorates", () => {
  expect(siblingsOf("SY", areas, [], { cells: [cell("SY07", 1)] }).map(({ pcode }) => pcode)).toEqual(["SY07", "SY02"]);
});

test("what the filter leaves out is not compared", () => {
  const under = (filter: string[]) => siblingsOf("SY0203", areas, filter, { cells }).map(({ pcode }) => pcode);
  expect(under(["SY02"])).toEqual(["SY0203", "SY0200", "SY0204"]);
  expect(under(["SY0203", "SY020401"])).toEqual(["SY0203"]);
});
