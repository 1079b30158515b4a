import { expect, test } from "vitest";
import type { Area, Level } from "../api/types";
import { foldName, searchAreas } from "./names";

const area = (pcode: string, level: Level, en: string, ar: string): Area =>
  ({ pcode, level, parent: "SY", name: { en, ar }, center: [0, 0], bbox: [0, 0, 0, 0], area_km2: 1, population: 0, population_2004: 0 });
const areas = [
  area("SY020300", "subdistrict", "Afrin", "مركز عفرين"), area("SY0203", "district", "Afrin", "عفرين"), area("SY02", "governorate", "Aleppo", "حلب"),
  area("SY08", "governorate", "Al-Hasakeh", "الحسكة"), area("SY0705", "district", "Jisr-Ash-Shugur", "جسر الشغور"), area("SY07", "governorate", "Idleb", "إدلب"),
];

test.each<[string, string[]]>([
  ["afrin", ["SY0203", "SY020300"]], ["عفرين", ["SY0203", "SY020300"]], ["hasakeh", ["SY08"]], ["al hasa", ["SY08"]], ["الحسكه", ["SY08"]],
  ["حسكة", ["SY08"]], ["ادلب", ["SY07"]], ["shugur", ["SY0705"]], ["SY02", ["SY02"]], ["xyz", []], ["  ", []],
])("%s finds %o", (typed, want) => {
  expect(searchAreas(areas, typed, 5).map((a) => a.pcode)).toEqual(want);
});

test("folding takes accents and invisible marks away", () => {
  expect(foldName("\u200fDeir-ez-Zōr’ ")).toBe("deir ez zor");
  expect(foldName("مَعَرّة")).toBe("معره");
});
