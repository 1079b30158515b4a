// Finding an area by a part of its name in either script, however it is spelt: without case,
// accents, hyphens, vowel marks, or the forms of alef, ya and ta marbuta.

import type { Area } from "../api/types";

/** Returns a name with spelling differences folded away. */
export function foldName(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/[\p{M}\u0640\u200e\u200f\u061c]/gu, "")
    .toLowerCase()
    .replace(/[أإآٱ]/g, "ا").replace(/[ىئ]/g, "ي").replace(/ؤ/g, "و").replace(/ة/g, "ه")
    .replace(/['’ʿʾ`´-]/g, (mark) => (mark === "-" ? " " : ""))
    .replace(/\s+/g, " ")
    .trim();
}

/** The article that a reader may leave out: al-, ad-, ar-, ... and ال. */
function withoutArticle(folded: string): string {
  return folded.replace(/^(?:(?:al|ad|ar|as|at|an|az|ash|el) |ال)/, "");
}

const RANK = { governorate: 0, district: 1, subdistrict: 2 } as const;

/** Returns the areas whose name or p-code matches, the best and the largest first, at most `limit`. */
export function searchAreas(areas: Iterable<Area>, typed: string, limit: number): Area[] {
  const wanted = withoutArticle(foldName(typed));
  if (wanted === "") return [];
  const found: { area: Area; rank: number }[] = [];
  for (const area of areas) {
    const names = [area.name.en, area.name.ar].map((name) => withoutArticle(foldName(name ?? "")));
    const place = Math.min(...names.map((name) => matchRank(name, wanted)), area.pcode.toLowerCase() === wanted ? 0 : 9);
    if (place < 9) found.push({ area, rank: place * 10 + RANK[area.level] });
  }
  return found.sort((a, b) => a.rank - b.rank || a.area.pcode.localeCompare(b.area.pcode)).slice(0, limit).map(({ area }) => area);
}

function matchRank(name: string, wanted: string): number {
  if (name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  if (name.includes(` ${wanted}`)) return 2;
  return name.includes(wanted) ? 3 : 9;
}
