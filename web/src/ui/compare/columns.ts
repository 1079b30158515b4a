// How several maps are laid out in the room there is.

/** How much wider than high the country is on a map. */
const COUNTRY_ASPECT = 1.15;

/** Pixels that the title of a map takes, and that a map is high at least: where there is no room for that the maps scroll. */
const [TITLE, LEAST_HEIGHT] = [46, 150];

/** Returns in how many columns `maps` maps show the country as large as can be in pixels of room; of several, those that need the fewest rows, and leave the least empty. */
export function columnsFor(maps: number, width: number, height: number): number {
  const layouts = Array.from({ length: maps }, (_, i) => {
    const [columns, rows] = [i + 1, Math.ceil(maps / (i + 1))];
    return { columns, rows, size: Math.min(width / columns / COUNTRY_ASPECT, Math.max(height / rows - TITLE, LEAST_HEIGHT)) };
  });
  return layouts.sort((a, b) => b.size - a.size || a.rows - b.rows || a.columns - b.columns)[0]?.columns ?? 1;
}
