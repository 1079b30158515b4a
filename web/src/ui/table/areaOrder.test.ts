import { describe, expect, test } from "vitest";
import type { AreaSort } from "../../state/view";
import { inAreaOrder, type AreaRow } from "./areaOrder";

const row = (pcode: string, name: string, value: AreaRow["value"], incidents: number, above = ""): AreaRow => ({ pcode, name, above, value, second: undefined, incidents, population: 0 });
const ROWS = [
  row("SY01", "Homs", 3, 5, "B"), row("SY02", "Aleppo", undefined, 0, "B"), row("SY03", "Idleb", null, 9, "A"), row("SY04", "Hama", 0, 2, "A"), row("SY05", "Damascus", 3, 4, "A"),
];
const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));

describe("areas in a table", () => {
  test.each<[AreaSort, string[]]>([
    ["-value", ["Damascus", "Homs", "Hama", "Idleb", "Aleppo"]], ["value", ["Hama", "Damascus", "Homs", "Idleb", "Aleppo"]],
    ["-incidents", ["Idleb", "Homs", "Damascus", "Hama", "Aleppo"]], ["name", ["Aleppo", "Damascus", "Hama", "Homs", "Idleb"]],
    ["above", ["Damascus", "Hama", "Idleb", "Aleppo", "Homs"]], ["-second", ["Aleppo", "Damascus", "Hama", "Homs", "Idleb"]],
  ])("by %s: equals by name, not known after known, without a record last", (order, want) => {
    expect(inAreaOrder(ROWS, order, compare).map(({ name }) => name)).toEqual(want);
  });
});
